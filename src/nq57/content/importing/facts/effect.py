"""When a paper takes effect, and what it ends or amends, by its own closing articles and subject.

It must not know the register; what another document did to a third is not the paper's own doing.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nq57.content.importing.facts.outline import PLAIN, Paragraph
from nq57.content.importing.papers.paper import Confidence, Found, Origin
from nq57.language.dates import find_dates
from nq57.language.folding import fold
from nq57.language.mentions import Mention, find_mentions

REPLACES, REPEALS, AMENDS = "Thay thế", "Bãi bỏ", "Sửa đổi, bổ sung"
_ASK = "Làm thay đổi hiệu lực của văn bản khác: đối chiếu điều khoản thi hành."
_EXCEPT = "Có phần có hiệu lực vào ngày khác: đối chiếu điều khoản thi hành."
_TAKES = (
    r" nay (?:chinh thuc )?co hieu luc(?: thi hanh)?,? (?:ke )?tu (?:ngay )?(?P<signed>ky\b|ban hanh\b)?"
)
_ENDS = re.compile(r"\b(?P<what>thay the|bai bo|huy bo)(?: cho)?(?: toan bo)?(?: cac)?\s+")
_ENDED = re.compile(r"\bhet hieu luc\b")
_LISTED = re.compile(r"\b(?:sau|sau day|duoi day)\b[^.;]{0,80}:$")
_PART = re.compile(r"(?:mot phan|mot so|(?:cac )?(?:khoan|diem|dieu|chuong|muc|phu luc|phan))\b")
_PASSIVE = re.compile(r"\b(?:bi|duoc)\s+$")
_NEXT = re.compile(r"(?:[;,]|\bva)\s*(?:cac\s*)?$")
_AMENDS = re.compile(r"\s*(?:ve (?:viec )?)?(?:sua doi|bo sung|dieu chinh)\b")
# Words of another text, and the notes that law libraries on the web put between the words of a law.
_QUOTED = re.compile(r"“[^“”]{0,3000}”|\[[^\[\]]{0,600}\]")
_NEAR = 70  # characters from "có hiệu lực" to its day
_FIRST = 8  # characters before the document that is meant
_FAR = 160  # characters from "này" to what it ends


class Change(NamedTuple):
    """What the paper does to another document: predicate label, number, whether to a part of it only."""

    label: str
    number: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """The first day of effect, and the documents changed; what the paper does not say is missing."""

    since: Found[dt.date] | None = None
    changes: tuple[Found[Change], ...] = ()


def read_effect(
    paragraphs: Sequence[Paragraph], type_label: str, subject: Found[str] | None, issued: dt.date | None
) -> Effect:
    """What a paper of that type ("Nghị định") says of its own effect and of what it changes."""
    itself = rf"\b{re.escape(fold(type_label))}" if type_label else r"\bvan ban"
    since = None
    changes: dict[str, Found[Change]] = {}
    for mention, origin in _amended(subject):
        changes.setdefault(mention, Found(Change(AMENDS, mention), "likely", origin, _ASK))
    listing = ""
    for paragraph in paragraphs:
        clear = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), paragraph.text)
        since = _since(clear, itself, issued, paragraph.origin) or since
        listing, found = _ended(clear, itself, listing if paragraph.kind != PLAIN else "")
        for change in found:
            changes.setdefault(change.number, Found(change, "likely", paragraph.origin, _ASK))
    return Effect(since, tuple(changes.values()))


def _since(text: str, itself: str, issued: dt.date | None, origin: Origin) -> Found[dt.date] | None:
    """The day from which "Nghị định này có hiệu lực"; from its signing, the day of issue."""
    found = re.search(itself + _TAKES, fold(text))
    if not found:
        return None
    said = text[found.start() : found.end() + _NEAR]  # with "ngày", behind which a day is one
    day = issued if found["signed"] else next((one.date for one in find_dates(said)), None)
    if day is None:
        return None
    exact: Confidence = "likely" if re.search(r"\btru\b", fold(text[found.end() :])) else "sure"
    return Found(day, exact, origin, "" if exact == "sure" else _EXCEPT)


def _ended(text: str, itself: str, listing: str) -> tuple[str, list[Change]]:
    """What a paragraph ends, and which predicate its list below goes on with."""
    words = fold(text)
    if listing:
        items = [_change(listing, one, words, 0) for one in _row(text, 0, parts=listing == REPEALS)]
        return (listing, items) if items else ("", [])
    own = re.search(itself + r" nay\b", words)
    ends = next((one for one in _ENDS.finditer(words) if not _is_passive(words, one.start())), None)
    if ends and (ends.start() == 0 or (own and 0 <= ends.start() - own.end() <= _FAR)):
        label = REPLACES if ends["what"] == "thay the" else REPEALS
        if _LISTED.search(words):
            return label, []
        found = _row(text, ends.end(), parts=label == REPEALS)
        return "", [_change(label, one, words, ends.end()) for one in found]
    if own and _ENDED.search(words):
        listed = _LISTED.search(words)
        return (
            (REPLACES, []) if listed else ("", [_change(REPLACES, one, words, 0) for one in _row(text, 0)])
        )
    return "", []


def _is_passive(words: str, at: int) -> bool:
    """Whether "bị" or "được" stands before: another document did it."""
    return _PASSIVE.search(words, max(0, at - _FIRST), at) is not None


def _row(text: str, start: int, *, parts: bool = False) -> Iterator[Mention]:
    """The document named right behind a place, or parts of it are, and those that follow it in a row."""
    end = start
    for mention in find_mentions(text):
        if mention.start < start:
            continue
        between = fold(text[end : mention.start])
        begins = len(between) <= _FIRST or (parts and len(between) <= _FAR and _PART.match(between))
        if not (begins if end == start else _NEXT.search(between)):
            return
        if mention.number and mention.number.serial and "ocr" not in mention.warnings:
            yield mention
        end = mention.end


def _change(label: str, mention: Mention, words: str, start: int) -> Change:
    number = mention.number.canonical if mention.number else ""
    return Change(label, number, partial=_PART.match(words, start) is not None)


def _amended(subject: Found[str] | None) -> Iterator[tuple[str, Origin]]:
    """The documents that a subject such as "sửa đổi, bổ sung một số điều của Nghị định số …" names."""
    if subject and _AMENDS.match(fold(subject.value)):
        for mention in find_mentions(subject.value):
            if mention.number and mention.number.serial:
                yield mention.number.canonical, subject.origin
