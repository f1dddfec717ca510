"""`nq57 status` tells what a unit's section lacks; its internal page lies where nothing is published."""

import datetime as dt
import json
from pathlib import Path

from tests.projects import make_project, nq57
from tests.reports import FILES, workspace
from tests.workspaces import document

from nq57.catalogue.catalogue import catalogue_of
from nq57.catalogue.status import status_of
from nq57.model.periods import read_period
from nq57.report.coverage import Coverage, coverage_of
from nq57.report.status_page import as_page, as_text, sections

DAY = dt.date(2026, 11, 30)
PORTAL = document(
    "10/CV-UBND",
    loai="Công văn",
    noi_nhan="[Như trên, Cổng TTĐT tỉnh]",
    quan_he="[{loai: căn cứ, van_ban: 999/QĐ-TTg}]",
)
PLAN = document(
    "9/KH-UBND",
    ngay_ban_hanh="01/07/2026",
    ngay_dang="11/07/2026",
    chu_de="[chuyen-doi-so, phan-bac]",
    doi_tuong="[nguoi-dan]",
)


def coverage() -> Coverage:
    """What the small province lacks in the second half of 2026."""
    known = workspace({**FILES, "tinh-a/van-ban/kh.yml": PLAN, "tinh-a/van-ban/cv.yml": PORTAL})
    return coverage_of(known, catalogue_of(known, "tinh-a", DAY), read_period("2026-H2"))


def test_audiences_and_topics_of_the_plan_are_counted() -> None:
    """One article of the half is on the topic; none for the public, none against false news."""
    found = coverage()
    assert found.topics == (("Chuyển đổi số", 1), ("Phản bác thông tin sai", 0))
    assert found.audiences == (("Người dân", 0),)


def test_documents_sent_to_the_portal_are_followed() -> None:
    """Whether each is shown, and since when; those that the register lacks are named."""
    found = coverage()
    assert [(one.record, one.recipient, one.state) for one in found.expected] == [
        ("tinh-a/van-ban/cv", "Cổng TTĐT tỉnh", "chưa ghi ngày đăng")
    ]
    assert found.unknown == ("999/QĐ-TTg",)


def test_the_page_says_that_it_is_internal_and_runs_nothing() -> None:
    """Text and page have the same lines; what came from content is text."""
    known = workspace({**FILES, "tinh-a/don-vi.yml": "ten: A <script>\ncap: Tỉnh\n"})
    seen = catalogue_of(known, "tinh-a", DAY)
    status = status_of(seen)
    parts = sections(status, coverage_of(known, seen, read_period("2026-H2")), (), "kỳ")
    page = as_page(status.name, parts)
    assert "Trang nội bộ, không đăng." in page
    assert "<script" not in page
    assert "2 nhiệm vụ: 1 hoàn thành, 1 quá hạn, 1 không có ngày, 1 chưa ai cập nhật" in as_text("A", parts)


def test_the_command_tells_problems_and_writes_the_page_beside_the_store(tmp_path: Path) -> None:
    """Never into a tree; a unit's problems are those of its own files."""
    content = tmp_path / "c"
    for path, text in FILES.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(str(text), encoding="utf-8")
    project = make_project(tmp_path / "p", content)
    bad = project / "content/tinh-a/xa-b/tin-tuc/hong.md"
    bad.write_text("---\ntieu_de: T\n---\nChữ.\n", encoding="utf-8")
    common = ("--root", project, "--as-of", "2026-11-30")
    done = nq57("status", "tinh-a/xa-b", *common, "--internal")
    assert "hong.md" in done.stdout
    assert (project / ".nq57/noi-bo/tinh-a.xa-b.html").is_file()
    assert not (project / "site").exists()
    above = nq57("status", "tinh-a", *common, "--json").stdout
    assert json.loads(above)["tasks"]["total"] == 2
    assert "hong.md" not in nq57("status", "tinh-a", *common).stdout
