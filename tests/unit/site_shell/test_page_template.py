"""Frames split at sentinels and filled again, with whatever an editor may have written."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from nq57.site_shell.page_template import (
    PageTemplate,
    Slot,
    fill,
    fill_some,
    in_json,
    leaves,
    sentinel,
    split,
    structure,
    with_sentinels,
)

HOSTILE = (
    "Nói \"thẳng\" và 'thật'",
    "<script>alert(1)</script>",
    "A & B &amp; C",
    "{{ x }} {% raw %} {# y #}",
    "</title></script>",
    "\\ufdd1ten\\ufdd2 \\ \\\\ \\u0022",
    sentinel("ten"),
    f"{sentinel('khac')}\ufdd1\ufdd2\ufdd0",
    "🎉 Chữ Việt \u2028\u2029",
    "dài " * 5_000,
    "",
)
NOTHING = Markup("")
texts = st.text() | st.sampled_from(HOSTILE)


@dataclass(frozen=True)
class Row:
    """A structure such as a unit's values."""

    name: str
    links: tuple[tuple[str, str], ...] = ()
    note: Markup = NOTHING


def page(*names: str) -> str:
    """A page with each slot as text and inside JSON, as the theme prints it."""
    body = "".join(f"<p>{sentinel(name)}</p>" for name in names)
    return f"{body}<script>{json.dumps({name: sentinel(name) for name in names})}</script>"


@given(texts)
def test_a_value_stands_where_its_sentinel_stood(value: str) -> None:
    """A filled page is the page that would have been rendered with the value itself."""
    frame = split(f"<p>{sentinel('ten')}</p>{sentinel('ten')}")
    assert fill(frame, {"ten": value.encode()}) == f"<p>{value}</p>{value}".encode()


@given(texts)
@example("</script>&'")
def test_in_json_a_value_is_as_the_theme_writes_it(value: str) -> None:
    """Inside a script a value has the form that Jinja's own filter gives it."""
    frame = split(f"<script>{htmlsafe_json_dumps({'ten': sentinel('ten')})}</script>")
    assert [slot.form for slot in frame.slots] == ["json"]
    assert in_json(value).decode() == str(htmlsafe_json_dumps(value))[1:-1]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_never_opens_a_slot(value: str) -> None:
    """A value that looks like a sentinel stays what it is, in text and in JSON."""
    filled = fill(split(page("ten", "khac")), {"ten": value.encode(), "khac": b"bi mat"}).decode()
    assert filled.startswith(f"<p>{value}</p><p>bi mat</p>")
    assert filled.count("bi mat") == 2


@given(texts, texts)
def test_filling_in_two_steps_is_filling_at_once(first: str, second: str) -> None:
    """Values joined in beforehand give the same page as all values together."""
    one, two = {"mot": first.encode()}, {"hai": second.encode()}
    frame = split(page("mot", "hai", "mot"))
    assert fill(fill_some(frame, one), two) == fill(frame, {**one, **two})


def test_a_frame_without_slots_is_its_page() -> None:
    """A page without sentinels is one piece."""
    assert split("<p>Chữ</p>") == PageTemplate(("<p>Chữ</p>".encode(),), ())
    assert fill(split("<p>Chữ</p>"), {}) == "<p>Chữ</p>".encode()


def test_slots_are_told_apart_by_form() -> None:
    """A sentinel as text and one as JSON escapes are two slots of one name."""
    assert split(page("ten")).slots == (Slot("ten", "raw"), Slot("ten", "json"))


def test_a_missing_value_is_an_error() -> None:
    """A frame is never filled with a hole left open."""
    with pytest.raises(KeyError):
        fill(split(page("ten")), {})


def test_sentinels_keep_a_structure() -> None:
    """Texts become sentinels named by their place; empty ones stay empty, marked ones stay marked."""
    row = Row("Tên", (("Cổng", "https://a.vn"), ("", "x")), Markup("<b>"))
    marked = with_sentinels(row, "unit")
    assert marked.name == sentinel("unit.name")
    assert marked.links == (
        (sentinel("unit.links.0.0"), sentinel("unit.links.0.1")),
        ("", sentinel("unit.links.1.1")),
    )
    assert isinstance(marked.note, Markup)
    assert structure(marked) == structure(row)


def test_leaves_are_named_as_sentinels_are() -> None:
    """Every text of a structure comes under the name that its sentinel bears."""
    row = Row("Tên", (("Cổng", "https://a.vn"),), Markup("<b>"))
    marked = dict(leaves(with_sentinels(row, "unit"), "unit"))
    assert marked == {name: sentinel(name) for name in dict(leaves(row, "unit"))}


def test_structure_tells_emptiness_and_length_only() -> None:
    """Two structures of the same shape are one to a template, whatever their words."""
    assert structure(Row("A", (("x", "y"),))) == structure(Row("B", (("z", "t"),)))
    assert structure(Row("A")) != structure(Row("A", (("x", "y"),)))
    assert structure(Row("A")) != structure(Row(""))
