"""Inputs that once broke the gate or a reader, and a short run of the fuzzer, pass.

It must not know what was wrong with them: each is thrown at its target again.
"""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from nq57.body.reading import render_body

HERE = Path(__file__).parent / "fuzz"
KEPT = sorted(place for place in HERE.iterdir() if place.suffix != ".md")
LEAST = 10  # inputs that a short run must really have thrown
SCRIPTS = Path(__file__).parents[2] / "scripts"
FUZZ: dict[str, Any] = runpy.run_path(str(SCRIPTS / "fuzz_targets.py"))
FILES: dict[str, Any] = runpy.run_path(str(SCRIPTS / "fuzz_files.py"))


@pytest.mark.parametrize("place", KEPT, ids=lambda place: place.stem)
def test_what_once_failed_passes(place: Path) -> None:
    """Every kept input returns."""
    target, data = place.stem.partition("-")[0], place.read_bytes()
    if target in FUZZ["TARGETS"]:
        FUZZ["TARGETS"][target](data.decode("utf-8", "surrogatepass"))
    else:
        FILES["TARGETS"][target][0](FILES["File"](place.name, data))


@pytest.mark.parametrize("name", sorted(FUZZ["TARGETS"]))
def test_a_few_inputs_pass(name: str) -> None:
    """A short run of each target: nothing raises."""

    @settings(max_examples=25, deadline=None, derandomize=True, database=None)
    @given(FUZZ["pieces"])
    def thrown(text: str) -> None:
        FUZZ["TARGETS"][name](text)
        looked.append(text)

    looked: list[str] = []
    thrown()
    assert len(looked) >= LEAST


@pytest.mark.parametrize("name", sorted(FILES["TARGETS"]))
def test_a_few_twisted_files_pass(name: str) -> None:
    """Neither the gate's rooms nor the readers of papers raise on a broken file."""

    @settings(max_examples=40, deadline=None, derandomize=True, database=None)
    @given(FILES["inputs_of"](name))
    def thrown(file: object) -> None:
        FILES["TARGETS"][name][0](file)
        looked.append(file)

    looked: list[object] = []
    thrown()
    assert len(looked) >= LEAST


def test_what_nests_too_deeply_is_shown_as_written() -> None:
    """Markdown that its reader cannot follow becomes plain text, and raises nothing."""
    text = (HERE / "markdown-recursion.txt").read_text(encoding="utf-8")
    shown = render_body(text, "tin-tuc/tin/").html
    assert re.sub(r"\s+", " ", text).strip() in re.sub(r"\s+", " ", shown)
