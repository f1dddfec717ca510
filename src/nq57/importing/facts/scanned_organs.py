"""Departments and titles that a scan has damaged: "S6 Khoa hoc va Cong nghé" is like one known name.

It must not repair silently: what it finds is a suggestion beside what the scan says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from nq57.importing.facts.organs import begins_organ
from nq57.importing.papers.paper import Line
from nq57.language.folding import fold
from nq57.language.organ_names import DEPARTMENTS, PROVINCES

_ALIKE = 80  # of 100
_CLEARLY = 6  # how much liker the best must be than the next
_KNOWN = {fold(name): name for name in DEPARTMENTS.split(";")}
# Those whom a province's plan charges together.
_TOGETHER = (
    "Các sở, ban, ngành;Các sở, ban, ngành, đoàn thể;Các sở, ban, ngành, UBND các xã, phường;"
    "Các cơ quan, đơn vị;UBND các xã, phường;Báo và Đài Phát thanh Truyền hình tỉnh"
)
_KNOWN_LEADS = _KNOWN | {fold(name): name for name in _TOGETHER.split(";")}
_ASKED = "đề nghị "  # bodies that a province cannot charge
# Who signs for whom: for an organ, or for the holder of an office.
_FOR = re.compile(r"(?:(?<=\s)|^)(?P<mark>TM|KT|TL|TUQ)\s?\.?\s+(?P<whom>\S.{2,40})$")
_SIGNED_FOR = (
    "ỦY BAN NHÂN DÂN;HỘI ĐỒNG NHÂN DÂN;BAN CHẤP HÀNH;BAN THƯỜNG VỤ;ĐẢNG ỦY;CHÍNH PHỦ;CHỦ TỊCH;GIÁM ĐỐC;"
    "BÍ THƯ;BỘ TRƯỞNG;TRƯỞNG BAN;CỤC TRƯỞNG;CHÁNH VĂN PHÒNG;TỔNG GIÁM ĐỐC;HIỆU TRƯỞNG;TRƯỞNG PHÒNG"
)
_WHOM = {fold(name): name for name in _SIGNED_FOR.split(";")}

_MINISTRIES = (
    "Quốc phòng;Công an;Ngoại giao;Nội vụ;Tư pháp;Tài chính;Công Thương;Nông nghiệp và Môi trường;Xây dựng;"
    "Văn hóa, Thể thao và Du lịch;Khoa học và Công nghệ;Giáo dục và Đào tạo;Y tế;Dân tộc và Tôn giáo"
)
_ISSUERS = (
    "Chính phủ", "Thủ tướng Chính phủ", "Văn phòng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội",
    *(f"Bộ {name}" for name in _MINISTRIES.split(";")),
    *(f"{organ} {place}" for place in PROVINCES.split(",") for organ in (
        "Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh", "Tỉnh ủy",
    )),
)  # fmt: skip
_KNOWN_ISSUERS = {fold(name): name for name in _ISSUERS}
_ALIKE_ISSUERS = 90  # of 100: provinces are like each other


def issuer_like(name: str) -> str | None:
    """The one known issuer that a damaged name is like: "Thủ tướng Chính phù W"; None if it is one."""
    bare = " ".join(fold(name).replace("-", " ").split())
    if not bare or name in _ISSUERS:
        return None
    best = process.extract(bare, _KNOWN_ISSUERS.keys(), scorer=fuzz.ratio, limit=2)
    (first, score, _), (_, second, _) = best
    return _KNOWN_ISSUERS[first] if score >= _ALIKE_ISSUERS and score > second else None


def department_like(text: str) -> str | None:
    """The one department whose name the text is like; None if it is one already, or like none or two."""
    bare = " ".join(fold(text).split())
    if not bare or text in _KNOWN.values():
        return None
    return _likest(bare, _KNOWN)


def lead_like(text: str) -> str | None:
    """The same for whom a plan charges: departments, those charged together, and who is asked for it."""
    parts = [(part, _lead_part(part)) for part in text.split("; ")]
    return "; ".join(like or part for part, like in parts) if any(like for _, like in parts) else None


def _lead_part(text: str) -> str | None:
    bare = " ".join(fold(text).split())
    if not bare or text in _KNOWN_LEADS.values() or _is_another(text):
        return None
    asked = _ASKED if bare.startswith(fold(_ASKED)) else ""
    like = _likest(bare[len(asked) :], _KNOWN_LEADS)
    return f"{asked}{like}" if like else None


def _is_another(text: str) -> bool:
    """Whether the text begins as other organs do, accents in place: "Bộ Tư pháp" is no department."""
    first = text.split(" ", 1)[0]
    known = any(name.split(" ", 1)[0] == first for name in _KNOWN_LEADS.values())
    return begins_organ(text) and not known


def _likest(bare: str, known: Mapping[str, str]) -> str | None:
    best = process.extract(bare, known.keys(), scorer=fuzz.ratio, limit=2)
    (name, score, _), (_, next_score, _) = best
    return known[name] if score >= _ALIKE and score - next_score >= _CLEARLY else None


def _as_long(text: str, name: str) -> bool:
    """Whether no word is missing: a narrow column breaks titles, whose rest is on the next line."""
    return len(text.split()) == len(name.split())


def with_known_titles(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines with the one known title that their "KT CHfJ TICH" is like; the others as they are."""
    for line in lines:
        found = _FOR.search(line.text)
        like = process.extractOne(fold(found["whom"]), _WHOM.keys(), scorer=fuzz.ratio) if found else None
        if found and like and like[1] >= _ALIKE and _as_long(found["whom"], like[0]):
            yield replace(line, text=f"{line.text[: found.start()]}{found['mark']}. {_WHOM[like[0]]}")
        else:
            yield line
