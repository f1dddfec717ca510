"""Papers of many layouts that we wrote are read as well as promised, and none is sure and wrong.

The whole table, in every form, is printed by `scripts/import_labelled.py`.
"""

from collections.abc import Iterator

import pytest
from tests.labelled.later_central import CENTRAL
from tests.labelled.later_local import LOCAL
from tests.labelled.later_more import MORE
from tests.labelled.layouts import LAYOUTS, papers
from tests.labelled.rendering import as_docx, as_txt
from tests.labelled.scoring import Scores
from tests.labelled.unseen import UNSEEN
from tests.labelled.unseen_more import UNSEEN_MORE
from tests.workspaces import UNITS, loaded

from nq57.importing.drafts.import_context import surroundings_of
from nq57.importing.facts.recognising import recognise
from nq57.importing.papers.docx_reader import read_docx
from nq57.importing.papers.txt_reader import read_txt

LATER = (*UNSEEN, *UNSEEN_MORE, *CENTRAL, *LOCAL, *MORE)
REACH = {
    "number": 0.99,
    "date": 0.99,
    "issuer": 0.99,
    "type": 0.99,
    "signer": 0.97,
    "tasks": 0.95,
    "targets": 0.95,
}


@pytest.fixture(scope="module")
def scores() -> Scores:
    """Counted over papers of each layout as text, and one of each as a Word file."""
    found, around = Scores(), surroundings_of(loaded(UNITS).workspace, "tinh-a")
    for at, one in enumerate((*papers(2026, 4), *papers(2031, 1, LATER))):
        found.add(one, recognise(read_txt(as_txt(one))), around, f"{one.layout}-{at}.txt")
    for one in papers(2027, 1):
        paper = read_docx(as_docx(one))
        assert paper is not None
        found.add(one, recognise(paper), around, f"{one.layout}.docx")
    return found


def test_every_layout_is_measured(scores: Scores) -> None:
    """Each paper says number, day, issuer, type and signer."""
    assert scores.tallies["number"].wanted == 5 * len(LAYOUTS) + len(LATER)


@pytest.mark.parametrize("field", sorted(REACH))
def test_a_field_is_found_and_right(scores: Scores, field: str) -> None:
    """As often as promised."""
    tally = scores.tallies[field]
    assert tally.recall >= REACH[field], scores.differences
    assert tally.precision >= REACH[field], scores.differences


def test_no_relation_is_made_up(scores: Scores) -> None:
    """The object of a change is found, not the nearest document."""
    assert scores.tallies["relations"].precision >= 0.99, scores.differences


def test_nothing_is_sure_and_wrong(scores: Scores) -> None:
    """The worst answer."""
    assert list(_worst(scores)) == [], scores.differences


def _worst(scores: Scores) -> Iterator[str]:
    return (field for field, tally in scores.tallies.items() if tally.sure_and_wrong)
