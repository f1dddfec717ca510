"""What a part of an office file says: its paragraphs, the words in attributes, its fields and formulas.

It must not know which part it reads. Words that no page shows count too: alternative texts, names of
sheets and shapes, watermarks, prompts, codes of numbers; whoever opens the file can read them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from nq57.gate.commands import (
    FETCHES,
    LOCAL_LINK,
    RUNS,
    field_danger,
    formula_danger,
    is_elsewhere,
    leads_astray,
)
from nq57.gate.office_fields import FieldListener
from nq57.gate.rows import spoken_rows


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARAGRAPHS = _names(
    """
    p h si is tc tr sheet table-cell table-row pt v title subtitle text-box lpwstr lpstr string-item
    property creator subject description keywords category lastModifiedBy company manager user-defined
    initial-creator comment text oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter
    """
)
_TABLE = {"tr": True, "table-row": True, "tc": False, "table-cell": False}  # whether it is a row
_ENDING = frozenset({"br", "cr", "line-break", "tab"})  # empty elements that part words
# Attributes that hold words for people, by their names without namespace.
_SPEAKING = _names(
    """
    descr title alt string displayText prompt promptTitle error errorTitle tooltip displayName caption
    author comment formatCode display-name help-text label placeholder lastValue text
    """
)
# Elements whose `val`, `name` or `value` holds words; elsewhere these hold settings.
_TELLING = _names(
    """
    alias tag lvlText docVar listItem docPr cNvPr sheet definedName table tableColumn cacheField s
    pivotTableDefinition pivotField dataField custom-properties scenario font-face category shape
    frame layer description
    helpText statusText default listEntry bookmarkStart cSld section slicer
    docPart smartTagPr attr cmAuthor scheme oddHeader
    """
)
_VALUES = ("val", "name", "value", "v")
_FIELD_CODES = frozenset({"instrText", "delInstrText"})
_FORMULAS = _names("f formula formula1 formula2 definedName calculatedColumnFormula totalsRowFormula")
_ADDRESSES = frozenset({"href", "src"})
_LINKS = frozenset({"a", "shape", "hyperlink", "rect", "oval", "group", "line", "hlinkClick"}) | {
    f"area-{form}" for form in ("rectangle", "circle", "polygon")
}
_ALLOWED_ACTIONS = (
    "hlinkshowjump",
    "hlinksldjump",
    "noaction",
    "customshow",
    "media",
    "hlinkpres?slideindex",
)
_HEADER_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{6}|[LCRPNDTZFASGEBIUXYHO&])')
_COLUMN = re.compile(r"[A-Z]{1,3}")


class Tables:
    """Gathers the rows of a text's tables; a table in a cell gives rows of its own."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[int, str]]] = []
        self._open: list[list[tuple[int, str]]] = []
        self._cells: list[list[str]] = []

    def start(self, name: str) -> None:
        """A row or a cell begins."""
        if _TABLE[name]:
            self._open.append([])
        else:
            self._cells.append([])

    def end(self, name: str) -> None:
        """A row, a cell or a paragraph ends."""
        is_row = _TABLE.get(name)
        if is_row is None:
            self.data(" ")
        elif is_row and self._open:
            self.rows.append(self._open.pop())
        elif not is_row and self._cells:
            text = "".join(self._cells.pop()).strip()
            if self._open:
                self._open[-1].append((len(self._open[-1]), text))

    def data(self, text: str) -> None:
        """A text, which belongs to the innermost cell."""
        if self._cells:
            self._cells[-1].append(text)


class WordListener:
    """Listens to one part; `dangers` are what its fields, formulas, actions and addresses would do."""

    def __init__(self) -> None:
        self.dangers: set[str] = set()
        self._words: list[str] = []
        self._beside: dict[str, None] = {}
        self._fields = FieldListener()
        self._tables = Tables()
        self._within = ""
        self._formula: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name in _FIELD_CODES or name in _FORMULAS:
            self._within = name
        if name in _ENDING:
            self._words.append("\t" if name == "tab" else "\n")
        elif name in _TABLE:
            self._tables.start(name)
        if attributes:
            telling = name in _TELLING
            for key, value in attributes.items():
                self._attribute(name, key.rpartition("}")[2], value, telling=telling)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == self._within:
            self._within = ""
            if name in _FORMULAS:
                self._reckons("".join(self._formula))
                self._formula.clear()
        elif name in _PARAGRAPHS:
            self._words.append("\n")
            self._tables.end(name)

    def data(self, text: str) -> None:
        """Text of the document, of a field's code, or of a formula."""
        if not self._within:
            self._words.append(text)
            self._tables.data(text)
            self._fields.text(text)
        elif self._within in _FIELD_CODES:
            self._fields.code(text)
        else:
            self._formula.append(text)

    def texts(self) -> Iterator[str]:
        """What the part says in order, its tables row by row, then what its attributes say, a line each."""
        for code in self._fields.all_codes():
            if words := field_danger(code):
                self.dangers.add(words)
        yield "".join(self._words)
        yield "\n".join(spoken_rows(self._tables.rows))
        yield "\n".join(self._beside)

    def _attribute(self, element: str, key: str, value: str, *, telling: bool) -> None:
        if key == "fldCharType":
            self._fields.mark(value)
        elif key == "instr":
            self._fields.codes.append(value)
        elif key == "formula":
            self._reckons(value)
        elif key == "action" and not _is_step(value):
            self.dangers.add(RUNS)
        elif key in _ADDRESSES:
            self._address(element, value)
        if key in _SPEAKING or (telling and key in _VALUES) or not value.isascii():
            self._beside[value.strip()] = None

    def _reckons(self, formula: str) -> None:
        if formula:
            if words := formula_danger(formula):
                self.dangers.add(words)
            if '"' in formula:
                self._beside[formula] = None

    def _address(self, element: str, value: str) -> None:
        """An address in an attribute: of a link that is followed, or of what is fetched at once."""
        if element in _LINKS:
            self.dangers |= {LOCAL_LINK} if leads_astray(value) else set()
        elif is_elsewhere(value):
            self.dangers.add(FETCHES)


def _is_step(action: str) -> bool:
    """Whether an action of a slide or shape only goes to another place, or plays what is inside."""
    plain = action.strip().lower()
    if not plain.startswith("ppaction:"):
        return True  # what events of OpenDocument start is told of by their listener
    return plain.removeprefix("ppaction:").lstrip("/").startswith(_ALLOWED_ACTIONS)


_TAG = re.compile(rb"<[^<>]*>")
_FOREIGN = re.compile(rb"[\x80-\xff]|&#")
_VALUE = re.compile(rb"""(["'])([^"'<>]*)\1""")


def glanced(data: bytes) -> Iterator[str]:
    """What a large part of styles says between its elements, and in attributes that are not all ASCII."""
    between = (line for line in _TAG.sub(b"\n", data).split(b"\n") if line.strip())
    yield unescape(b"\n".join(between).decode("utf-8", "replace"))
    if _FOREIGN.search(data):
        values = {found[2] for found in _VALUE.finditer(data) if _FOREIGN.search(found[2])}
        yield unescape(b"\n".join(sorted(values)).decode("utf-8", "replace"))


class Data(WordListener):
    """Listens to a part whose every element holds a value of its own: properties, anybody's own XML."""

    def end(self, name: str) -> None:
        """A value ends."""
        super().end(name)
        self._words.append("\n")


class Cells(WordListener):
    """Listens to a sheet of Excel; rows are told as lines, shared texts in their places."""

    def __init__(self, shared: Sequence[str], used: set[int]) -> None:
        super().__init__()
        self._shared, self._used = shared, used
        self._rows: list[list[tuple[int, str]]] = []
        self._cell: list[str] | None = None
        self._kind, self._column = "", 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A row, a cell, or anything else."""
        if name == "row":
            self._rows.append([])
        elif name == "c":
            letters = _COLUMN.match(attributes.get("r", ""))
            self._column = _number(letters[0]) if letters else self._column + 1
            self._cell, self._kind = [], attributes.get("t", "")
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """A cell ends with what it holds."""
        if name == "c" and self._cell is not None:
            text = self._text("".join(self._cell))
            if text.strip():
                self._row().append((self._column, text))
            self._cell = None
        super().end(name)

    def data(self, text: str) -> None:
        """A piece of a cell, of a page's head, or of a formula."""
        if self._cell is not None and not self._within:
            self._cell.append(text)
        elif "&" in text and not self._within:
            super().data(_HEADER_CODE.sub("\n", text))
        else:
            super().data(text)

    def texts(self) -> Iterator[str]:
        """The rows, then whatever else the sheet says."""
        yield "\n".join(spoken_rows(self._rows))
        yield from super().texts()

    def _row(self) -> list[tuple[int, str]]:
        if not self._rows:
            self._rows.append([])
        return self._rows[-1]

    def _text(self, written: str) -> str:
        if self._kind != "s" or not written.strip().isdecimal():
            return written
        at = int(written.strip()[:9])
        self._used.add(at)
        return self._shared[at] if at < len(self._shared) else ""


def _number(letters: str) -> int:
    """The column that letters name: A is 1."""
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - 64
    return total


class SharedTexts(WordListener):
    """Listens to the texts that the sheets of a workbook share."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []

    def end(self, name: str) -> None:
        """A shared text ends."""
        if name == "si":
            self.strings.append("".join(self._words))
            self._words.clear()
        super().end(name)
        if name == "si":
            self._words.clear()
