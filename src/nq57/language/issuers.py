"""Issuers by name: found after "của", set against an organ's code, and placed by level.

It must not know documents; two names of one organ are told alike only as far as their words go.
"""

import functools
import re

from nq57.language.citation_words import GAP, spaced
from nq57.language.normalise import LOWER, UPPER, comparable
from nq57.language.organ_names import HEADS, PART_NAMES, SEATS, WHOLE_NAMES
from nq57.language.sentence_case import in_sentence_case

_NEAR = r"[ \t\xa0]{1,4}"
_BREAK = r"[ \t\xa0]{0,4}\n[ \t\xa0]{0,4}"  # a gap that is never an empty line
# A place: capital words on the same or the next line, "Lai Châu", "Kỳ Lừa".
_PLACE = rf"[{UPPER}][^\W\d_{UPPER}]{{1,7}}(?!\w)"
# Capital words that begin what follows a name, after a line break or none.
_NO_PLACE = spaced(
    "Về,Phê duyệt,Ban hành,Triển khai,Thực hiện,Quy định,Quy chế,Quy trình,Quy hoạch,Nghị quyết,Nghị định,"
    "Quyết định,Chỉ thị,Chỉ đạo,Thông tư,Thông báo,Luật,Tờ trình,Kế hoạch,Chương trình,Căn cứ,Theo,Trên,"
    "Trong,Định kỳ,Đồng thời,Đồng ý,Các,Đẩy mạnh,Tăng cường,Nâng cao,Xét,Sau,Tại,Để,Với,Là,Và,Điều chỉnh,"
    "Điều hành,Yêu cầu,Giao các,Giao Sở,Giao cho,Mẫu số,Phụ lục,Đề án,Dự án,Nơi nhận,Kính gửi,Sở,Bộ,Ban"
)
_SYLLABLE = rf"(?!(?:{_NO_PLACE})(?!\w)){_PLACE}"
# A lone syllable is a place only before a mark or a word that goes on about the document, not in "Kết quả".
_GOES_ON = rf"(?!{GAP}(?!(?:về|phê|ban|quy|tại|và|năm|đã|trình|thông)(?!\w))[{LOWER}])"
_PLACE_OF_SEAT = (
    rf"(?:(?:{_NEAR}|{_BREAK}){_SYLLABLE}(?:(?:{_NEAR}|{_BREAK}){_SYLLABLE}){{1,3}}"
    rf"|{_NEAR}{_SYLLABLE}{_GOES_ON})"
)
_PLACE_OF_ORGAN = rf"{_NEAR}{_SYLLABLE}(?:{_NEAR}{_SYLLABLE}){{1,3}}{_GOES_ON}(?!{_NEAR}[{UPPER}])"
_JOIN = (
    rf"(?:{GAP}|{GAP}và{GAP}|,{GAP}(?=Thể|Hạ|Chủ)"
    rf"|\s{{1,6}}[-–]\s{{1,6}}(?=Thương{GAP}binh|Xã{GAP}hội|Thể{GAP}thao))"
)
_INITIALS = "[A-ZĐ]{2,9}(?:&[A-ZĐ]{1,9})?"
_SEAT = rf"(?:{spaced(SEATS)})(?!\w)(?!{GAP}hội(?!\w))(?:{_PLACE_OF_SEAT})?"
_HEAD = rf"(?:{spaced(HEADS)})(?!\w)"
_BODY = (
    rf"(?:{_HEAD}{_JOIN}){{0,3}}(?:{_HEAD}(?:{_NEAR}{_INITIALS}(?!\w)|(?={GAP}{_SEAT}))"
    rf"|(?:{spaced(WHOLE_NAMES)})(?!\w)(?!{GAP}(?:ủy|uỷ|bộ)(?!\w))(?:{_PLACE_OF_ORGAN})?)"
)
# "của Ban Thường vụ Tỉnh ủy", "của UBND tỉnh Quảng Ngãi"; it ends before "về", "phê duyệt" and the like.
_ORGAN = (
    rf"(?=[{UPPER}])(?:{_SEAT}|{_BODY}(?:{_JOIN}{_BODY}(?!{GAP}(?:số|hành{GAP}động)(?!\w))){{0,14}})"
    rf"(?:{GAP}{_SEAT}){{0,3}}"
)
_ISSUER_AFTER = rf"\s{{0,12}}của{GAP}(?P<issuer>{_ORGAN})"
_CAPITALS = spaced(PART_NAMES.upper())
_ISSUER_IN_CAPITALS = (
    rf"\s{{0,12}}CỦA{GAP}(?P<issuer>(?:{_CAPITALS})(?!\w)"
    rf"(?:{GAP}(?:VÀ{GAP})?(?:{_CAPITALS})(?!\w)){{0,14}})"
)

# What the name of an organ with this code says, in the form of `comparable`; others say anything.
_SAID = {
    "TW": ("bộ chính trị", "ban bí thư", "trung ương"),
    "BCĐTW": ("ban chỉ đạo",),
    "CP": ("chính phủ",),
    "TTg": ("thủ tướng",),
    "QH": ("quốc hội",),
    "UBTVQH": ("ủy ban thường vụ",),
    "VPCP": ("văn phòng chính phủ",),
    "UBND": ("ủy ban nhân dân", "ubnd"),
    "HĐND": ("hội đồng nhân dân", "hđnd"),
    "TU": ("tỉnh ủy", "thành ủy", "đảng bộ tỉnh", "đảng bộ thành phố"),
    "HU": ("huyện ủy",),
    "ĐU": ("đảng ủy", "đảng bộ"),
}
_MINISTRIES = frozenset(
    (
        "BTC",
        "BKHCN",
        "BTTTT",
        "BNV",
        "BXD",
        "BYT",
        "BGDĐT",
        "BTP",
        "BCA",
        "BQP",
        "BNG",
        "BVHTTDL",
        "BNNMT",
        "BTNMT",
        "BNNPTNT",
        "BGTVT",
        "BKHĐT",
        "BLĐTBXH",
        "BCT",
    )
)
_NEAR_LETTERS = 14  # spaces before "của", and its first two letters
_LEAST_CODE = 2  # letters of a code that tell a name
_MOST_CACHED = 4096
_TERM = re.compile("[0-9]+$")
_LEVEL = re.compile(
    r"\b(tỉnh|thành phố|tp\.?|phường|xã(?! hội)|đặc khu|huyện|quận|thị xã|thị trấn)(?: ủy)?\b([^,;(\n]*)"
)


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when a text first asks for it: these hold so many names that it takes a while."""
    return re.compile(pattern)


def issuer_after(text: str, start: int, organs: tuple[str, ...]) -> tuple[str, int] | None:
    """The issuer named right after `start` ("của …") and its end; None if it has none of the codes.

    "Kế hoạch thực hiện Nghị quyết số 57-NQ/TW của UBND phường": the ward issued the plan.
    """
    near = text[start : start + _NEAR_LETTERS].lstrip()[:2]
    if near not in {"củ", "CỦ"}:
        return None
    found = _compiled(_ISSUER_AFTER if near == "củ" else _ISSUER_IN_CAPITALS).match(text, start)
    if not found:
        return None
    issuer = " ".join(found["issuer"].split())
    if issuer.isupper() and " " in issuer:
        issuer = in_sentence_case(issuer)
    return (issuer, found.end()) if any(fits(organ, issuer) for organ in organs) else None


@functools.lru_cache(maxsize=_MOST_CACHED)  # a text names the same few organs over and over
def fits(organ: str, issuer: str) -> bool:
    """Whether an issuer of that name may have issued under that organ code; unknown codes may be any."""
    names = _SAID.get(_TERM.sub("", organ.partition("-")[0]))
    if names is None:
        return True
    name = comparable(issuer)
    return any(words in name for words in names)


def names(organ: str, issuer: str) -> bool | None:
    """Whether a code names an issuer of that name; None where the code tells nothing of names.

    A code is known, or made of the name's first letters, as BTC is of "Bộ Tài chính".
    """
    parts = [part for part in issuer.split(";") if part.strip()]
    codes = [_TERM.sub("", code) for code in organ.split("-")]
    if len(parts) > 1:
        named = [any(names(code, part) for code in codes) for part in parts]
        return True if all(named) else None
    if codes[0] in _SAID:
        return fits(codes[0], issuer)
    capitals = "".join(letter for letter in codes[0] if not letter.islower())
    if spells(capitals, issuer):
        return True
    return False if capitals in _MINISTRIES and _is_ministry(issuer) else None


def spells(code: str, issuer: str) -> bool:
    """Whether a code is the first letters of the name's words, "và" left out."""
    words = [word for word in re.split(r"[\s,–-]+", issuer) if word and word.lower() != "và"]
    first = "".join(word[0] for word in words).upper().replace("TƯ", "TW")
    return len(code) >= _LEAST_CODE and first.startswith(code.upper())


def _is_ministry(issuer: str) -> bool:
    return comparable(issuer).startswith(("bộ ", "chính phủ", "thủ tướng", "quốc hội", "ủy ban nhân dân"))


def level_and_place(issuer: str) -> tuple[str, str]:
    """`tỉnh`, `lạng sơn` of "UBND tỉnh Lạng Sơn"; empty where the name says neither."""
    found = _LEVEL.search(comparable(issuer))
    if not found:
        return "", ""
    level = {"tp": "thành phố", "tp.": "thành phố"}.get(found[1], found[1])
    return level, found[2].strip(" .-–")


def contradict(one: str, other: str) -> bool:
    """Whether two names surely mean two organs: of different levels, or of different places."""
    (level, place), (other_level, other_place) = level_and_place(one), level_and_place(other)
    if level and other_level and level != other_level:
        return True
    return bool(place and other_place and place != other_place)


def organ_at(text: str, start: int) -> tuple[str, int] | None:
    """The organ whose name begins exactly there, and its end: "Sở Khoa học và Công nghệ"."""
    found = _compiled(_ORGAN).match(text, start)
    return (" ".join(found[0].split()), found.end()) if found else None
