"""The five tasks of a person who never saw the editor, done in a browser: few clicks, and all is on disk.

It must not know how a task is done: `scripts/editor_tasks.py` does it, and takes the handbook's pictures.
"""

import runpy
import sys
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.browser.given_files import given_files
from tests.browser.test_editing import UNIT, edited
from tests.projects import ROOT, make_project

from nq57.content.folder import DiskFolder
from nq57.content.loading import load

MOST_CLICKS = {
    "Viết tin mới có ảnh": 12,
    "Nhập văn bản mới từ tệp PDF": 7,
    "Báo nhiệm vụ đã xong, kèm minh chứng": 12,
    "Sửa một lỗi chính tả": 4,
    "Gỡ bài": 5,
}


@pytest.fixture(scope="module")
def scripted() -> dict[str, Any]:
    """The tasks as the script has them."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return runpy.run_path(str(ROOT / "scripts" / "editor_tasks.py"))
    finally:
        sys.path.remove(str(ROOT / "scripts"))


@pytest.mark.browser
def test_five_tasks_take_few_clicks_and_leave_no_error(
    browser: Browser, scripted: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """New article with photo, document from its PDF, task done with evidence, a slip, a withdrawal."""
    content = ROOT / "tests" / "examples" / "small" / "content"
    project = make_project(tmp_path_factory.mktemp("viec") / "p", content)
    page = browser.new_page(viewport={"width": 1100, "height": 620}, reduced_motion="reduce")
    page.set_default_timeout(30_000)
    with edited(project) as server:
        page.goto(server.address)
        page.evaluate("localStorage.setItem('nq57-huong-dan', '3')")
        doing = scripted["Doing"](page, server.rules.hosts.address, UNIT, files=given_files())
        clicks = {name: scripted["done"](doing, task)[0] for name, task in scripted["TASKS"].items()}
    page.close()
    assert clicks == MOST_CLICKS
    folder = project / "content" / UNIT
    article = (folder / "tin-tuc" / "2026-11-20-phuong-mo-lop-ky-nang-so.md").read_text("utf-8")
    assert "anh-lop-hoc-1.jpg" in article
    assert "Lớp đã hoãn." in article
    assert [one.name for one in (folder / "van-ban").glob("ke-hoach.pdf")] == ["ke-hoach.pdf"]
    assert any("Tin mở lớp" in one.read_text("utf-8") for one in (folder / "nhiem-vu").glob("*.yml"))
    errors = [one for one in load(DiskFolder(project / "content")).problems if one.severity == "error"]
    assert [one.code for one in errors] == []


def test_the_handbook_has_the_figures_of_these_tasks(scripted: dict[str, Any]) -> None:
    """Each task with the clicks that it takes."""
    told = (ROOT / "handbook" / "soan-nam-viec.md").read_text("utf-8")
    for name, clicks in MOST_CLICKS.items():
        assert f"| {name} | {clicks} |" in told
    assert set(scripted["TASKS"]) == set(MOST_CLICKS)
