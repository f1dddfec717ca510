"""Targets of a plan: what each year must reach, read below "mục tiêu cụ thể" or "chỉ tiêu".

It must not know how targets are measured later.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nq57.importing.facts.outline import BULLET, LETTER, NUMBER, PLAIN, ROMAN, Paragraph
from nq57.importing.papers.paper import Confidence, LineOrigin
from nq57.language.folding import fold_safe

_TARGETS = re.compile(r"muc tieu cu the|chi tieu(?: cu the| chu yeu)?")
_TASKS = re.compile(r"(?:cac )?(?:nhiem vu|giai phap|noi dung thuc hien)")
_YEARS = re.compile(r"n[a-zi]{1,3}m (20[0-9]{2})")
_SPAN = re.compile(r"(20[0-9]{2})\s*[-–]\s*(20[0-9]{2})")
_PERCENT = re.compile(
    r"(?P<least>(?:[ti]t nhat|toi thieu|tren|tu|dat|phan dau(?: dat)?)\s+)?"
    r"(?P<value>[0-9]{1,3}(?:[.,][0-9]+)?)\s?%"
)
_COUNT = re.compile(
    r"(?P<least>it nhat|toi thieu|tren)\s+(?P<value>[0-9]{1,6})\s+(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)"
    r"|(?<![0-9/.])(?P<value2>[0-9]{1,6}) (?P<unit2>l\S{1,3}t|lop|cuoc|mo hinh|nguoi"
    r"|san pham|tin bai|hoi nghi|chuong trinh)\b"
)
_SECOND = re.compile(
    r";\s+(?=(?:xay dung|duy tri|to chuc|ban hanh|hoan thanh|van hanh|hinh thanh|thiet lap)\b)"
)
_OPENING = re.compile(
    r"(?:[ti]t nhat|toi thieu|tren|phan dau(?: dat)?)?\s*[0-9]{1,3}(?:[.,][0-9]+)?\s?%\s*(?:so\s+)?"
)
_NO_FIGURE = "Thực hiện"
_BOUNDS = {"it nhat": "ít nhất", "tt nhat": "ít nhất", "toi thieu": "ít nhất", "tren": "trên"}


@dataclass(frozen=True, slots=True)
class Goal:
    """A target: its words, the year or span of years, the value, and the unit it is counted in."""

    ordinal: str
    name: str
    years: str
    value: str
    unit: str
    origin: LineOrigin
    confidence: Confidence = "sure"
    ask: str = ""


def read_targets(paragraphs: Sequence[Paragraph], subject: str = "") -> list[Goal]:
    """The targets in order; an item with two of them, parted by a semicolon, is two.

    Where nothing near a target tells its year, the paper's `subject` may: "giai đoạn 2026 - 2030".
    """
    found: list[Goal] = []
    headings = {id(above) for one in paragraphs for above in one.above}
    for one in paragraphs:
        if not one.above or id(one) in headings or not _is_target(one):
            continue
        year = next((y for above in reversed(one.above) if (y := _years(above.text))), "")
        if not (year or _PERCENT.search(fold_safe(one.text))):
            continue
        told = year or _years(one.text)
        found += [_goal(one, text, told, "" if told else _years(subject)) for text in _parted(one.text)]
    return found


def _is_target(one: Paragraph) -> bool:
    """Whether it stands below a heading of targets; a numbered item only right below a section's."""
    heads = [above for above in one.above if _TARGETS.search(fold_safe(above.text))]
    if _TASKS.match(fold_safe(one.above[-1].text)):
        return False
    if one.kind == NUMBER:
        return bool(heads) and one.above[-1].kind == ROMAN and one.above[-1] is heads[-1]
    return bool(heads) and one.kind in (BULLET, PLAIN) and one.above[-1].kind in (LETTER, NUMBER, ROMAN)


def _parted(text: str) -> list[str]:
    parts, at = [], 0
    for found in _SECOND.finditer(fold_safe(text)):
        parts.append(text[at : found.start()])
        at = found.end()
    return [*parts, text[at:]]


def _years(text: str) -> str:
    """`2025`, or `2028-2030` of "Năm 2028 đến năm 2030"; empty where none is said."""
    bare = fold_safe(text)
    if span := _SPAN.search(bare):
        return f"{span[1]}-{span[2]}"
    years = _YEARS.findall(bare)
    if len(years) > 1 and years[0] < years[-1]:
        return f"{years[0]}-{years[-1]}"
    return years[0] if years else ""


def _goal(paragraph: Paragraph, text: str, years: str, of_paper: str) -> Goal:
    bare = fold_safe(text)
    name = text.strip().rstrip(".;")
    value, unit, confidence, ask = _NO_FIGURE, "", "likely", "Chỉ tiêu không có con số: ghi mức phải đạt."
    if percent := _PERCENT.search(bare):
        least = (percent["least"] or "").strip()
        figure = percent["value"].replace(",", ".")
        value = f"{_BOUNDS.get(least, '')} {figure}".strip()
        unit, confidence, ask = "%", "sure", ""
        opening = _OPENING.match(bare)
        name = name[opening.end() :] if opening and opening.end() < len(name) - 3 else name
    elif count := _COUNT.search(bare):
        figure = count["value"] or count["value2"]
        value = f"{_BOUNDS.get(count['least'] or '', '')} {figure}".strip()
        group = "unit" if count["unit"] else "unit2"
        unit, confidence, ask = (
            text[count.start(group) : count.end(group)],
            "likely",
            "Đối chiếu đơn vị tính.",
        )
    name = name[:1].upper() + name[1:]
    level: Confidence = "sure" if confidence == "sure" and years else "likely"
    if not years:
        doubt = "Năm lấy theo tên văn bản." if of_paper else "Không rõ năm phải đạt."
        ask = f"{ask} {doubt}".strip()
    told = years or of_paper or "Không ghi"
    return Goal(paragraph.path, name, told, value, unit, paragraph.origin, level, ask)
