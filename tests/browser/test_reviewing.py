"""Review in a real browser, by two people behind one server: from draft to published, and withdrawn.

It must not know branches; the two sign in as a reverse proxy would tell of them.
"""

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.axe import violations
from tests.projects import ROOT, make_project
from tests.repositories import git

from nq57.build.preview import Preview
from nq57.editing.desks import PeopleFile
from nq57.editing.server import EDITOR_SOCKET, PREVIEW_SOCKET, OfficeServer, loopback_sockets

SECRET, UNIT, NAME = "k" * 40, "tinh-mau", "2025-08-12-tin-mau.md"
PEOPLE = """dia_chi: {editor}
dia_chi_xem: {preview}
nguoi:
- {{ten: lan@a.vn, ho_ten: Nguyễn Thị Lan, vai: soạn, don_vi: tinh-mau}}
- {{ten: minh@a.vn, ho_ten: Lê Minh, vai: [soạn, duyệt], don_vi: tinh-mau}}
"""
SignIn = Callable[[str], Page]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project in a repository."""
    content = ROOT / "tests" / "examples" / "small" / "content"
    project = make_project(tmp_path_factory.mktemp("review") / "p", content)
    (project / ".gitignore").write_text("nguoi-dung.yml\n", "utf-8")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "Bắt đầu")
    return project


@contextlib.contextmanager
def office(project: Path) -> Iterator[str]:
    """A server for many people; the address of its editor."""
    sockets = loopback_sockets(0)
    ports = {name: found[0].getsockname()[1] for name, found in sockets.items()}
    editor = f"http://soan.nq57.localhost:{ports[EDITOR_SOCKET]}"
    people = project / "nguoi-dung.yml"
    preview = f"http://xem.nq57.localhost:{ports[PREVIEW_SOCKET]}"
    people.write_text(PEOPLE.format(editor=editor, preview=preview), "utf-8")
    made = Preview(project, dt.date(2026, 11, 21), 1)
    server = OfficeServer(made, PeopleFile(people), SECRET, lambda: sockets, print)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield editor
    finally:
        server.stop()
        thread.join()


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """The editor's address."""
    with office(project) as address:
        yield address


@pytest.fixture
def sign_in(browser: Browser, address: str) -> Iterator[SignIn]:
    """Opens the editor for somebody, each in a browser of their own."""
    contexts, troubles = [], []

    def opened(who: str) -> Page:
        context = browser.new_context(
            extra_http_headers={"X-NQ57-Khoa": SECRET, "X-NQ57-Nguoi": f"{who}@a.vn"},
            base_url=address,
            viewport={"width": 1280, "height": 800},
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto("/")
        page.get_by_role("heading", name="Các bài").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def send(page: Page, words: str, change: str = "") -> None:
    """Send the record of an open form for approval."""
    page.get_by_role("button", name="Gửi duyệt").click()
    page.get_by_label("Lời cho người duyệt").fill(words)
    page.get_by_label("Đã sửa gì, nói với bạn đọc").fill(change)
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.locator("body[data-compared]").wait_for()


def approve(page: Page) -> None:
    """Approve the one record that waits."""
    page.goto("/")
    page.get_by_label("Trạng thái").select_option(value="chờ duyệt")
    page.locator(".rows a").first.click()
    page.locator("body[data-compared]").wait_for()
    page.get_by_role("button", name="Duyệt", exact=True).click()
    page.get_by_role("heading", name="Các bài").wait_for()


@pytest.mark.browser
def test_two_people_review_an_article(sign_in: SignIn, project: Path) -> None:
    """Sent, compared, returned with a reason, sent again, approved; its history tells of all."""
    file = project / "content" / UNIT / "tin-tuc" / NAME
    before = file.read_text("utf-8")
    lan, minh = sign_in("lan"), sign_in("minh")
    expect(lan.locator("#nguoi")).to_have_text("Nguyễn Thị Lan")
    lan.goto(f"/?unit={UNIT}&kind=tin-tuc&name={NAME}")
    lan.get_by_label("Tiêu đề").fill("Tên bài đã sửa")
    lan.keyboard.press("Control+s")
    lan.locator("body[data-saved='1']").wait_for()
    expect(lan.frame_locator("iframe").get_by_role("heading", name="Tên bài đã sửa")).to_be_visible()
    send(lan, "Nhờ anh xem", "Sửa tên bài")
    assert file.read_text("utf-8") == before

    minh.goto("/")
    minh.get_by_label("Trạng thái").select_option(value="chờ duyệt")
    minh.locator(".rows a").first.click()
    minh.locator("body[data-compared]").wait_for()
    expect(minh.get_by_text("Lời người gửi: Nhờ anh xem")).to_be_visible()
    expect(minh.locator(".compare ins").first).to_be_visible()
    pages = minh.frame_locator("iframe")
    expect(pages.nth(1).get_by_role("heading", name="Tên bài đã sửa")).to_be_visible()
    expect(pages.nth(0).get_by_role("heading", name="Tên bài đã sửa")).to_have_count(0)
    assert violations(minh) == []
    minh.set_viewport_size({"width": 390, "height": 800})
    assert minh.evaluate("document.documentElement.scrollWidth") <= 390
    minh.set_viewport_size({"width": 1280, "height": 800})
    minh.get_by_role("button", name="Trả lại").click()
    minh.get_by_text("Trả lại phải ghi lý do").first.wait_for()
    minh.get_by_label("Lời, hoặc lý do trả lại").fill("Thiếu nguồn")
    minh.get_by_role("button", name="Trả lại").click()
    minh.get_by_role("heading", name="Các bài").wait_for()

    lan.goto(f"/?unit={UNIT}&kind=tin-tuc&name={NAME}")
    lan.get_by_role("link", name="Xem lý do").click()
    expect(lan.get_by_text("Lý do trả lại: Thiếu nguồn")).to_be_visible()
    lan.get_by_role("link", name="Sửa tiếp").click()
    expect(lan.get_by_label("Tiêu đề")).to_have_value("Tên bài đã sửa")
    send(lan, "Đã thêm nguồn")
    approve(minh)
    text = file.read_text("utf-8")
    assert 'tieu_de: "Tên bài đã sửa"' in text
    assert "Sửa tên bài" in text
    minh.goto(f"/?xem=lich-su&unit={UNIT}&kind=tin-tuc&name={NAME}")
    expect(minh.get_by_text("Trả lại: Thiếu nguồn")).to_be_visible()
    assert violations(minh) == []


@pytest.mark.browser
def test_an_article_is_withdrawn_with_a_reason(sign_in: SignIn, project: Path) -> None:
    """One asks for it, another approves; the file says why, and Git has all of it."""
    file = project / "content" / UNIT / "tin-tuc" / NAME
    lan, minh = sign_in("lan"), sign_in("minh")
    lan.goto(f"/?unit={UNIT}&kind=tin-tuc&name={NAME}")
    lan.get_by_role("button", name="Gỡ bài").click()
    lan.get_by_label("Lý do, một câu cho bạn đọc").fill("Trùng bài khác")
    with lan.expect_navigation():
        lan.get_by_role("button", name="Gỡ", exact=True).click()
    send(lan, "Xin gỡ")
    approve(minh)
    assert "ly_do: Trùng bài khác" in file.read_text("utf-8")
    assert git(project, "status", "--porcelain") == ""
