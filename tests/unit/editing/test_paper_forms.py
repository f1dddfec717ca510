"""A document's form filled from its paper: values with notes, and the file through the gate.

It must not know requests.
"""

import datetime as dt
import json

import pytest
from tests.paper_files import make_pdf
from tests.projects import ROOT, make_project

from nq57.build.preview import Preview
from nq57.editing.desk import Desk, RecordPlace
from nq57.editing.kept_evidence import kept_evidence
from nq57.editing.paper_forms import filled
from nq57.importing.papers.caged import ReadPaper
from nq57.importing.papers.reading import Unreadable, read_paper

PLACE = RecordPlace("tinh-mau", "van-ban")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on a small project."""
    content = ROOT / "tests" / "examples" / "small" / "content"
    project = make_project(tmp_path_factory.mktemp("paper") / "p", content)
    return Desk(Preview(project, dt.date(2026, 11, 21), 1))


def read(data: bytes) -> ReadPaper | str:
    """The paper without a process of its own, for these are the test's own files."""
    paper = read_paper(data, lambda _data, _pages: "")
    return paper.why if isinstance(paper, Unreadable) else ReadPaper(paper, data, data)


def test_a_paper_fills_the_form_and_is_attached(desk: Desk) -> None:
    """The values are those of the importer, and the record that they make is sound."""
    found = filled(desk, PLACE, "Kế hoạch 1.pdf", make_pdf(), read)
    assert found.values
    assert found.file == "ke-hoach-1.pdf"
    assert found.values["tep_dinh_kem"] == [{"tep": "ke-hoach-1.pdf"}]
    assert found.values["so_ky_hieu"]
    assert (desk.content / "tinh-mau/van-ban/ke-hoach-1.pdf").is_file()
    assert {key for key, _ in found.notes} <= set(found.values)
    number = next(one for one in found.evidence if one.key == "so_ky_hieu")
    assert (number.page, found.values["so_ky_hieu"] in number.text) == (1, True)
    order = set(desk.form(PLACE).order)
    trial = desk.try_out(PLACE, b"", {key: one for key, one in found.values.items() if key in order})
    assert [told.problem.message() for told in trial.problems if told.problem.severity == "error"] == []


def test_what_is_no_paper_is_only_attached(desk: Desk) -> None:
    """And it is said; what the gate refuses is not even that, nor what is classified."""
    plain = filled(desk, PLACE, "a.txt", "Chào cả nhà".encode(), read)
    assert plain.file == "" or plain.values == {"tep_dinh_kem": [{"tep": plain.file}]}
    assert plain.message or plain.problems
    refused = filled(desk, PLACE, "b.pdf", b"%PDF-1.4 \x00", read)
    assert (refused.file, refused.values) == ("", None)
    assert refused.problems


def test_a_draft_is_opened_with_its_evidence(desk: Desk) -> None:
    """As the import kept it beside its report, until the record is confirmed."""
    reports = desk.content.parent / "bao-cao-nhap" / "tinh-mau"
    reports.mkdir(parents=True)
    row = {"key": "so_ky_hieu", "text": "Số: 1/KH-UBND", "page": 1, "line": 3, "sure": "chắc", "ask": ""}
    (reports / "1-kh-ubnd.json").write_text(json.dumps({"tinh-mau/van-ban/1-kh-ubnd": [row]}), "utf-8")
    place = RecordPlace("tinh-mau", "van-ban", "1-kh-ubnd.yml")
    assert [one.text for one in kept_evidence(desk, place, {"nhap": "có"})] == ["Số: 1/KH-UBND"]
    assert kept_evidence(desk, place, {}) == ()
