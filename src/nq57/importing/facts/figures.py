"""Figures of a target: a share, a range, a rise, a bound, a count with its unit, and of several years each.

It must not know where targets are. What it cannot take apart it says in words, so that a human is asked.
"""

import re
from dataclasses import dataclass

from nq57.language.folding import fold_safe

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]{1,9}(?:[.,][0-9]{1,3})?"
_BOUND = (
    r"(?:[ti]t nhat|toi thieu|khong duoi|khong thap hon|tren|duoi|toi da|khong qua|khong vuot qua"
    r"|khoang|hon"
    r"|≥|>=|>|≤|<=|<)"
)
_TO = r"\s*(?:[-–—]|den|toi)\s*"
_RISE = re.compile(
    rf"\btu\s+(?P<low>{_NUMBER})\s?%?\s*(?:\(?(?:nam |cuoi nam )?20[0-9]{{2}}\)?,?\s*)?(?:tang )?(?:len"
    rf"|xuong)\s*(?:con\s*|den\s*)?(?P<high>{_NUMBER})\s?%(?:\s*\((?:nam )?(?P<year>20[0-9]{{2}})\))?"
)
_RANGE = re.compile(rf"(?:\btu\s+)?(?<![0-9.,/])(?P<low>{_NUMBER})\s?%?{_TO}(?P<high>{_NUMBER})\s?%")
_SHARE = re.compile(
    rf"(?P<bound>{_BOUND})?\s*(?:(?:tu|dat|phan dau(?: "
    rf"dat)?)\s+)?(?<![0-9.,/])(?P<low>{_NUMBER})\s?%(?P<up>\s*tro len)?"
)
_TIMES = re.compile(rf"\b(?:gap|tang)\s+(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER}))?\s+lan\b")
_FRACTION = re.compile(r"(?<![0-9/.,])(?P<low>[1-9]/[1-9])(?= (?:so|tong|dan|xa|thon|ho|can bo)\b)")
_UNITS = (
    r"(?:(?:trieu|nghin|ngan|ty|van)\s+(?:luot nguoi|luot|nguoi|tai khoan|ho|giao dich|ban ghi|don|ho so))"
    r"|tai khoan|gio|ngay|phut|thiet bi|may tinh|truong hoc|trung tam|co so|hop tac xa|diem cau|tram|camera"
    r"|quy trinh|thu tuc|su kien|video|phong su|chuyen muc|bai viet|sang kien|nhiem vu|cong trinh|sinh vien"
    r"|hoc sinh|giao vien|dang vien|cong chuc|vien chuc|phong thi nghiem|to chuc|don vi|khu|cum|phan tram"
    r"|luot nguoi|luot|l\S{1,3}t|lop|cuoc|mo hinh|nguoi|san pham|tin bai|hoi nghi|chuong trinh|doanh "
    r"nghiep|ho so"
    r"|nen tang|de tai|bang sang che|van bang|ky su|chuyen gia|ty dong|trieu dong|ty usd|trieu usd|dich vu"
    r"|co so du lieu|can bo|hoc vien|du an|giai phap|diem|buoi|ho gia dinh|ho\b|thon|xa\b|phuong\b"
)
_COUNT = re.compile(
    rf"(?:(?P<bound>{_BOUND})\s+|(?<![0-9/.,]))(?P<low>{_NUMBER})"
    rf"(?:{_TO}(?P<high>{_NUMBER}))?\s+(?P<unit>{_UNITS})\b"
)
_LEAST_COUNT = re.compile(rf"(?P<bound>{_BOUND})\s+(?P<low>{_NUMBER})\s+(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)")
_YEAR = re.compile(r"\b(?:(?:den|toi|vao|trong|het)\s+){0,2}nam (20[0-9]{2})\b")
_CLAUSE = re.compile(
    r"[;]\s*|,\s+(?=(?:den|toi|vao|het|nam|tang|dat|phan dau|giai doan)\b)|\s+va\s+(?=(?:den|toi"
    r"|nam|vao)\b)|,\s+(?=[0-9]{1,3}(?:,[0-9]+)?\s?%)"
)
_OPENING = re.compile(
    rf"(?:(?:phan dau|dat|co)\s+){{0,3}}(?:{_BOUND}\s*"
    rf"|tu\s+)?(?:{_NUMBER})\s?%?(?:{_TO}(?:{_NUMBER})\s?%)?(?:\s*tro len)?\s*(?:so\s+)?"
)
_DIRECTED = re.compile(r"(?:giam|tang|rut ngan|tiet kiem|nang)\b")
_WORDS = {
    "it nhat": "ít nhất", "tt nhat": "ít nhất", "toi thieu": "ít nhất", "khong duoi": "ít nhất",
    "≥": "ít nhất",
    "khong thap hon": "ít nhất", ">=": "ít nhất", "tren": "trên", "hon": "trên", ">": "trên",
    "duoi": "dưới",
    "<": "dưới", "toi da": "tối đa", "khong qua": "tối đa", "khong vuot qua": "tối đa", "≤": "tối đa",
    "<=": "tối đa", "khoang": "khoảng",
}  # fmt: skip
NO_FIGURE = "Chỉ tiêu không có con số: ghi mức phải đạt."
MANY = "Có nhiều con số trong một chỉ tiêu: tách thành từng chỉ tiêu."
_MOST_TEXT = 2_000  # characters of a target; a longer paragraph is prose
_UNIT = "Đối chiếu đơn vị tính."
_FROM = "Mức xuất phát là {low}."


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A value as it is to be written, its unit, where it is, and what to ask of it."""

    value: str
    unit: str
    start: int
    end: int
    ask: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Milestones:
    """The figure of the target's own year, and those that the same line gives for other years."""

    first: ReadFigure | None
    own_year: str
    later: tuple[tuple[str, ReadFigure], ...]
    ask: str = ""


def figures(text: str) -> list[ReadFigure]:
    """Every figure of a text, in order, none within another."""
    bare = fold_safe(text[:_MOST_TEXT])
    found: list[ReadFigure] = []
    for read in (_rises, _ranges, _shares, _times, _counts):
        found += [
            one
            for one in read(bare, text)
            if not any(one.start < o.end and o.start < one.end for o in found)
        ]
    return sorted(found, key=lambda one: one.start)


def _rises(bare: str, _text: str) -> list[ReadFigure]:
    return [
        ReadFigure(
            _written(m["high"]), "%", m.start(), m.end(), note=_FROM.format(low=f"{_written(m['low'])} %")
        )
        for m in _RISE.finditer(bare)
    ]


def _ranges(bare: str, _text: str) -> list[ReadFigure]:
    return [
        ReadFigure(f"{_written(m['low'])}-{_written(m['high'])}", "%", m.start(), m.end())
        for m in _RANGE.finditer(bare)
        if len(m["low"]) < 4 or "," in m["low"]  # noqa: PLR2004 - "2025-2030" is no share
    ]


def _shares(bare: str, _text: str) -> list[ReadFigure]:
    found = []
    for m in _SHARE.finditer(bare):
        bound = "ít nhất" if m["up"] else _WORDS.get(m["bound"] or "", "")
        found.append(ReadFigure(f"{bound} {_written(m['low'])}".strip(), "%", m.start(), m.end()))
    return found


def _times(bare: str, text: str) -> list[ReadFigure]:
    """Figures that are a measure of another: "gấp 2 lần", "1/3 số xã"."""
    found = []
    for m in _TIMES.finditer(bare):
        high = f"-{_written(m['high'])}" if m["high"] else ""
        rise = text[m.start() : m.start("low")].strip().lower()
        found.append(ReadFigure(f"{rise} {_written(m['low'])}{high}", "lần", m.start(), m.end()))
    found += [ReadFigure(m["low"], "", m.start(), m.end(), _UNIT) for m in _FRACTION.finditer(bare)]
    return found


def _counts(bare: str, text: str) -> list[ReadFigure]:
    found: list[ReadFigure] = []
    for pattern in (_COUNT, _LEAST_COUNT):
        for m in pattern.finditer(bare):
            high = m.groupdict().get("high")
            figure = f"{_written(m['low'])}-{_written(high)}" if high else _written(m["low"])
            value = f"{_WORDS.get(m['bound'] or '', '')} {figure}".strip()
            unit = text[m.start("unit") : m.end("unit")]
            unit = "%" if unit.lower() == "phần trăm" else unit
            if not any(m.start() < one.end and one.start < m.end() for one in found):
                found.append(ReadFigure(value, unit, m.start(), m.end(), _UNIT))
    return found


def _written(figure: str) -> str:
    """As the paper writes it, with a decimal comma, which is the readers' own."""
    return (
        figure
        if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", figure)
        else figure.replace(".", ",")
    )


def milestones(text: str) -> Milestones:
    """The figures of a target by year, as far as each clause gives one figure and one year."""
    found = figures(text)
    if not found:
        return Milestones(None, "", (), NO_FIGURE)
    if len(found) == 1:
        risen = _RISE.search(fold_safe(text))
        return Milestones(found[0], (risen and risen["year"]) or "", (), found[0].ask)
    clauses = _by_clause(fold_safe(text), found)
    if any(len(inside) > 1 for _, inside in clauses) or any(not year for year, _ in clauses[1:]):
        same_unit = len({one.unit for one in found}) == 1
        return Milestones(
            found[0], "", (), MANY if same_unit or found[0].unit != "%" else found[0].ask or MANY
        )
    (own, (first,)), *rest = clauses
    return Milestones(first, own, tuple((year, one[0]) for year, one in rest), first.ask)


def _by_clause(bare: str, found: list[ReadFigure]) -> list[tuple[str, list[ReadFigure]]]:
    """Year and figures of each clause that has a figure."""
    ends = [(m.start(), m.end()) for m in _CLAUSE.finditer(bare)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(bare)]
    clauses = []
    for start, stop in zip(starts, stops, strict=True):
        inside = [one for one in found if start < one.end <= stop]
        year = _YEAR.search(bare, start, stop)
        if inside:
            clauses.append((year[1] if year else "", inside))
    return clauses


def without_opening(text: str) -> str:
    """A target's name without the figure that it begins with; a rise or a fall keeps its words."""
    bare = fold_safe(text)
    opening = _OPENING.match(bare)
    if (
        _DIRECTED.match(bare)
        or _RISE.match(bare)
        or not opening
        or opening.end() >= len(text) - 3
        or "%" not in opening[0]
    ):
        return text
    return text[opening.end() :]
