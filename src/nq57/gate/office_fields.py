"""The fields of a Word document, put together from the runs that they are split across.

It must not judge a field by itself; it tells the code of each as Word would see it. A field may be in
the code of another: what it comes to is part of that code (`QUOTE` with letters' numbers, `SET`, a result).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nq57.gate.commands import quoted_codes

_QUOTED = re.compile(r"\s*QUOTE\s+(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_SET = re.compile(r"\s*SET\s+(?P<name>\S+)\s+(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"\s*(?:REF\s+)?(?P<name>[^\s\\]+)[^\n]{0,80}", re.IGNORECASE)
MAX_OPEN = 100  # fields inside each other; Word itself gives up at twenty
MAX_CODE = 8_000


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    is_shown: bool = False


class FieldListener:
    """Told of marks, codes and texts in order; `codes` are those of fields that have ended."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._loose: list[str] = []
        self._values: dict[str, str] = {}
        self.codes: list[str] = []

    def mark(self, kind: str) -> None:
        """A mark between the parts of a field: `begin`, `separate`, `end`."""
        if kind == "begin" and len(self._open) < MAX_OPEN:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].is_shown = True
        elif kind == "end" and self._open:
            self._end(self._open.pop())

    def code(self, text: str) -> None:
        """A piece of a field's code."""
        (self._open[-1].code if self._open else self._loose).append(text)

    def text(self, text: str) -> None:
        """A piece of what readers see; inside a field it is its result, or is in its code."""
        if self._open:
            within = self._open[-1]
            (within.result if within.is_shown else within.code).append(text)

    def all_codes(self) -> Iterator[str]:
        """Every code, those of fields that never ended too."""
        while self._open:
            self._end(self._open.pop())
        yield from self.codes
        if self._loose:
            yield "".join(self._loose)

    def _end(self, ended: _Field) -> None:
        code = "".join(ended.code)[:MAX_CODE]
        self.codes.append(code)
        if self._open and (value := self._value(code, "".join(ended.result)[:MAX_CODE])):
            around = self._open[-1]
            (around.result if around.is_shown else around.code).append(value)
        elif given := _SET.fullmatch(code):
            self._remember(given)

    def _remember(self, given: re.Match[str]) -> None:
        self._values[given["name"].casefold()] = given["text"].strip().strip('"')

    def _value(self, code: str, result: str) -> str:
        """What a field comes to inside another."""
        if given := _SET.fullmatch(code):
            self._remember(given)
            return ""
        if (letters := quoted_codes(code)) is not None:
            return letters
        if quoted := _QUOTED.fullmatch(code):
            return quoted["text"].strip().strip('"')
        named = _NAME.fullmatch(code)
        return self._values.get(named["name"].casefold(), result) if named else result
