"""Forms made from the models: every field of every kind has a control, and a new type fails by name."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import Field

import nq57.editing
from nq57.content.file_parts import BODY
from nq57.editing.forms import CONTROLS, Control, UnknownFieldError, fields_of, form_of, leading_keys
from nq57.model.articles import News
from nq57.model.documents import Document
from nq57.model.fields import Part
from nq57.model.indicators import PeriodFigures
from nq57.model.infographics import BLOCK_KINDS, Infographic
from nq57.model.records import CLASS_OF, KINDS_BY_FOLDER
from nq57.model.units import UnitFields
from nq57.model.values import Text
from nq57.model.visibility import model_fields
from nq57.model.vocabulary import DOCUMENT_TYPES, Vocabulary
from nq57.model.work import Task

WORDS = Vocabulary()


def every(controls: tuple[Control, ...]) -> Iterator[Control]:
    """Controls with those inside them."""
    for control in controls:
        yield control
        yield from every(control.fields)


@pytest.mark.parametrize("kind", KINDS_BY_FOLDER)
def test_every_field_has_one_control(kind: str) -> None:
    """Each key of the model stands once in its form, the body under the key of its file."""
    form = form_of(kind, WORDS)
    keys = [control.key for _, controls in form.sections for control in controls]
    wanted = {field.key for field in model_fields(CLASS_OF[kind])}
    assert set(keys) == ((wanted - {"noi_dung"}) | {BODY} if form.suffix == ".md" else wanted)
    assert len(keys) == len(set(keys)) == len(form.order)
    assert all(one.control in CONTROLS for _, controls in form.sections for one in every(controls))


def test_a_unit_has_controls_too() -> None:
    """The keys of `don-vi.yml` are asked for by the same controls."""
    assert {"colour", "group", "choice", "picture"} <= {
        one.control for one in every(fields_of(UnitFields, WORDS))
    }


def test_the_page_knows_every_control() -> None:
    """The script has each control by its name."""
    script = (Path(nq57.editing.__file__).parent / "pages" / "o-nhap.js").read_text("utf-8")
    table = script[script.index("export const CONTROLS") :]
    assert [name for name in CONTROLS if name not in table] == []


def test_a_new_type_fails_by_name() -> None:
    """A field that no control asks for names its model and itself."""

    class Odd(Part):
        price: float = Field(alias="gia", description="Giá")
        codes: tuple[int, ...] = Field((), alias="ma", description="Mã")
        name: Text = Field(alias="ten", description="Tên")

    with pytest.raises(UnknownFieldError, match=r"Odd\.price"):
        fields_of(Odd, WORDS)


def test_choices_come_from_the_models_and_the_workspace() -> None:
    """Labels with all spellings; topics are those of the workspace."""
    controls = {
        one.key: one for _, section in form_of(Document.kind.folder, WORDS).sections for one in section
    }
    assert controls["loai"].terms[0][:2] == (DOCUMENT_TYPES[0].label, DOCUMENT_TYPES[0].code)
    assert len(controls["chu_de"].terms) == len(WORDS.topics)
    assert controls["so_ky_hieu"].label == "Số, ký hiệu"
    assert controls["so_ky_hieu"].required


def test_periods_numbers_and_indicators_have_controls_of_their_own() -> None:
    """Figures ask for a term of the catalogue and exact numbers; a deadline may be “trước ngày”."""
    figures, task = (
        {one.key: one for _, section in form_of(kind, WORDS).sections for one in section}
        for kind in (PeriodFigures.kind.folder, Task.kind.folder)
    )
    inner = {one.key: one for one in figures["so_lieu"].fields}
    assert (figures["ky"].control, inner["tu_so"].control, task["han"].control) == (
        "period",
        "number",
        "last-day",
    )
    assert inner["chi_so"].control == "choice"
    assert [terms[1] for terms in inner["chi_so"].terms] == [one.code for one in WORDS.indicators]
    evidence = next(one for one in task["cap_nhat"].fields if one.key == "minh_chung")
    assert {one.key: one.control for one in evidence.fields}["van_ban"] == "document"


def test_blocks_are_narrowed_by_their_kind() -> None:
    """Each kind of block has the keys it needs and takes."""
    form = form_of(Infographic.kind.folder, WORDS)
    blocks = next(one for _, section in form.sections for one in section if one.key == "khoi")
    assert set(blocks.narrowed) == {kind.term.label for kind in BLOCK_KINDS}
    assert "hang" in blocks.narrowed["Bảng"]


def test_a_file_that_is_there_keeps_its_ending() -> None:
    """News written as `.yml` has its body among its keys."""
    keys = form_of(News.kind.folder, WORDS, ".yml").order
    assert "noi_dung" in keys
    assert BODY not in keys


def test_what_names_a_record_comes_first() -> None:
    """The key that it must have, before those that it may have."""
    assert {kind: leading_keys(kind)[0] for kind in KINDS_BY_FOLDER}[Document.kind.folder] == "so_ky_hieu"


def test_the_page_is_light() -> None:
    """Page, style and scripts together, compressed, stay below 40 KB."""
    pages = Path(nq57.editing.__file__).parent / "pages"
    assert sum(len(gzip.compress(path.read_bytes())) for path in pages.iterdir()) < 40_000
