"""Frames: a page of the theme split at its holes, and the joining of pieces and values.

It must not know MkDocs. A sentinel is made of non-characters that no content can hold, and values
are joined in, never searched, so whatever an editor writes cannot open a hole of its own.
"""

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

Form = Literal["raw", "json"]
Value = TypeVar("Value")
_OPEN, _CLOSE = "\ufdd1", "\ufdd2"
# In JSON the theme's filter writes non-ASCII letters as escapes, the marks of a sentinel too.
# The same filter writes what could end a script as escapes (jinja2.utils.htmlsafe_json_dumps).
_UNSAFE = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&'"})
_HOLE = re.compile(r"(\ufdd1|\\ufdd1)([a-z0-9._]+)(?:\ufdd2|\\ufdd2)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A hole: which value belongs there, and in which form."""

    name: str
    form: Form


@dataclass(frozen=True, slots=True)
class PageTemplate:
    """`pieces[0] slots[0] pieces[1] … slots[-1] pieces[-1]`, pieces as UTF-8."""

    pieces: tuple[bytes, ...]
    slots: tuple[Slot, ...]


def sentinel(name: str) -> str:
    """The text that is in a slot while the theme is rendered."""
    return f"{_OPEN}{name}{_CLOSE}"


def split(html: str) -> PageTemplate:
    """Cut a rendered page at its sentinels."""
    pieces, slots, end = [], [], 0
    for hole in _HOLE.finditer(html):
        pieces.append(html[end : hole.start()].encode())
        slots.append(Slot(hole[2], "raw" if hole[1] == _OPEN else "json"))
        end = hole.end()
    return PageTemplate((*pieces, html[end:].encode()), tuple(slots))


def fill(frame: PageTemplate, values: Mapping[str, bytes]) -> bytes:
    """The page: pieces joined with the values of its slots (UTF-8, by name), each in its slot's form."""
    parts = [frame.pieces[0]]
    for slot, piece in zip(frame.slots, frame.pieces[1:], strict=True):
        parts += (_in_form(values[slot.name], slot), piece)
    return b"".join(parts)


def fill_some(frame: PageTemplate, values: Mapping[str, bytes]) -> PageTemplate:
    """The frame with these values joined in, for all the pages that share them; other slots stay open."""
    pieces, slots, text = [], [], [frame.pieces[0]]
    for slot, piece in zip(frame.slots, frame.pieces[1:], strict=True):
        if slot.name in values:
            text += (_in_form(values[slot.name], slot), piece)
        else:
            pieces.append(b"".join(text))
            slots.append(slot)
            text = [piece]
    return PageTemplate((*pieces, b"".join(text)), tuple(slots))


def _in_form(value: bytes, slot: Slot) -> bytes:
    return value if slot.form == "raw" else in_json(value.decode())


def in_json(value: str) -> bytes:
    """A value as it is inside a JSON string of a script, as the theme's filter writes it."""
    return json.dumps(value)[1:-1].translate(_UNSAFE).encode()


def with_sentinels(value: Value, name: str) -> Value:
    """The same structure with a sentinel for every text that is not empty."""
    return _mapped(value, name)  # type: ignore[no-any-return] # the structure is kept


def _mapped(value: Any, name: str) -> Any:  # noqa: ANN401 - any structure of dataclasses, tuples and texts
    if isinstance(value, str):
        return type(value)(sentinel(name)) if value else value
    if isinstance(value, tuple):
        return tuple(_mapped(item, f"{name}.{index}") for index, item in enumerate(value))
    changes = {
        f.name: _mapped(getattr(value, f.name), f"{name}.{f.name}") for f in dataclasses.fields(value)
    }
    return dataclasses.replace(value, **changes)


def leaves(value: Any, name: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - see _mapped
    """Every text of a structure with its slot's name."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, f"{name}.{index}")
    else:
        for part in dataclasses.fields(value):
            yield from leaves(getattr(value, part.name), f"{name}.{part.name}")


def structure(value: Any) -> tuple[Any, ...] | bool:  # noqa: ANN401 - see _mapped
    """What a template can tell of a value without its text: lengths, and which texts are empty."""
    if isinstance(value, str):
        return bool(value)
    if isinstance(value, tuple):
        return tuple(structure(item) for item in value)
    return tuple(structure(getattr(value, part.name)) for part in dataclasses.fields(value))
