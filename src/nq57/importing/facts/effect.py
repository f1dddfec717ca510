"""When a paper takes effect, and what it ends or amends, by its own closing articles and subject.

It must not know the register; what another document did to a third is not the paper's own doing.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nq57.importing.facts.basis import ENACTS
from nq57.importing.facts.outline import ARTICLE, PaperParagraph
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
from nq57.language.mention_finder import find_mentions

_ASK = "Làm thay đổi hiệu lực của văn bản khác: đối chiếu điều khoản thi hành."
_EXCEPT = "Có phần có hiệu lực vào ngày khác: đối chiếu điều khoản thi hành."
_TAKES = (
    r" nay (?:chinh thuc )?co hieu luc(?: thi hanh)?,? (?:ke )?tu "
    r"(?:[0-9]{1,2} gio (?:[0-9]{1,2} phut )?)?(?:ngay )?(?P<signed>ky\b|ban hanh\b)?"
)
_TAKES_AFTER = (
    r" nay (?:chinh thuc )?co hieu luc(?: thi hanh)?,? (?:ke tu )?sau (?P<days>[0-9]{1,3})(?: "
    r"\([^()]{1,30}\))? ngay,?"
    r" (?:ke )?tu (?:ngay )?(?:duoc )?(?:ky\b|ban hanh\b)"
)
# "Điều 190 của Luật này", "khi Quyết định này": another thing, or another time, than the paper's beginning.
_NOT_ITSELF = re.compile(r"\b(?:cua|tai|trong|theo|boi|ngay|khi|truoc|sau)\s$")
_CHANGES = re.compile(
    r"\s*(?:ve (?:viec )?)?(?P<what>sua doi|bo sung|dieu chinh|bai bo|huy bo|thay the)\b(?: toan bo\b)?\s*"
)
_BY_WORD = {"bai bo": REPEALS, "huy bo": REPEALS, "thay the": REPLACES}
_COUNTED = "Tính từ ngày ban hành cộng {days} ngày: đối chiếu."
_ABOUT_ASK = "Văn bản được sửa đổi thực hiện văn bản này: đối chiếu."
_NUMBERED = re.compile(r"dieu [0-9]{1,3}[a-zd]?\s?[.:]\s*")
_AMENDING = re.compile(r"(?:sua doi,? (?:va )?bo sung|sua doi|bo sung|dieu chinh)\b")
_WORDS_OF = re.compile(
    r"(?:thay the|bai bo|bo|bo sung) (?:mot so |cac )?(?:cum tu|tu)\b"
)  # within another act
_ENACTING = re.compile(r"\b(?:thuc hien|trien khai|thi hanh)\s+$")
_PLANS = frozenset(
    ("Kế hoạch", "Chương trình", "Thông báo", "Công văn", "Báo cáo", "Hướng dẫn", "Công điện")
)
_QUOTES = {"“": "”", '"': '"'}
_MOST_OPENING = 30  # paragraphs before the first article
_NEAR = 60  # characters from "có hiệu lực" to the end of its day


@dataclass(frozen=True, slots=True)
class PaperEffect:
    """The first day of effect, and the documents changed; what the paper does not say is missing."""

    since: Found[dt.date] | None = None
    changes: tuple[Found[ActChange], ...] = ()
    unclear: LineOrigin | None = None  # where the paper speaks of its effect, if no day was told


def read_effect(
    paragraphs: Sequence[PaperParagraph],
    type_label: str,
    subject: Found[str] | None,
    issued: dt.date | None,
) -> PaperEffect:
    """What a paper of that type ("Nghị định") says of its own effect and of what it changes."""
    itself = rf"\b{re.escape(fold_safe(type_label))}" if type_label else r"\bvan ban"
    since: Found[dt.date] | None = None
    changes: dict[str, Found[ActChange]] = {}
    listing: ActList | None = None
    for change in (*_changed_by_subject(subject), *_changed_by_enacting(paragraphs, type_label)):
        changes.setdefault(change.value.number, change)
    unclear: LineOrigin | None = None
    for paragraph, text in _in_own_words(paragraphs):
        since = since or _since(text, itself, issued, paragraph.origin)
        unclear = unclear or (paragraph.origin if _takes_effect(text, itself) else None)
        listing, found = ended(text, paragraph, itself, listing)
        for one in found:
            changes.setdefault(one.number, Found(one, "likely", paragraph.origin, _ASK))
        for change in _amended(paragraph, text, lawful=type_label not in _PLANS):
            changes.setdefault(change.value.number, change)
    return PaperEffect(since, tuple(changes.values()), None if since else unclear)


def _takes_effect(text: str, itself: str) -> bool:
    """Whether a paragraph speaks of when the paper takes effect, however it counts the days."""
    words = fold_safe(text)
    found = re.search(rf"{itself} nay (?:chinh thuc )?co hieu luc\b", words)
    return found is not None and not _NOT_ITSELF.search(words, max(0, found.start() - 8), found.start())


def _in_own_words(paragraphs: Sequence[PaperParagraph]) -> Iterator[tuple[PaperParagraph, str]]:
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
    """The day from which "Nghị định này có hiệu lực"; from its signing, the day of issue or days after."""
    words = fold_safe(text)
    found = re.search(itself + _TAKES, words) or re.search(itself + _TAKES_AFTER, words)
    if not found or _NOT_ITSELF.search(words, max(0, found.start() - 8), found.start()):
        return None
    if "days" in found.re.groupindex:
        day = issued + dt.timedelta(days=int(found["days"])) if issued else None
        return Found(day, "likely", origin, _COUNTED.format(days=int(found["days"]))) if day else None
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
    """What a subject such as "sửa đổi, bổ sung một số điều của Nghị định số …" says is changed.

    "Sửa đổi Kế hoạch thực hiện Nghị quyết số …" changes the plan, and carries out the resolution.
    """
    begun = _CHANGES.match(fold_safe(subject.value)) if subject else None
    if subject and begun:
        label = _BY_WORD.get(begun["what"], AMENDS)
        changed = list(named_in_row(subject.value, begun.end(), anywhere=label == AMENDS))
        for number, partial in changed:
            yield Found(
                ActChange(label, number, partial and label != AMENDS), "likely", subject.origin, _ASK
            )
        carried = _carried_out(subject.value, begun.end())
        if carried and carried not in [number for number, _ in changed]:
            yield Found(ActChange(ENACTS, carried), "likely", subject.origin, _ABOUT_ASK)


def _changed_by_enacting(
    paragraphs: Sequence[PaperParagraph], type_label: str
) -> Iterator[Found[ActChange]]:
    """What the sentence says that ends an opening: "Quốc hội ban hành Luật sửa đổi … của Luật … số …"."""
    enacts = re.compile(rf"\bban hanh {re.escape(fold_safe(type_label))} (?=sua doi|bo sung)")
    for paragraph in paragraphs[:_MOST_OPENING]:
        if paragraph.kind == ARTICLE:
            return
        begun = enacts.search(fold_safe(paragraph.text)) if type_label else None
        if begun:
            for number, _ in named_in_row(paragraph.text, begun.end(), anywhere=True):
                yield Found(ActChange(AMENDS, number), "likely", paragraph.origin, _ASK)


def _carried_out(text: str, start: int) -> str:
    """The document right behind "thực hiện" in a subject that changes something else."""
    words = fold_safe(text)
    for mention in find_mentions(text):
        if mention.start >= start and _ENACTING.search(words, start, mention.start):
            number = mention.number
            return number.canonical if number and number.serial and "ocr" not in mention.warnings else ""
    return ""


def _amended(paragraph: PaperParagraph, text: str, *, lawful: bool) -> Iterator[Found[ActChange]]:
    """What an article amends: "Điều 1. Sửa đổi Kế hoạch số …", or an item that ends "như sau:"."""
    words = fold_safe(text)
    article = _NUMBERED.match(words)
    start = article.end() if article else 0
    begun = _AMENDING.match(words, start) or _WORDS_OF.match(words, start)
    inside = paragraph.kind == ARTICLE or any(above.kind == ARTICLE for above in paragraph.above)
    announced = (
        paragraph.kind == ARTICLE
        or words.rstrip().endswith("nhu sau:")
        or bool(_WORDS_OF.match(words, start))
    )
    if lawful and begun and inside and announced:
        for number, _ in named_in_row(text, begun.end(), anywhere=True):
            yield Found(ActChange(AMENDS, number), "likely", paragraph.origin, _ASK)
