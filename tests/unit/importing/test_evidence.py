"""Where each value of an import comes from: the line, the page, and a picture of the place."""

import io
from pathlib import Path

import pytest
from PIL import Image
from tests.paper_files import make_pdf
from tests.workspaces import UNITS, loaded

from nq57.importing.drafts.draft import Draft, DraftValue
from nq57.importing.drafts.drafting import draft
from nq57.importing.drafts.evidence import evidence_for, evidence_of, evidence_text
from nq57.importing.drafts.evidence_page import evidence_page, places_of
from nq57.importing.drafts.import_context import surroundings_of
from nq57.importing.facts.recognising import recognise
from nq57.importing.papers.paper import LineOrigin
from nq57.importing.papers.pdf_reader import read_pdf
from nq57.importing.papers.place_pictures import place_pictures


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A plan in PDF."""
    return make_pdf()


@pytest.fixture(scope="module")
def made(pdf: bytes) -> Draft:
    """Its draft."""
    read = read_pdf(pdf)
    assert read
    return draft(recognise(read.paper), surroundings_of(loaded(UNITS).workspace, "tinh-a"), "a.pdf", pdf)


def test_each_value_of_a_pdf_has_a_picture_of_its_line(pdf: bytes, made: Draft) -> None:
    """A strip of the page with ink, the same in every run; the pictures are in the page."""
    places = places_of(made)
    pictures = place_pictures(pdf, places)
    assert pictures == place_pictures(pdf, places)
    assert set(pictures) == set(places)
    for data in pictures.values():
        strip = Image.open(io.BytesIO(data))
        shades = strip.convert("L").tobytes()
        darkest, lightest = min(shades), max(shades)
        assert strip.width > 4 * strip.height
        assert (darkest < 120, lightest > 200) == (True, True)
    page = evidence_page(made, pictures)
    assert page.count("<img ") == sum(bool(one.origin.page and one.origin.text) for one in made.values)
    assert "<script" not in page


def test_what_is_to_be_confirmed_leads_to_its_row(made: Draft) -> None:
    """Every question is a link to the value's own row, with the value marked in its line."""
    page = evidence_page(made, {})
    assert page.count('<li><a href="#v') == len(made.questions) > 0
    assert "Số: <mark>35/KH-UBND</mark>" in page
    assert "trang 1, dòng 3" in page
    assert "<img" not in page


def test_a_place_that_is_not_there_has_no_picture(pdf: bytes) -> None:
    """Neither a page that the file lacks nor words that the page lacks."""
    assert place_pictures(pdf, [(9, "Số: 35/KH-UBND"), (0, "x"), (1, "hoàn toàn khác lời văn bản")]) == {}


def test_what_papers_say_is_text() -> None:
    """A line of a paper cannot become markup."""
    hostile = "<img src=x onerror=alert(1)>"
    value = DraftValue(
        "t/van-ban/<b>", "trich_yeu", hostile, "guess", LineOrigin(1, 2, f"a {hostile}"), hostile
    )
    page = evidence_page(Draft("<i>.pdf", "t", "s", (), (value,), ()), {})
    assert "<img" not in page
    assert "<b>" not in page
    assert "<i>" not in page


def test_the_evidence_of_a_record_is_kept_for_its_form(made: Draft, tmp_path: Path) -> None:
    """Of each of the draft's records; a file that is something else tells nothing."""
    (tmp_path / f"{made.slug}.json").write_text(evidence_text(made), "utf-8")
    for record in {value.record for value in made.values}:
        kept = evidence_for(tmp_path, record)
        assert kept == evidence_of(value for value in made.values if value.record == record)
    number = next(one for one in evidence_for(tmp_path, made.values[0].record) if one.key == "so_ky_hieu")
    assert (number.page, bool(number.text)) == (1, True)
    (tmp_path / f"{made.slug}.json").write_text(f'{{"tinh-a/van-ban/{made.slug}": [3]}}', "utf-8")
    assert evidence_for(tmp_path, f"tinh-a/van-ban/{made.slug}") == ()
