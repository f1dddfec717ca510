"""Targets of a plan: what each year must reach, read below "mục tiêu cụ thể" or "chỉ tiêu".

It must not know how targets are measured later.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nq57.importing.facts.figures import figures, milestones, without_opening
from nq57.importing.facts.outline import BULLET, LETTER, NUMBER, PLAIN, ROMAN, PaperParagraph
from nq57.importing.papers.paper import Confidence, LineOrigin
from nq57.language.folding import fold_safe

_TARGETS = re.compile(r"muc tieu|chi tieu(?: cu the| chu yeu)?")
_CLOSELY = re.compile(r"muc tieu cu the|chi tieu")
_TASKS = re.compile(r"(?:cac )?(?:nhiem vu|giai phap|noi dung thuc hien)")
_YEARS = re.compile(r"n[a-zi]{1,3}m (20[0-9]{2})")
_SPAN = re.compile(r"(20[0-9]{2})\s*[-–]\s*(20[0-9]{2})")
_SECOND = re.compile(
    r";\s+(?=(?:xay dung|duy tri|to chuc|ban hanh|hoan thanh|van hanh|hinh thanh|thiet lap)\b)"
)
_LEADING = re.compile(
    r"(?:\([0-9]{1,2}\)|[Cc]hỉ tiêu (?:số )?[0-9]{1,2}\s*[:.]|(?:[Đđ]ến |[Tt]rong |[Hh]ết )?(?:hết "
    r")?[Nn]ăm 20[0-9]{2}\s*:)\s*"
)
_NO_FIGURE = "Thực hiện"
# What was reached is no target, though it is measured by targets.
_RESULTS = re.compile(r"(?:ket qua|tinh hinh|danh gia|thuc trang|viec thuc hien|cong tac|nhung ket qua)\b")
_GENERAL = re.compile(r"muc tieu (?:chung|tong quat)|quan diem|yeu cau|muc dich")


@dataclass(frozen=True, slots=True)
class Goal:
    """A target: its words, the year or span of years, the value, and the unit it is counted in.

    `later` are the years and values that the same line gives besides.
    """

    ordinal: str
    name: str
    years: str
    value: str
    unit: str
    origin: LineOrigin
    confidence: Confidence = "sure"
    ask: str = ""
    later: tuple[tuple[str, str], ...] = ()


def read_targets(paragraphs: Sequence[PaperParagraph], subject: str = "") -> list[Goal]:
    """The targets in order; an item with two of them, parted by a semicolon, is two.

    Where nothing near a target tells its year, the paper's `subject` may: "giai đoạn 2026 - 2030".
    """
    found: list[Goal] = []
    headings = {id(above) for one in paragraphs for above in one.above}
    nearby: PaperParagraph | None = None  # a line such as "* Đến năm 2030:" above those that follow
    for one in paragraphs:
        if one.kind in (BULLET, PLAIN) and one.text.rstrip().endswith(":") and _years(one.text):
            nearby = one
            continue
        if not one.above or id(one) in headings or not _is_target(one):
            continue
        year = next((y for above in reversed(one.above) if (y := _years(above.text))), "")
        year = _years(nearby.text) if nearby and nearby.above == one.above else year
        if not (year or figures(one.text)) or (_in_general(one) and not figures(one.text)):
            continue
        years = year or _years(one.text)
        found += [_goal(one, text, years, "" if years else _years(subject)) for text in _parted(one.text)]
    return found


def _is_target(one: PaperParagraph) -> bool:
    """Whether it is below a heading of targets; a numbered item only right below a section's."""
    heads = [above for above in one.above if _TARGETS.search(fold_safe(above.text))]
    nearest = fold_safe(one.above[-1].text)
    if _TASKS.match(nearest) or (_GENERAL.match(nearest) and not _CLOSELY.search(nearest)):
        return False
    if heads and _RESULTS.match(fold_safe(heads[-1].text)):
        return False
    if one.kind == LETTER:
        return bool(heads) and one.above[-1].kind in (NUMBER, ROMAN)
    if one.kind == NUMBER:
        return bool(heads) and one.above[-1].kind in (ROMAN, NUMBER, LETTER) and one.above[-1] is heads[-1]
    return bool(heads) and one.kind in (BULLET, PLAIN) and one.above[-1].kind in (LETTER, NUMBER, ROMAN)


def _in_general(one: PaperParagraph) -> bool:
    """Whether its headings speak of goals only in general: then a figure alone makes it a target."""
    return not any(_CLOSELY.search(fold_safe(above.text)) for above in one.above)


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


def _goal(paragraph: PaperParagraph, text: str, years: str, of_paper: str) -> Goal:
    steps = milestones(text)
    asks, first = [steps.ask], steps.first
    years = steps.own_year or years
    if not years:
        asks.append("Năm lấy theo tên văn bản." if of_paper else "Không rõ năm phải đạt.")
    name = _LEADING.sub("", text.strip()).rstrip(".;")
    name = without_opening(name) if first and not steps.later else name
    sure = first is not None and years and not any(asks)
    return Goal(
        paragraph.path,
        name[:1].upper() + name[1:],
        years or of_paper or "Không ghi",
        first.value if first else _NO_FIGURE,
        first.unit if first else "",
        paragraph.origin,
        "sure" if sure else "likely",
        " ".join(filter(None, (*asks, first.note if first else ""))),
        tuple((year, figure.value) for year, figure in steps.later),
    )
