"""Bodies cut at their top and put side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57.body.blocks import side_by_side, top_blocks
from nq57.body.reading import render_body

P, Q = "<p>a <b>x</b></p>", "<p>b</p>"
PIECES = ("Lời.", "- a\n- b", "## Đầu", "| a | b |\n|---|---|\n| 1 | 2 |", "> dẫn", "---")
LIST = "<ul><li>a<ul><li>b</li></ul></li></ul>"


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("", []),
        (f"{P}\n{LIST}\n<hr>{Q}", ["p", "ul", "hr", "p"]),
        ('<p><img src="a.png"> <br>x</p><table><tr><td>1</td></tr></table>', ["p", "table"]),
        ("<!-- <p> --><p>a</p>", ["p"]),
        ("<p>a</p> loose", ["p", ""]),
    ],
)
def test_a_body_is_cut_between_its_elements(html: str, names: list[str]) -> None:
    """Nothing inside an element is cut."""
    assert [block.name for block in top_blocks(html)] == names


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        (f"{P}{Q}", f"{Q}{P}", 2),
        (f"<h2>1</h2>{P}{Q}<h2>2</h2>{P}", f"<h2>一</h2>{P}<h2>二</h2>{P}", 2),
        (f"{P}<h2>1</h2>{P}", f"{Q}{Q}<h2>一</h2>{P}", 2),
        (f"{P}{Q}", P, 1),
        ("", "", 0),
        (P, "", 1),
    ],
)
def test_rows_follow_blocks_then_headings(left: str, right: str, rows: int) -> None:
    """Texts built alike go block by block, others as finely as they agree."""
    assert len(side_by_side(left, right)) == rows


def test_names_in_the_second_text_are_its_own() -> None:
    """No two elements of the page have one name, and links lead to their own text's."""
    one = '<h2 id="a">A</h2><p><a href="#a">A</a></p>'
    rows = "".join(right for _, right in side_by_side(one, one))
    assert rows == '<h2 id="nq--2-a">A</h2><p><a href="#nq--2-a">A</a></p>'


@given(
    st.lists(
        st.sampled_from(["Lời.", "- a\n- b", "## Đầu", "| a | b |\n|---|---|\n| 1 | 2 |", "> dẫn", "---"])
    )
)
def test_nothing_of_a_text_is_lost(parts: list[str]) -> None:
    """All that was in a body is in the rows, once and in order, whatever the other one is."""
    html = render_body("\n\n".join(parts), "tin-tuc/a/").html
    for other in ("", html, "<p>x</p>"):
        rows = side_by_side(html, other)
        assert "".join("".join(left for left, _ in rows).split()) == "".join(html.split())
