"""The files of a new workspace and of a new unit, made from what a person answered.

It must not ask, write or know Git. A workspace holds content and its settings; the rest is the program's.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nq57.language.slugs import address_of
from nq57.model.left_open import SAMPLE
from nq57.model.vocabulary import UNIT_LEVELS, term_label
from nq57.starting.ci_files import ci_files

_CONFIG = """\
# Tệp này chỉ để chạy được `mkdocs build`, `mkdocs serve`; thiết đặt của chuyên mục ở nq57.yml.
site_name: Chuyên mục NQ57
docs_dir: content
site_dir: site/mkdocs
theme: material
plugins:
  - nq57:
      don_vi: !ENV [NQ57_DON_VI, {unit}]
      ngay: !ENV [NQ57_NGAY, ""]
"""
_SETTINGS = """\
# Thiết đặt chung cho mọi đơn vị trong thư mục này.
# Ô tìm kiếm:
tim_kiem: có
# Infographic có thêm ảnh và bản in:
do_hoa: có
# Ảnh hiện ra khi địa chỉ bài được chia sẻ:
anh_chia_se: có
# Ảnh có thêm cỡ nhỏ cho điện thoại:
bien_the_anh: có
"""
_README = """\
# Chuyên mục NQ57: {name}

| Lệnh | Việc |
| --- | --- |
| `nq57 new tin-tuc "Tiêu đề"` | Tạo một tin; các loại khác: {kinds} |
| `nq57 serve` | Xem thử, có cả bài nháp |
| `nq57 check` | Báo lỗi, kèm dòng và cách sửa |
| `nq57 build` | Dựng vào `site/` |
| `nq57 publish {unit}` | Đăng lên nơi ghi trong `noi-dang.yml` |

Đổi giao diện: đặt một tệp cùng tên vào `templates/` hoặc `docs/assets/`, tệp đó thay tệp của nq57.
"""
_ARTICLE = """\
---
tieu_de: Chuyên mục thực hiện Nghị quyết số 57-NQ/TW
ngay: {day}
tom_tat: {name} mở chuyên mục về khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số.
chu_de:
  - Chuyển đổi số
---

{name} mở chuyên mục này để bạn đọc theo dõi việc thực hiện Nghị quyết số 57-NQ/TW.

## Có gì ở đây

- Văn bản, nhiệm vụ và kết quả thực hiện.
- Tin, bài, hỏi đáp và bài học kỹ năng số.

{sample}
"""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """What a person answered about a unit; texts as they were given, empty where nothing was."""

    name: str
    level: str = "xa"
    short_name: str = ""
    parent: str = ""
    folder: str = ""
    province_code: str = ""
    ward_code: str = ""
    address: str = ""
    host_url: str = ""
    colour: str = ""
    hidden_parts: tuple[str, ...] = ()
    parent_name: str = ""

    @property
    def id(self) -> str:
        """Its folder below `content/`."""
        own = self.folder or address_of(self.short_name or self.name) or "don-vi"
        return f"{self.parent.strip('/')}/{own}" if self.parent.strip("/") else own


def workspace_files(
    unit: NewUnit, day: dt.date, version: str, kinds: tuple[str, ...], ci: str
) -> Mapping[str, str]:
    """Every file of a new workspace with one unit and a first article."""
    article = f"content/{unit.id}/tin-tuc/{day.isoformat()}-gioi-thieu-chuyen-muc.md"
    return {
        **settings_files(unit.id, unit.name, version, kinds),
        **ci_files(ci, (unit.id,)),
        **unit_files(unit),
        article: _ARTICLE.format(sample=SAMPLE, name=unit.name, day=day.strftime("%d/%m/%Y")),
    }


def settings_files(unit_id: str, name: str, version: str, kinds: tuple[str, ...]) -> Mapping[str, str]:
    """What a workspace has beside its content."""
    return {
        "mkdocs.yml": short_config(unit_id),
        "nq57.yml": _SETTINGS,
        "requirements.txt": f"nq57=={version}\n",
        ".gitignore": "/site/\n/site-nhap/\n/.nq57/\n/.venv/\n",
        ".gitattributes": "* text=auto eol=lf\n",
        "README.md": _README.format(name=name, unit=unit_id, kinds=", ".join(kinds)),
    }


def short_config(unit_id: str) -> str:
    """The `mkdocs.yml` of a workspace: what MkDocs cannot do without."""
    return _CONFIG.format(unit=_quoted(unit_id))


def unit_files(unit: NewUnit) -> Mapping[str, str]:
    """The `don-vi.yml` of a new unit."""
    return {f"content/{unit.id}/don-vi.yml": "\n".join(_unit_lines(unit)) + "\n"}


def _unit_lines(unit: NewUnit) -> Iterator[str]:
    yield f"ten: {_quoted(unit.name)}"
    yield _line("ten_ngan", unit.short_name, "Xã Mẫu")
    yield f"cap: {term_label(unit.level, UNIT_LEVELS)}"
    yield _line("ma_tinh", unit.province_code, "20")
    yield _line("ma_xa", unit.ward_code, "06187")
    yield "mau:" if unit.colour else "# mau:"
    yield f"{'' if unit.colour else '# '}  chinh: {_quoted(unit.colour or '#b3261e')}"
    yield "lien_he:" if unit.address else "# lien_he:"
    yield f"{'' if unit.address else '# '}  dia_chi: {_quoted(unit.address or 'Số 1, đường Mẫu')}"
    yield "# Địa chỉ của chuyên mục trên mạng: cần cho nguồn tin, sơ đồ trang và mã QR."
    yield _line("dia_chi_chuyen_muc", unit.host_url, "https://xa-mau.gov.vn/nq57/")
    yield "# Phần không hiện ở chuyên mục này."
    parts = unit.hidden_parts or ("du-an-khcn",)
    mark = "" if unit.hidden_parts else "# "
    yield f"{mark}an_phan:"
    yield from (f"{mark}  - {part}" for part in parts)


def _line(key: str, value: str, example: str) -> str:
    return f"{key}: {_quoted(value)}" if value else f"# {key}: {_quoted(example)}"


def _quoted(text: str) -> str:
    """Text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)
