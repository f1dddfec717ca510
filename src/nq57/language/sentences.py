"""Sentences of a text, and a text made shorter by leaving out whole sentences, never by other words.

It must not know what a text is about.
"""

import re

_END = re.compile(r"[.!?…][\"”’)»]*(?=\s+[\"“‘(«]?[A-ZÀ-ỸĐ0-9])")
# Short forms whose point ends no sentence; a lone capital is an initial.
_SHORT = re.compile(
    r"(?:^|[\s(\"“])(?:TP|TX|TT|Tp|PGS|GS|TS|ThS|BS|KS|CN|ĐT|Tel|Nxb|NXB|No|[A-ZĐ]|\d{1,2})\.\Z"
)
_REACH = 8
_SPACE = re.compile(r"\s+")
_ENDS = (".", "!", "?", "…", ":", ";")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in their order; joined by blanks they are the text with single blanks."""
    plain = _SPACE.sub(" ", text).strip()
    found, start = [], 0
    for end in _END.finditer(plain):
        if not _SHORT.search(plain, max(0, end.start() - _REACH), end.start() + 1):
            found.append(plain[start : end.end()])
            start = end.end() + 1
    rest = plain[start:]
    return (*found, rest) if rest else tuple(found)


def ended(text: str) -> str:
    """The text with a point where it ends without any mark."""
    return text if text.endswith(_ENDS) else f"{text}."


def shortened(taken: tuple[str, ...], most_words: int) -> tuple[str, ...]:
    """The first sentences that fit in so many words, at least one; none that announces what is left out."""
    kept: list[str] = []
    words = 0
    for sentence in taken:
        words += len(sentence.split())
        if kept and words > most_words:
            break
        kept.append(sentence)
    while len(kept) > 1 and len(kept) < len(taken) and kept[-1].endswith(":"):
        kept.pop()
    return tuple(kept)
