"""When a paper takes effect, and what it ends or amends, by its own closing articles and subject.

It must not know the register; what another document did to a third is not the paper's own doing.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nq57.importing.facts.outline import Paragraph
from nq57.importing.facts.repeals import (
    AMENDS,
    REPEALS,
    REPLACES,
    ActChange,
    ActList,
    ended,
    named_in_row,
)
from nq57.importing.facts.web_copy import NOTE
from nq57.importing.papers.paper import Confidence, Found, LineOrigin
from nq57.language.dates import find_dates
from nq57.language.folding import fold_safe

_ASK = "Làm thay đổi hiệu lực của văn bản khác: đối chiếu điều khoản thi hành."
_EXCEPT = "Có phần có hiệu lực vào ngày khác: đối chiếu điều khoản thi hành."
_TAKES = (
    r" nay (?:chinh thuc )?co hieu luc(?: thi hanh)?,? (?:ke )?tu "
    r"(?:[0-9]{1,2} gio (?:[0-9]{1,2} phut )?)?(?:ngay )?(?P<signed>ky\b|ban hanh\b)?"
)
# "Điều 190 của Luật này", "khi Quyết định này": another thing, or another time, than the paper's beginning.
_NOT_ITSELF = re.compile(r"\b(?:cua|tai|trong|theo|boi|ngay|khi|truoc|sau)\s$")
_CHANGES = re.compile(r"\s*(?:ve (?:viec )?)?(?P<what>sua doi|bo sung|dieu chinh|bai bo|huy bo|thay the)\b")
_BY_WORD = {"bai bo": REPEALS, "huy bo": REPEALS, "thay the": REPLACES}
_QUOTES = {"“": "”", '"': '"'}
_NEAR = 60  # characters from "có hiệu lực" to the end of its day


@dataclass(frozen=True, slots=True)
class PaperEffect:
    """The first day of effect, and the documents changed; what the paper does not say is missing."""

    since: Found[dt.date] | None = None
    changes: tuple[Found[ActChange], ...] = ()


def read_effect(
    paragraphs: Sequence[Paragraph], type_label: str, subject: Found[str] | None, issued: dt.date | None
) -> PaperEffect:
    """What a paper of that type ("Nghị định") says of its own effect and of what it changes."""
    itself = rf"\b{re.escape(fold_safe(type_label))}" if type_label else r"\bvan ban"
    since: Found[dt.date] | None = None
    changes: dict[str, Found[ActChange]] = {}
    listing: ActList | None = None
    for change in _changed_by_subject(subject):
        changes.setdefault(change.value.number, change)
    for paragraph, text in _in_own_words(paragraphs):
        since = since or _since(text, itself, issued, paragraph.origin)
        listing, found = ended(text, paragraph, itself, listing)
        for one in found:
            changes.setdefault(one.number, Found(one, "likely", paragraph.origin, _ASK))
    return PaperEffect(since, tuple(changes.values()))


def _in_own_words(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Each paragraph with blanks for what it quotes, also where a quote runs over several.

    A quote that is never closed is taken to end with its paragraph.
    """
    whole = "\n".join(paragraph.text for paragraph in paragraphs)
    runs = whole.count("“") == whole.count("”") and whole.count('"') % 2 == 0
    inside: list[str] = []
    for paragraph in paragraphs:
        text, inside = _unquoted(NOTE.sub(lambda note: " " * len(note[0]), paragraph.text), inside)
        inside = inside if runs else []
        yield paragraph, text


def _unquoted(text: str, inside: list[str]) -> tuple[str, list[str]]:
    """The text with blanks for quotes, given and leaving the signs that will close those still open."""
    waiting, kept = list(inside), []
    for sign in text:
        if waiting and sign == waiting[-1]:
            waiting.pop()
            kept.append(" ")
            continue
        if sign in _QUOTES:
            waiting.append(_QUOTES[sign])
        kept.append(" " if waiting else sign)
    return "".join(kept), waiting


def _since(text: str, itself: str, issued: dt.date | None, origin: LineOrigin) -> Found[dt.date] | None:
    """The day from which "Nghị định này có hiệu lực"; from its signing, the day of issue."""
    words = fold_safe(text)
    found = re.search(itself + _TAKES, words)
    if not found or _NOT_ITSELF.search(words, max(0, found.start() - 8), found.start()):
        return None
    day = issued if found["signed"] else _day_at(text, found.start(), found.end())
    if day is None:
        return None
    excepts = re.search(r"\btru\b", words[found.end() :]) is not None
    confidence: Confidence = "likely" if excepts else "sure"
    return Found(day, confidence, origin, _EXCEPT if excepts else "")


def _day_at(text: str, start: int, end: int) -> dt.date | None:
    """The whole day that begins in these words, or right behind them."""
    first = next((one for one in find_dates(text[start : end + _NEAR])), None)
    return first.date if first and first.start <= end - start + 1 else None


def _changed_by_subject(subject: Found[str] | None) -> Iterator[Found[ActChange]]:
    """What a subject such as "sửa đổi, bổ sung một số điều của Nghị định số …" says is changed."""
    begun = _CHANGES.match(fold_safe(subject.value)) if subject else None
    if subject and begun:
        label = _BY_WORD.get(begun["what"], AMENDS)
        parts = label != REPLACES
        for number, partial in named_in_row(
            subject.value, begun.end(), parts=parts, anywhere=label == AMENDS
        ):
            change = ActChange(label, number, partial and label != AMENDS)
            yield Found(change, "likely", subject.origin, _ASK)
