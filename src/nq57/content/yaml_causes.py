"""Why a declaration cannot be read as YAML: each line at fault, with its cause in an editor's words.

It must not be asked of a text that can be read: what it finds there may be meant. A parser stops at the
first error, often lines below the slip; these rules look at each line by itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUOTE = "Đặt cả giá trị trong dấu nháy kép."
_KEY = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?P<key>[^\W\d][\w-]*)(?P<colon> *: *)(?P<value>.*)")
_GLUED = re.compile(r" *(?:- +)?[a-z][a-z0-9_]*:(?=[^\s/:])")
_BLOCK = re.compile(r"[|>][+-]?\d?\s*(?:#.*)?")
_SPECIAL = "@`%&*!{}[],"


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong on a line (counted from 0, like its column), and how to mend it."""

    line: int
    column: int
    why: str
    why_en: str
    how: str


def causes(text: str) -> list[Cause]:
    """Every line at fault, in order; empty where no rule knows why."""
    found: list[Cause] = []
    block = -1  # the indentation of the key whose text block is passed over
    before: re.Match[str] | None = None
    for number, line in enumerate(text.split("\n")):
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#") or (0 <= block < indent):
            continue
        block = -1
        if cause := next(_of_line(number, line, before), None):
            found.append(cause)
        if match := _KEY.fullmatch(line):
            before = match
            block = indent if _BLOCK.fullmatch(match["value"]) else -1
    return found


def _of_line(number: int, line: str, before: re.Match[str] | None) -> Iterator[Cause]:
    if glued := _GLUED.match(line):
        why = "thiếu dấu cách sau dấu hai chấm"
        yield Cause(number, glued.end(), why, "a blank is missing after the colon", "Ghi “khóa: giá trị”.")
    match = _KEY.fullmatch(line)
    if match is None:
        yield from _no_key(number, line, before)
        return
    yield from _of_value(number, match["value"], match.start("value"))
    yield from _of_indent(number, match, before)


def _no_key(number: int, line: str, before: re.Match[str] | None) -> Iterator[Cause]:
    """Lines that are neither `key: value` nor an item of a list."""
    plain = line.strip()
    column = len(line) - len(line.lstrip())
    if plain.startswith("-") and plain[1:2] not in {"", " ", "-"}:
        why, how = "thiếu dấu cách sau dấu gạch đầu mục", "Ghi “- mục”."
        yield Cause(number, column + 1, why, "a blank is missing after the dash", how)
    elif plain.startswith(("•", "–", "—", "+ ", "* ")):
        why, how = "mục của danh sách phải bắt đầu bằng dấu gạch nối", "Ghi “- mục”."
        yield Cause(number, column, why, "an item of a list begins with a hyphen", how)
    elif plain.startswith("- "):
        yield from _of_value(number, plain[2:].strip(), line.index("- ") + 2)
    elif not column and not plain.startswith(("-", '"', "'", "[", "{", "]", "}")):
        why, how = "thiếu dấu hai chấm sau tên khóa", "Ghi theo dạng “khóa: giá trị”, hoặc thụt dòng vào."
        if before is None or not before["value"].startswith(('"', "'")):
            yield Cause(number, 0, why, "the line is not key: value", how)


def _of_value(number: int, value: str, column: int) -> Iterator[Cause]:
    """Quotes, brackets, signs and colons of one value."""
    first = value[:1]
    if first in {'"', "'"}:
        yield from _quoted(number, value, column)
    elif first in {"“", "”", "„"} and ": " in value:
        why, how = "dấu nháy cong (“ ”) không bao được giá trị", 'Thay bằng dấu nháy thẳng: "…".'
        yield Cause(number, column, why, "curly quotes do not quote", how)
    elif first in {"[", "{"}:
        if value.count(first) != value.count("]" if first == "[" else "}"):
            why, how = (
                f"thiếu dấu đóng của “{first}”",
                "Thêm dấu đóng ở cuối, hoặc đặt cả câu trong nháy kép.",
            )
            yield Cause(number, column, why, f"{first} is not closed", how)
    elif first and first in _SPECIAL:
        why = f"giá trị bắt đầu bằng ký tự đặc biệt, dấu {first}"
        yield Cause(number, column, why, f"the value begins with {first}", QUOTE)
    elif ": " in value or value.endswith(":"):
        why = "có dấu hai chấm giữa câu chưa đặt trong dấu nháy"
        yield Cause(number, column + value.index(":"), why, "a colon within an unquoted value", QUOTE)


def _quoted(number: int, value: str, column: int) -> Iterator[Cause]:
    quote = value[0]
    inner = (
        value[1:].replace("\\\\", "").replace('\\"', "") if quote == '"' else value[1:].replace("''", "")
    )
    end = inner.find(quote)
    if end < 0:
        how = "Thêm dấu nháy đóng ở cuối giá trị."
        yield Cause(number, column, "thiếu dấu nháy đóng", "the quote is not closed", how)
    elif (rest := inner[end + 1 :].strip()) and not rest.startswith("#"):
        how = "Bỏ dấu nháy ở giữa, hoặc đặt cả giá trị trong dấu nháy đơn."
        yield Cause(
            number, column, "giá trị có chữ nằm ngoài dấu nháy", "text stands outside the quotes", how
        )


def _of_indent(number: int, match: re.Match[str], before: re.Match[str] | None) -> Iterator[Cause]:
    """A key that stands deeper than the one before it, which has a value of its own already."""
    depth = len(match["indent"])
    if before is None and depth and not match["dash"]:
        why, how = "dòng đầu bị thụt lề", "Xóa dấu cách ở đầu dòng."
        yield Cause(number, depth, why, "the first line is indented", how)
    if before is None or match["dash"] or not before["value"] or _BLOCK.fullmatch(before["value"]):
        return
    if depth > len(before["indent"]) + len(before["dash"] or ""):
        why, how = "dòng thụt lề thừa", "Xóa dấu cách ở đầu dòng cho thẳng với dòng trên."
        yield Cause(number, depth, why, "the line is indented too far", how)
