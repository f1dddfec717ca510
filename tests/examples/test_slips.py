"""Every slip of the table is told with its code, at its line; none passes in silence."""

import pytest
from tests.examples.slips import ARTICLE, NAMES, SOUND, UNIT, UNIT_SOUND, Slip
from tests.workspaces import DAY, UNITS, Files, article, loaded

from nq57.catalogue.reviews import review

PATH = "tinh-a/tin-tuc/a.md"


def mistaken(sound: tuple[str, ...], slip: Slip) -> str:
    """The sound text with the slip's lines in the place of one of its own."""
    return "\n".join((*sound[: slip.at - 1], slip.lines, *sound[slip.at :])) + "\n"


def told(files: Files) -> set[tuple[str, str, int]]:
    """Code, file and line of every problem of a workspace."""
    found = loaded({**UNITS, **files})
    problems = {*found.problems, *review(found.workspace, DAY)}
    return {(problem.code, problem.source.path, problem.source.line) for problem in problems}


@pytest.mark.parametrize("slip", ARTICLE, ids=lambda slip: f"{slip.code}-{slip.lines[:30]}")
def test_a_slip_in_an_article_is_told(slip: Slip) -> None:
    """At the line that the editor must mend; the article is shown only where the slip is a warning."""
    text = mistaken(SOUND, slip)
    files: Files = {PATH: text}
    assert (slip.code, PATH, slip.line) in told(files)
    assert slip.line <= len(text.splitlines())
    records = loaded({**UNITS, **files}).workspace.records
    assert bool(records) == slip.shown


@pytest.mark.parametrize("slip", UNIT, ids=lambda slip: f"{slip.code}-{slip.lines[:30]}")
def test_a_slip_in_a_unit_is_told(slip: Slip) -> None:
    """At its line of don-vi.yml; the unit is built only where the slip is a warning."""
    path = "tinh-a/don-vi.yml"
    files: Files = {path: mistaken(UNIT_SOUND, slip)}
    assert (slip.code, path, slip.line) in told(files)
    assert ("tinh-a" in loaded({**UNITS, **files}).workspace.units) == slip.shown


@pytest.mark.parametrize(("path", "code"), NAMES)
def test_a_file_that_nothing_reads_is_told(path: str, code: str) -> None:
    """Whatever ending or place it has, it does not lie there in silence."""
    found = {(code, file) for code, file, _ in told({path: article()})}
    assert any(known == code and path.startswith(file) for known, file in found)


def test_the_sound_text_has_no_slip() -> None:
    """What the slips are made of is told nothing of."""
    assert told({PATH: "\n".join(SOUND) + "\n"}) == set()


def test_the_table_is_long() -> None:
    """It holds at least 120 slips, each once."""
    assert len({*ARTICLE, *UNIT, *NAMES}) == len(ARTICLE) + len(UNIT) + len(NAMES) >= 120


def test_several_slips_of_one_file_are_told_at_once() -> None:
    """Three lines at fault, three problems in one run."""
    text = '---\ntieu_de: "Họp\nngay:01/06/2025\ntom_tat: Một: hai\n---\nChữ.\n'
    assert {line for code, _, line in told({PATH: text}) if code == "yaml-sai"} == {2, 3, 4}


@pytest.mark.parametrize("blank", "\u00a0\u2003\u202f\u3000")
def test_blanks_that_look_like_one_are_read_as_one(blank: str) -> None:
    """A blank pasted from Word or the web does no harm after a colon or before a key."""
    text = f"---\ntieu_de:{blank}Họp\nngay: 01/06/2025\nnguon:\n{blank}{blank}ten: Cổng\n---\nChữ.\n"
    assert told({PATH: text}) == set()


def test_what_a_fence_quotes_is_no_slip() -> None:
    """A body may show how another article is written."""
    quoted = "---\ntieu_de: Hai\ntom_tat: (điền vào đây)\n---"
    assert told({PATH: "\n".join(SOUND) + f"\n\n```yaml\n{quoted}\n```\n"}) == set()
