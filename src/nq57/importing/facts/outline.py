"""Lines to paragraphs with their place in the paper's order: Điều 1, I., 1., 1.1., a), bullets, labels.

It must not know what a paragraph is about. Scans read I as l or 1, and c as ¢.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nq57.importing.papers.paper import Line, LineOrigin
from nq57.language.folding import fold

ROMAN, NUMBER, LETTER, BULLET, LABEL, PLAIN = "roman", "number", "letter", "bullet", "label", "plain"
ARTICLE, CHAPTER = "article", "chapter"
_WORD = re.compile(r"[^\W_]")
_QUOTE = r"[’'`\s]{0,3}"
_CAPITAL = "[A-ZĐÀ-Ỹ]"
_ROMAN = re.compile(
    rf"{_QUOTE}(?=[Il1]*[IVX])([IVXl1]{{1,6}})(?:[.)]\s+(?=[^\W\d_])|[.)](?={_CAPITAL}{{2}})"
    rf"|(?<=II)\s(?={_CAPITAL}{{2,}} {_CAPITAL}{{2}})|(?<=IV)\s(?={_CAPITAL}{{2,}} {_CAPITAL}{{2}}))"
)
_NOTE = r"(?:\[[0-9]{1,3}\])?"  # the mark of a note at the foot, in consolidated texts
_NUMBER = re.compile(
    rf"{_QUOTE}([0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,3}})[.)]{_NOTE}\s*(?=[^\W\d_]|“|\"|[0-9]{{1,3}}\s?%)"
)
_LETTER = re.compile(rf"{_QUOTE}([a-zđ¢Cï¡])\)\s*(?=\S)")
_AS_SCANNED = str.maketrans("¢ï¡", "cii")
_BULLET = re.compile(r"[-–—+•*]\s*(?=[^\W_]|[“\"(])")
_LABEL = re.compile(
    r"(?:(?:don vi|co quan)(?: (?:duoc giao|chinh))? (?:chu tri|thuc hien|phoi hop|dau moi)"
    r"|(?:chu tri|phoi hop)(?: thuc hien)?"
    r"|thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|trien khai))?)\s*:"
)
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU) (?P<label>[0-9]{1,3}[a-zđ]?)\s?[.:]")
_CHAPTER = re.compile(
    r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC) (?P<label>[IVX]{1,6}|[0-9]{1,2})\b(?=[.:]?\s*(?:$"
    r"|[^\W\d_][^\W\d_]))"
)
_UPPER_TITLE = re.compile(r"[.:]?\s*(?:$|[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ ,]*$)")
_LEVELS = {CHAPTER: -1, ARTICLE: 0, ROMAN: 1, LETTER: 6, LABEL: 8, BULLET: 8, PLAIN: 9}
_BRACKET_REACH = 6  # lines that a bracket may run over
_SHORT = 0.8  # of the usual width: a line that ends so early ends a paragraph
_ROOM = 0.96  # of the usual width: letters are not of one width
_WIDTH_AT = 0.85  # the share of lines that are no longer than the usual width
_LOOSE = 1.5  # of the usual width: a line longer than that shows that lines are not broken to one width
_OPEN = re.compile(r"[,\-–(]$|\s(?:và|của|các|về|với|cho|theo|tại|là|do|để|trên|trong)$")
_A_HEADING = 3  # words in capitals, "GIÁM ĐỐC SỞ Y TẾ": small letters below them begin a new paragraph
_ENDS = (".", ";", ":", "!", "?", "…", "”")


@dataclass(frozen=True, slots=True)
class PaperParagraph:
    """One paragraph without its marker; `above` are the numbered paragraphs it is under."""

    text: str
    kind: str
    label: str
    lines: tuple[Line, ...]
    above: tuple["PaperParagraph", ...] = ()

    @property
    def origin(self) -> LineOrigin:
        """Its first line."""
        return self.lines[0].origin

    @property
    def level(self) -> int:
        """How deep it stands: Chương I -1, Điều 1 0, I. 1, 1. 2, 1.1. 3, a) 6, bullets 8."""
        return 2 + self.label.count(".") if self.kind == NUMBER else _LEVELS[self.kind]

    @property
    def path(self) -> str:
        """Its number in full: `III.1.b`; empty for what bears none."""
        labels: list[str] = []
        for part in (*self.above, self):
            if part.kind == NUMBER:
                labels = [label for label in labels if not label[0].isdecimal()]
            if part.kind in (ROMAN, NUMBER, LETTER):
                labels.append(part.label)
        return ".".join(labels)


def paragraphs(lines: Sequence[Line], *, whole: bool = False) -> tuple[PaperParagraph, ...]:
    """The paragraphs of a body in order, each knowing those above it."""
    lines = [line for line in lines if _WORD.search(line.text)]  # a drawn rule is no paragraph
    groups = [[line] for line in lines] if whole else _grouped(lines)
    found: list[PaperParagraph] = []
    stack: list[PaperParagraph] = []
    for group in groups:
        kind, label, text = _marker(" ".join(line.text for line in group))
        bare = PaperParagraph(_closed(text), kind, label, tuple(group))
        while stack and stack[-1].level >= bare.level:
            stack.pop()
        paragraph = PaperParagraph(bare.text, kind, label, bare.lines, tuple(stack))
        found.append(paragraph)
        if kind in (CHAPTER, ARTICLE, ROMAN, NUMBER, LETTER):
            stack.append(paragraph)
    return tuple(found)


def _closed(text: str) -> str:
    """Blanks at line ends gone, and hyphens of numbers broken over lines."""
    return re.sub(r"(?<=[0-9A-ZĐ])-\s+(?=[A-ZĐ]{2,}(?:/|-|\b))", "-", " ".join(text.split()))


def _marker(text: str) -> tuple[str, str, str]:
    """Kind, label, and the text behind the marker; an article and a chapter keep their names."""
    if found := _ARTICLE.match(text):
        return ARTICLE, found["label"], text
    if (found := _CHAPTER.match(text)) and _UPPER_TITLE.match(text, found.end()):
        return CHAPTER, found["label"], text
    if found := _ROMAN.match(text):
        label = found[1].replace("l", "I").replace("1", "I")
        return ROMAN, label, text[found.end() :]
    if found := _NUMBER.match(text):
        return NUMBER, found[1], text[found.end() :]
    if found := _LETTER.match(text):
        return LETTER, found[1].lower().translate(_AS_SCANNED), text[found.end() :]
    if found := _BULLET.match(text):
        return BULLET, "", text[found.end() :]
    return (LABEL if _LABEL.match(fold(text[:60])) else PLAIN), "", text


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that make one paragraph, told by markers, by width and by punctuation."""
    width = usual_width(lines)
    loose = max((len(line.text) for line in lines), default=0) > _LOOSE * width
    groups: list[list[Line]] = []
    for line in lines:
        ended = loose and groups and _is_ended(groups[-1][-1], line)
        if groups and not ended and not _begins(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_ended(last: Line, line: Line) -> bool:
    """Of lines that were never broken to one width: whether a sentence ends and another begins."""
    return last.text.endswith(_ENDS) and line.text[:1].isupper()


def usual_width(lines: Sequence[Line]) -> int:
    """Characters of a full line."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(_WIDTH_AT * (len(lengths) - 1))] if lengths else 0


def _begins(group: list[Line], line: Line, width: int) -> bool:
    """Whether the line begins a new paragraph after those of the group."""
    last = group[-1].text
    if _is_inside(group, line):
        return False
    kind = _marker(line.text)[0]
    if kind != PLAIN or _CHAPTER.match(line.text):
        return True
    first = _marker(group[0].text)[0]
    if first == ROMAN and group[0].text.isupper():
        return not line.text.isupper()
    if line.gap and last.endswith(_ENDS):
        return True
    upper = line.text[:1].isupper() or line.text[:1] in '“"('
    short = len(last) < _SHORT * width and not _OPEN.search(last)
    return upper and (short or _is_apart(last, line.text, width))


def _is_apart(last: str, text: str, width: int) -> bool:
    """Whether capitals stand above or below small letters, or a sentence ends before the margin."""
    if last.endswith(_ENDS) and (
        (last.endswith(".") and text.endswith(":")) or _had_room(last, text, width) or _is_heading(text)
    ):
        return True
    return _is_heading(last) and not text.isupper()


def _is_heading(text: str) -> bool:
    """Whether a line is of a few words in capitals: "XÁC THỰC VĂN BẢN HỢP NHẤT"."""
    return text.isupper() and len(text.split()) >= _A_HEADING


def _had_room(last: str, text: str, width: int) -> bool:
    """Whether the next line's first word would have fitted on the line: then its end was meant."""
    return len(last) + 1 + len(text.split(" ", 1)[0]) < _ROOM * width


def _is_inside(group: list[Line], line: Line) -> bool:
    """A bullet that is a hyphen of a name, in a bracket opened before: "(qua Phòng Văn hóa / - Xã hội)"."""
    if not _BULLET.match(line.text):
        return False
    text = "".join(one.text for one in group[-_BRACKET_REACH:])
    return text.count("(") > text.count(")") and line.text.find(")") >= 0
