"""Make the handbook's pictures of the editor: `.venv/bin/python scripts/handbook_pictures.py`.

Needs Chromium and the test environment; works on a copy, so that nothing of `content/` is touched.
"""

import datetime as dt
import io
import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from nq57.build.preview import Preview
from nq57.editing.server import EditServer

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "handbook" / "images"
DAY = dt.date(2026, 11, 21)
COLOURS = 64  # of a picture: screens have few


def main() -> int:
    """Take every picture; return 0."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("content", "docs", "templates"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        server = EditServer(Preview(project, DAY, 1), "127.0.0.1", 0, print)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            take_all(server)
        finally:
            server.stop()
            thread.join()
    return 0


def take_all(server: EditServer) -> None:
    """Open the editor and take its pictures."""
    found = os.environ.get("NQ57_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        page = browser.new_page(viewport={"width": 1100, "height": 620}, reduced_motion="reduce")
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
        browser.close()


def take(page: Page, name: str) -> None:
    """Save what is seen as a small PNG."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert(
        "P", palette=Image.Palette.ADAPTIVE, colors=COLOURS
    )
    picture.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
