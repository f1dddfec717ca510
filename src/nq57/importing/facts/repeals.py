"""Which documents a closing article ends, whole or in part: "thay thế …", "bãi bỏ …", "… hết hiệu lực".

It must not know which paper it is: by which words a paper names itself comes in.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from nq57.importing.facts.outline import ARTICLE, CHAPTER, PLAIN, PaperParagraph
from nq57.language.folding import fold_safe
from nq57.language.mention_finder import find_mentions

REPLACES, REPEALS, AMENDS = "Thay thế", "Bãi bỏ", "Sửa đổi, bổ sung"
_ARTICLE = re.compile(r"(?:dieu [0-9]{1,3}[a-zd]?\s?[.:]\s*)?(?:hieu luc[^.:]{0,40}[.:]\s*)?")
_ENDS = re.compile(
    r"\b(?P<what>thay the|bai bo|huy bo)(?: cho)?(?: toan bo)?(?: cac (?:[a-z]+ ){0,4}?[a-z]+:| cac)?\s+"
)
# What may be between "Quyết định này" and what it ends: its own effect, nothing else that it does.
_BETWEEN = re.compile(r"\s*(?:co hieu luc\b.{0,150}?)?(?:,|;|\bva)?\s*$")
_AND = re.compile(r"(?:,|;|\bva)\s*$")
_NOT_DONE = re.compile(r"\b(?:bi|duoc|khong|hoac|chua)\s+$")
_LISTED = re.compile(r"\b(?:sau|sau day|duoi day)\b[^.;:]{0,80}:?\s*$")
_ITEM = re.compile(r"[a-zđ]\)\s")
_PART = re.compile(r"(?:mot phan|mot so|(?:cac )?(?:khoan|diem|dieu|chuong|muc|phu luc|phan))\b")
# What another document is about, and not what is changed: "Kế hoạch thực hiện Nghị quyết số …".
ABOUT = re.compile(
    r"\b(?:thuc hien|thi hanh|trien khai|huong dan|quy dinh chi tiet|cu the hoa|theo quy dinh|can "
    r"cu|so ket|tong ket)\b"
)
_NEXT = re.compile(r"(?:[;,]|\bva)\s*(?:cac\s*)?$")
_NEXT_PART = re.compile(r"(?:[;,]|\bva)\s*(?=(?:cac )?(?:khoan|diem|dieu|chuong|phu luc)\b)[^.;]{0,60}$")
_PLAIN_LEVEL = 9  # of a paragraph without a marker: whatever is marked below it is an item
_MOST_VERBS = 10  # of one paragraph
_FIRST = 8  # characters before the document that is meant
_FAR = 160  # characters of the parts of it that are meant


class ActChange(NamedTuple):
    """What a paper does to another document: predicate label, number, whether to a part of it only."""

    label: str
    number: str
    partial: bool = False


class ActList(NamedTuple):
    """A list of what is ended, by the predicate and the level of the paragraph that opens it."""

    label: str
    level: int


def ended(
    text: str, paragraph: PaperParagraph, itself: str, listing: ActList | None
) -> tuple[ActList | None, list[ActChange]]:
    """What a paragraph ends, and the list that it opens or is in.

    `text` is the paragraph's without what it quotes, `itself` the pattern of the paper's own name.
    """
    words = fold_safe(text)
    begin = article.end() if (article := _ARTICLE.match(words)) else 0
    found = islice(_ENDS.finditer(words), _MOST_VERBS)
    verbs = [verb for verb in found if not _behind(_NOT_DONE, verb)]
    label = _label(verbs[0]) if verbs and _does(words, begin, itself, verbs[0]) else ""
    if not label and listing and _goes_on(paragraph, listing):
        start = item.end() if (item := _ITEM.match(text)) else 0
        return listing, [_change(listing.label, *one) for one in named_in_row(text, start)]
    label = label or (REPLACES if _ends_others(words, itself) else "")
    if label and _LISTED.search(words):
        return ActList(label, paragraph.level), []
    if verbs and label and _does(words, begin, itself, verbs[0]):
        done = [verb for at, verb in enumerate(verbs) if at == 0 or _behind(_AND, verb)]
        return None, [ActChange(_label(verb), *one) for verb in done for one in _named(text, verb)]
    return None, [_change(label, *one) for one in named_in_row(text, begin)] if label else []


def _change(label: str, number: str, partial: bool) -> ActChange:  # noqa: FBT001 - a row's own pair
    """What ends, ended; a part of it is repealed, for nothing is in its place."""
    return ActChange(REPEALS if partial else label, number, partial)


def _goes_on(paragraph: PaperParagraph, listing: ActList) -> bool:
    """Whether the paragraph is an item of the list: marked, and below the paragraph that opens it."""
    if paragraph.kind in (ARTICLE, CHAPTER):
        return False
    if paragraph.kind == PLAIN:
        return _ITEM.match(paragraph.text) is not None
    return paragraph.level > listing.level or listing.level == _PLAIN_LEVEL


def _ends_others(words: str, itself: str) -> bool:
    """Whether it says that others have no effect from when the paper itself has."""
    since = rf"tu (?:ngay|khi|thoi diem) {itself[2:]} nay co hieu luc"
    found = rf"\bhet hieu luc(?: thi hanh)?,? (?:ke )?{since}|\b{since}.{{0,80}}\bhet hieu luc"
    return re.search(found, words) is not None


def _behind(words: re.Pattern[str], verb: re.Match[str]) -> bool:
    """Whether the verb stands right behind such words."""
    return words.search(verb.string, max(0, verb.start() - _FIRST), verb.start()) is not None


def _does(words: str, begin: int, itself: str, verb: re.Match[str]) -> bool:
    """Whether the paper itself does it: by a command, or by "Quyết định này … thay thế"."""
    if verb.start() == begin:
        return True
    named = [one.end() for one in re.finditer(rf"{itself} nay\b", words[: verb.start()])]
    return bool(named) and _BETWEEN.match(words, named[-1], verb.start()) is not None


def _label(verb: re.Match[str]) -> str:
    return REPLACES if verb["what"] == "thay the" else REPEALS


def _named(text: str, verb: re.Match[str]) -> Iterator[tuple[str, bool]]:
    return named_in_row(text, verb.end())


def named_in_row(text: str, start: int, *, anywhere: bool = False) -> Iterator[tuple[str, bool]]:
    """Numbers of the documents named right behind a place and in a row with the first; whether in part.

    With `anywhere` the first may stand farther behind, unless it is what another act there is about.
    """
    words, end, before = fold_safe(text), start, None
    for mention in find_mentions(text):
        if mention.start < start:
            continue
        between = words[end : mention.start]
        part = len(between) <= _FAR and _is_part(between, first=before is None)
        near = (anywhere or len(between) <= _FIRST) if before is None else bool(_NEXT.search(between))
        if not (near or part) or ((before or anywhere) and ABOUT.search(between)):
            return
        if mention.number and mention.number.serial and "ocr" not in mention.warnings:
            yield mention.number.canonical, part
        end, before = mention.end, mention


def _is_part(between: str, *, first: bool) -> bool:
    return bool(_PART.match(between) if first else _NEXT_PART.search(between))
