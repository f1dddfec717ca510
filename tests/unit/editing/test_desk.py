"""One editor's work without a browser: every kind rewritten, tried and saved; trials leave nothing.

It must not know requests.
"""

import datetime as dt

import pytest
from tests.projects import ROOT, make_project

from nq57.build.preview import Preview
from nq57.content.file_parts import BODY, values_of
from nq57.content.folder import DiskFolder
from nq57.content.loading import load
from nq57.editing.desk import Desk, RecordPlace
from nq57.editing.saving import ConflictError, PlaceError, digest_of
from nq57.model.records import KINDS_BY_FOLDER

UNIT = "tinh-mau"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on a small project; tests write records of their own."""
    content = ROOT / "tests" / "examples" / "small" / "content"
    project = make_project(tmp_path_factory.mktemp("desk") / "p", content)
    return Desk(Preview(project, dt.date(2026, 11, 21), 1))


def example(desk: Desk, kind: str) -> tuple[RecordPlace, dict[str, object]]:
    """A record of a kind with what it says."""
    row = next(row for row in desk.rows() if (row.place.unit, row.place.kind) == (UNIT, kind))
    return row.place, dict(values_of(desk.text(row.place), row.place.name).values)


@pytest.mark.parametrize("kind", KINDS_BY_FOLDER)
def test_each_kind_is_made_anew(desk: Desk, kind: str) -> None:
    """From a form's values alone: a sound trial with a page that says so, a file, and no new problem."""
    place, values = example(desk, kind)
    form = desk.form(RecordPlace(UNIT, kind))
    body = values.pop(BODY, None) or values.pop("noi_dung", None)
    if body:
        values[BODY if BODY in form.order else "noi_dung"] = body
    first = next(key for key in ("so_ky_hieu", "tieu_de", "cau_hoi", "ten") if key in form.order)
    values[first] = "999/KH-UBND" if first == "so_ky_hieu" else f"Bản mới: {kind} “thử”"
    if "ky" in form.order:
        values["ky"] = "2025"  # a period has the figure of an indicator once
    before = {found.code for found in load(DiskFolder(desk.content)).problems}
    trial = desk.try_out(RecordPlace(UNIT, kind), b"", values)
    assert trial.is_sound, [told.problem.message() for told in trial.problems]
    answer = desk.preview.respond(trial.page.lstrip("/"))
    assert answer.status == 200
    assert "999/KH-UBND" in answer.body.decode() or f"Bản mới: {kind}" in answer.body.decode()
    assert desk.text(trial.place) == b""
    saved = desk.save(RecordPlace(UNIT, kind), "", values)
    assert desk.text(saved.place) == trial.data
    assert {found.code for found in load(DiskFolder(desk.content)).problems} == before
    desk.delete(saved.place, digest_of(trial.data))
    assert place.name in {row.place.name for row in desk.rows()}


def test_a_trial_is_forgotten_with_the_next(desk: Desk) -> None:
    """The preview shows one record as it is tried, others as they are saved."""
    one, two = example(desk, "tin-tuc")[0], example(desk, "mo-hinh")[0]
    desk.try_out(one, desk.text(one), {"tieu_de": "Thử một"})
    page = desk.try_out(two, desk.text(two), {"tieu_de": "Thử hai"}).page
    assert "Thử hai" in desk.preview.respond(page.lstrip("/")).body.decode()
    titles = {record.fields.title for record in desk.preview.project.workspace.records}
    assert "Thử một" not in titles
    desk.forget()
    titles = {record.fields.title for record in desk.preview.project.workspace.records}
    assert "Thử hai" not in titles


def test_an_error_stands_beside_its_field_and_keeps_the_last_sound_page(desk: Desk) -> None:
    """A wrong day, a missing key, a file that is not there: each by its key; the page stays."""
    place = example(desk, "tin-tuc")[0]
    text = desk.text(place)
    trial = desk.try_out(place, text, {"ngay": "31/02/2026", "anh": {"tep": "khong-co.png", "mo_ta": "A"}})
    assert not trial.is_sound
    assert trial.page == ""
    assert {"ngay", "anh.tep"} <= {told.key for told in trial.problems}
    assert {told.key for told in desk.try_out(place, text, {"tieu_de": None}).problems} >= {"tieu_de"}
    with_error = desk.save(place, digest_of(text), {"ngay": "31/02/2026"})
    assert not with_error.is_sound
    assert desk.text(place) == text


def test_a_save_upon_another_text_is_a_conflict(desk: Desk) -> None:
    """Whoever read an older text writes nothing."""
    place = example(desk, "tin-tuc")[0]
    text = desk.text(place)
    with pytest.raises(ConflictError):
        desk.save(place, digest_of(b"older"), {"tieu_de": "A"})
    assert desk.text(place) == text


def test_names_are_never_taken_twice(desk: Desk) -> None:
    """A second record of one title gets a number."""
    values = {"tieu_de": "Cùng tên", "ngay": "01/06/2026", BODY: "Chữ."}
    names = [desk.save(RecordPlace(UNIT, "tin-tuc"), "", values, unsound=True).place.name for _ in range(2)]
    assert names == ["2026-06-01-cung-ten.md", "2026-06-01-cung-ten-2.md"]
    for name in names:
        place = RecordPlace(UNIT, "tin-tuc", name)
        desk.delete(place, digest_of(desk.text(place)))


def test_a_unit_is_tried_and_saved_too(desk: Desk) -> None:
    """The keys of `don-vi.yml`: an error by its field, a sound change on the page, one line."""
    place = RecordPlace(UNIT, "", "don-vi.yml")
    text = desk.text(place)
    assert {"ten", "cap", "mau"} <= set(desk.form(place).order)
    wrong = desk.try_out(place, text, {"cap": "Tổng"})
    assert [told.key for told in wrong.problems if told.problem.severity == "error"] == ["cap"]
    page = desk.try_out(place, text, {"ten": "Tỉnh Đổi Tên"}).page
    assert "Tỉnh Đổi Tên" in desk.preview.respond(page.lstrip("/")).body.decode()
    saved = desk.save(place, digest_of(text), {"ten": "Tỉnh Đổi Tên"})
    changed = zip(text.splitlines(), saved.data.splitlines(), strict=True)
    assert len([old for old, new in changed if old != new]) == 1
    desk.save(place, digest_of(saved.data), {"ten": values_of(text, place.name).values["ten"]})
    with pytest.raises(PlaceError):
        desk.delete(place, digest_of(desk.text(place)))
