"""Make the handbook's pictures of the editor: `.venv/bin/python scripts/handbook_pictures.py`.

Needs Chromium and the test environment; works on a copy, so that nothing of `content/` is touched.
"""

import contextlib
import datetime as dt
import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import handbook_looks
from nq57.build.preview import Preview
from nq57.editing.desks import PeopleFile
from nq57.editing.server import EditServer

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "handbook" / "images"
PEOPLE = """nguoi:
- {ten: lan@example.gov.vn, ho_ten: Nguyễn Thị Lan, vai: [soạn, duyệt], don_vi: "*"}
"""
DAY = dt.date(2026, 11, 21)
COLOURS = 64  # of a picture: screens have few


def main() -> int:
    """Take every picture; return 0."""
    with tempfile.TemporaryDirectory() as folder:
        project = copied(Path(folder))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium())
            take_looks(browser)
            page = browser.new_page(viewport={"width": 1100, "height": 620}, reduced_motion="reduce")
            with running(EditServer(Preview(project, DAY, 1), "127.0.0.1", 0, print)) as server:
                take_forms(page, server)
            with running(reviewed(project)) as server:
                take_review(page, server)
            browser.close()
    return 0


def copied(project: Path) -> Path:
    """The repository's workspace, copied into a folder."""
    for name in ("content", "docs", "templates"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def chromium() -> str | None:
    """The browser of this machine."""
    return os.environ.get("NQ57_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@contextlib.contextmanager
def running(server: EditServer) -> Iterator[EditServer]:
    """The server while it serves."""
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


def reviewed(project: Path) -> EditServer:
    """The same project with a repository and somebody who writes and approves."""
    people = project / "nguoi-dung.yml"
    people.write_text(PEOPLE, "utf-8")
    for words in (("init", "-q", "-b", "main"), ("add", "content"), ("commit", "-q", "-m", "Bắt đầu")):
        command = ["git", "-c", "user.name=Lan", "-c", "user.email=lan@example.gov.vn", *words]
        subprocess.run(command, cwd=project, check=True)
    file = PeopleFile(people)
    person = file.fields.people[0]
    return EditServer(Preview(project, DAY, 1), "127.0.0.1", 0, print, people=(file, person))


def take_review(page: Page, server: EditServer) -> None:
    """What was sent beside what is published."""
    page.goto(server.address)
    page.get_by_role("heading", name="Các bài").wait_for()
    row = next(row for row in server.desks.desk(server.rules.own).rows() if row.place.kind == "tin-tuc")
    place = f"unit={row.place.unit}&kind=tin-tuc&name={row.place.name}"
    page.goto(f"{server.rules.hosts.address}?{place}")
    page.get_by_label("Tiêu đề").fill(f"{row.title}: bổ sung lịch học")
    page.keyboard.press("Control+s")
    page.locator("body[data-saved='1']").wait_for()
    page.get_by_role("button", name="Gửi duyệt").click()
    page.get_by_label("Lời cho người duyệt").fill("Thêm lịch học tháng 12, nhờ anh xem.")
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.locator("body[data-compared]").wait_for()
    page.set_viewport_size({"width": 1100, "height": 900})
    page.frame_locator("iframe").nth(1).get_by_role("heading", level=1).wait_for()
    take(page, "soan-so-sanh")


def take_forms(page: Page, server: EditServer) -> None:
    """The list, a form, a problem beside its field."""
    page.goto(server.address)
    page.get_by_label("Tìm").fill("kế hoạch")
    take(page, "soan-danh-sach")
    place = "unit=lang-son/phuong-ky-lua&kind=tin-tuc&name="
    page.goto(f"{server.rules.hosts.address}?{place}")
    page.get_by_label("Tiêu đề").fill("Phường Kỳ Lừa mở lớp học số")
    page.get_by_label("Ngày (bắt buộc)").fill("31/02/2026")
    page.locator("[data-key=ngay] .error").wait_for()
    take(page, "soan-loi")
    page.get_by_label("Ngày (bắt buộc)").fill("01/06/2026")
    page.get_by_label("Nội dung (bắt buộc)").fill("Chiều nay, lớp học đầu tiên mở cửa tại nhà văn hóa.")
    page.locator("body[data-trial='200 0']").wait_for()
    page.frame_locator("iframe").get_by_text("lớp học đầu tiên").first.wait_for()
    take(page, "soan-bieu-mau")


def take_looks(browser: Browser) -> None:
    """The parts of a section's pages, light and dark, as wide as a telephone held across."""
    page = browser.new_page(viewport={"width": 800, "height": 990})
    for scheme, name in (("default", "sang"), ("slate", "toi")):
        page.set_content(handbook_looks.specimen(scheme))
        take(page, f"giao-dien-{name}")
    page.close()


def take(page: Page, name: str) -> None:
    """Save what is seen as a small PNG."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert(
        "P", palette=Image.Palette.ADAPTIVE, colors=COLOURS
    )
    picture.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
