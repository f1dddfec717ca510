"""Names in capitals as running text has them: known parts as they are known, the rest by Decree 30/2020.

It must not know whose a name is; where nothing tells a proper name, a human must look.
"""

import re

from nq57.language.normalise import comparable
from nq57.language.organ_names import PART_NAMES, PROVINCES
from nq57.language.syllables import is_syllable

# Parts of names and titles of which only the spelling is asked.
_OTHER_PARTS = (
    "Hiệp hội,Hội Nông dân,Phục vụ,Tỉnh đoàn,Vụ,Vụ trưởng,Trưởng,Phó,Trưởng ban,Trưởng phòng,Chánh,Quyền,"
    "Tổng,Chủ nhiệm,Thứ trưởng,Cục trưởng,Hiệu trưởng,Viện trưởng,"
    "Bệnh viện,Công đoàn,Chỉ huy trưởng,Chính ủy,Quân khu,Hạt,Trạm,Tổng Thanh tra,Tổng Kiểm toán"
)
_NAMES = (*PART_NAMES.split(","), *_OTHER_PARTS.split(","), *PROVINCES.split(","))
_CASED = {comparable(name): name for name in reversed(_NAMES)}
_LONGEST_PART = max(len(name.split()) for name in _CASED)
_LOWER_INSIDE = frozenset(
    ("tỉnh", "thành phố", "nhân dân", "thường vụ", "ủy ban nhân dân", "vận tải", "nước")
)
_LEVELS = frozenset(
    ("tỉnh", "thành phố", "phường", "xã", "đặc khu", "huyện", "quận", "thị xã", "thị trấn", "tp")
)
_JOINTS = frozenset((",", "-", "–", "và", "về", "của", "cho"))
# Of a subject: proper names of the State, and acts that are named or numbered.
_PROPER = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam,Việt Nam,Đảng,Chính phủ,Thủ tướng,Quốc hội,Trung ương,Bộ Chính trị,"
    "Ban Bí thư,Tỉnh ủy,Hội đồng nhân dân,Ủy ban nhân dân,Mặt trận Tổ quốc"
)
_PROPER_CASED = {name.lower(): name for name in (*_PROPER.split(","), *PROVINCES.split(","))}
_PROPER_WORDS = re.compile(rf"\b(?:{'|'.join(map(re.escape, _PROPER_CASED))})\b")
_NAMED_ACT = re.compile(
    r"(?<!pháp )(?<!kỷ )(?<!quy )\b(?:bộ )?luật"
    r"(?! (?:có|trong|về|do|khác|này|được|của|và|hiện|liên|sư)\b)(?= \w)"
    r"|\b(?:nghị quyết|nghị định|thông tư|quyết định|chỉ thị|kế hoạch|kết luận|pháp lệnh)(?= số\b)"
)
_INITIALS = frozenset(("ai", "it", "bim", "sim", "cio"))  # that could be syllables
_LAW_NAME = re.compile(r"\b((?:Bộ l|L)uật )(\w)")


def in_sentence_case(name: str) -> str:
    """A name in capitals as running text has it: `ỦY BAN NHÂN DÂN TỈNH X` → `Ủy ban nhân dân tỉnh X`.

    Words that no known name has begin with a capital once in a row, as Decree 30/2020 has the words for
    what an organ does ("Trung tâm Phục vụ hành chính công"); behind a level, each does ("xã Tân Hà").
    """
    words = comparable(name).replace(",", " ,").split()
    spelled = " ".join(name.replace(",", " ,").split()).split()
    found: list[str] = []
    before, at = "", 0  # what the part before was: its words, or "" in the midst of unknown ones
    while at < len(words):
        count = next((n for n in range(_LONGEST_PART, 0, -1) if " ".join(words[at : at + n]) in _CASED), 0)
        part = " ".join(words[at : at + (count or 1)])
        if count or part in _JOINTS:
            found.append(_cased(part, first=not found))
            before = part
        else:
            placed = before in _LEVELS
            found.append(_unknown(part, spelled[at], capital=placed or bool(before) or not found))
            before = before if placed else ""
        at += count or 1
    return " ".join(found).replace(" ,", ",")


def _unknown(word: str, spelled: str, *, capital: bool) -> str:
    """A word that no known name has; one that cannot be said is an abbreviation and stays."""
    if not is_syllable(word):
        return spelled
    return word.capitalize() if capital else word


def _cased(part: str, *, first: bool) -> str:
    if part in _JOINTS or (not first and part in _LOWER_INSIDE):
        return part
    known = _CASED.get(part, part)
    return known[0].upper() + known[1:] if first else known


def subject_in_sentence_case(subject: str) -> str:
    """A subject in capitals as running text: `VỀ ĐĂNG KÝ DOANH NGHIỆP` → `Về đăng ký doanh nghiệp`.

    Unlike an organ's name it is made of common words: the State's proper names, provinces and acts have
    capitals, numbers and abbreviations stay; of other names nothing tells, so a human must look.
    """
    bare = ((word, comparable(word.strip('.,;:()“”"'))) for word in subject.split())
    kept = (
        word if syllable in _INITIALS or not is_syllable(syllable) else word.lower()
        for word, syllable in bare
    )
    text = _PROPER_WORDS.sub(lambda found: _PROPER_CASED[found[0]], " ".join(kept))
    text = _NAMED_ACT.sub(lambda found: found[0][0].upper() + found[0][1:], text)
    text = _LAW_NAME.sub(lambda found: found[1] + found[2].upper(), text)
    return text[:1].upper() + text[1:]
