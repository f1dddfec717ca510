"""Make up the whole country as a workspace: `python3 scripts/nation.py FOLDER [--provinces 20,01]`.

Codes and names of provinces and communes are the official ones of the package that keeps them; texts are
made up, every unit says that it is invented, and no target is written: nothing of it can be published.
The same seed gives the same files, byte for byte.
"""

import argparse
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import environment
from environment import say

ROOT = Path(__file__).resolve().parent.parent
SHARED = 450  # records of the centre, which every unit shows
MINISTRIES = (
    *("Bộ Quốc phòng", "Bộ Công an", "Bộ Ngoại giao", "Bộ Nội vụ", "Bộ Tư pháp", "Bộ Tài chính"),
    *("Bộ Công Thương", "Bộ Nông nghiệp và Môi trường", "Bộ Xây dựng", "Bộ Khoa học và Công nghệ"),
    *("Bộ Văn hóa, Thể thao và Du lịch", "Bộ Giáo dục và Đào tạo", "Bộ Y tế"),
    *("Bộ Dân tộc và Tôn giáo", "Ngân hàng Nhà nước Việt Nam", "Thanh tra Chính phủ"),
    "Văn phòng Chính phủ",
)


@dataclass(frozen=True, slots=True)
class Spread:
    """How many records units of a level have: log-normal with this median and sigma, at most so many.

    Communes write little and unequally: half of them a dozen records, one in a hundred above eighty.
    """

    median: float
    sigma: float
    most: int

    def drawn(self, chance: random.Random, scale: float) -> int:
        """One unit's number, at least one."""
        drawn = chance.lognormvariate(math.log(self.median), self.sigma)
        return max(1, min(self.most, round(drawn * scale)))


SPREADS = {
    "Tỉnh, thành phố": Spread(60, 0.4, 200),
    "Sở, ban, ngành": Spread(25, 0.6, 150),
    "Bộ, ngành": Spread(40, 0.5, 200),
    "Xã": Spread(12, 0.8, 200),
    "Phường": Spread(16, 0.8, 200),
    "Đặc khu": Spread(12, 0.8, 200),
}


@dataclass(frozen=True, slots=True)
class NationUnit:
    """A unit of the country before it is a folder."""

    id: str
    name: str
    level: str
    province_code: str = ""
    ward_code: str = ""
    parent: str = ""

    def fields(self) -> dict[str, object]:
        """The keys of its `don-vi.yml`."""
        told: dict[str, object] = {
            "ten": self.name,
            "cap": self.level,
            "gia_dinh": "có",
            "trinh_dien": "có",
        }
        codes = {"ma_tinh": self.province_code, "ma_xa": self.ward_code, "co_quan_chu_quan": self.parent}
        host = ".".join(reversed(self.id.split("/")))
        told |= {key: value for key, value in codes.items() if value}
        return told | {
            "dia_chi_chuyen_muc": f"https://{host}.nq57.example/",
            "gioi_thieu": f"Nội dung giả định của {self.name}, chỉ để đo.",
        }


def nation(chosen: Iterable[str] = ()) -> Iterator[NationUnit]:
    """Every unit of the country; with `chosen` codes of provinces, those provinces and no ministry."""
    from nq57.content.administrative import DEPARTMENTS, provinces, wards_of  # noqa: PLC0415 - its environment
    from nq57.language.slugs import address_of  # noqa: PLC0415 - the same

    wanted = frozenset(chosen)
    for name in () if wanted else MINISTRIES:
        yield NationUnit(address_of(name), name, "Bộ, ngành")
    for code, name in provinces().items():
        if wanted and code not in wanted:
            continue
        place = f"thành phố {name.removeprefix('Thành phố ')}" if "Thành phố" in name else f"tỉnh {name}"
        province = f"Ủy ban nhân dân {place}"
        own = address_of(name.removeprefix("Thành phố "))
        yield NationUnit(own, province, "Tỉnh, thành phố", code)
        for department in DEPARTMENTS:
            full = f"{department} {place}"
            yield NationUnit(f"{own}/{address_of(department)}", full, "Sở, ban, ngành", code, "", province)
        taken = Counter(address_of(ward) for ward in wards_of(code).values())
        for ward_code, ward in wards_of(code).items():
            slug = address_of(ward)
            slug += f"-{ward_code}" if taken[slug] > 1 else ""
            full = f"Ủy ban nhân dân {ward[:1].lower()}{ward[1:]}"
            yield NationUnit(f"{own}/{slug}", full, _level(ward), code, ward_code, province)


def _level(ward: str) -> str:
    return next((level for level in ("Phường", "Đặc khu") if ward.startswith(level)), "Xã")


def write_nation(
    root: Path, units: Iterable[NationUnit], *, shared: int, scale: float, seed: int
) -> Counter[str]:
    """Write the workspace; how many units and records it has."""
    from bench_corpus import CENTRAL, as_yaml, drafts_of, write_record, write_shell, write_text  # noqa: PLC0415 - above

    write_shell(ROOT, root)
    counts = Counter(records=shared)
    write_text(
        root / "content" / CENTRAL / "don-vi.yml", as_yaml({"ten": "Trung ương", "cap": "Trung ương"})
    )
    for draft in drafts_of(CENTRAL, shared, seed, "Chính phủ"):
        write_record(root, draft)
    for unit in units:
        chance = random.Random(f"{seed} so-bai {unit.id}")  # noqa: S311 - sizes to measure with, no secret
        number = SPREADS[unit.level].drawn(chance, scale)
        write_text(root / "content" / unit.id / "don-vi.yml", as_yaml(unit.fields()))
        for draft in drafts_of(unit.id, number, seed, unit.name):
            write_record(root, draft)
        counts.update(units=1, records=number)
    return counts


def make(arguments: list[str]) -> int:
    """Write what is asked for and say how much it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where to write; it must be empty or an earlier nation")
    parser.add_argument("--provinces", default="", help="codes of provinces, by commas; all without")
    parser.add_argument("--units", type=int, default=0, help="only so many units, from the first on")
    parser.add_argument("--shared", type=int, default=SHARED, help="records of the centre")
    parser.add_argument("--scale", type=float, default=1.0, help="all numbers of records times this")
    parser.add_argument("--seed", type=int, default=57)
    asked = parser.parse_args(arguments)
    if (asked.folder / "noi-dang.yml").exists():
        parser.error(f"{asked.folder} has targets: a made-up nation is never published")
    units = list(nation(filter(None, asked.provinces.split(","))))[: asked.units or None]
    counts = write_nation(asked.folder, units, shared=asked.shared, scale=asked.scale, seed=asked.seed)
    say(f"{counts['units']} units, {counts['records']} records in {asked.folder}")
    return 0


def main(arguments: list[str]) -> int:
    """Run in the project's environment, where the official names are."""
    environment.prepare(environment.TEST_LOCK)
    inner = "import sys; sys.path.insert(0, 'scripts'); import nation; sys.exit(nation.make(sys.argv[1:]))"
    return environment.run(["-c", inner, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
