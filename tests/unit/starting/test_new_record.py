"""New records of every kind."""

import datetime as dt

import pytest
from tests.workspaces import PROVINCE, loaded

from nq57.model.kinds import Kind
from nq57.model.records import CLASS_OF, KINDS
from nq57.model.vocabulary import Vocabulary
from nq57.starting.new_record import new_record

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
@pytest.mark.parametrize("title", ["Lớp kỹ năng số", 'Bài "mới": thử # một, hai & \\ ba', "CON", "- *x*"])
def test_a_new_record_of_any_kind_has_no_error(kind: Kind, title: str) -> None:
    """Every required key is there, whatever the title; as a draft and without it."""
    for ready in (False, True):
        made = new_record(kind, title, DAY, Vocabulary(), ready=ready)
        read = loaded({"tinh-mau/don-vi.yml": PROVINCE, f"tinh-mau/{made.path}": made.text})
        assert [p for p in read.problems if p.severity == "error"] == []
        (record,) = read.workspace.records
        assert record.fields.draft is not ready
        assert title in vars(record.fields).values()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_it_teaches_every_key_of_its_kind(kind: Kind) -> None:
    """Each key stands in the file with what it means; one that may be left out is switched off."""
    text = new_record(kind, "Bài", DAY, Vocabulary(), ready=False).text
    for info in CLASS_OF[kind.folder].model_fields.values():
        if info.alias != "noi_dung":
            assert f"{info.alias}:" in text
            assert str(info.description) in text or info.alias == "nhap"


def test_what_comes_often_is_named_by_its_day() -> None:
    """News sort by day in a folder; a lesson keeps its name for years."""
    named = {kind.folder: new_record(kind, "Lớp học", DAY, Vocabulary(), ready=True).path for kind in KINDS}
    assert named["tin-tuc"] == "tin-tuc/2026-03-02-lop-hoc.md"
    assert named["hoc-vu-so"] == "hoc-vu-so/lop-hoc.md"
    assert named["nhiem-vu"] == "nhiem-vu/lop-hoc.yml"
