"""What the end of a paper says: who signed, in which capacity, and who receives it.

It must not know units. Both stand side by side on paper, so either may end a line of the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nq57.importing.papers.paper import Found, Line
from nq57.language.folding import fold
from nq57.language.sentence_case import in_sentence_case
from nq57.language.syllables import share_of_syllables

_ON_BEHALF = re.compile(r"(?:tm|kt|tl|tuq|q)\s*\.|(?:t|k)\s*/\s*[mtl]\b")
_TITLE = re.compile(
    r"(?:pho |quyen )?(?:chu tich|giam doc|bi thu|truong ban|cuc truong|bo truong|thu truong|thu tuong|"
    r"chanh van phong|truong phong|vien truong|tong giam doc|hieu truong|chu nhiem|tong bi thu|thong doc|"
    r"vu truong|chanh thanh tra|truong doan|tong thu ky|chanh an|thuong truc|uy vien|tong kiem toan"
    r"|tu lenh|"
    r"chi cuc truong|chi huy truong|chinh uy|tham muu truong|hat truong|doi truong|tram truong|truong khoa"
    r"|truong tram|giam thi|tong thanh tra|tong bien tap|quan doc|truong thon|chu nhiem|chu toa|chu tri"
    r"|thu ky|dai dien|tong cuc truong|chanh toa)\b"
)
_SIGNED = re.compile(r"\W*(?:da ky|ky|chu ky|dong dau|da dong dau)\b(?! luat).{0,40}$")
_MOST_BLOCK = 12  # lines of one signature
_MOST_BETWEEN = 4  # lines between the titles and the name
_UNSPACED = re.compile(r"^((?:TM|KT|TL|TUQ|Q)\s?\.)(?=\w)")
# Ranks and degrees before a name: "Đại tá", "PGS.TS.", "BSCKII.".
_HONOURS = re.compile(
    r"(?:(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|(?:PGS|GS|TSKH|TS|ThS|Th\.S|BSCK\s?I{1,2}|BSNT"
    r"|BS|DS|KS|CN"
    r"|LS|CVCC|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT)\b|Ông|Bà|Đồng chí|Đ/c)[\s.,:]*)+(?=[^\W\d_])"
)
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`](?=\w)){0,9}(?: [^\W\d_](?:[^\W\d_]|['’`](?=\w)){0,8}){1,5}")
# Before names of the Highlands and the North: "H'Yim Kđoh", "Y Thanh Niê", "A Lềnh".
_HIGHLAND = re.compile(r"(?:[HKYAB]['’`] ?|(?:Y|A|Ka|Rơ|Ro|Siu|Ksor|Nay|Rmah|Puih|Rah) )\w")
# A title's last words, and what is before them where a narrow column broke it.
_BROKEN_TITLES = (
    (re.compile(r"uy$"), re.compile(r"ban nhan dan")),
    (re.compile(r"\bban$"), re.compile(r"nhan dan")),
    (re.compile(r"nhan$"), re.compile(r"dan")),
    (re.compile(r"(?:\bt[ml]|\bkt|pho)\W*$"), re.compile(r"(?:uy ban nhan dan|chu tich|giam doc)")),
    (re.compile(r"chu$"), re.compile(r"tich")),
    (re.compile(r"giam$"), re.compile(r"doc")),
)
_MOST_TITLE = 60  # characters
_LEAST_SYLLABLES = 0.6  # share of a name's words that are Vietnamese syllables
_SIGNATURE_BESIDE = re.compile(
    r"(?<=[;.:)])\s+(?:\S{1,6}\s+){0,3}?(?=(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\b[^a-z]*$"
    r"|(?:PHÓ )?(?:THỦ TƯỚNG|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|BÍ THƯ|CHỦ NHIỆM|TRƯỞNG BAN|HIỆU TRƯỞNG"
    r"|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG)$)"
)


@dataclass(frozen=True, slots=True)
class Ending:
    """Who signed and who receives; what is not told is None or empty."""

    signer: Found[str] | None
    capacity: Found[str] | None
    recipients: tuple[Found[str], ...]


def read_ending(tail: Sequence[Line]) -> Ending:
    """Signature and recipients of the lines from "Nơi nhận" on."""
    left, right = _columns(tail)
    return Ending(*_signature(right), _recipients(left))


def _columns(tail: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Lines of the recipients, and lines of the signature, parted where one line holds both."""
    left: list[Line] = []
    right: list[Line] = []
    listing = True
    for line in tail:
        if fold(line.text).startswith("noi nh"):
            head, _, rest = line.text.partition(":")
            left.append(Line(head, line.page, line.number))
            if rest.strip():
                right.append(Line(rest.strip(), line.page, line.number))
            continue
        beside = (
            _SIGNATURE_BESIDE.search(line.text)
            if line.text[:1] in "-–+" or line.text[:1].islower()
            else None
        )
        if beside:
            left.append(Line(line.text[: beside.start()], line.page, line.number))
            right.append(Line(line.text[beside.end() :], line.page, line.number))
            continue
        listing = listing and not _is_signature(line.text)
        item = line.text[:1] in "-–+" or line.text[:1].islower()
        (left if item and (listing or line.text[:1] in "-–+") else right).append(line)
    return left, right


def _is_signature(text: str) -> bool:
    bare = fold(text)
    return bool(_ON_BEHALF.match(bare) or (text.isupper() and _TITLE.match(bare)))


def _recipients(lines: Sequence[Line]) -> tuple[Found[str], ...]:
    found: list[Found[str]] = []
    for line in lines[1:]:
        text = line.text.strip()
        if text[:1] in "-–+":
            found.append(Found(_tidied(text[1:]), "sure", line.origin))
        elif found:
            last = found[-1]
            found[-1] = Found(_tidied(f"{last.value} {text}"), "likely", last.origin)
    return tuple(item for item in found if item.value)


def _tidied(text: str) -> str:
    return " ".join(text.split()).rstrip(" ;.,")


def signature_blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where each signature begins and ends: titles in capitals with a name right below them."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        end = _block_end(lines, at)
        if end:
            found.append((at, end))
        at = end or at + 1
    return found


def _block_end(lines: Sequence[Line], start: int) -> int:
    """The index behind the name of a signature that begins here; 0 where none does."""
    if not _is_title(lines[start].text):
        return 0
    at, between = start + 1, 0
    while at < min(len(lines), start + _MOST_BLOCK) and between < _MOST_BETWEEN:
        text = lines[at].text
        if _is_name(text) and not _has_name_below(lines, at):
            return at + 1
        if not (_is_title(text) or _SIGNED.match(fold(text)) or _ends_title(lines[at - 1].text, text)):
            if not text.isupper() or len(text) > _MOST_TITLE:
                return 0
            between += 1
        at += 1
    return 0


def _signature(lines: Sequence[Line]) -> tuple[Found[str] | None, Found[str] | None]:
    """Names and capacities: titles in capitals, and below them a name; several signers in a row."""
    lines = _rejoined(lines)
    signed: list[tuple[list[Line], Line | None]] = []
    for at, line in enumerate(lines):
        if _is_title(line.text):
            if not signed or signed[-1][1]:
                signed.append(([], None))
            signed[-1][0].append(line)
        elif signed and signed[-1][1] is None and _is_name(line.text) and not _has_name_below(lines, at):
            signed[-1] = (signed[-1][0], line)
    if not signed:
        return None, None
    whole = [one for one in signed if one[1]]
    named = whole or signed[-1:]
    titles = "; ".join(_capacity(titles) for titles, _ in named)
    capacity = Found(titles, "sure" if whole else "guess", named[0][0][0].origin)
    first = named[0][1]
    if first is None:
        return None, capacity
    return Found(
        "; ".join(_spelled(name.text) for _, name in named if name), "sure", first.origin
    ), capacity


def _capacity(titles: Sequence[Line]) -> str:
    return ", ".join(dict.fromkeys(_capitalised(line.text) for line in titles))


def _has_name_below(lines: Sequence[Line], at: int) -> bool:
    """Whether capitals go on with the title above, for a name in small letters is right below them."""
    if not lines[at].text.isupper():
        return False
    near = (line.text for line in lines[at + 1 : at + 1 + _MOST_BETWEEN])
    below = next((text for text in near if not (_SIGNED.match(fold(text)) or _is_title(text))), "")
    return _is_name(below) and not below.isupper()


def _spelled(name: str) -> str:
    words = _HONOURS.sub("", name, count=1).split()
    return " ".join(word.capitalize() for word in words) if name.isupper() else " ".join(words)


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """Titles whole again that a narrow column broke: "TM. ỦY BAN NHÂN / DÂN"."""
    found: list[Line] = []
    for line in lines:
        if found and _is_title(found[-1].text) and _ends_title(found[-1].text, line.text):
            last = found.pop()
            line = Line(f"{last.text} {line.text}", last.page, last.number)  # noqa: PLW2901 - the joined line
        found.append(line)
    return found


def _ends_title(before: str, text: str) -> bool:
    """Whether a line holds the last words of the title above it."""
    head, rest = fold(before).strip(), fold(text).strip()
    return any(first.search(head) and last.fullmatch(rest) for first, last in _BROKEN_TITLES)


def _is_title(text: str) -> bool:
    bare = fold(text)
    return len(text) < _MOST_TITLE and text.isupper() and bool(_ON_BEHALF.match(bare) or _TITLE.match(bare))


def _capitalised(text: str) -> str:
    """`KT. CHỦ TỊCH` as `KT. Chủ tịch`."""
    words = _UNSPACED.sub(r"\1 ", " ".join(text.split())).split(" ")
    mark = 1 if len(words) > 1 and _ON_BEHALF.match(fold(words[0])) else 0
    return " ".join([*words[:mark], in_sentence_case(" ".join(words[mark:]))])


def _is_name(text: str) -> bool:
    """Two to five syllables that each begin with a capital."""
    tidy = _HONOURS.sub("", " ".join(text.split()), count=1)
    if not _NAME.fullmatch(tidy) or not all(word[0].isupper() for word in tidy.split()):
        return False
    if _TITLE.match(fold(tidy)):  # "Vụ trưởng", whose name is a picture
        return False
    return bool(_HIGHLAND.match(tidy)) or share_of_syllables(tidy.split()) > _LEAST_SYLLABLES
