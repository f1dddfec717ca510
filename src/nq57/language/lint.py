"""Defects of official Vietnamese text: each found place with why it is wrong and what would be right.

It must not know records; who wrote the text and of which day it is come in as parameters.
"""

import bisect
import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from nq57.language.citation_words import spaced
from nq57.language.impossible_words import impossible_words
from nq57.language.lint_catalogue import DECREE_30
from nq57.language.lint_rules import RULE_SETS, TWO_TIERS, Rule
from nq57.language.mention_finder import find_mentions
from nq57.language.mentions import Mention
from nq57.language.normalise import LOWER, UPPER
from nq57.language.offset_normalisation import mended
from nq57.language.report_orders import undated_order

_NEARBY = 420  # characters around a match in which an exception may be said
_FORM_FAULTS = {
    "flipped-order": "so-sai-thu-tu",
    "missing-hyphen": "so-sai-the-thuc",
    "separators": "so-sai-the-thuc",
    "spelling": "so-sai-the-thuc",
    "ocr": "so-hong-khi-quet",
}
_ALIKE_WHY = (
    "Số, ký hiệu có chữ của bảng chữ khác trông như chữ Latinh (Kirin, Hy Lạp): tìm kiếm không thấy."
)
_FORM_WHY = {
    "so-sai-thu-tu": "Sai thứ tự trong số, ký hiệu: Đảng viết số-loại/cơ quan, Nhà nước số/loại-cơ quan.",
    "so-sai-the-thuc": "Số, ký hiệu viết không đúng thể thức (dấu gạch, chữ hoa hoặc dấu tiếng Việt).",
    "so-hong-khi-quet": "Số, ký hiệu có vẻ hỏng khi quét; đối chiếu với bản gốc.",
}
_BLANK_NUMBER = re.compile(
    r"(?<!\w)[Ss]ố\s{0,12}:?[\s.…_]{0,60}/(?:20[0-9]{2}/)?[A-ZĐ][A-Za-zĐđ]{0,4}-[A-ZĐ][A-Za-zĐđ]{1,12}"
)
_SECTION = re.compile(r"^[ \t]{0,12}(?=[Il1]*[IVX])([IVXl1]{1,6})[.)][ \t]{1,4}(?=[^\W\d_])", re.MULTILINE)
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
# A sentence may run over lines, and over the empty lines of extracted pages if it goes on in lower case.
_SENTENCE = re.compile(rf"[^.;\n]+(?:\n(?:\s{{0,4}}\n(?=\s{{0,4}}[{LOWER}0-9(]))?[^.;\n]+){{0,12}}")
# What follows a number says what the document is about, up to a mark or a new subject.
_TITLE = re.compile(
    rf"[\s”)]{{0,12}}(?:về|{spaced('quy định,hướng dẫn,phê duyệt,ban hành,sửa đổi')})\s"
    rf"(?:[^.;,]|,(?!\s{{1,12}}[{UPPER}])){{0,300}}"
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_ADDRESS = re.compile(r"[a-z0-9]-[a-z0-9]|[_/@]")  # slugs and addresses have no accents to lose
_SYLLABLE = re.compile(r"[^\W\d_]+")
# Frequent syllables as they look without their marks; a text in another language has few of them.
_STRIPPED = re.compile(
    r"\b(?:va|cua|cac|cho|trong|duoc|thuc|hien|tinh|nghe|quyet|dinh|hoach|truyen|thong)\b", re.IGNORECASE
)
_SOUND_SHARE = 0.12  # of 100 characters of clean text 15 to 25 bear marks, of a stripped one 2 to 7
_LEAST_SYLLABLES = 20
_LEAST_STRIPPED = 0.05
_MISREAD = re.compile(rf"(?<!\w)[^\W\d_]+[0-9][{LOWER}]+(?!\w)")
_LEAST_MISREAD = 0.04  # poor scans have such words by 6 to 21 of 100, sound papers by less than one
_MOST_IMPOSSIBLE = 0.1  # of words in one text
_LEAST_ACCENTED = 0.5  # clean text has 7 to 8 of 10 syllables accented, a scan without its marks 2 to 4

_mentions = functools.lru_cache(maxsize=2)(find_mentions)  # several checks of one text ask for them


@dataclass(frozen=True, slots=True)
class Defect:
    """A defect at `start:end` of the text; `why` and `suggestion` are for the editor."""

    code: str
    start: int
    end: int
    text: str
    why: str
    suggestion: str | None = None


class _Page(NamedTuple):
    """The text to check, in NFC, and what is known of it."""

    text: str
    ward: bool
    on: dt.date


def lint(text: str, *, ward: bool, on: dt.date) -> tuple[Defect, ...]:
    """Every defect in order of place. `ward`: the text is a ward's; `on`: the day it is dated."""
    clear, origin = mended(text)
    page = _Page(clear, ward, on)
    found = _apart([finding for check in CHECKS for finding in check(page)])
    if origin is None:
        return tuple(found)
    spans = (origin.span(finding.start, finding.end) for finding in found)
    return tuple(
        replace(finding, start=start, end=end, text=text[start:end])
        for finding, (start, end) in zip(found, spans, strict=True)
    )


def _apart(found: list[Defect]) -> list[Defect]:
    """By place; of overlapping findings of one code the first and longest stays."""
    kept: list[Defect] = []
    ends: dict[str, int] = {}
    for finding in sorted(found, key=lambda finding: (finding.start, -finding.end, finding.code)):
        if finding.start >= ends.get(finding.code, 0):
            kept.append(finding)
            ends[finding.code] = finding.end
    return kept


def _by_rules(page: _Page) -> Iterator[Defect]:
    for rules in RULE_SETS:
        held = [rule for rule in rules.rules if _holds(rule, page)]
        if held and rules.first_look.search(page.text):
            titles = _older_titles(page.text) if any(rule.since for rule in held) else []
            for rule in held:
                found = _by_rule(rule, page.text)
                yield from (one for one in found if not (rule.since and _within(titles, one.start)))


def _holds(rule: Rule, page: _Page) -> bool:
    return (page.ward or not rule.ward_only) and (rule.since is None or page.on >= rule.since)


def _by_rule(rule: Rule, text: str) -> Iterator[Defect]:
    for match in rule.pattern.finditer(text):
        if not _allowed(rule, text, match):
            yield _finding(rule, match)


def _older_titles(text: str) -> list[tuple[int, int]]:
    """Where titles of documents are that are older than the two tiers: they keep their words."""
    older = (mention for mention in _mentions(text) if _is_older(mention))
    found = (_TITLE.match(text, mention.end) for mention in older)
    return [title.span() for title in found if title]


def _is_older(mention: Mention) -> bool:
    if mention.issued:
        return mention.issued < TWO_TIERS
    return bool(mention.number and mention.number.year and mention.number.year < TWO_TIERS.year)


def _within(spans: list[tuple[int, int]], place: int) -> bool:
    at = bisect.bisect_right(spans, (place, len(spans) + place)) - 1
    return at >= 0 and place < spans[at][1]


def _allowed(rule: Rule, text: str, match: re.Match[str]) -> bool:
    start, end = max(0, match.start() - _NEARBY), min(len(text), match.end() + _NEARBY)
    exceptions = (found for allowed in rule.allowed for found in allowed.finditer(text, start, end))
    return any(found.start() <= match.start() and match.end() <= found.end() for found in exceptions)


def _finding(rule: Rule, match: re.Match[str]) -> Defect:
    suggestion = match.expand(rule.fix) if rule.fix else None
    if suggestion and match[0][0].isupper():
        suggestion = suggestion[0].upper() + suggestion[1:]
    return Defect(rule.code, match.start(), match.end(), match[0], rule.why, suggestion)


def _number_forms(page: _Page) -> Iterator[Defect]:
    """Numbers in a wrong order, without a hyphen or damaged: 57/NQ-TW, 42/2022/NĐCP."""
    if page.on < DECREE_30:
        return
    for mention in _mentions(page.text):
        code = next((_FORM_FAULTS[name] for name in mention.warnings if name in _FORM_FAULTS), None)
        if code and mention.number:
            yield Defect(
                code, mention.start, mention.end, mention.text, _FORM_WHY[code], mention.number.canonical
            )


def _alike_letters(page: _Page) -> Iterator[Defect]:
    """Numbers with letters that only look Latin: 372/QĐ-BTС with a Cyrillic С."""
    for mention in _mentions(page.text):
        if "alike" in mention.warnings and mention.number:
            right = mention.number.canonical
            yield Defect("so-chu-gia-dang", mention.start, mention.end, mention.text, _ALIKE_WHY, right)


def _years_apart(page: _Page) -> Iterator[Defect]:
    """A legal act's number bears the year of its day: 91/2024/NĐ-CP of 18/7/2025 has one of them wrong."""
    for mention in _mentions(page.text):
        number, issued = mention.number, mention.issued
        if number and number.year and issued and issued.year != number.year:
            why = f"Số ghi năm {number.year}, ngày ban hành lại là năm {issued.year}: một trong hai sai."
            yield Defect("so-trai-nam", mention.start, mention.end, mention.text, why)


def _blank_numbers(page: _Page) -> Iterator[Defect]:
    for match in _BLANK_NUMBER.finditer(page.text):
        why = "Số văn bản còn để trống: dự thảo, hoặc bản đăng chưa lấy số."
        yield Defect("so-de-trong", match.start(), match.end(), match[0], why)


def _skipped_sections(page: _Page) -> Iterator[Defect]:
    """Roman sections that jump, as III, V; a new I begins an annex. Scans read I as l or 1.

    Of a scan with many misread words nothing is said: it is the numeral that was not read.
    """
    if is_misread(page.text):
        return
    matches = list(_SECTION.finditer(page.text))
    numerals = [match[1].replace("l", "I").replace("1", "I") for match in matches]
    places = [_NUMERALS.index(numeral) if numeral in _NUMERALS else -1 for numeral in numerals]
    for (place, _), (following, match) in pairwise(zip(places, matches, strict=True)):
        if following > place + 1 > 0:
            missing = ", ".join(_NUMERALS[place + 1 : following])
            why = f"Mục {_NUMERALS[place]} liền sau là mục {match[1]}: thiếu mục {missing}."
            yield Defect("nhay-muc", match.start(1), match.end(1), match[1], why, _NUMERALS[place + 1])


def _reports_without_a_day(page: _Page) -> Iterator[Defect]:
    for match in _SENTENCE.finditer(page.text):
        order = undated_order(match[0])
        if order:
            start, end = (match.start() + place for place in order)
            why = "Giao báo cáo “định kỳ” mà không nêu kỳ và ngày gửi."
            yield Defect("bao-cao-khong-ngay", start, end, page.text[start:end], why)


def _lost_accents(page: _Page) -> Iterator[Defect]:
    """Vietnamese that a scan has lost or misread: the first such paragraph, and how many there are."""
    paragraphs = _PARAGRAPH.finditer(page.text)
    lost = [match for match in paragraphs if is_stripped(match[0]) or is_misread(match[0])]
    if lost:
        first = lost[0]
        why = f"Chữ mất dấu, đọc sai ở {len(lost)} đoạn (thường do quét nhận dạng); đối chiếu với bản gốc."
        yield Defect("chu-mat-dau", first.start(), first.end(), first[0], why)


def is_stripped(paragraph: str) -> bool:
    """Whether a Vietnamese paragraph has lost its marks; short ones cannot tell."""
    plain = len(paragraph.encode("ascii", "ignore"))
    if len(paragraph) - plain > _SOUND_SHARE * len(paragraph):
        return False
    prose = " ".join(word for word in paragraph.split() if not _ADDRESS.search(word))
    syllables = _SYLLABLE.findall(prose)
    if len(syllables) < _LEAST_SYLLABLES:
        return False
    accented = sum(not syllable.isascii() for syllable in syllables)
    vietnamese = len(_STRIPPED.findall(prose))
    return accented < _LEAST_ACCENTED * len(syllables) and vietnamese > _LEAST_STRIPPED * len(syllables)


def _impossible_words(page: _Page) -> Iterator[Defect]:
    """Slips of the keyboard; a text full of them is another language's, or damaged, and is let be."""
    if is_misread(page.text) or is_stripped(page.text):
        return
    words = list(impossible_words(page.text))
    if len(words) > _MOST_IMPOSSIBLE * len(page.text.split()):
        return
    why = "Chữ này không ghép thành tiếng Việt nào: sai dấu, thiếu khoảng trắng hoặc lạ mã chữ."
    for word in words:
        yield Defect("chu-sai", word.start, word.end, page.text[word.start : word.end], why, word.meant)


def is_misread(paragraph: str) -> bool:
    """Whether figures are inside its words, "Lam D6ng", as in poor scans; short ones cannot tell."""
    if not _MISREAD.search(paragraph):
        return False
    words = [word for word in paragraph.split() if not _ADDRESS.search(word)]
    if len(words) < _LEAST_SYLLABLES:
        return False
    return sum(map(bool, map(_MISREAD.search, words))) > _LEAST_MISREAD * len(words)


CHECKS: tuple[Callable[[_Page], Iterator[Defect]], ...] = (
    _by_rules,
    _number_forms,
    _alike_letters,
    _years_apart,
    _blank_numbers,
    _skipped_sections,
    _reports_without_a_day,
    _lost_accents,
    _impossible_words,
)
