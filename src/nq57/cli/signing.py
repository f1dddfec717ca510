"""`nq57 sign` and `nq57 verify`: manifests signed, and trees proven to be what was signed.

It must not sign while building: who builds needs no key. Keys come from the environment only.
"""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from nq57.cli.options import RootOption, as_of_day, project_root, stop

if TYPE_CHECKING:
    from nq57.build.signing import Manifest

SECRET, PUBLIC = "NQ57_KHOA_KY", "NQ57_KHOA_KIEM"
Units = Annotated[
    list[str] | None, typer.Argument(metavar="[ĐƠN VỊ]...", help="Mã đơn vị; mặc định: mọi đơn vị đã dựng.")
]
Out = Annotated[Path | None, typer.Option("--out", help="Thư mục kết quả; mặc định: site/.")]
_FAULTS = {
    "thieu": "thiếu tệp",
    "sai": "tệp không đúng",
    "thua": "tệp thừa",
    "thua-thu-muc": "thư mục thừa",
    "lien-ket": "có liên kết (không được phép trong cây)",
}


def sign(
    units: Units = None,
    root: RootOption = None,
    out: Out = None,
    new_keys: Annotated[bool, typer.Option("--new-key", help="In một cặp khóa mới rồi dừng.")] = False,
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
        known = signing.read_manifest(manifest)
        if known is None or known.tree != tree:
            stop(f"Bảng kê của {tree} hỏng hoặc của đơn vị khác; chưa ký. Chạy nq57 build trước.")
        try:
            signature = signing.signature_of(manifest, key)
        except signing.BadKeyError:
            stop(f"{SECRET} không phải khóa Ed25519 (32 byte, base64).")
        signing.signature_place(folder, tree).write_bytes(signature)
        typer.echo(f"Đã ký {tree}.")


def verify(
    units: Units = None,
    root: RootOption = None,
    out: Out = None,
    not_before: Annotated[
        str | None,
        typer.Option("--not-before", metavar="NGÀY", help="Từ chối bản dựng cho ngày trước ngày này."),
    ] = None,
    revision: Annotated[
        str | None,
        typer.Option("--revision", metavar="BẢN", help="Từ chối bản không dựng từ bản nguồn Git này."),
    ] = None,
) -> None:
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
    if revision is not None and not revision.strip():
        stop("--revision để trống: ghi mã bản nguồn Git, hoặc bỏ hẳn tùy chọn này.")
    wanted = _Wanted(
        revision and revision.strip(), as_of_day(not_before) if not_before is not None else None
    )
    sound = [_is_proven(folder, tree, keys, wanted) for tree in _trees(folder, units)]
    if not all(sound):
        raise typer.Exit(1)


class _Wanted(NamedTuple):
    """What a signed tree must be, beside whole: from this revision, of no earlier day."""

    revision: str | None
    not_before: dt.date | None


def _is_proven(folder: Path, tree: str, keys: list[str], wanted: _Wanted) -> bool:
    """Whether a tree is what was signed and wanted; says what it is, or everything that is wrong."""
    from nq57.build.signing import tree_faults

    manifest = _signed_manifest(folder, tree, keys)
    if isinstance(manifest, str):
        typer.echo(f"{tree}: {manifest}")
        return False
    faults = [
        *_unwanted(manifest, tree, wanted),
        *(f"{_FAULTS[kind]} {path}" for kind, path in tree_faults(folder / tree, manifest)),
    ]
    answer = (
        f"ngày {manifest.as_of:%d/%m/%Y}, bản nguồn {manifest.revision or 'không rõ'},"
        f" nq57 {manifest.version or 'không rõ'}"
    )
    typer.echo("\n".join(f"{tree}: {fault}" for fault in faults) or f"{tree}: đúng bản đã ký ({answer}).")
    return not faults


def _signed_manifest(folder: Path, tree: str, keys: list[str]) -> "Manifest | str":
    """The manifest of a tree once its signature is proven, or why it is not believed."""
    from nq57.build import signing

    places = (signing.manifest_place(folder, tree), signing.signature_place(folder, tree))
    if not places[1].is_file():
        return "chưa ký"
    data, signature = (place.read_bytes() for place in places)
    if not signing.is_signed(data, signature, keys):
        return "chữ ký không đúng"
    return signing.read_manifest(data) or "bảng kê hỏng"


def _unwanted(manifest: "Manifest", tree: str, wanted: _Wanted) -> Iterator[str]:
    """Why a whole tree is not the one meant: a signature says nothing of where its tree lies, or when."""
    if manifest.tree != tree:
        yield f"bản đã ký là của đơn vị khác ({manifest.unit})"
    if wanted.not_before and manifest.as_of < wanted.not_before:
        yield f"bản đã ký dựng cho ngày {manifest.as_of:%d/%m/%Y}, trước {wanted.not_before:%d/%m/%Y}"
    if wanted.revision and not manifest.is_of(wanted.revision):
        yield f"bản đã ký dựng từ bản nguồn {manifest.revision or 'không rõ'}, không phải {wanted.revision}"


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
