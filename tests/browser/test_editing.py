"""The editor in a real browser: forms, trials beside the page, saving, conflicts, composing and pasting.

It must not know how a record is tried or written.
"""

import contextlib
import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from tests.browser.axe import violations
from tests.paper_files import make_pdf
from tests.projects import ROOT, make_project
from tests.small_files import png

from nq57.build.preview import Preview
from nq57.editing.server import EditServer
from nq57.model.documents import Document
from nq57.model.infographics import Infographic
from nq57.model.records import KINDS_BY_FOLDER

UNIT = "tinh-mau"
VARIED = {Infographic.kind.folder, Document.kind.folder}  # between them they have every control


@contextlib.contextmanager
def edited(project: Path) -> Iterator[EditServer]:
    """The editor of a project."""
    server = EditServer(Preview(project, dt.date(2026, 11, 21), 1), "127.0.0.1", 0, print)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project that the tests of this file write into, each its own records."""
    content = ROOT / "tests" / "examples" / "small" / "content"
    return make_project(tmp_path_factory.mktemp("edit") / "p", content)


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[EditServer]:
    """One editor for all of them."""
    with edited(project) as server:
        yield server


@pytest.fixture
def page(browser: Browser, server: EditServer) -> Iterator[Page]:
    """An editor's browser that has opened the address of the run."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(20_000)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(server.address)
    page.get_by_role("heading", name="Các bài").wait_for()
    yield page
    context.close()
    assert troubles == []


def opened(page: Page, server: EditServer, kind: str, name: str = "") -> None:
    """Open the form of a record."""
    page.goto(f"{server.rules.hosts.address}?unit={UNIT}&kind={kind}&name={name}")
    page.get_by_role("heading", level=1).wait_for()


def tried(page: Page, errors: int = 0) -> None:
    """Wait until a trial has ended so."""
    page.locator(f"body[data-trial='200 {errors}']").wait_for()


def saved(page: Page, times: int = 1) -> None:
    """Save by the keyboard and wait until it is done."""
    page.keyboard.press("Control+s")
    page.locator(f"body[data-saved='{times}']").wait_for()


@pytest.mark.browser
def test_a_new_article_is_written_and_shown(page: Page, project: Path) -> None:
    """From the list: kind, title, day, text; errors beside their fields go, and the page shows it."""
    page.get_by_label("Viết mới").select_option(label="Tin")
    page.get_by_label("cho đơn vị").select_option(value=UNIT)
    page.get_by_role("button", name="Bắt đầu viết").click()
    page.get_by_label("Tiêu đề").fill("Xã mở lớp học số")
    page.locator("[data-key=ngay] .error").wait_for()
    page.get_by_label("Ngày (bắt buộc)").fill("01/06/2026")
    page.get_by_label("Nội dung (bắt buộc)").fill("Chiều nay, lớp học đầu tiên: mở cửa.")
    tried(page)
    shown = page.frame_locator("iframe")
    expect(shown.get_by_text("Chiều nay, lớp học đầu tiên: mở cửa.").first).to_be_visible()
    file = project / f"content/{UNIT}/tin-tuc/2026-06-01-xa-mo-lop-hoc-so.md"
    assert not file.exists()
    saved(page)
    assert file.read_text("utf-8").startswith("---\ntieu_de: Xã mở lớp học số\nngay: 01/06/2026\n---\n")


@pytest.mark.browser
def test_an_edit_changes_the_lines_of_its_key(page: Page, server: EditServer, project: Path) -> None:
    """An untouched form sends nothing; a changed title is one line of the file."""
    file = next((project / f"content/{UNIT}/tin-tuc").glob("*mau.md"))
    before = file.read_text("utf-8").splitlines()
    opened(page, server, "tin-tuc", file.name)
    tried(page)
    assert page.evaluate("document.body.dataset.changes") == ""
    page.get_by_label("Tiêu đề").fill("Một tiêu đề khác")
    saved(page)
    after = file.read_text("utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ['tieu_de: "Một tiêu đề khác"']
    file.write_text("\n".join(before) + "\n", "utf-8")


@pytest.mark.browser
def test_an_untouched_form_sends_nothing(page: Page, server: EditServer, project: Path) -> None:
    """For a record of every kind, with all its keys: nothing would be changed."""
    found = {}
    for file in sorted((project / "content" / UNIT).glob("*/*")):
        if file.suffix in {".md", ".yml"} and file.parent.name in KINDS_BY_FOLDER:
            found[file.parent.name] = file.name
    assert found.keys() == set(KINDS_BY_FOLDER)
    for kind, name in found.items():
        opened(page, server, kind, name)
        page.locator("body[data-trial]").wait_for()
        assert page.evaluate("document.body.dataset.changes") == "", (kind, name)


@pytest.mark.browser
def test_a_form_of_every_kind_has_no_fault(page: Page, server: EditServer) -> None:
    """Empty, on a telephone and in the dark too; axe finds nothing, and nothing runs out of the screen."""
    assert violations(page) == []
    assert "null" not in page.locator("main").inner_text()
    for dark, width in ((False, 1280), (True, 390)):
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.set_viewport_size({"width": width, "height": 800})
        for kind in KINDS_BY_FOLDER:
            opened(page, server, kind)
            page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
            assert kind not in VARIED or violations(page) == [], (kind, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, kind


@pytest.mark.browser
def test_composing_is_never_disturbed(page: Page, server: EditServer) -> None:
    """While letters are composed no trial is sent; no answer moves the caret or writes into the text."""
    page.clock.install()
    opened(page, server, "tin-tuc")
    body = page.get_by_label("Nội dung (bắt buộc)")
    body.fill("Đầu. Cuối.")
    page.locator("body[data-trial]").wait_for()
    body.evaluate("area => area.setSelectionRange(5, 5)")
    line = page.context.new_cdp_session(page)
    page.evaluate("delete document.body.dataset.trial")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    for letters in ("t", "ti", "tiê", "tiến"):
        line.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    page.clock.fast_forward(3_000)
    assert page.evaluate("document.body.dataset.trial") is None
    assert sent == []
    line.send("Input.insertText", {"text": "tiếng "})
    page.locator("body[data-trial]").wait_for()
    assert body.input_value() == "Đầu. tiếng Cuối."
    assert body.evaluate("area => area.selectionStart") == 11


@pytest.mark.browser
def test_typing_as_unikey_does_while_the_page_is_renewed(page: Page, server: EditServer) -> None:
    """A keyboard that takes letters back and puts others in their place ends with the right words."""
    opened(page, server, "tin-tuc")
    body = page.get_by_label("Nội dung (bắt buộc)")
    body.click()
    for plain, accented in (("Vie", "Viê"), ("t", "t"), (" na", " na"), ("m", "m")):
        page.keyboard.insert_text(plain)
        if plain != accented:
            page.evaluate("delete document.body.dataset.trial")
            page.locator("body[data-trial]").wait_for()
            page.keyboard.press("Backspace")
            page.keyboard.insert_text(accented[-1])
    assert body.input_value() == "Viêt nam"


@pytest.mark.browser
def test_unsaved_words_outlive_a_reload(page: Page, server: EditServer, project: Path) -> None:
    """What was typed is there again, and can be given up."""
    file = next((project / f"content/{UNIT}/hoi-dap").glob("*"))
    before = file.read_bytes()
    opened(page, server, "hoi-dap", file.name)
    page.get_by_label("Đơn vị trả lời").fill("Tổ công nghệ số")
    page.locator("body[data-changes=don_vi_tra_loi]").wait_for()
    page.reload()
    expect(page.get_by_label("Đơn vị trả lời")).to_have_value("Tổ công nghệ số")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Bỏ phần chưa lưu").click()
    expect(page.get_by_label("Đơn vị trả lời")).not_to_have_value("Tổ công nghệ số")
    assert file.read_bytes() == before


@pytest.mark.browser
def test_two_at_once_lose_no_word(page: Page, server: EditServer, project: Path) -> None:
    """Somebody saved meanwhile: both texts are shown and none overwritten; then they are joined."""
    file = next((project / f"content/{UNIT}/mo-hinh").glob("*"))
    before = file.read_text("utf-8")
    opened(page, server, "mo-hinh", file.name)
    page.get_by_label("Địa bàn").fill("Thôn Mới")
    others = before.replace("tieu_de: ", "tieu_de: Bản khác. ", 1)
    assert others != before
    file.write_text(others, "utf-8")
    page.keyboard.press("Control+s")
    page.get_by_role("cell", name="Thôn Mới").wait_for()
    assert file.read_text("utf-8") == others
    page.get_by_role("button", name="Giữ chỗ tôi sửa").click()
    saved(page)
    assert "Thôn Mới" in file.read_text("utf-8")
    assert "Bản khác." in file.read_text("utf-8")
    file.write_text(before, "utf-8")


WORD = """<html><head><style>p.MsoNormal {color:red}</style></head><body lang=VI>
<h1 style='mso-x:1'>Kế hoạch</h1><p class=MsoNormal><b><span>Đậm</span></b> và <i>nghiêng</i><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0'><span style='mso-list:Ignore'>·<span>  </span></span>Một</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Hai_ba</p>
<table><tr><td>Ô</td><td>Số</td></tr><tr><td>A</td><td>1|2</td></tr></table>
<p>Xem <a href="https://example.vn/a b">trang</a><script>alert(1)</script></p></body></html>"""
PASTED = """## Kế hoạch

**Đậm** và *nghiêng*

- Một
- Hai\\_ba

| Ô | Số |
| --- | --- |
| A | 1\\|2 |

Xem [trang](https://example.vn/a%20b)"""
PASTE = """(area, html) => { const given = new DataTransfer(); given.setData('text/html', html);
  const pasted = {clipboardData: given, cancelable: true, bubbles: true};
  area.focus(); area.dispatchEvent(new ClipboardEvent('paste', pasted)); }"""


@pytest.mark.browser
def test_word_is_pasted_as_plain_markdown(page: Page, server: EditServer) -> None:
    """Headings, emphasis, Word's own lists, tables and links stay; styles, scripts and empty marks go."""
    opened(page, server, "tin-tuc")
    body = page.get_by_label("Nội dung (bắt buộc)")
    body.evaluate(PASTE, WORD)
    expect(body).to_have_value(PASTED)


@pytest.mark.browser
def test_files_pass_the_gate_and_lie_beside_the_record(
    page: Page, server: EditServer, project: Path
) -> None:
    """A picture is saved under a name for addresses; what only claims to be one is refused in words."""
    opened(page, server, "tin-tuc")
    page.get_by_text("Ảnh, tệp, nguồn").click()
    field = page.locator("[data-key=anh] [data-key=tep]")
    chosen = field.locator("input[type=file]")
    chosen.set_input_files(FilePayload(name="Ảnh đẹp.PNG", mimeType="image/png", buffer=png()))
    expect(field.locator("input[type=text]")).to_have_value("anh-dep.png")
    assert (project / f"content/{UNIT}/tin-tuc/anh-dep.png").is_file()
    chosen.set_input_files(FilePayload(name="gia.png", mimeType="image/png", buffer=b"MZ" * 99))
    field.locator(".error").wait_for()
    assert not (project / f"content/{UNIT}/tin-tuc/gia.png").exists()


@pytest.mark.browser
def test_a_paper_fills_the_form_of_a_document(page: Page, server: EditServer, project: Path) -> None:
    """Chosen in an empty form: number, subject and file are there to be compared, nothing is saved yet."""
    opened(page, server, "van-ban")
    chosen = page.get_by_label("Điền từ tệp văn bản")
    paper = FilePayload(name="Bản dự thảo.pdf", mimeType="application/pdf", buffer=make_pdf())
    chosen.set_input_files(paper)
    page.get_by_text("Cần đối chiếu").wait_for()
    expect(page.get_by_label("Số, ký hiệu (bắt buộc)")).not_to_have_value("")
    expect(page.locator("[data-key=so_ky_hieu] .evidence")).to_contain_text("Bản gốc: “")
    attached = page.locator("[data-key=tep_dinh_kem] [data-key=tep] input[type=text]")
    expect(attached).to_have_value("ban-du-thao.pdf")
    assert (project / f"content/{UNIT}/van-ban/ban-du-thao.pdf").is_file()
    assert violations(page) == []


@pytest.mark.browser
def test_the_first_tour_has_three_steps_and_ends(page: Page) -> None:
    """Each told where it is done; who has seen it does not see it again."""
    tour = page.get_by_role("region", name="Hướng dẫn lần đầu")
    for step, word in ((1, "Bước sau"), (2, "Bước sau"), (3, "Đã hiểu")):
        expect(tour).to_contain_text(f"Bước {step} trên 3")
        tour.get_by_role("button", name=word).click()
    expect(tour).to_have_count(0)
    page.reload()
    page.get_by_role("heading", name="Các bài").wait_for()
    expect(tour).to_have_count(0)


@pytest.mark.browser
def test_a_deleted_record_comes_back(page: Page, server: EditServer, project: Path) -> None:
    """Deleting leads to the list, where one button undoes it."""
    file = next((project / f"content/{UNIT}/hoc-vu-so").glob("*"))
    before = file.read_bytes()
    page.on("dialog", lambda dialog: dialog.accept())
    opened(page, server, "hoc-vu-so", file.name)
    page.get_by_role("button", name="Xóa bài").click()
    undo = page.get_by_role("button", name="Hoàn tác")
    undo.wait_for()
    assert not file.exists()
    undo.click()
    undo.wait_for(state="detached")
    assert file.read_bytes() == before


@pytest.mark.browser
def test_a_record_is_translated_and_copied(page: Page, server: EditServer, project: Path) -> None:
    """A translation begins with its original's words, is saved beside it; a copy gets its own name."""
    file = next((project / f"content/{UNIT}/du-an-khcn").glob("*.yml"))
    opened(page, server, "du-an-khcn", file.name)
    page.get_by_label("Dịch sang").select_option(label="English")
    page.wait_for_url("**name=*.en.yml")
    page.get_by_label("Tên nhiệm vụ KH&CN").fill("A project in English")
    saved(page)
    assert "A project in English" in file.with_suffix(".en.yml").read_text("utf-8")
    opened(page, server, "du-an-khcn", file.name)
    page.get_by_role("button", name="Nhân bản").click()
    page.wait_for_url("**name=")
    page.get_by_label("Tên nhiệm vụ KH&CN").fill("Bản thứ hai")
    saved(page)
    assert (file.parent / "ban-thu-hai.yml").is_file()


@pytest.mark.browser
def test_a_unit_has_a_form_without_fault(page: Page, server: EditServer) -> None:
    """From the list, with its own page beside it; an untouched one sends nothing."""
    page.get_by_label("Đơn vị", exact=True).select_option(value=UNIT)
    page.get_by_role("link", name="Sửa thông tin của").click()
    page.get_by_role("heading", name="Sửa: Đơn vị").wait_for()
    page.locator("body[data-trial]").wait_for()
    assert page.evaluate("document.body.dataset.changes") == ""
    assert violations(page) == []
    assert str(page.locator("iframe").get_attribute("src")).startswith(server.rules.framed)
