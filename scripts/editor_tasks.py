"""Do five tasks in the editor as a person would: `.venv/bin/python scripts/editor_tasks.py`.

Counts clicks, letters typed and seconds of each, writes them into the handbook's page of these tasks, and
takes a picture of every step. Works on a copy, so that nothing of `content/` is touched; needs Chromium and
the test environment. `tests/browser/test_editor_tasks.py` does the same tasks without pictures.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect, sync_playwright

import handbook_pictures as pictures
from nq57.build.preview import Preview
from nq57.editing.server import EditServer

PAGE = pictures.ROOT / "handbook" / "soan-nam-viec.md"
MARKS = "<!-- số đo -->\n", "<!-- hết số đo -->\n"
Take = Callable[[Page, str], None]


@dataclass
class Doing:
    """A person at the editor: what they do is counted, what they see may be taken as a picture."""

    page: Page
    address: str
    unit: str
    take: Take = lambda _page, _name: None
    clicks: int = 0
    letters: int = 0
    files: dict[str, FilePayload] = field(default_factory=dict)

    def click(self, target: Locator) -> None:
        """Press the mouse once."""
        target.click()
        self.clicks += 1

    def choose(self, label: str, option: str) -> None:
        """Open a list and take an item of it: two clicks."""
        self.page.get_by_label(label, exact=True).first.select_option(label=option)
        self.clicks += 2

    def write(self, target: Locator, text: str) -> None:
        """Click into a field and type."""
        target.fill(text)
        self.clicks, self.letters = self.clicks + 1, self.letters + len(text)

    def give(self, target: Locator, name: str) -> None:
        """Choose a file: the button, the file, and to open it."""
        target.set_input_files(self.files[name])
        self.clicks += 3

    def begin(self, kind: str) -> None:
        """From the list to an empty form."""
        self.choose("Viết mới", kind)
        self.click(self.page.get_by_role("button", name="Bắt đầu viết"))
        self.page.get_by_role("heading", level=1, name="Viết mới").wait_for()

    def find(self, words: str) -> None:
        """From the list to the form of the record that these words find."""
        self.write(self.page.get_by_label("Tìm", exact=True), words)
        self.click(self.page.locator(".rows a").first)
        self.page.get_by_role("heading", level=1, name="Sửa").wait_for()

    def save(self) -> None:
        """Save by the button and wait until it is done."""
        before = int(self.page.evaluate("document.body.dataset.saved ?? 0"))
        self.click(self.page.get_by_role("button", name="Lưu (Ctrl+S)"))
        self.page.locator(f"body[data-saved='{before + 1}']").wait_for()

    def tried(self) -> None:
        """Wait until the page as it was typed is shown beside, without an error."""
        with self.page.expect_response(lambda answer: answer.url.endswith("/api/thu")):
            self.page.evaluate("document.querySelector('form').dispatchEvent(new Event('input'))")
        self.page.locator("body[data-trial='200 0']").wait_for()
        self.page.frame_locator("iframe").get_by_role("heading", level=1).first.wait_for()


def new_article(doing: Doing) -> None:
    """A new article with a photo."""
    page = doing.page
    doing.begin("Tin")
    doing.take(page, "viec-1-viet-moi")
    doing.write(page.get_by_label("Tiêu đề"), "Phường mở lớp kỹ năng số")
    doing.write(page.get_by_label("Ngày (bắt buộc)"), "20/11/2026")
    doing.write(
        page.get_by_label("Nội dung (bắt buộc)"), "Lớp mở tối thứ Năm tại nhà văn hóa, ai cũng dự được."
    )
    doing.click(page.get_by_text("Ảnh, tệp, nguồn"))
    picture = page.locator("[data-key=anh]")
    doing.give(picture.locator("input[type=file]"), "photo")
    expect(picture.locator("[data-key=tep] input[type=text]")).not_to_have_value("")
    doing.write(picture.locator("[data-key=mo_ta] input"), "Bà con đến dự lớp học")
    doing.tried()
    doing.take(page, "viec-1-anh")
    doing.save()
    doing.take(page, "viec-1-da-luu")


def new_document(doing: Doing) -> None:
    """A new document from its PDF."""
    page = doing.page
    doing.begin("Văn bản")
    doing.give(page.get_by_label("Điền từ tệp văn bản"), "paper")
    page.get_by_text("Cần đối chiếu").wait_for()
    doing.take(page, "viec-2-dien-tu-tep")
    doing.tried()
    doing.save()
    doing.take(page, "viec-2-da-luu")


def task_done(doing: Doing) -> None:
    """A task that is done, with evidence."""
    page = doing.page
    page.get_by_label("Loại bài", exact=True).select_option(value="nhiem-vu")
    doing.clicks += 2
    doing.click(page.locator(".rows a").first)
    page.get_by_role("heading", level=1, name="Sửa").wait_for()
    updates = page.locator("[data-key=cap_nhat]")
    doing.click(updates.get_by_role("button", name="Thêm mục").last)
    last = updates.locator(".item").last
    doing.write(last.locator("[data-key=ngay] input"), "20/11/2026")
    last.locator("[data-key=trang_thai] select").select_option(label="Hoàn thành")
    doing.clicks += 2
    doing.write(last.locator("[data-key=noi_dung]").locator("textarea, input").first, "Đã mở lớp đầu tiên.")
    doing.take(page, "viec-3-cap-nhat")
    proofs = last.locator("[data-key=minh_chung]")
    doing.click(proofs.get_by_role("button", name="Thêm mục"))
    doing.write(proofs.locator("[data-key=ten] input"), "Tin mở lớp")
    doing.write(proofs.locator("[data-key=bai] input"), "tin-tuc/2026-11-20-phuong-mo-lop-ky-nang-so")
    doing.tried()
    doing.take(page, "viec-3-minh-chung")
    doing.save()


def typo(doing: Doing) -> None:
    """A slip of one letter put right."""
    page = doing.page
    doing.find("phuong mo lop ky nang")
    title = page.get_by_label("Tiêu đề")
    doing.write(title, "Phường mở lớp kỹ năng số cho bà con")
    doing.tried()
    doing.take(page, "viec-4-sua")
    doing.save()


def withdrawal(doing: Doing) -> None:
    """An article taken off the section, with a reason."""
    page = doing.page
    doing.find("phuong mo lop ky nang")
    doing.click(page.get_by_role("button", name="Gỡ bài"))
    doing.write(page.get_by_label("Lý do, một câu cho bạn đọc"), "Lớp đã hoãn.")
    doing.take(page, "viec-5-go")
    with page.expect_navigation():
        doing.click(page.get_by_role("button", name="Gỡ", exact=True))
    page.get_by_role("heading", level=1, name="Sửa").wait_for()
    doing.take(page, "viec-5-da-go")


TASKS: dict[str, Callable[[Doing], None]] = {
    "Viết tin mới có ảnh": new_article,
    "Nhập văn bản mới từ tệp PDF": new_document,
    "Báo nhiệm vụ đã xong, kèm minh chứng": task_done,
    "Sửa một lỗi chính tả": typo,
    "Gỡ bài": withdrawal,
}


def done(doing: Doing, task: Callable[[Doing], None]) -> tuple[int, int, float]:
    """A task done from the list on: its clicks, letters and seconds."""
    doing.page.goto(doing.address)
    doing.page.get_by_role("heading", name="Các bài").wait_for()
    doing.page.get_by_label("Đơn vị", exact=True).select_option(value=doing.unit)
    doing.clicks = doing.letters = 0
    begun = time.monotonic()
    task(doing)
    return doing.clicks, doing.letters, time.monotonic() - begun


def table(rows: dict[str, tuple[int, int, float]]) -> str:
    """The figures as the handbook shows them."""
    lines = [
        f"| {name} | {clicks} | {letters} | {spent:.1f} |"
        for name, (clicks, letters, spent) in rows.items()
    ]
    head = "| Việc | Lần bấm | Chữ gõ | Giây máy |\n| --- | --- | --- | --- |\n"
    return "\n" + head + "\n".join(lines) + "\n\n"


def main() -> int:
    """Do every task, take its pictures and write its figures; return 0."""
    sys.path.insert(0, str(pictures.ROOT))
    from tests.browser.given_files import given_files  # noqa: PLC0415 - of the test environment

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = pictures.copied(Path(folder))
        browser = playwright.chromium.launch(executable_path=pictures.chromium())
        page = browser.new_page(viewport={"width": 1100, "height": 620}, reduced_motion="reduce")
        with pictures.running(
            EditServer(Preview(project, pictures.DAY, 1), "127.0.0.1", 0, print)
        ) as server:
            page.goto(server.address)
            page.evaluate("localStorage.setItem('nq57-huong-dan', '3')")
            unit = "lang-son/phuong-ky-lua"
            doing = Doing(page, server.rules.hosts.address, unit, pictures.take, files=given_files())
            rows = {name: done(doing, task) for name, task in TASKS.items()}
        browser.close()
    before, _, rest = PAGE.read_text("utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    PAGE.write_text(f"{before}{MARKS[0]}{table(rows)}{MARKS[1]}{after}", "utf-8")
    sys.stdout.write(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
