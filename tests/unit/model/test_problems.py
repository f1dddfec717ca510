"""Problems: a sentence and a remedy in two languages, filled with details, in a settled order.

They must not know where a problem is found.
"""

import re

import pytest

from nq57.model.messages.problems import PROBLEM_TEXTS
from nq57.model.problems import has_errors, problem
from nq57.model.source import Source

PLACE = Source("tinh-a/tin-tuc/a.md", 3, 1)
HOLE = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("code", PROBLEM_TEXTS)
def test_every_problem_speaks_whole_sentences(code: str) -> None:
    """Each text is there, ends as a sentence does, and has no hole that Vietnamese lacks."""
    text = PROBLEM_TEXTS[code]
    for said in (text.vi, text.en):
        assert said.strip().endswith("."), said
    for mend in (text.vi_mend, text.en_mend):
        assert mend.strip(), code
    english = {hole for hole in HOLE.findall(text.en_mend + text.en) if not hole.endswith("_en")}
    assert english <= set(HOLE.findall(text.vi + text.vi_mend))


def test_details_fill_the_sentence() -> None:
    """Named details stand where the sentence says."""
    found = problem("yaml-khoa-trung", PLACE, key="tieu_de", first=2)
    assert found.message() == "Khóa “tieu_de” được ghi hai lần (lần đầu ở dòng 2)."
    assert "tieu_de" in found.message("en")


def test_a_detail_may_hold_braces() -> None:
    """Text of an editor is never read as a hole."""
    found = problem("khoa-la", PLACE, key="{known}{x}", known="tieu_de")
    assert "{x}" in found.message()


def test_a_guess_comes_before_the_remedy() -> None:
    """The nearest known word is asked for in both languages; without one nothing is asked."""
    found = problem("khoa-la", PLACE, key="tom_tac", known="tom_tat", guess="tom_tat")
    assert found.mend().startswith("Có phải ý bạn là “tom_tat”? ")
    assert found.mend("en").startswith('Did you mean "tom_tat"? ')
    assert "Có phải" not in problem("khoa-la", PLACE, key="x", known="y", guess=None).mend()


def test_details_have_one_order() -> None:
    """The same details in another order make the same problem."""
    assert problem("tep-la", PLACE, a=1, name="x") == problem("tep-la", PLACE, name="x", a=1)


def test_problems_are_ordered_by_place() -> None:
    """File, then line, then column."""
    places = [Source("b", 1, 1), Source("a", 10, 1), Source("a", 2, 5), Source("a")]
    found = sorted(problem("tep-rong", place) for place in places)
    assert [str(p.source) for p in found] == ["a", "a:2:5", "a:10:1", "b:1:1"]


def test_warnings_alone_are_no_errors() -> None:
    """Only an error keeps a record from being built."""
    assert not has_errors([problem("co-bom", PLACE)])
    assert has_errors([problem("co-bom", PLACE), problem("tep-rong", PLACE)])
