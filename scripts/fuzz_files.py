"""What the fuzzer does with files: those of the tests, twisted, go to the gate and the readers of papers.

Must not run anything by itself. A name's ending tells the kind; a function passes when it returns.
"""

import random
from collections.abc import Callable
from typing import NamedTuple

from hypothesis import strategies as st
from tests.examples.hostile_files import FILES
from tests.properties.strategies_packages import packages

from nq57.gate.file_kinds import kind_of
from nq57.gate.inspecting import ROOMS
from nq57.gate.verdict import RefusedFile
from nq57.importing.facts.recognising import recognise
from nq57.importing.papers.paper import Paper
from nq57.importing.papers.reading import read_paper

BOMB = "pdf-bom.pdf"  # a megabyte that is costly as it is; the table of hostile files has it
_SEEDS = tuple(case for case in FILES if case.name != BOMB)
_WORDS = (
    *(b"\0", b"\xff", b"<", b">", b"[", b"]", b"/", b"%"),
    *(b"stream\n", b"endobj", b"<svg", b"&a;", b"PK\3\4"),
)


class File(NamedTuple):
    """A file as an editor might bring it."""

    name: str
    data: bytes


def flip(data: bytearray, dice: random.Random) -> None:
    """Change single bits."""
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def cut(data: bytearray, dice: random.Random) -> None:
    """Take a stretch out."""
    start = dice.randrange(len(data))
    del data[start : start + dice.randint(1, max(1, len(data) // 4))]


def double(data: bytearray, dice: random.Random) -> None:
    """Say a stretch several times."""
    start = dice.randrange(len(data))
    data[start:start] = data[start : start + dice.randint(1, 400)] * dice.randint(1, 60)


def put(data: bytearray, dice: random.Random) -> None:
    """Put a telling word somewhere."""
    start = dice.randrange(len(data))
    data[start : start + dice.randint(0, 4)] = dice.choice(_WORDS) * dice.randint(1, 40)


def number(data: bytearray, dice: random.Random) -> None:
    """Put an extreme number somewhere."""
    start = dice.randrange(len(data))
    data[start : start + 4] = dice.choice(
        (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\0\0\0\1")
    )


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (flip, cut, double, put, number)


@st.composite
def files(draw: st.DrawFn) -> File:
    """One of the tests' files, changed in one to four ways."""
    seed, dice = draw(st.sampled_from(_SEEDS)), random.Random(draw(st.integers(0, 2**32)))  # noqa: S311 - no secret
    data = bytearray(seed.data or b"x")
    for _ in range(dice.randint(1, 4)):
        dice.choice(_WAYS)(data, dice)
        data = data or bytearray(b"x")
    return File(seed.name, bytes(data))


def _room(file: File) -> None:
    """Rooms are asked themselves, without the net beneath; what they have cleaned must be clean at once."""
    kind = kind_of(file.name)
    if kind is None or kind.room not in ROOMS:
        return
    look = ROOMS[kind.room]
    try:
        verdict = look(kind.name, file.data)
        if verdict.cleaned is not None and not verdict.refused:
            again = look(kind.name, verdict.cleaned)
            assert again.cleaned is None, "not clean at once"  # noqa: S101 - what fails is kept
    except RefusedFile:
        pass


def _paper(file: File) -> None:
    paper = read_paper(file.data, lambda _data, _pages: "")
    if isinstance(paper, Paper):
        recognise(paper)


# What is thrown at, and how often it looks at a file.
TARGETS: dict[str, tuple[Callable[[File], None], int]] = {
    "rooms": (_room, 2),
    "packages": (_room, 2),
    "papers": (_paper, 1),
}
# Where a target has inputs of its own.
INPUTS: dict[str, st.SearchStrategy[File]] = {"packages": packages().map(lambda made: File(*made))}


def inputs_of(target: str) -> st.SearchStrategy[File]:
    """What is thrown at a target."""
    return INPUTS[target] if target in INPUTS else files()
