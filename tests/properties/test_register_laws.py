"""Laws of the register: relations read back, effects never go back in time, drawings hold together."""

import csv
import datetime as dt
import io
import re

from hypothesis import given
from hypothesis import strategies as st
from tests.workspaces import DAY, Files, document, loaded

from nq57.body.reading import render_body
from nq57.catalogue.catalogue import Catalogue, catalogue_of
from nq57.catalogue.effects import LIFE, effect_of
from nq57.model.vocabulary import PREDICATES
from nq57.render.citation_links import linked
from nq57.render.csv_cells import FORMULA, cell
from nq57.render.relation_graph import WIDTH, graph

_COUNT = 5
_LINK = re.compile(r'<a class="nq-cite"[^>]*>(.*?)</a>', re.DOTALL)
_VERBS = [predicate.label for predicate in PREDICATES]
_DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31))


@st.composite
def registers(draw: st.DrawFn) -> Catalogue:
    """What a unit sees of a few documents with any dates and relations, contradictory ones too."""
    files: dict[str, str | bytes] = {"trung-uong/don-vi.yml": "ten: Trung ương\ncap: Trung ương\n"}
    for number in range(1, _COUNT + 1):
        relation = st.tuples(st.sampled_from(_VERBS), st.integers(1, _COUNT + 1), st.booleans())
        verbs = draw(st.lists(relation, max_size=4))
        relations = [
            f'{{loai: "{verb}", van_ban: {other}/QĐ-TTg, mot_phan: {"có" if part else "không"}}}'
            for verb, other, part in verbs
        ]
        keys = {"ngay_ban_hanh": f"{draw(_DAYS):%d/%m/%Y}", "quan_he": f"[{', '.join(relations)}]"}
        for key in ("ngay_hieu_luc", "ngay_het_hieu_luc"):
            if draw(st.booleans()):
                keys[key] = f"{draw(_DAYS):%d/%m/%Y}"
        files[f"trung-uong/van-ban/{number}.yml"] = document(f"{number}/QĐ-TTg", **keys)
    return _seen(files)


def _seen(files: Files) -> Catalogue:
    return catalogue_of(loaded(files).workspace, "trung-uong", DAY)


@given(registers())
def test_the_inverse_of_the_inverse_is_the_relation(seen: Catalogue) -> None:
    """Every relation stands at both ends, and seen from there and back again it is the same."""
    for name, edges in seen.register.edges.items():
        for edge in edges:
            back = edge.seen_from_there(seen.by_id[name])
            if back is None or edge.other is None:
                continue
            assert edge.other.id == name or back in seen.register.edges[edge.other.id]
            again = back.seen_from_there(edge.other)
            assert again is not None
            assert (again.verb, again.other) == (edge.verb, edge.other)


@given(registers(), st.lists(_DAYS, min_size=2, max_size=6))
def test_an_effect_never_goes_back(seen: Catalogue, days: list[dt.date]) -> None:
    """With time a document comes into force, ends in part, ends; never the other way."""
    for name, edges in seen.register.edges.items():
        told = [effect_of(seen.by_id[name], edges, day).code for day in sorted(days)]
        known = [LIFE.index(code) for code in told if code in LIFE]
        assert known == sorted(known), told


@given(registers())
def test_a_drawing_holds_together(seen: Catalogue) -> None:
    """Boxes stay within the drawing and apart from each other; lines end at boxes or at the spine."""
    for name, edges in seen.register.edges.items():
        drawing = graph(seen.by_id[name], edges)
        if drawing is None:
            continue
        for index, box in enumerate(drawing.boxes):
            assert 0 <= box.x <= box.x + box.width <= WIDTH
            assert 0 <= box.y <= box.y + box.height <= drawing.height
            for other in drawing.boxes[:index]:
                apart = box.x + box.width <= other.x or other.x + other.width <= box.x
                assert apart or box.y + box.height <= other.y or other.y + other.height <= box.y
        assert sum(box.own for box in drawing.boxes) == 1
        assert all(0 <= line.y1 <= line.y2 <= drawing.height for line in drawing.lines)


_PIECES = st.sampled_from(
    [
        "Nghị quyết số 57-NQ/TW",
        "**",
        "`",
        "> ",
        "\n\n",
        "# ",
        "a & b",
        "<b>",
        "[x](van-ban/y)",
        "1169/QĐ-TTg",
        " ",
    ]
)


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_linking_changes_no_word(text: str) -> None:
    """Whatever is linked, the words of a body are those that it has without links."""
    fragment = render_body(text, "tin-tuc/a/")
    plain = linked(fragment.html, fragment.mentions, lambda _named: None)
    shown = linked(fragment.html, fragment.mentions, lambda _named: ("van-ban/57/", "57-NQ/TW"))
    assert shown.replace("</a>", "").count("nq-cite") == len(fragment.mentions)
    assert _LINK.sub(r"\1", shown) == plain


@given(st.text(max_size=40))
def test_a_cell_says_what_it_was_given(text: str) -> None:
    """A reader of CSV gets the text back, but for the apostrophe that disarms a formula."""
    [[read]] = csv.reader(io.StringIO(cell(text), newline="")) or [[""]]
    assert read == (f"'{text}" if text.startswith(FORMULA) else text)
    assert not read.startswith(FORMULA)
