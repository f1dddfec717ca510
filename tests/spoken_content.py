"""The small workspace with a translation of every record into three languages, made by rule.

It must not know pages. What an editor would translate becomes words of that language; the rest stays.
"""

import shutil
from pathlib import Path
from typing import Any

import yaml

SMALL = Path(__file__).parent / "examples" / "small" / "content"
WORDS = {"en": "Words in English", "zh": "中文的话", "tyz": "Cằm Tày"}
# Keys whose values are names in a vocabulary, days, numbers, addresses or files: no editor translates them.
_KEPT = frozenset(
    {
        *(
            "so_ky_hieu",
            "loai",
            "cap",
            "tinh_trang",
            "xac_minh",
            "chua_chac",
            "van_ban",
            "can_cu",
            "so",
            "ma_so",
        ),
        *(
            "ngay",
            "ngay_ban_hanh",
            "truoc_ngay",
            "ngay_dang",
            "ngay_sua",
            "nam",
            "han",
            "ngay_cap_nhat",
            "lap_lai",
        ),
        *(
            "bat_dau",
            "ket_thuc",
            "ngay_hoi",
            "tuan",
            "ngay_duyet",
            "ngay_tra_loi",
            "ky",
            "thoi_luong",
            "gia_tri",
            "tu_so",
            "mau_so",
        ),
        *("tep", "lien_ket", "chu_de", "doi_tuong", "chi_so", "trang_thai", "don_vi", "don_vi_tinh"),
        *("bieu_tuong", "trinh_bay", "kieu", "co_tro_giup_ai"),
    }
)
# Of these only numbers and lengths stay, and the period of a record of figures.
_MIXED = frozenset({"gia_tri", "thoi_luong", ".ky", ".gia_tri"})
_SIGNS = frozenset("0123456789.,:%")
_SENTENCES = frozenset({"tieu_de", "ten", "trich_yeu", "cau_hoi"})


def spoken_content(folder: Path) -> None:
    """Fill a folder with the workspace; the province is called something in English alone."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    for path in sorted((folder / "tinh-mau").rglob("*")):
        own = "xa-mau" not in path.parts and path.name != "don-vi.yml"
        if own and path.suffix in {".yml", ".md"} and path.stem.count(".") == 0:
            for language in WORDS:
                _translate(path, language)
    unit = folder / "tinh-mau" / "don-vi.yml"
    called = {
        "ngon_ngu": "en",
        "ten": "People's Committee of Model Province",
        "gioi_thieu": "Words on 03/KH-UBND.",
    }
    more = yaml.safe_dump({"ban_dich": [called]}, allow_unicode=True)
    unit.write_text(f"{unit.read_text('utf-8')}{more}", encoding="utf-8")


def _translate(path: Path, language: str) -> None:
    target = path.with_name(f"{path.stem}.{language}{path.suffix}")
    text = path.read_text(encoding="utf-8")
    head, body = text.split("---\n")[1:3] if path.suffix == ".md" else (text, "")
    keys = yaml.load(head, yaml.BaseLoader)  # noqa: S506 - texts only
    said = _said(keys, WORDS[language])
    said["ban_dich"] = {"nguoi_dich": "Nguyễn Văn Dịch", "ngay": "20/11/2026"}
    spoken = yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
    words = f"## {WORDS[language]}\n\n{WORDS[language]}.\n"
    target.write_text(f"---\n{spoken}---\n{words}" if body else spoken, encoding="utf-8")


def _said(value: Any, words: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _said(inner, words, f"{key and '.'}{name}") for name, inner in value.items()}
    if isinstance(value, list):
        return [_said(inner, words, key) for inner in value]
    if key in _MIXED and not set(value) <= _SIGNS:
        return words
    name = key.removeprefix(".")
    return value if name in _KEPT else f"{words} {name.replace('_', '')}" if name in _SENTENCES else words
