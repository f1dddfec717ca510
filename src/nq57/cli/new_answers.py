"""What `nq57 new` knows of a unit: from its options, else asked, else the defaults.

It must not write a file.
"""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from nq57.cli.options import stop
from nq57.language.folding import fold
from nq57.language.slugs import address_of
from nq57.model.values import term_code
from nq57.model.vocabulary import UNIT_LEVELS
from nq57.starting.new_workspace import NewUnit
from nq57.starting.official_places import OfficialPlace, UnknownPlaceError, find_province, find_ward

_NONE = OfficialPlace("", "")
_LEVELS = {"phuong": "phuong", "dac khu": "dac-khu", "xa": "xa"}


@dataclass(frozen=True, slots=True)
class Given:
    """The options as they were given; empty where they were not."""

    name: str = ""
    level: str = ""
    parent: str = ""
    province: str = ""
    ward: str = ""
    address: str = ""
    url: str = ""
    colour: str = ""
    hidden: tuple[str, ...] = ()


def answered(given: Given, root: Path, *, yes: bool) -> NewUnit:
    """The unit that was meant; a wrong word ends the command with what was perhaps meant."""
    asks = not yes and sys.stdin is not None and sys.stdin.isatty()
    ask = _asked if asks else _default
    province = _place(
        ask("Tỉnh, thành phố (tên hoặc mã; bỏ trống nếu là cơ quan trung ương)", given.province)
    )
    ward = _place(ask("Xã, phường, đặc khu (bỏ trống nếu là cấp tỉnh)", given.ward), province.code)
    name = ask("Tên đầy đủ của đơn vị", given.name, _name_of(province, ward))
    level = _level(ask("Cấp của đơn vị", given.level, _level_of(name, province, ward)))
    parent, parent_name = _parent(
        ask("Cấp trên (mã đơn vị hoặc tên; bỏ trống nếu không có)", given.parent), root
    )
    address = ask("Địa chỉ trụ sở", given.address)
    url = ask("Địa chỉ chuyên mục trên mạng (bỏ trống nếu chưa có)", given.url)
    colour = ask("Màu chính", given.colour, "#b3261e" if asks else "")
    hidden = given.hidden or tuple(
        ask("Các phần không hiện, cách nhau bằng dấu phẩy", "").replace(",", " ").split()
    )
    short = ward.name or province.name or _short(name)
    unit = NewUnit(name, level, short, parent, "", province.code, ward.code, address, url, colour, hidden)
    _demand_known(unit)
    return replace(unit, parent_name=parent_name)


def _asked(question: str, given: str, default: str = "") -> str:
    return (
        given or str(typer.prompt(question, default=default, show_default=bool(default), err=True)).strip()
    )


def _default(_question: str, given: str, default: str = "") -> str:
    return given or default


def _place(words: str, province: str = "") -> OfficialPlace:
    """The place of the official list that the words name: a ward where a province is given."""
    if not words:
        return _NONE
    try:
        return find_ward(words, province) if province else find_province(words)
    except UnknownPlaceError as error:
        hint = f" Có phải ý bạn là “{error.near[0]}”?" if error.near else ""
        stop(f"Danh mục hành chính không có “{error.words}”.{hint} → Ghi lại tên hoặc mã.")


def _name_of(province: OfficialPlace, ward: OfficialPlace) -> str:
    """The committee of the place, or a name to be replaced."""
    name = ward.name or province.name
    if not name:
        return "Đơn vị mới"
    if ward.name or fold(name).startswith("thanh pho"):
        return f"Ủy ban nhân dân {name[0].lower()}{name[1:]}"
    return f"Ủy ban nhân dân tỉnh {name}"


def _level_of(name: str, province: OfficialPlace, ward: OfficialPlace) -> str:
    folded = fold(ward.name or name)
    found = next((code for word, code in _LEVELS.items() if f"{word} " in f"{folded} "), "")
    if ward.code or (found and not province.code):
        return found or "xa"
    return "so" if folded.startswith("so ") else "tinh"


def _level(words: str) -> str:
    code = term_code(words, UNIT_LEVELS)
    if code is None:
        stop(f"Không có cấp “{words}”. → Một trong: {', '.join(term.code for term in UNIT_LEVELS)}.")
    return code


def _parent(words: str, root: Path) -> tuple[str, str]:
    """The folder of the unit above, and its name where it is to be made."""
    folder = words.strip("/")
    if not folder or (root / "content" / folder / "don-vi.yml").is_file():
        return folder, ""
    try:
        name = find_province(words).name
    except UnknownPlaceError:
        return address_of(_short(words)), words
    return address_of(name), _name_of(OfficialPlace("", name), _NONE)


def _short(name: str) -> str:
    """A name without the word for its committee."""
    folded, word = fold(name), "uy ban nhan dan "
    rest = name[len(word) :] if folded.startswith(word) and len(folded) == len(name) else name
    return f"{rest[0].upper()}{rest[1:]}" if rest else name


def _demand_known(unit: NewUnit) -> None:
    """End where `nq57 check` would refuse what was given."""
    from nq57.content.unit_files import read_unit
    from nq57.model.problems import has_errors
    from nq57.starting.new_workspace import unit_files

    ((path, text),) = unit_files(unit).items()
    _, problems = read_unit(unit.id, path, text.encode(), {})
    if has_errors(problems):
        stop("\n".join(f"{p.message()} → {p.mend()}" for p in problems if p.severity == "error"))
