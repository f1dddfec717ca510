"""`nq57 sign` and `nq57 verify`: manifests signed, and trees proven to be what was signed.

It must not sign while building: who builds needs no key. Keys come from the environment only.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from nq57.cli.options import RootOption, project_root, stop

SECRET, PUBLIC = "NQ57_KHOA_KY", "NQ57_KHOA_KIEM"
Units = Annotated[
    list[str] | None, typer.Argument(metavar="[ĐƠN VỊ]...", help="Mã đơn vị; mặc định: mọi đơn vị đã dựng.")
]
Out = Annotated[Path | None, typer.Option("--out", help="Thư mục kết quả; mặc định: site/.")]
_FAULTS = {
    "thieu": "thiếu tệp",
    "sai": "tệp không đúng",
    "thua": "tệp thừa",
    "hong": "bảng kê hỏng",
}


def sign(
    units: Units = None,
    root: RootOption = None,
    out: Out = None,
    new_keys: Annotated[bool, typer.Option("--tao-khoa", help="In một cặp khóa mới rồi dừng.")] = False,
) -> None:
    """Ký bảng kê của các chuyên mục đã dựng (Ed25519); khóa lấy từ biến môi trường NQ57_KHOA_KY."""
    from nq57.build import signing

    if new_keys:
        secret, public = signing.new_keys()
        typer.echo(f"{SECRET}={secret}\n{PUBLIC}={public}")
        return
    key = os.environ.get(SECRET) or stop(f"Chưa có khóa ký: đặt biến môi trường {SECRET}.")
    folder = _folder(root, out)
    for tree in _trees(folder, units):
        manifest = signing.manifest_place(folder, tree).read_bytes()
        try:
            signature = signing.signature_of(manifest, key)
        except signing.BadKeyError:
            stop(f"{SECRET} không phải khóa Ed25519 (32 byte, base64).")
        signing.signature_place(folder, tree).write_bytes(signature)
        typer.echo(f"Đã ký {tree}.")


def verify(units: Units = None, root: RootOption = None, out: Out = None) -> None:
    """Kiểm chữ ký và từng tệp của các chuyên mục đã dựng (khóa: NQ57_KHOA_KIEM). Mã thoát 1 khi sai."""
    from nq57.build import signing

    keys = os.environ.get(PUBLIC, "").split()
    if not keys:
        stop(f"Chưa có khóa kiểm: đặt biến môi trường {PUBLIC}.")
    folder = _folder(root, out)
    try:
        signing.public_keys(keys)
    except signing.BadKeyError:
        stop(f"{PUBLIC} không phải khóa công khai Ed25519 (32 byte, base64).")
    faults = {tree: list(_faults(folder, tree, keys)) for tree in _trees(folder, units)}
    for tree, found in faults.items():
        typer.echo("\n".join([f"{tree}: {fault}" for fault in found]) or f"{tree}: đúng bản đã ký.")
    if any(faults.values()):
        raise typer.Exit(1)


def _faults(folder: Path, tree: str, keys: list[str]) -> Iterator[str]:
    """All that is wrong with one tree; of an unproven manifest nothing else is believed."""
    from nq57.build import signing

    try:
        manifest = signing.manifest_place(folder, tree).read_bytes()
        signature = signing.signature_place(folder, tree).read_bytes()
    except OSError:
        yield "chưa ký"
        return
    if not signing.is_signed(manifest, signature, keys):
        yield "chữ ký không đúng"
        return
    for kind, path in signing.tree_faults(folder / tree, manifest):
        yield f"{_FAULTS[kind]} {path}".rstrip()


def _folder(root: Path | None, out: Path | None) -> Path:
    return (out or project_root(root) / "site").resolve()


def _trees(folder: Path, units: list[str] | None) -> list[str]:
    """The trees meant; every one that has a manifest when none is named."""
    from nq57.build.signing import manifest_place

    ending = ".manifest.json"
    built = sorted(
        path.name.removesuffix(ending) for path in manifest_place(folder, "*").parent.glob(f"*{ending}")
    )
    named = [unit.strip("/").replace("/", ".") for unit in units or ()]
    if missing := [tree for tree in named if tree not in built]:
        stop(f"Chưa dựng: {', '.join(missing)}. Chạy nq57 build trước.")
    if not built:
        stop(f"Chưa có chuyên mục nào đã dựng trong {folder}.")
    return named or built
