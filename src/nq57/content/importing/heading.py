"""What the head of a paper says: number, place and date, issuer, type, subject.

It must not know the register; a number repaired after a scan stays a guess here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from nq57.content.importing.papers import Confidence, Found, Joined, Line, Origin
from nq57.content.importing.parts import Parts
from nq57.language.dates import FoundDate, find_dates
from nq57.language.folding import fold
from nq57.language.issuers import fits, in_sentence_case, level_and_place
from nq57.language.mentions import find_mentions
from nq57.language.normalise import comparable
from nq57.model.numbers import ParsedNumber, parse_number
from nq57.model.values import PartialDate

_LABEL = re.compile(r"\s*s[o06]\s*[:.]?\s*(?=[\d/.…_ljis|])")
_MOST_TOKENS = 4
_PLACE = re.compile(r"(?P<place>[^\W\d_][^,;:/0-9]{2,30}),\s*ng[àaă]y", re.IGNORECASE)
_MOTTO = re.compile(r"cong hoa xa h|\S*oc lap - t|dang cong san|^-{2,}$|^_+$|^\*+$|tu do - hanh")
_SUPERIOR_ONLY = frozenset(("uy ban nhan dan", "hoi dong nhan dan", "ban chap hanh"))
_INFERIOR = re.compile(r"(?:so|phong|ban|chi cuc|trung tam|van phong|uy ban nhan dan|dang uy|thanh tra)\b")
_BEGINNINGS = (
    "thuc hien", "can cu", "theo de nghi", "xet de nghi", "de thuc hien", "de trien khai", "nham thuc hien",
    "thi hanh", "thuc hien ke hoach", "trien khai thuc hien", "tren co so", "de tiep tuc", "trien khai",
)  # fmt: skip
_LIKE_BEGINNING = 82  # of 100, for words that a scan has damaged
_MOST_SUBJECT = 12  # lines
_LEAST_NAME = 4  # characters
_WIDE_GAP = 3  # blank lines


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a paper; `subject_lines` counts the body's lines that the subject takes."""

    number: Found[ParsedNumber] | None
    date: Found[PartialDate] | None
    place: Found[str] | None
    issuer: Found[str] | None
    subject: Found[str] | None
    subject_lines: int


def read_heading(parts: Parts) -> Heading:
    """Everything the head says; what it does not say is None."""
    number, number_at = _number(parts.head)
    date, place = _date(parts.head)
    kem = _attached_to(parts)
    issuer = _issuer(parts.head[:number_at], number)
    subject, count = _subject(parts)
    return Heading(
        number or (kem[0] if kem else None),
        date or (kem[1] if kem else None),
        place,
        issuer or (kem[2] if kem else None),
        subject,
        count,
    )


def _number(head: Sequence[Line]) -> tuple[Found[ParsedNumber] | None, int]:
    """The number behind "Số:", and the index of its line."""
    for at, line in enumerate(head):
        label = _LABEL.match(fold(line.text))
        if not label:
            continue
        tokens = line.text[label.end() :].split()
        for count in range(1, min(_MOST_TOKENS, len(tokens)) + 1):
            parsed = parse_number(" ".join(tokens[:count]).rstrip(",;"))
            if parsed:
                return Found(parsed, _trust(parsed), line.origin, _question(parsed)), at
    return None, len(head)


def _trust(parsed: ParsedNumber) -> Confidence:
    if parsed.suggested:
        return "guess"
    return "sure" if parsed.number.serial and set(parsed.warnings) <= {"layout"} else "likely"


def _question(parsed: ParsedNumber) -> str:
    if parsed.suggested:
        return "Số đọc từ bản quét hỏng, chỉ là gợi ý: đối chiếu với bản gốc."
    if not parsed.number.serial:
        return "Số còn để trống trên bản này: điền khi văn bản được cấp số."
    return "Số viết chưa đúng thể thức: đối chiếu." if set(parsed.warnings) - {"layout"} else ""


def _date(head: Sequence[Line]) -> tuple[Found[PartialDate] | None, Found[str] | None]:
    """Place and date of issue, "Lạng Sơn, ngày 12 tháng 8 năm 2025"; a blank day leaves the month."""
    joined = Joined(head)
    for found in find_dates(joined.text):
        if found.year:
            origin = joined.origin(found.start)
            before = _PLACE.search(origin.text)
            return _dated(found, origin), _placed(before, origin) if before else None
    return None, None


def _placed(before: re.Match[str], origin: Origin) -> Found[str]:
    """The place: the capital words right before "ngày", without the number in front of them."""
    words = before["place"].split()
    names = []
    for word in reversed(words):
        if not word[0].isupper() or word.isupper() or not word.isalpha():
            break
        names.append(word)
    return Found(" ".join(reversed(names)) or before["place"].strip(), "sure", origin)


def _dated(found: FoundDate, origin: Origin) -> Found[PartialDate]:
    date = PartialDate(found.year, found.month, found.day)
    if found.damaged:
        return Found(
            date, "guess", origin, "Ngày đọc từ nét quét hỏng, chỉ là gợi ý: đối chiếu với bản gốc."
        )
    if not date.day:
        return Found(date, "likely", origin, "Ngày còn để trống trên bản này: điền khi ban hành.")
    return Found(date, "sure", origin)


def _attached_to(
    parts: Parts,
) -> tuple[Found[ParsedNumber] | None, Found[PartialDate] | None, Found[str] | None] | None:
    """What an annex says of its paper: "(Kèm theo Kế hoạch số …/KH-UBND ngày … của …)"."""
    joined = Joined(parts.annex[:12])
    at = fold(joined.text).find("kem theo")
    if at < 0:
        return None
    mention = next((found for found in find_mentions(joined.text) if found.start > at), None)
    if mention is None or mention.number is None:
        return None
    origin = joined.origin(mention.start)
    parsed = parse_number(mention.number.canonical)
    number = Found(parsed, "likely", origin, _question(parsed)) if parsed else None
    dates = [day for day in find_dates(joined.text) if day.start >= mention.start and day.year]
    date = _dated(dates[0], origin) if dates else None
    issuer = _issuer_behind(joined.text, dates[0].end if dates else mention.end)
    return number, date, Found(issuer, "likely", origin) if issuer else None


def _issuer_behind(text: str, at: int) -> str | None:
    found = re.compile(r"\s{0,12}của\s{1,12}([^)\n]{4,80}(?:\n[^)\n]{1,60})?)\)").match(text, at)
    return " ".join(found[1].split()) if found else None


def _issuer(head: Sequence[Line], number: Found[ParsedNumber] | None) -> Found[str] | None:
    """The organ of the letterhead: the last of its names in capitals above the number."""
    names: list[str] = []
    origin = Origin()
    for line in head:
        text = _without_motto(line.text)
        if len(text) < _LEAST_NAME or not text.isupper():
            continue
        if names and (fold(names[-1]) in _SUPERIOR_ONLY or not _INFERIOR.match(fold(text))):
            names[-1] = f"{names[-1]} {text}"
        else:
            names.append(text)
            origin = line.origin
    if not names:
        return None
    name = in_sentence_case(names[-1])
    organ = number.value.number.organ if number else ""
    agrees = bool(organ) and fits(organ, name)
    confidence: Confidence = "sure" if agrees and len(names) == 1 else "likely"
    ask = "" if confidence == "sure" else "Đối chiếu tên cơ quan ban hành."
    if len(names) > 1:
        place = level_and_place(in_sentence_case(names[0]))
        name = (
            f"{name} {place[0]} {place[1].title()}".strip()
            if place[1] and place[1] not in comparable(name)
            else name
        )
    return Found(name, confidence, origin, ask)


def _without_motto(text: str) -> str:
    """The left column of a letterhead whose columns stand on one line."""
    found = _MOTTO.search(fold(text))
    return text[: found.start()].strip() if found else text.strip()


def _subject(parts: Parts) -> tuple[Found[str] | None, int]:
    """The lines below the title as far as the paper's basis, a wide gap, or its first section."""
    taken: list[Line] = []
    for line in parts.body[:_MOST_SUBJECT]:
        if taken and (_begins_body(line, taken) or re.match(r"[-–_*\s]+$", line.text)):
            break
        taken.append(line)
    if not taken or parts.title is None:
        return None, 0
    text = " ".join(" ".join(line.text for line in taken).split())
    text = re.sub(r"(?<=[0-9A-ZĐ])-\s+(?=[A-ZĐ]{2,})", "-", text).rstrip(" .;")
    whole = len(taken) < _MOST_SUBJECT
    return Found(
        text,
        "sure" if whole else "guess",
        taken[0].origin,
        "" if whole else "Không rõ trích yếu dừng ở đâu.",
    ), len(taken)


def _begins_body(line: Line, taken: list[Line]) -> bool:
    text = "".join(one.text for one in taken)
    if text.count("“") > text.count("”"):
        return False
    if re.match(r"[IVX]{1,5}\.\s", line.text) or (line.gap >= _WIDE_GAP and line.text[:1].isupper()):
        return True
    first = fold(" ".join(line.text.split()[:2]))
    likest = max(fuzz.ratio(first, " ".join(words.split()[:2])) for words in _BEGINNINGS)
    return line.text[:1].isupper() and likest >= _LIKE_BEGINNING
