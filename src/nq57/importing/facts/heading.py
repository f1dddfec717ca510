"""What the head of a paper says: number, place and date, issuer, type, subject.

It must not know the register; a number repaired after a scan stays a guess here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from nq57.importing.facts.head_number import question_of, read_number
from nq57.importing.facts.letters import MOTTO, is_greeting, is_placed, letter_subject
from nq57.importing.facts.organs import OPEN_END
from nq57.importing.facts.parts import Parts
from nq57.importing.papers.paper import Confidence, Form, Found, Joined, Line, LineOrigin
from nq57.language.dates import FoundDate, find_dates
from nq57.language.folding import fold
from nq57.language.issuers import level_and_place, spells
from nq57.language.mention_finder import find_mentions
from nq57.language.normalise import comparable
from nq57.language.numbers import ParsedNumber, parse_number
from nq57.language.sentence_case import in_sentence_case, subject_in_sentence_case
from nq57.model.values import PartialDate

_SECOND_MOTTO = re.compile(r"oc lap\s*[-–]\s*t")
_LAST_YEAR = re.compile(r"((?:19|20)[0-9]{2})\W*$")
_PLACE = re.compile(r"(?P<place>[^\W\d_][^,;:/0-9]{2,30}),\s*ng[àaă]y", re.IGNORECASE)
_STAMP = re.compile(r"^(?:du thao|hoa toc|(?:thuong )?khan|sao y|ban sao)\b|[;:]")
_SUPERIOR_ONLY = frozenset(("uy ban nhan dan", "hoi dong nhan dan", "ban chap hanh", "hoi dong tham phan"))
_INFERIOR = re.compile(
    r"(?:so|phong|ban|chi cuc|cuc|vu|vien|trung tam|van phong|uy ban nhan dan|dang uy|thanh tra|cong an"
    r"|bao|dai|bo chi huy|hoi|hiep hoi|lien doan|truong|benh vien|kho bac|toa an|uy ban mat tran"
    r"|hoc vien|dai hoc|nha truong|tinh doan|thanh doan|doan|cong ty|tong cong ty|vuon|bao tang|thu vien)\b"
)
_BEGINNINGS = (
    "thuc hien", "can cu", "theo de nghi", "xet de nghi", "de thuc hien", "de trien khai", "nham thuc hien",
    "thi hanh", "thuc hien ke hoach", "trien khai thuc hien", "tren co so", "de tiep tuc", "trien khai",
    "tiep tuc thuc hien",
)  # fmt: skip
# How a body opens that rests on nothing: what moved the author, or what he asks for.
_OPENS = re.compile(
    r"(?:de|sau khi|truoc (?:tinh hinh|thuc te|yeu cau)|thoi gian (?:qua|vua qua|gan day)|trong "
    r"(?:thoi gian|nhung nam)"
    r"|hien nay|qua theo doi|cuoc hop|hom nay|nham|ngay [0-9]{1,2}|luc [0-9]{1,2}|vao hoi|kinh gui"
    r"|tiep theo)\b"
    r"|.*\b(?:yeu cau|nhu sau|chi dao|ket luan)\s*:$"
    r"|(?:thoi gian|dia diem|thanh phan|chu tri|chu toa|thu ky|noi dung|ho va ten|ten co quan)[^:]{0,30}:"
    r"|.{20,}:$"
)
_AUTHORITY = re.compile(
    r"(?:(?:chu tich|bo truong|giam doc|thu truong|chanh|truong ban|tong giam doc|thu tuong|uy ban nhan dan"
    r"|hoi dong nhan dan|chinh phu|quoc hoi|uy ban thuong vu)\b)"
)
_AN_OFFICE = 3  # words of "HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC …"; a name in a subject may be one or two
_WHOSE = re.compile(r"CỦA [A-ZÀ-ỸĐ ,-]{4,100}$")  # below "KẾT LUẬN": whose it is, not what it is about
_SECTION = re.compile(r"(?:[IVX]{1,5}|[1-9])\.\s|(?:Điều|ĐIỀU|Phần|PHẦN|Chương|CHƯƠNG) [0-9IVX]+\b")
_OF_ANOTHER = frozenset(("van phong", "ban thuong truc", "ban thuong vu"))  # nothing without whose it is
_PARTY_ABOVE = re.compile(r"(?:tinh uy|thanh uy|dang uy) ")
_JOINT_TYPES = frozenset(("TTLT", "NQLT"))
_JOINT = re.compile(
    r"\s*[;,]\s*|\s*[-–]\s*(?=(?:BỘ|TÒA ÁN|TOÀ ÁN|VIỆN KIỂM SÁT|THANH TRA|KIỂM TOÁN|NGÂN HÀNG|CHÍNH "
    r"PHỦ|ỦY BAN|UBND|ĐOÀN|SỞ|BAN|HỘI|LIÊN ĐOÀN|CÔNG AN|CHI CỤC|CỤC|PHÒNG|TRƯỜNG|MẶT TRẬN) )"
)
_MINISTRY = re.compile(r"(?:bo |toa an|vien kiem sat|thanh tra chinh phu|ngan hang nha nuoc|kiem toan)")
_LIKE_BEGINNING = 82  # of 100, for words that a scan has damaged
CONSOLIDATED = "VBHN"
_UNPLACED = "Ngày này không đứng sau địa danh: đối chiếu với ngày ban hành."
_CAPITALS = "Trích yếu trên bản gốc viết hoa toàn bộ: kiểm tra chữ hoa của tên riêng."
_DRAWN = re.compile(r"[-–_*\s]+$")
_MOST_SUBJECT = 12  # lines
# Marks of a seal or a rule beside a name, as scans read them; a hyphen at the end joins two organs.
_STRAY = "|.,'\"“”‘’*~^•·:_ "
_LEAST_NAME = 4  # characters of a line that begins a name
_LEAST_REST = 2  # of one that goes on with it
# Blank lines before a body: texts without a layout set lines apart for other reasons, too.
_WIDE_GAP = {"txt": 3}


@dataclass(frozen=True, slots=True)
class PaperHead:
    """The head of a paper; `subject_lines` counts the body's lines that the subject takes."""

    number: Found[ParsedNumber] | None
    date: Found[PartialDate] | None
    place: Found[str] | None
    issuer: Found[str] | None
    subject: Found[str] | None
    subject_lines: int


def read_heading(parts: Parts, form: Form = "txt") -> PaperHead:
    """Everything the head says; what it does not say is None."""
    number, number_at = read_number(parts.head)
    date, place = _date(parts.head)
    kem = _attached_to(parts)
    issuer = _issuer(parts.head[:number_at], number)
    consolidated = number is not None and number.value.number.type == CONSOLIDATED
    subject, count = _subject(parts, _WIDE_GAP.get(form, 1), consolidated=consolidated)
    return PaperHead(
        number or (kem[0] if kem else None),
        date or (kem[1] if kem else None),
        place,
        issuer or (kem[2] if kem else None),
        subject,
        count,
    )


def _date(head: Sequence[Line]) -> tuple[Found[PartialDate] | None, Found[str] | None]:
    """Place and date of issue, "Lạng Sơn, ngày 12 tháng 8 năm 2025"; a blank day leaves the month."""
    alone = [line for line in head if is_placed(line.text)]  # what a letter is about may name a date, too
    joined = Joined(alone or head)
    for found in find_dates(joined.text):
        if found.year:
            origin = joined.origin(found.start)
            before = _PLACE.search(origin.text)
            date = _dated(found, origin)
            if before is None and date.confidence == "sure":
                date = replace(date, confidence="likely", ask=_UNPLACED)
            return date, _placed(before, origin) if before else None
    return _year_alone(alone)


def _year_alone(
    alone: Sequence[Line],
) -> tuple[Found[PartialDate] | None, Found[str] | None]:
    """Of a draft whose day and month are blank, the year and the place."""
    for line in alone:
        before, year = _PLACE.search(line.text), _LAST_YEAR.search(line.text)
        if before and year:
            return _dated(FoundDate(*year.span(), int(year[1]), 0, 0), line.origin), _placed(
                before, line.origin
            )
    return None, None


def _placed(before: re.Match[str], origin: LineOrigin) -> Found[str]:
    """The place: the capital words right before "ngày", without the number in front of them."""
    words = before["place"].split()
    names = []
    for word in reversed(words):
        if not word[0].isupper() or word.isupper() or not word.isalpha():
            break
        names.append(word)
    return Found(" ".join(reversed(names)) or before["place"].strip(), "sure", origin)


def _dated(found: FoundDate, origin: LineOrigin) -> Found[PartialDate]:
    date = PartialDate(found.year, found.month, found.day)
    if found.damaged:
        return Found(
            date, "guess", origin, "Ngày đọc từ nét quét hỏng, chỉ là gợi ý: đối chiếu với bản gốc."
        )
    if not date.day:
        what = "Ngày" if date.month else "Ngày, tháng"
        return Found(date, "likely", origin, f"{what} còn để trống trên bản này: điền khi ban hành.")
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
    number = Found(parsed, "likely", origin, question_of(parsed)) if parsed else None
    dates = [day for day in find_dates(joined.text) if day.start >= mention.start and day.year]
    date = _dated(dates[0], origin) if dates else None
    issuer = _issuer_behind(joined.text, dates[0].end if dates else mention.end)
    return number, date, Found(issuer, "likely", origin) if issuer else None


def _issuer_behind(text: str, at: int) -> str | None:
    found = re.compile(r"\s{0,12}của\s{1,12}([^)\n]{4,80}(?:\n[^)\n]{1,60})?)\)").match(text, at)
    return " ".join(found[1].split()) if found else None


def _issuer(head: Sequence[Line], number: Found[ParsedNumber] | None) -> Found[str] | None:
    """The organ of the letterhead: the last of its names in capitals; of joint acts all."""
    names = _names_of_head(head)
    if not names:
        return None
    if number and (number.value.number.type in _JOINT_TYPES or _of_several(number, names[-1][0])):
        return _joint(names)
    *above, (last, origin) = names
    name = in_sentence_case(last)
    ask = "Đối chiếu tên cơ quan ban hành."
    placed = _placed_name(name, above[0][0]) if above else name
    return Found(placed, "likely", origin, ask)


def _of_several(number: Found[ParsedNumber], name: str) -> bool:
    """Whether a name is of several organs, one for each code of the number: "SỞ TƯ PHÁP - SỞ Y TẾ"."""
    parts, codes = _JOINT.split(name), (number.value.number.organ or "").split("-")
    return 1 < len(parts) == len(codes) and all(map(spells, codes, parts))


def _joint(names: Sequence[tuple[str, LineOrigin]]) -> Found[str]:
    """Every organ of a joint act, whether one a line or parted by hyphens."""
    parts = [part for name, _ in names for part in _JOINT.split(name)]
    value = "; ".join(dict.fromkeys(in_sentence_case(part) for part in parts if part.strip()))
    return Found(value, "likely", names[0][1], "Đối chiếu tên cơ quan ban hành.")


def _names_of_head(head: Sequence[Line]) -> list[tuple[str, LineOrigin]]:
    """The names in capitals, each whole: a line goes on with the one above unless it begins an organ."""
    names: list[tuple[str, LineOrigin]] = []
    for line in head:
        text = _without_motto(line.text)
        least = _LEAST_REST if names and text.isalpha() else _LEAST_NAME
        if len(text) >= least and text.isupper() and not _STAMP.search(fold(text)):
            last = fold(names[-1][0]) if names else ""
            again = last == fold(text)  # a gazette names the organ above the letterhead, too
            goes_on = names and (last in _SUPERIOR_ONLY or not _INFERIOR.match(fold(text)))
            if goes_on and not again and not _begins_again(last, fold(text)):
                before, origin = names[-1]
                names[-1] = f"{before} {text}", origin
            elif not again:
                names.append((text, line.origin))
        if names and _SECOND_MOTTO.search(fold(line.text)):
            break  # what is below it is a title
    return _once(names)


def _begins_again(last: str, text: str) -> bool:
    """Whether a line begins the name above it once more, or a further ministry of a joint act."""
    return last.startswith(f"{text} ") or bool(_MINISTRY.match(last) and _MINISTRY.match(text))


def _once(names: list[tuple[str, LineOrigin]]) -> list[tuple[str, LineOrigin]]:
    """Each name once, where the last is."""
    later = [fold(name) for name, _ in names]
    return [one for at, one in enumerate(names) if later[at] not in later[at + 1 :]]


def _placed_name(name: str, superior: str) -> str:
    """The issuer with the level and place that the organ above it names; an office is that organ's own."""
    above = in_sentence_case(superior)
    if fold(name) in _OF_ANOTHER or _PARTY_ABOVE.match(fold(above)):
        return f"{name} {above}".replace(" UBND ", " Ủy ban nhân dân ")
    level, place = level_and_place(above)
    if not place or place in comparable(name):
        return name
    named = (
        name if comparable(name).endswith(f" {level}") else f"{name} {level}"
    )  # "Bệnh viện Đa khoa tỉnh"
    return f"{named} {place.title()}"


def _without_motto(text: str) -> str:
    """The left column of a letterhead whose columns are on one line."""
    found = MOTTO.search(fold(text))
    return _without_strays(text[: found.start()] if found else text)


def _without_strays(text: str) -> str:
    """A name without the signs and lone small letters at its ends that scans make of seals and rules.

    A hyphen at the end joins the organ of the next line.
    """
    words = text.strip(_STRAY).lstrip("-–").split()
    while len(words) > 1 and _is_stray(words[-1]):
        words.pop()
    return " ".join(words).strip(_STRAY)


def _is_stray(word: str) -> bool:
    lone = len(word) == 1 and word.islower()
    return lone or (word not in "-–" and not word.isdecimal() and not any(map(str.isalpha, word)))


def _subject(parts: Parts, wide: int, *, consolidated: bool) -> tuple[Found[str] | None, int]:
    """The lines below the title as far as the paper's basis, a wide gap, or its first section."""
    if parts.title is None:
        return letter_subject(parts.head), 0
    taken: list[Line] = []
    for line in parts.body[:_MOST_SUBJECT]:
        named = consolidated and _names_document(line)
        if taken and (named or _DRAWN.match(line.text) or _begins_body(line, taken, wide)):
            break
        taken.append(line)
    if not taken:
        return None, 0
    lines = taken[1:] if len(taken) > 1 and _WHOSE.match(taken[0].text) else taken
    text = " ".join(" ".join(line.text for line in lines).split())
    text = re.sub(r"(?<=[0-9A-ZĐ])-\s+(?=[A-ZĐ]{2,})", "-", text).rstrip(" .;")
    whole = len(taken) < _MOST_SUBJECT
    asked = "" if whole else "Không rõ trích yếu dừng ở đâu."
    if text.isupper():
        text, asked = subject_in_sentence_case(text), f"{asked} {_CAPITALS}".strip()
    confidence: Confidence = "guess" if not whole else "likely" if asked else "sure"
    return Found(text[:1].upper() + text[1:], confidence, lines[0].origin, asked), len(taken)


def _names_document(line: Line) -> bool:
    """Whether the line begins with a document: in a consolidated text, the law that it consolidates."""
    named = next(iter(find_mentions(line.text)), None)
    return named is not None and named.start == 0


def _begins_body(line: Line, taken: list[Line], wide: int) -> bool:
    if is_greeting(line.text) or _is_authority(line, taken[-1]):
        return True
    text = "".join(one.text for one in taken)
    if text.count("“") > text.count("”"):
        return False
    if _SECTION.match(line.text):
        return True
    if line.gap >= wide and line.text[:1].isupper():
        return True
    if line.text[:1].isupper() and _OPENS.match(fold(line.text)) and not OPEN_END.search(taken[-1].text):
        return True
    first = fold(" ".join(line.text.split()[:2]))
    likest = max(fuzz.ratio(first, " ".join(words.split()[:2])) for words in _BEGINNINGS)
    return line.text[:1].isupper() and likest >= _LIKE_BEGINNING


def _is_authority(line: Line, before: Line) -> bool:
    """Whether the line names in capitals who decides, as decisions do below their subject.

    Whatever the office is called: below a subject in small letters a line in capitals is none of it.
    """
    if not line.text.isupper():
        return False
    if not _AUTHORITY.match(fold(line.text)):
        return len(line.text.split()) >= _AN_OFFICE and not before.text.isupper()
    return not before.text.isupper() or not OPEN_END.search(before.text.lower())
