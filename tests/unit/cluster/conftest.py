"""A small piece of the country, built once the ordinary way, to be compared with what parts make of it."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.projects import ROOT, build

_SUCCESSOR = "chuyen_sang: hue/phuong-phu-xuan\n"
_WAIVER = """  - tep: content/{file}
    phat_hien: so-dien-thoai
    gia_tri: "09******78"
    ma_tep: "{digest}"
    nguoi_ky: Nguyễn Văn Mẫu
    ngay: 01/10/2026
    ly_do: Số máy trực, đã công bố
"""
_WAIVED = ("hue/tin-tuc/hong.md", "trung-uong/don-vi.yml", "lang-son/khong-con.md", "khong-co/a.md")


@dataclass(frozen=True, slots=True)
class Nation:
    """The workspace, its trees as one machine builds them, and what that machine said."""

    root: Path
    out: Path
    said: str

    @property
    def files(self) -> Mapping[str, bytes]:
        """Every file of every tree, and the manifests."""
        return files_of(self.out)


def files_of(out: Path) -> Mapping[str, bytes]:
    """Every file of every tree below a folder, and the manifests, by path."""
    return dict(_files(out))


def _files(out: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.is_file() and (not name.startswith(".nq57/") or name.endswith(".manifest.json")):
            yield name, path.read_bytes()


@pytest.fixture(scope="package")
def country(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    """Five units of two provinces; one names a successor in the other, a record and a folder are wrong."""
    sys.path.insert(0, str(ROOT / "scripts"))
    from nation import nation, write_nation  # noqa: PLC0415 - a script

    root = tmp_path_factory.mktemp("ca-nuoc") / "du-an"
    wanted = ("lang-son", "lang-son/phuong-ky-lua", "lang-son/xa-ba-son", "hue", "hue/phuong-phu-xuan")
    units = [unit for unit in nation(("20", "46")) if unit.id in wanted]
    assert [unit.id for unit in units] == [*wanted[:3], *wanted[3:]]
    write_nation(root, units, shared=12, scale=0.15, seed=57)
    content = root / "content"
    with (content / "lang-son/xa-ba-son/don-vi.yml").open("a", encoding="utf-8") as file:
        file.write(_SUCCESSOR)
    (content / "hue/tin-tuc").mkdir(exist_ok=True)
    (content / "hue/tin-tuc/hong.md").write_text("---\ntieu_de: Thiếu ngày\nla: 1\n---\n", encoding="utf-8")
    waivers = "".join(_WAIVER.format(file=file, digest="0" * 64) for file in _WAIVED)
    (content / "ngoai-le.yml").write_text(f"ngoai_le:\n{waivers}", encoding="utf-8")
    (content / "lac").mkdir()
    (content / "lac/ghi-chu.md").write_text("Không thuộc đơn vị nào.\n", encoding="utf-8")
    out = tmp_path_factory.mktemp("mot-may")
    done = build(root, out)
    assert done.returncode == 1, done.stderr  # one record is left out
    return Nation(root, out, done.stderr)
