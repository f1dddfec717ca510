"""Markdown as people write it, put so that Python-Markdown shows it as GitHub and Word do.

It must not change what already comes out so. Lists and tables right below a line of text get their blank
line, sublists their four blanks, signs of Word (`•`, `–`, `1)`) become Markdown's; lines numbered by
letters or ticked keep their line breaks, and a first line that was set in stays text. Code, HTML,
quotations and what belongs to notes, footnotes or definitions is left as it is.
"""

import re
from typing import NamedTuple

_TAB = 4
_STEP = 2  # blanks by which an item is below another
_DEEPEST = 12
_FENCE = re.compile(r"(`{3,}(?!.*`)|~{3,})")
_HTML = re.compile(r" {0,3}</?[a-zA-Z]")
_CONTAINER = re.compile(r"(?:!!!|\[\^[^\]]+\]:|:[ \t]| {0,3}\*\[|\?\?\?)")
_RULER = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$|[=-]+[ \t]*$")
# Word copies its bullets as signs, or as the letters that its fonts draw as signs, with blanks behind them.
_ITEM = re.compile(
    r"(?P<sign>[-*+•●▪‣◦–—·⁃➢➤►▶❖◆■]|[o§Øü](?=[ \t\u00a0]{2})|(?P<number>\d{1,9})[.)])"
    r"(?P<gap>[ \t\u00a0]+)(?=\S)"
)
_SIGNS = dict.fromkeys("•●▪‣◦–—·⁃➢➤►▶❖◆■o§Øü", "-")
_DASHES = "–—"
_NUMBERED = re.compile(
    r"(?:[✓✔☑☐☒□○★☆✗]|[a-zđ]{1,2}[.)]|\d{1,2}/|[IVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)[ \t]+\S"
)
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_HASHTAG = re.compile(r" {0,3}#[^\s#]")
_PLAIN_WORD = re.compile(r"[“\"'(]*[^\W\d_]+[”\"').,;:!?…]*")
_ACCENT = re.compile("[à-ỹđ]", re.IGNORECASE)
_BROKEN = re.compile(r"(?<!\\)(?:\\\\)*\\$")  # a backslash that breaks the line, as GitHub has it
_SENTENCE = 8  # more words than a line of code is likely to have
_SHORT = 3  # words of one that begins as a sentence does
_MOSTLY = 0.7


class _Item(NamedTuple):
    """An open item: the column of its sign, and of its text."""

    sign: int
    text: int


def settled(text: str) -> str:
    """The text with what GitHub and Word would show otherwise put as Python-Markdown reads it."""
    return "\n".join(_Lines(text.split("\n")).out)


class _Lines:
    """The lines of one text, each put out in its turn."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self.out: list[str] = []
        self._at = 0
        self._items: list[_Item] = []
        self._below = ""  # what the line before was: "", "text", "item", "more" of it, "table", "other"
        while self._at < len(lines):
            line = lines[self._at]
            self._at += 1
            self._put(line)

    def _put(self, line: str) -> None:
        content = line.lstrip(" \t")
        indent = len(line[: len(line) - len(content)].expandtabs(_TAB))
        if not content:
            self._add(line, "")
        elif (indent < _TAB or self._items) and (fence := _FENCE.match(content)):
            self._pass_fence(line, fence[1], indent)
        elif content.startswith("<!--"):
            self._pass_until(line, "-->")
        elif indent < _TAB and (_HTML.match(line) or content.startswith(">")):
            self._pass_block(line)
        elif _CONTAINER.match(line):
            self._pass_container(line)
        elif not self._is_item(line, content, indent):
            self._text(line, content, indent)

    def _add(self, line: str, what: str) -> None:
        self.out.append(line)
        self._below = what

    def _next(self) -> str:
        return self._lines[self._at] if self._at < len(self._lines) else ""

    def _pass_fence(self, line: str, sign: str, indent: int) -> None:
        """A fence; one in a list, which Python-Markdown does not know, becomes code that is set in."""
        within = indent > 0 and bool(self._items)
        self._add("" if within else line.lstrip(" "), "other")
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            ends = len(line.strip()) >= len(sign) and not line.strip().strip(sign[0])
            code = line[min(indent, len(line) - len(line.lstrip(" "))) :]
            if within:
                code = "" if ends else f"{' ' * _TAB * (len(self._items) + 1)}{code}"
            self._add(code, "" if within and ends else "other")
            if ends:
                return

    def _pass_until(self, line: str, end: str) -> None:
        self._add(line, "other")
        while end not in line and self._at < len(self._lines):
            line = self._lines[self._at]
            self._add(line, "other")
            self._at += 1

    def _pass_block(self, line: str) -> None:
        """HTML or a quotation, to the next blank line."""
        self._items.clear()
        self._add(line, "other")
        while self._next().strip():
            self._add(self._next(), "other")
            self._at += 1

    def _pass_container(self, line: str) -> None:
        """A note, a footnote or a definition with all that is set in below it."""
        self._items.clear()
        self._add(line, "other")
        while self._at < len(self._lines):
            inner = self._next()
            if inner.strip() and not inner.startswith((" ", "\t")) and not self.out[-1].strip():
                return
            self._add(inner, "other" if inner.strip() else "")
            self._at += 1

    def _is_item(self, line: str, content: str, indent: int) -> bool:
        """Put out an item of a list, if the line is one."""
        found = _ITEM.match(content)
        if found is None or _RULER.match(line) or not self._may_begin(found, content, indent):
            return False
        while self._items and indent < self._items[-1].sign + _STEP:
            self._items.pop()
        depth = min(len(self._items), _DEEPEST)
        if self._below == "more" or (self._below == "text" and not depth):
            self.out.append("")
        self._items.append(_Item(indent, indent + found.end()))
        sign = f"{found['number']}." if found["number"] else _SIGNS.get(found["sign"], found["sign"])
        as_written = indent // _TAB == depth and sign == found["sign"]
        put = line if as_written else f"{' ' * _TAB * depth}{sign} {content[found.end() :]}"
        self._add(put, "item")
        return True

    def _may_begin(self, found: re.Match[str], content: str, indent: int) -> bool:
        """Whether a sign begins an item here: in a list always, else as GitHub has it."""
        if self._items:
            return True
        if indent >= _TAB:
            return False
        if found["sign"] in _DASHES and self._below != "text":
            return self._next().lstrip(" \t").startswith(content[:2])
        return self._below != "text" or found["number"] in {None, "1"}

    def _text(self, line: str, content: str, indent: int) -> None:
        """A line that is no item: of an item's paragraph, of a table, or of a paragraph of its own."""
        if self._items and not self._below:
            while self._items and indent < self._items[-1].sign + _STEP:
                self._items.pop()
            if self._items:
                self._add(self._within(line, content, indent), "more")
                return
        if not self._items and self._is_table(line, content, indent):
            return
        if _NUMBERED.match(content) and self._below in {"text", "item", "more"}:
            self.out[-1] = f"{self.out[-1].rstrip()}  "
        elif self._below in {"text", "item", "more"} and _BROKEN.search(self.out[-1]):
            self.out[-1] = f"{self.out[-1][:-1].rstrip()}  "
        if indent >= _TAB and not self._below and self._is_prose(content):
            line = content
        elif _HASHTAG.match(line):
            line = line.replace("#", "\\#", 1)
        heading = content.startswith("#") or _RULER.match(line)
        self._add(line, "other" if heading else ("item" if self._items else "text"))

    def _within(self, line: str, content: str, indent: int) -> str:
        """A further paragraph of the innermost open item, or its code, set in by fours."""
        wanted = _TAB * min(len(self._items), _DEEPEST)
        beyond = indent - self._items[-1].text
        if wanted <= indent or beyond < 0:
            return line if wanted <= indent else f"{' ' * wanted}{content}"
        return f"{' ' * (wanted + (beyond if beyond >= _TAB else 0))}{content}"

    def _is_table(self, line: str, content: str, indent: int) -> bool:
        """Put out a table's first line or rows pasted from Excel, if this is one."""
        following = self._next()
        if "|" in line and "-" in following and "|" in following and _TABLE_RULE.match(following):
            if self._below == "text":
                self.out.append("")
            self._add(line, "table")
            while self._next().strip():
                self._add(self._next(), "table")
                self._at += 1
            return True
        columns = content.rstrip().count("\t")
        if indent or not columns or following.rstrip().count("\t") != columns or following[:1].isspace():
            return False
        self._add_rows(line, columns)
        return True

    def _add_rows(self, line: str, columns: int) -> None:
        if self._below == "text":
            self.out.append("")
        self._add(_row(line), "table")
        self._add("|" + "---|" * (columns + 1), "table")
        while self._next().strip() and self._next().rstrip().count("\t") == columns:
            self._add(_row(self._next()), "table")
            self._at += 1
        if self._next().strip():
            self._add("", "")

    def _is_prose(self, content: str) -> bool:
        """Whether a line set in is a sentence, not code: by its words or for it goes on without."""
        following = self._next()
        if _ITEM.match(content):
            return False
        words = content.split()
        plain = sum(bool(_PLAIN_WORD.fullmatch(word)) for word in words)
        goes_on = bool(following.strip()) and not following[0].isspace()
        begins = len(words) >= _SHORT and content[0].isupper() and plain == len(words)
        enough = len(words) >= _SENTENCE or goes_on or begins
        return enough and bool(_ACCENT.search(content)) and plain >= _MOSTLY * len(words)


def _row(line: str) -> str:
    cells = (cell.strip().replace("|", "\\|") for cell in line.rstrip().split("\t"))
    return f"| {' | '.join(cells)} |"
