"""The one form in which texts are searched: what a reader would see, in plain letters, with the way back.

It must not know what is searched. References, tags, escapes, emphasis inside words, letters that pass for
others and signs that are not seen are gone; places of the plain text lead back to the text as it was.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nq57.language.alike_letters import PLAIN, VIETNAMESE_MARKS
from nq57.language.normalise import LOWER, UPPER
from nq57.language.offset_normalisation import Changes, Replacement, SourceMap

# All characters of ordinary texts; any other one is looked at. One class: the search costs a glance.
_USUAL = VIETNAMESE_MARKS + r"\t\n !-%'-);=?-Z^_a-z{|}+,./0-9:>\-\u00a1-\u00ac\u00ae-\u00ff–—‘’“”•…→№€₫≥≤"
_ODD = re.compile(f"[^{_USUAL}{LOWER}{UPPER}]")
_ODD_RUN = re.compile(rf"[^{_USUAL}{LOWER}{UPPER}&<\\\[\]*`~]+")
_REFERENCE = re.compile(
    r"&(?:amp;|#0{0,5}38;|#[xX]0{0,5}26;){0,8}(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?"
)
_TAG = re.compile(r"<(?:/?([a-zA-Z][a-zA-Z0-9-]{0,40})(?=[\s/>])[^<>]*>|!--([^<]*?)-->|[!?][^<>]{0,500}>)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(?=[!-/:-@\[-`{-~]))")
_REVERSED = re.compile("\u202e([^\n\u202c\u202e]{0,1000})")
_SURROGATES = range(0xD800, 0xE000)
_LINK_OPENS = re.compile(r"\[(?=[^\[\]]*\]\()")
_LINK_CLOSES = re.compile(
    r"\]\(\s{0,9}(<[^<>\n]{0,1000}>|(?:[^()\s\"<>]|\([^()\s]*\)){0,1000})"
    r"(?:\s{1,9}(\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s{0,9}\)"
)
_DEFINITION = re.compile(
    r"\[[^\[\]\n]{1,80}\]:[ \t]{1,9}(\S{1,1000})(?:\s{1,9}([\"'(][^\"'()\n]{0,300}[\"')]))?"
)
_EMPHASIS = re.compile(r"[*`~]{1,6}")
_COMBINED = re.compile(f"[^{VIETNAMESE_MARKS}\n]?[{VIETNAMESE_MARKS}]+")
_WORD_SIGN = re.compile(r"\w")
# Elements that end a cell or a line; letters on either side of any other tag are one word.
_BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
# Attributes that readers see or hear.
_SAYING = re.compile(
    r"\s(?:alt|title|aria-label|aria-description|label|placeholder|content|value|summary|abbr|data-[a-z-]{1,30})"
    r"\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Plain:
    """A plain text. `asides` are what is beside it: titles, alternatives, targets, remarks."""

    text: str
    origins: tuple[SourceMap, ...] = ()
    asides: tuple[tuple[str, int], ...] = ()  # each with its place in the source

    @cached_property
    def lower(self) -> str:
        """The text in small letters, each in its place: a few capitals would become two."""
        small = self.text.lower()
        return small if len(small) == len(self.text) else "".join(sign.lower()[0] for sign in self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source for a stretch of the plain text."""
        for origin in self.origins:
            start, end = origin.span(start, max(end, start + 1))
        return start, end


class Rewriting:
    """A text with stretches of it replaced, left to right, and the way back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._changes: list[Replacement] = []
        self._at = 0  # length of what is written
        self.done = 0  # how far the source is read

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` in the place of a stretch; equal lengths stand one for one."""
        kept = self._text[self.done : start]
        self._pieces += (kept, new)
        self._at += len(kept)
        if len(new) != end - start:
            self._changes.append(Replacement(self._at, self._at + len(new), start, end))
        self._at += len(new)
        self.done = end

    def result(self) -> tuple[str, tuple[SourceMap, ...]]:
        """The text; its origin unless nothing was replaced."""
        if not self._pieces:
            return self._text, ()
        text = "".join([*self._pieces, self._text[self.done :]])
        changes = Changes(tuple(self._changes), tuple(change.start for change in self._changes))
        return text, (changes,)


def rewritten(
    text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None]
) -> tuple[str, tuple[SourceMap, ...]]:
    """The text with each match replaced; None leaves one as it is."""
    writing = Rewriting(text)
    for match in pattern.finditer(text):
        new = replacement(match)
        if new is not None:
            writing.replace(match.start(), match.end(), new)
    return writing.result()


@lru_cache(maxsize=2)  # several searches look at one text, one after the other
def plain(text: str) -> Plain:
    """The plain form of a text."""
    writing, asides = Rewriting(text), list[tuple[str, int]]()
    for hit in _ODD.finditer(text):
        if hit.start() >= writing.done:
            _undress(text, hit.start(), writing, asides)
    bare, origins = writing.result()
    if any([mark in bare for mark in VIETNAMESE_MARKS]):  # noqa: C419 - faster than lazily
        bare, composed = rewritten(bare, _COMBINED, _composed)
        origins = (*composed, *origins)
    return Plain(bare, origins, tuple(asides))


def _undress(text: str, at: int, writing: Rewriting, asides: list[tuple[str, int]]) -> None:
    """Replace what is at that place, if it is dress."""
    rule = _RULES.get(text[at])
    if rule is None:
        _letters(text, at, writing)
        return
    pattern, replacement = rule
    if match := pattern.match(text, at):
        new = replacement(match, asides)
        if new is not None:
            writing.replace(at, match.end(), new)


def _letters(text: str, at: int, writing: Rewriting) -> None:
    """Characters out of the ordinary in plain letters: as a whole where each stays one."""
    match = _ODD_RUN.match(text, at)
    end = match.end() if match else at + 1
    new = text[at:end].translate(PLAIN)
    if len(new) == end - at and all(len(PLAIN[ord(sign)]) == 1 for sign in text[at:end]):
        writing.replace(at, end, new)
        return
    for place in range(at, end):
        writing.replace(place, place + 1, PLAIN[ord(text[place])])


_Asides = list[tuple[str, int]]


def _translated(run: re.Match[str]) -> str:
    return run[0].translate(PLAIN)


def _reference(match: re.Match[str], _asides: _Asides) -> str | None:
    text, before = match[0], ""
    while text != before:
        before, text = text, html.unescape(text)
    return None if text == match[0] else _ODD_RUN.sub(_translated, text)


def _tag(match: re.Match[str], asides: _Asides) -> str:
    if match[2]:
        asides.append((match[2], match.start(2)))
        return ""
    if "=" in match[0]:
        asides += (
            (label[label.lastindex], label.start(label.lastindex))
            for label in _SAYING.finditer(match[0])
            if label.lastindex
        )
    return "|" if match[1] and match[1].lower() in _BREAKING else ""


def _escape(match: re.Match[str], _asides: _Asides) -> str:
    """A sign of Markdown without its stroke, or a character by its code in JSON and YAML."""
    code = match[1] or match[2]
    return (
        _ODD_RUN.sub(_translated, chr(int(code, 16))) if code and int(code, 16) not in _SURROGATES else ""
    )


def _reversed(match: re.Match[str], asides: _Asides) -> str:
    """What is behind a sign that reverses is also read backwards, as browsers show it."""
    if match[1]:
        asides.append((match[1][::-1], match.start(1)))
    return match[1]


def _link_opens(match: re.Match[str], asides: _Asides) -> str | None:
    """A link's first bracket goes; a definition's target and title are asides."""
    if _LINK_OPENS.match(match.string, match.start()):
        return ""
    if defined := _DEFINITION.match(match.string, match.start()):
        asides += _targets(defined)
    return None


def _link_closes(match: re.Match[str], asides: _Asides) -> str:
    asides += _targets(match)
    return ""


def _targets(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    for group in (1, 2):
        if match[group]:
            yield match[group], match.start(group)


def _emphasis(match: re.Match[str], _asides: _Asides) -> str | None:
    """Emphasis between letters or figures of one word."""
    text, start, end = match.string, match.start(), match.end()
    inside = start and _WORD_SIGN.match(text, start - 1) and _WORD_SIGN.match(text, end)
    return "" if inside else None


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], _Asides], str | None]]
_RULES: dict[str, _Rule] = {
    "&": (_REFERENCE, _reference),
    "<": (_TAG, _tag),
    "\\": (_ESCAPE, _escape),
    "\u202e": (_REVERSED, _reversed),
    "[": (re.compile(r"\["), _link_opens),
    "]": (_LINK_CLOSES, _link_closes),
    **dict.fromkeys("*`~", (_EMPHASIS, _emphasis)),
}


def _composed(match: re.Match[str]) -> str:
    """A letter with its marks as one character; marks that fit no letter are dress."""
    composed = unicodedata.normalize("NFC", match[0])
    return composed if len(composed) == 1 else composed.translate(_WITHOUT_MARKS)


_WITHOUT_MARKS = dict.fromkeys(map(ord, VIETNAMESE_MARKS))
