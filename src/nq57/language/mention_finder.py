"""The citation finder: every document that a text names by number, with its type, date and issuer.

It must not know which documents exist; offsets are those of the given text, never of a mended one.
"""

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from nq57.language.alike_letters import latin_codes
from nq57.language.citation_words import (
    CLOSER_BEFORE,
    COUNTED,
    CUES,
    FORM_BEFORE,
    LAW_BEFORE,
    LAW_REACH,
    NUMBERED_TYPES,
    PROPER_TYPES,
    REACH,
    SCHEMES,
    SHORT_CODE,
    SHORT_TYPES,
    TYPE_WORDS,
)
from nq57.language.dates import date_at
from nq57.language.issuers import issuer_after
from nq57.language.mentions import Mention
from nq57.language.number_forms import is_assembly, is_known_organ, read_type
from nq57.language.numbers import ParsedNumber, parse_number
from nq57.language.offset_normalisation import mended

__all__ = ["Mention", "find_mentions"]

_DASH = r"\-‐‑‒–—―−"
_CODE = "[A-ZĐÐÂÊÔƠƯĂ][A-Za-zĐđÐðÂÊÔƠƯĂ&]{0,18}[0-9]{0,3}"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_YEAR_STUCK = rf"(?<=[/{_DASH}][12][0-9]{{3}})"  # 21/2017QH14
# A number, or digits that may be one by their context. It begins with a digit so that the scan is
# a search for digits; what is before is looked at afterwards, and only where digits matched.
_CANDIDATE = re.compile(
    rf"[0-9](?<![0-9a-z./_][0-9])[0-9]{{0,5}}(?:\.[0-9]{{1,2}}(?=/))?(?:(?:[a-eđ]|[A-ZĐ]{{1,4}})(?=[{_DASH}/]))?"
    rf"((?:\s{{0,2}}[/{_DASH}]\s{{0,2}}{_YEAR})?(?:\s{{0,12}}[/{_DASH}]\s{{0,12}}|\s(?=[JI]|[A-ZĐ]{{2,4}}[/{_DASH}][A-ZĐ])|{_YEAR_STUCK}){_CODE}"
    rf"(?:\s{{0,2}}[/{_DASH}]\s{{0,12}}{_CODE})?(?:[{_DASH}](?:[ \t]{{0,4}}\n\s{{0,8}})?{_CODE}){{0,8}}"
    # A team's initials behind a point, but no next sentence.
    r"(?:\.[A-ZĐ]{1,6}(?=\s{0,4}(?:[,;)\n]|\.(?:\s|\Z)|ngày|của|về|\Z)))?"
    r"(?![\w])(?!/[^\Wa-z]))?"
)
_DRAFT = re.compile(rf"/(?<=[\s.…_]/)[A-ZĐÐ][A-Za-zĐđÐ]{{0,4}}[{_DASH}]{_CODE}(?:-{_CODE}){{0,2}}(?![\w/])")
_BLANK = re.compile(r"[\s.…_]{1,60}\Z")
_SHORT_YEAR = re.compile(rf"/{_YEAR}(?![/{_DASH}]?\w)")
# Another figure of a list, "57, 59 và 68": what follows it counts nothing.
_NEXT_FIGURE = re.compile(
    r"(?:,\s{1,4}(?:và\s{1,4})?|\s{1,4}và\s{1,4})(?:số\s{1,4})?([0-9]{1,3})"
    r"(?=[,.](?![0-9])|[;)\n]|\s{1,4}(?:và|của|về|đã|là)\s|\Z)"
)
_LIST_ITEM = re.compile(r"[.)]\s")
_YEAR_ALONE = re.compile(_YEAR)
_NO_SHORT_END = re.compile(rf"[/%{_DASH}\w]|[.,][0-9]|\.\.|\s[0-9]{{1,5}}/{_YEAR}/")
_TYPE_BEFORE = re.compile(rf"(?<!\w)([A-ZĐÐ][A-Za-zĐÐđ]{{0,3}})[{_DASH}]?\Z")
# Whose a resolution or a law is when its number alone is given: never a ministry's or a committee's.
_USUAL_ORGANS = {
    "nghị quyết": ("TW", "CP", "QH", "UBTVQH", "HĐND", "TU"),
    "nghị định": ("CP",),
    "luật": ("QH",),
    "bộ luật": ("QH",),
}
_LIKE_FIGURES = frozenset("SOIZB")  # a scanned first figure, "S7" for 57
_DAY_AFTER = re.compile(
    r"\s{0,12},?\s{0,12}(?:(?:ban\s{1,12}hành|ký|thông\s{1,12}qua)\s{1,12})?(?=(?:[Nn]g[àa]y|NG[ÀA]Y)\s)"
)
_GLUED = re.compile(r"[\W_]")  # "(Nghị", "sau:Nghị", "-Nghị": the word begins behind the last such sign
_CUE_REACH = 20
# Letters before a blank and digits that end none of the words after which lone digits are looked at.
_NO_CUE = frozenset("abcdefghijklmnopqrstuvwxyzàáảãạăâèéẻêìíòóôõơùúủưỳýyđ") - {cue[-1] for cue in CUES}
_LENGTHS_OF_TYPES = (4, 2, 1)  # syllables of a type word, in the order that finds the longest
_LONGEST_TYPE = max(_LENGTHS_OF_TYPES)
_BLANK_BEHIND = re.compile(r"[0-9]+\s+[^\s/-]")
_NOTE = re.compile(r"[1-9][0-9]?\Z")
_FORM_REACH = 48
_TORN = re.compile(r"(?i:số|so)\s[0-9]{1,4}\s\Z")  # "số 3 5/2019/NĐ-CP"
_TORN_TYPE = re.compile(
    rf"(?<![\w./-])(?P<serial>[0-9]{{1,5}}(?:/{_YEAR})?/)(?P<first>[A-ZĐ]{{1,3}})[ ]"
    rf"(?P<rest>(?P<type>[A-ZĐ][A-Za-zĐđ]{{0,3}})-{_CODE}(?:-{_CODE}){{0,4}})(?![\w/])"
)
_MOST_CACHED = 4096


class _Before(NamedTuple):
    """What is before a number: where the mention begins, its type word, whether "số" is said."""

    start: int
    type_word: str | None = None
    numbered: bool = False
    proper: bool = False


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every mention in the text, in order, none overlapping another. Never raises."""
    latin = latin_codes(text)
    clear, origin = mended(latin)
    found = _ordered([*_numbered(clear), *_drafts(clear), *_torn(clear)])
    if origin is None and latin is text:
        return tuple(found)
    spans = (origin.span(one.start, one.end) if origin else (one.start, one.end) for one in found)
    moved = (_moved(mention, text, span) for mention, span in zip(found, spans, strict=True))
    return tuple(moved if latin is text else (_with_alikes(mention, latin) for mention in moved))


def _with_alikes(mention: Mention, latin: str) -> Mention:
    """The mention with a warning where letters of another alphabet stood in it."""
    if mention.text == latin[mention.start : mention.end]:
        return mention
    return replace(mention, warnings=tuple(sorted({*mention.warnings, "alike"})))


def _torn(text: str) -> Iterator[Mention]:
    """Numbers with a gap inside their type, "21/C T-TTg", as some layouts leave it."""
    for match in _TORN_TYPE.finditer(text):
        parsed = parse_number(f"{match['serial']}{match['first']}{match['rest']}")
        if parsed and parsed.canonical_input and parsed.number.type == f"{match['first']}{match['type']}":
            mended_number = replace(parsed, canonical_input=False, warnings=("layout",))
            yield _completed(text, _before(text, match.start(), 0), match.end(), mended_number)


def _moved(mention: Mention, text: str, span: tuple[int, int]) -> Mention:
    """The mention where it is in the text as given."""
    start, end = span
    details = (mention.type_word, mention.issued, mention.issuer, mention.alias, mention.warnings)
    return Mention(text[start:end], start, end, mention.number, *details)


def _ordered(found: list[Mention]) -> list[Mention]:
    """By place; of two that overlap the earlier one stays."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: mention.start):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _numbered(text: str) -> Iterator[Mention]:
    """Mentions with figures; each begins where the one before has ended, or later."""
    done = 0
    for match in _CANDIDATE.finditer(text):
        start = match.start()
        if start < done:
            continue
        if match[1] is None:
            if start > 1 and text[start - 1] == " " and text[start - 2] in _NO_CUE:
                continue
            cue = text[max(0, start - _CUE_REACH) : start].rstrip(" \n\t\r\xa0:-").lower()
            mention = _short(text, match, done) if cue.endswith(CUES) else None
            found = _with_list(text, mention) if mention else ()
        else:
            mention = _coded(text, match, done)
            found = (mention,) if mention else ()
        yield from found
        done = found[-1].end if found else done


def _drafts(text: str) -> Iterator[Mention]:
    """Drafts named by type, "Kế hoạch số      /KH-UBND"; a heading's own blank number is none."""
    for match in _DRAFT.finditer(text):
        blank = _BLANK.search(text, max(0, match.start() - REACH), match.start())
        reading = _read(match[0])
        if blank and reading and reading.trust == "alone":
            before = _before(text, blank.start(), 0)
            if before.type_word and before.numbered:
                yield _completed(text, before, match.end(), reading.parsed)


def _coded(text: str, match: re.Match[str], done: int) -> Mention | None:
    """A number with its codes, `1169/QĐ-TTg`."""
    start, piece = match.start(), match[0]
    if start > done and (text[start - 1].isalnum() or text[start - 1] in _DASH):
        code = _TYPE_BEFORE.search(text, max(done, start - 6), start)
        if code and (read_type(code[1]) or code[1] in _LIKE_FIGURES):
            start, piece = code.start(), code[0] + piece
        elif text[start - 1] not in _DASH or text[start - 2 : start - 1].strip():
            return None
    end = match.end() - _note_behind(piece)
    reading = _read(piece[: len(piece) + end - match.end()])
    if reading is None:
        return None
    before = _before(text, start, done)
    number = reading.parsed.number
    if before.type_word is None:
        if reading.trust == "alone" and before.numbered and is_assembly(number.organ):
            before = _law_before(text, start, done) or before
        elif _names_a_form(text, start):
            return None
        else:
            before = _closer_before(text, start, done, number.type) or before
    if not _trusted(reading, before, piece):
        return None
    if before.type_word in SCHEMES and not number.type:
        alias = f"{TYPE_WORDS[before.type_word][0]}{number.serial}"  # "Đề án 06/CP"
        return Mention(text[before.start : end], before.start, end, None, before.type_word, alias=alias)
    return _completed(text, before, end, reading.parsed)


def _note_behind(piece: str) -> int:
    """How many figures behind a number are a footnote's, "126/2024/NĐ-CP1", as PDFs have it."""
    note = _NOTE.search(piece)
    code = re.split(rf"[/{_DASH}\s]", piece)[-1] if note else ""
    return len(note[0]) if note and not is_assembly(code) and is_known_organ(code[: -len(note[0])]) else 0


def _trusted(reading: "_Reading", before: _Before, piece: str) -> bool:
    """Whether what is before a number is enough to take it for one."""
    if reading.trust == "alone":
        return True
    if before.type_word is None:
        return before.numbered and reading.trust == "number word"
    number, codes = reading.parsed.number, TYPE_WORDS[before.type_word]
    if before.numbered or (number.type and number.type in codes):
        return True
    return ("" in codes or is_known_organ(number.organ)) and len(piece.split()) == 1


def _names_a_form(text: str, start: int) -> bool:
    """Whether figures and letters name a form or a contract, "Mẫu số 01a/TB-TSDĐ", or are torn."""
    behind = text[max(0, start - _FORM_REACH) : start]
    return bool(FORM_BEFORE.search(behind) or _TORN.search(behind))


class _Reading(NamedTuple):
    """A number, and what must be before it that we trust it to be one."""

    parsed: ParsedNumber
    trust: Literal["alone", "number word", "type word"]


@functools.lru_cache(maxsize=_MOST_CACHED)
def _read(piece: str) -> _Reading | None:
    """The number that a piece of text is. Cached, for texts cite the same few over and over."""
    parsed = parse_number(piece)
    if parsed is None:
        return None
    number = parsed.number
    known = is_known_organ(number.organ.partition("-")[0])
    if number.type:
        # An unknown organ is trusted only in exact print: "24/Tb-Abc" is none.
        if _BLANK_BEHIND.match(piece) and "ocr" not in parsed.warnings:
            return _Reading(parsed, "type word")  # "Kết luận 174 KL/TW", but not "Điều 3 QĐ-TTg"
        if known or set(parsed.warnings) <= {"layout", "old-form"}:
            return _Reading(parsed, "alone" if number.organ[1].isalpha() else "type word")
        return None
    if is_assembly(number.organ):
        return _Reading(parsed, "alone")
    if not known or number.year or not piece.startswith(f"{number.serial}/"):
        return _Reading(parsed, "type word")
    return _Reading(parsed, "alone" if "-" in number.organ else "number word")


def _completed(text: str, before: _Before, end: int, parsed: ParsedNumber) -> Mention:
    end, issued, issuer = _after(text, end, (parsed.number.organ,))
    start = before.start
    return Mention(
        text[start:end], start, end, parsed.number, before.type_word, issued, issuer, None, parsed.warnings
    )


def _short(text: str, match: re.Match[str], done: int) -> Mention | None:
    """A number alone whose type the context gives: "Nghị quyết 57", "Kế hoạch số 01", "NQ57"."""
    start, end = match.span()
    year = _SHORT_YEAR.match(text, end)
    if year:
        end = year.end()
    elif _NO_SHORT_END.match(text, end):
        return None
    figures = text[start:end]
    if not year and _YEAR_ALONE.fullmatch(figures):
        return None
    if code := SHORT_CODE.search(text, max(done, start - 4), start):
        return Mention(
            text[code.start() : end], code.start(), end, alias=f"{code['code'] or code['fused']}{figures}"
        )
    before = _before(text, start, done)
    word = before.type_word
    if word is None or not _names_by_figures(text, end, before):
        return None
    alias = f"{TYPE_WORDS[word][0] or word.capitalize()}{figures}"
    end, issued, issuer = _after(text, end, _USUAL_ORGANS.get(word, ("",)))
    return Mention(text[before.start : end], before.start, end, None, word, issued, issuer, alias)


def _with_list(text: str, first: Mention) -> tuple[Mention, ...]:
    """The mention, and those that go on from it: "Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị"."""
    found, end = [first], first.end
    word = first.type_word if first.issuer is None and first.issued is None else None
    while word and (following := _NEXT_FIGURE.match(text, end)):
        start, end = following.span(1)
        alias = f"{TYPE_WORDS[word][0] or word.capitalize()}{following[1]}"
        found.append(Mention(text[start:end], start, end, None, word, None, None, alias))
    if len(found) == 1:
        return (first,)
    end, _, issuer = _after(text, end, _USUAL_ORGANS.get(word or "", ("",)))
    last = found[-1]
    found[-1] = replace(last, text=text[last.start : end], end=end)
    return tuple(replace(mention, issuer=issuer) for mention in found)


def _names_by_figures(text: str, end: int, before: _Before) -> bool:
    """Whether "Nghị quyết 57" names a document; "Kế hoạch 30 ngày" counts."""
    if before.numbered:
        return before.type_word in NUMBERED_TYPES
    if before.type_word not in SHORT_TYPES or COUNTED.match(text, end):
        return False
    if _LIST_ITEM.match(text, end) and "\n" in text[before.start : end]:
        return False
    return before.proper or before.type_word not in PROPER_TYPES


def _before(text: str, start: int, done: int) -> _Before:
    """The type word and "số" right before `start`, not reaching back beyond `done`."""
    base = max(done, start - REACH)
    syllables = text[base:start].rsplit(None, _LONGEST_TYPE + 1)[-_LONGEST_TYPE - 1 :]
    numbered = bool(syllables) and syllables[-1].rstrip(":").lower() == "số"
    for count in _LENGTHS_OF_TYPES:
        last = syllables[-count - numbered :]
        if len(last) < count + numbered:
            continue
        if not last[0].isalnum():
            last[0] = _GLUED.split(last[0])[-1]
        word = " ".join(last[:count]).lower()
        if word in TYPE_WORDS:
            at = start
            for syllable in reversed(last):
                at = text.rfind(syllable, base, at)
            if at > base or not at or not text[at - 1].isalnum():
                return _Before(at, word, numbered, last[0][0].isupper())
    return _Before(start, None, numbered)


def _law_before(text: str, start: int, done: int) -> _Before | None:
    """A law by its name: "Luật Dữ liệu số"."""
    base = max(done, start - LAW_REACH)
    found = LAW_BEFORE.match(text[base:start])
    if not found:
        return None
    word = " ".join(found["type"].lower().split())
    return _Before(base + found.start("type"), word, numbered=True, proper=True)


def _closer_before(text: str, start: int, done: int, kind: str) -> _Before | None:
    """A type told more closely, if it is the number's own: "Kết luận kiểm tra số" of 25/KL-ĐKT."""
    base = max(done, start - REACH)
    found = CLOSER_BEFORE.match(text[base:start])
    if not found:
        return None
    word = " ".join(found["type"].lower().split())
    own = any(kind.startswith(code) if code else not kind for code in TYPE_WORDS[word])
    return _Before(base + found.start("type"), word, numbered=True, proper=True) if own else None


def _after(text: str, end: int, organs: tuple[str, ...]) -> tuple[int, dt.date | None, str | None]:
    """The day and the issuer after a number, in either order, and where they end."""
    issued, end = _day_after(text, end) or (None, end)
    if organ_name := issuer_after(text, end, organs):
        issuer, end = organ_name
        if issued is None and (later := _day_after(text, end)):
            issued, end = later
        return end, issued, issuer
    return end, issued, None


def _day_after(text: str, end: int) -> tuple[dt.date | None, int] | None:
    """The day right there and where it ends; a damaged one is passed over, but no day is told."""
    day = _DAY_AFTER.match(text, end)
    found = date_at(text, day.end()) if day else None
    if found is None or not found.year:
        return None
    return (None if found.damaged else found.date), found.end
