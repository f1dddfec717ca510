"""Official codes and names of provinces and wards, asked of the package that keeps them.

It must not know units; the package is imported late, for its tables are large.
"""

from collections.abc import Mapping
from functools import lru_cache

# What every province has by Decree 150/2025/NĐ-CP, article 8; others only where conditions are met.
DEPARTMENTS = (
    *("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Công Thương", "Sở Nông nghiệp và Môi trường"),
    *("Sở Xây dựng", "Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch"),
    *("Sở Giáo dục và Đào tạo", "Sở Y tế", "Thanh tra tỉnh", "Văn phòng Ủy ban nhân dân"),
)


def is_province_code(code: str) -> bool:
    """Whether two digits are the code of a province in force."""
    from vietnam_provinces import ProvinceCode  # noqa: PLC0415 - large tables, loaded when needed

    return (
        code.isdecimal()
        and len(code) == len("20")
        and int(code) in {member.value for member in ProvinceCode}
    )


def is_ward_code(code: str) -> bool:
    """Whether five digits are the code of a commune, ward or special zone in force."""
    from vietnam_provinces import WardCode  # noqa: PLC0415 - large tables, loaded when needed

    return (
        code.isdecimal()
        and len(code) == len("06187")
        and int(code) in {member.value for member in WardCode}
    )


@lru_cache(maxsize=8)
def wards_of(province: str) -> Mapping[str, str]:
    """Name of each commune, ward and special zone of a province by code, in that order; empty for none."""
    from vietnam_provinces import Ward  # noqa: PLC0415 - large tables, loaded when needed

    if not is_province_code(province):
        return {}
    found = Ward.iter_all()
    return dict(
        sorted((f"{int(w.code):05d}", w.name) for w in found if int(w.province_code) == int(province))
    )


@lru_cache(maxsize=1)
def provinces() -> Mapping[str, str]:
    """Name of each province by code, in that order."""
    from vietnam_provinces import Province  # noqa: PLC0415 - large tables, loaded when needed

    return dict(sorted((f"{int(p.code):02d}", p.name) for p in Province.iter_all()))
