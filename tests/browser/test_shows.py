"""What a reader does with pictures, films and the slideshow, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser import visiting
from tests.browser.axe import violations
from tests.browser.tapping import MOST_TAPS, Thumb, telephone
from tests.projects import build, make_project, with_extras

pytestmark = pytest.mark.browser
UNIT = "ten: Tỉnh Mẫu\ncap: Tỉnh\ndia_chi_chuyen_muc: https://mau.example/\n"
NEWS = "---\ntieu_de: Ba ảnh\nngay: 01/06/2025\n---\n\n![Ảnh đỏ](a.png)\n\n![Ảnh xanh](b.png)\n"
FILM = (
    "tieu_de: Phim\nngay: 02/06/2025\nloai: video\nloi_thoai: Chào.\n"
    "lien_ket: https://www.youtube.com/watch?v=abcDEF12345\n"
)
MAP = (
    "tieu_de: Bản đồ\nngay: 03/06/2025\nnguon: {ten: Nguồn}\n"
    "khoi: [{loai: bản đồ ô, tinh: '20', don_vi: tổ, csv: to.csv}]\n"
)
FIGURES = (
    "tieu_de: Bảy nhóm\nngay: 01/06/2025\nnguon: {ten: Nguồn}\nso_lieu: [{gia_tri: '7', chu_thich: nhóm}]\n"
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree of one small unit with everything switched on, read from disk as from a USB stick."""
    folder = tmp_path_factory.mktemp("shows")
    content = folder / "given"
    for path, text in {
        "trung-uong/don-vi.yml": "ten: Trung ương\ncap: Trung ương\n",
        "mau/don-vi.yml": UNIT,
        "mau/tin-tuc/anh.md": NEWS,
        "mau/media/phim.yml": FILM,
        "mau/infographic/bay.yml": FIGURES,
        "mau/infographic/ban-do.yml": MAP,
        "mau/infographic/to.csv": "Mã;Tổ;Hàng;Cột\n6187;5;1;2\n06001;9;2;1\n",
        "mau/van-ban/57-nq-tw.yml": (
            "so_ky_hieu: 57-NQ/TW\nloai: Nghị quyết\ntrich_yeu: Đột phá\nco_quan_ban_hanh: Bộ Chính trị\n"
            "ngay_ban_hanh: 22/12/2024\nxac_minh: A\n"
        ),
    }.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    for name, colour in (("a", "#8a1a12"), ("b", "#123f73")):
        Image.new("RGB", (700, 400), colour).save(content / "mau" / "tin-tuc" / f"{name}.png")
    project = make_project(folder / "project", content)
    with_extras(project)
    done = build(project, folder / "out", "mau")
    assert done.returncode == 0, done.stderr
    return folder / "out" / "mau"


@pytest.fixture(scope="module")
def served(tree: Path) -> Iterator[str]:
    """The same tree from a host of its own."""
    with visiting.served(tree) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a phone, which notes what it asks of other hosts."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    shown = context.new_page()
    yield shown
    context.close()


def test_a_journalist_takes_an_infographic(served: str, browser: Browser) -> None:
    """On a telephone the picture on the home page leads to files for the press, each with its size."""
    context = telephone(browser)
    shown = context.new_page()
    shown.goto(served)
    thumb = Thumb(shown)
    thumb.tap(thumb.named("Bảy nhóm"))
    files = shown.locator(".nq-downloads li")
    files.first.scroll_into_view_if_needed()
    expect(files.filter(has_text="Ảnh vuông, 1080 × 1080")).to_contain_text(re.compile(r"PNG, \d+ KB"))
    with shown.expect_download() as loaded:
        thumb.tap(thumb.named("Ảnh vuông, 1080 × 1080"))
    assert loaded.value.suggested_filename == "1080x1080.png"
    assert thumb.taps <= MOST_TAPS
    context.close()


def test_a_slideshow_runs_from_a_folder(tree: Path, page: Page) -> None:
    """Arrows lead on and back around the end, P pauses, and nothing is asked of any host."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{(tree / 'trinh-chieu' / 'index.html').as_uri()}")
    place = page.locator("#vi-tri")
    assert place.inner_text() == "1/3"
    assert page.locator(".slide svg:visible").count() == 1
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")
    assert place.inner_text() == "3/3"
    assert "57-NQ/TW" in page.locator(".slide:visible h1").inner_text()
    page.keyboard.press(" ")
    assert place.inner_text() == "1/3"
    page.keyboard.press("p")
    assert page.locator("#dung").inner_text() == "Chạy tiếp"
    assert all(url.startswith("file:") for url in asked)


def test_a_slideshow_goes_on_by_itself_and_heeds_calm(tree: Path, browser: Browser) -> None:
    """After its seconds the next slide comes; who asked for less motion is not moved on."""
    for calm, place in ((False, "2/3"), (True, "1/3")):
        context = browser.new_context(reduced_motion="reduce" if calm else "no-preference")
        shown = context.new_page()
        shown.clock.install()
        shown.goto((tree / "trinh-chieu" / "index.html").as_uri())
        shown.clock.run_for(16_000)
        assert shown.locator("#vi-tri").inner_text() == place
        context.close()


def test_a_screen_runs_without_a_hand(tree: Path, browser: Browser) -> None:
    """With `?chay=1` also where less motion is asked for, without fades, and never twice in one place."""
    context = browser.new_context(reduced_motion="reduce")
    shown = context.new_page()
    shown.clock.install()
    shown.goto(f"{(tree / 'trinh-chieu' / 'index.html').as_uri()}?chay=1")
    places = []
    for place in ("1/3", "2/3", "3/3", "1/3"):
        assert shown.locator("#vi-tri").inner_text() == place
        places.append(shown.evaluate("document.querySelector('main').style.translate"))
        shown.clock.run_for(15_100)
    assert (
        shown.locator(".slide:visible").evaluate("slide => getComputedStyle(slide).animationName") == "none"
    )
    assert len(set(places)) == len(places)
    assert all(abs(float(side)) <= 4 for place in places for side in re.findall(r"-?\d+(?=px)", place))
    assert shown.evaluate("scrollbars => document.documentElement.scrollWidth <= innerWidth")
    assert "?chay=1" in shown.url
    context.close()


def test_a_screen_keeps_hours_and_shows_the_clock(tree: Path, browser: Browser) -> None:
    """Outside the hours of `?lich=` the screen is dark, also over midnight; `?gio=1` tells time and day."""
    context = browser.new_context(timezone_id="Asia/Ho_Chi_Minh")
    shown = context.new_page()
    shown.clock.install(time="2026-11-30T07:50:00+07:00")
    address = f"{(tree / 'trinh-chieu' / 'index.html').as_uri()}?chay=1&gio=1"
    shown.goto(f"{address}&lich=8:00-11:30,22:00-02:00,sai")
    slide = shown.locator(".slide:not([hidden])")
    for wait, seen in ((0, False), (900_000, True), (4 * 3_600_000, False), (12 * 3_600_000, True)):
        shown.clock.fast_forward(wait)
        shown.clock.run_for(1_000)
        assert slide.is_visible() is seen
    assert shown.locator("#gio").inner_text().endswith(" · 1/12/2026")
    shown.goto((tree / "trinh-chieu" / "index.html").as_uri())
    assert slide.is_visible()
    assert shown.locator("#gio").is_hidden()
    context.close()


@pytest.mark.parametrize(("page_too", "comes"), [(True, True), (False, False)])
def test_between_two_rounds_a_later_version_comes(
    served: str, browser: Browser, *, page_too: bool, comes: bool
) -> None:
    """The whole page must have arrived: while only its version is there, the old one goes on."""
    context = browser.new_context()
    shown = context.new_page()
    shown.clock.install()
    shown.goto(f"{served}trinh-chieu/?chay=1")
    html = shown.request.get(f"{served}trinh-chieu/").text()
    old = str(shown.locator("body").get_attribute("data-version"))
    assert shown.request.get(f"{served}trinh-chieu/ban.txt").text().strip() == old
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.clock.run_for(31_000)
    assert asked == []
    with shown.expect_response("**/ban.txt"):
        shown.clock.run_for(15_000)  # the same version: nothing more is asked
    new = "0123456789abcdef"
    shown.route("**/ban.txt", lambda route: route.fulfill(body=f"{new}\n"))
    later = html.replace(old, new) if page_too else html
    for address in ("trinh-chieu/?chay=1", "trinh-chieu/"):
        shown.route(f"**/{address}", lambda route: route.fulfill(body=later, content_type="text/html"))
    asked.clear()
    with shown.expect_request(lambda request: request.url.endswith("/trinh-chieu/")):
        shown.clock.run_for(46_000)
    expect(shown.locator("body")).to_have_attribute("data-version", new if comes else old)
    assert shown.locator("#dung").inner_text() == "Dừng"
    context.close()


LOCK = """window.locks = [];
const request = async (what) => {
  locks.push(what);
  return Object.assign(new EventTarget(), { release: () => locks.pop() });
};
Object.defineProperty(navigator, "wakeLock", { value: { request } });"""


def test_a_running_show_keeps_the_screen_on(tree: Path, browser: Browser) -> None:
    """By a lock, given back in a pause; where the browser has none, by a film that runs out of sight."""
    context = browser.new_context()
    address = f"{(tree / 'trinh-chieu' / 'index.html').as_uri()}?chay=1"
    shown = context.new_page()
    shown.add_init_script(LOCK)
    shown.goto(address)
    shown.wait_for_function("() => locks.length === 1")
    shown.keyboard.press("ArrowRight")
    assert shown.evaluate("locks") == ["screen"]
    shown.keyboard.press("p")
    assert shown.evaluate("locks") == []
    other = context.new_page()
    other.add_init_script('Object.defineProperty(navigator, "wakeLock", { value: undefined });')
    other.goto(address)
    other.wait_for_function("() => document.querySelector('video.wake')?.paused === false")
    other.keyboard.press("ArrowRight")
    assert other.locator("video.wake").count() == 1
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (1920, 1080), (768, 1366)])
def test_a_slide_fills_the_screen_however_it_stands(
    tree: Path, browser: Browser, width: int, height: int
) -> None:
    """A tall screen has a drawing of its own; one drawing is seen at a time."""
    context = browser.new_context(viewport={"width": width, "height": height})
    shown = context.new_page()
    shown.goto((tree / "trinh-chieu" / "index.html").as_uri())
    drawing = shown.locator(".slide svg:visible")
    expect(drawing).to_have_count(1)
    _, _, wide, high = (float(part) for part in str(drawing.get_attribute("viewBox")).split())
    scale = min(width / wide, height / high)
    assert wide * scale * high * scale > 0.9 * width * height
    context.close()


def test_pictures_open_large_by_keys(served: str, page: Page) -> None:
    """Enter opens, an arrow leads to the next, Escape closes and returns to the picture last seen."""
    page.goto(f"{served}tin-tuc/anh/")
    assert page.locator("picture source[type='image/avif']").count() == 2
    assert page.locator(".nq-photo img").first.get_attribute("width") == "700"
    page.locator(".nq-photo").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.nq-room p")).to_have_text("1/2. Ảnh đỏ")
    page.keyboard.press("ArrowRight")
    expect(page.locator("dialog.nq-room p")).to_have_text("2/2. Ảnh xanh")
    assert str(page.locator("dialog.nq-room a").get_attribute("href")).endswith("/b.png")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.nq-room")).to_be_hidden()
    # the dialog first gives the focus back itself, then tells us that it is closed
    expect(page.locator(".nq-photo:focus img")).to_have_attribute("alt", "Ảnh xanh")


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """One finger put down, drawn in steps and lifted, as the screen itself tells the browser."""
    touch = page.context.new_cdp_session(page)
    steps = [
        (start[0] + (end[0] - start[0]) * n / 6, start[1] + (end[1] - start[1]) * n / 6) for n in range(7)
    ]
    for kind, (x, y) in [("touchStart", steps[0]), *(("touchMove", step) for step in steps[1:])]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touch.detach()


def test_pictures_are_leafed_through_by_finger(served: str, page: Page) -> None:
    """A tap opens, a draw to the left leads on, to the right back; downwards, or a little, does nothing."""
    page.goto(f"{served}tin-tuc/anh/")
    page.locator(".nq-photo").first.tap()
    words = page.locator("dialog.nq-room p")
    expect(words).to_have_text("1/2. Ảnh đỏ")
    x, y = middle(page.locator("dialog.nq-room img"))
    swipe(page, (x + 90, y), (x - 90, y))
    expect(words).to_have_text("2/2. Ảnh xanh")
    swipe(page, (x - 90, y), (x + 90, y + 10))
    expect(words).to_have_text("1/2. Ảnh đỏ")
    swipe(page, (x, y), (x + 15, y))
    swipe(page, (x, y - 60), (x + 50, y + 60))
    swipe(page, (x + 90, y), (x - 90, y))  # had one of the two led on, this one would lead to the first
    expect(words).to_have_text("2/2. Ảnh xanh")
    with page.expect_download() as begun:
        page.locator("dialog.nq-room a").click()  # a tap so soon after a draw only stops its motion
    assert begun.value.suggested_filename == "b.png"
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator("dialog.nq-room")).to_be_hidden()


def test_on_a_slow_line_pictures_have_their_places_at_once(served: str, page: Page) -> None:
    """The small copy stands as large as the picture will, a finger leafs there, and nothing jumps then."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/[ab]\.png$"), hold)
    page.goto(f"{served}tin-tuc/anh/")
    for small in page.locator(".nq-photo img").all():
        expect(small).not_to_have_js_property("naturalWidth", 0)
    page.locator(".nq-photo").first.tap()
    words, picture = page.locator("dialog.nq-room p"), page.locator("dialog.nq-room img")
    expect(words).to_have_text("1/2. Ảnh đỏ")
    assert picture.evaluate("image => image.style.backgroundImage.includes('a.')")
    x, y = middle(picture)
    swipe(page, (x + 90, y), (x - 90, y))
    expect(words).to_have_text("2/2. Ảnh xanh")
    before = [round(side) for side in middle(picture)]
    assert not picture.evaluate("image => image.complete")
    for route in held:
        route.continue_()
    expect(picture).not_to_have_attribute("style", re.compile("."))
    assert [round(side) for side in middle(picture)] == before
    assert str(picture.evaluate("image => image.currentSrc")).endswith("/b.png")


def middle(place: Locator) -> tuple[float, float]:
    """The middle of what a place takes on the screen."""
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_slideshow_is_leafed_through_by_finger(tree: Path, page: Page) -> None:
    """A draw to the left leads on, to the right back."""
    page.goto((tree / "trinh-chieu" / "index.html").as_uri())
    place = page.locator("#vi-tri")
    swipe(page, (300, 300), (90, 310))
    expect(place).to_have_text("2/3")
    swipe(page, (90, 300), (300, 310))
    expect(place).to_have_text("1/3")


def test_a_commune_is_found_on_a_map_by_its_name(served: str, page: Page) -> None:
    """Without accents; those that stay keep their places; a table tells the greatest first; axe agrees."""
    page.goto(f"{served}infographic/ban-do/")
    tiles = page.locator(".nq-tiles > li:not(.nq-tiles__gap)")
    assert tiles.count() == 65
    page.get_by_label("Tìm phường, xã").fill("ky lua")
    expect(page.locator(".nq-tilemap [role=status]")).to_have_text("1 nơi")
    assert [tile.inner_text() for tile in tiles.all() if tile.is_visible()] == ["Phường Kỳ Lừa\n5 tổ"]
    page.get_by_text("Xem thành bảng").tap()
    expect(page.locator(".nq-ranked tbody th").first).to_be_visible()
    assert page.locator(".nq-ranked tbody th").all_inner_texts() == ["Xã Đoàn Kết", "Phường Kỳ Lừa"]
    assert violations(page) == []
    link = page.get_by_role("link", name="Bảng số liệu gốc")
    assert page.request.get(f"{served}infographic/ban-do/{link.get_attribute('href')}").ok


def test_a_film_asks_its_host_only_after_a_click(served: str, page: Page) -> None:
    """Before it there is a link and no frame; then the player that sets no cookies is framed."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("https://**", lambda route: route.abort())
    page.goto(f"{served}media/phim/")
    assert page.locator("iframe").count() == 0
    assert [url for url in asked if not url.startswith(served)] == []
    page.get_by_role("link", name="trên YouTube").click()
    player = "https://www.youtube-nocookie.com/embed/abcDEF12345?autoplay=1"
    expect(page.locator("iframe")).to_have_attribute("src", player)
    assert {url.split("/")[2] for url in asked if url.startswith("https:")} <= {"www.youtube-nocookie.com"}


def test_an_address_is_copied_and_shared_without_anybody_else(served: str, browser: Browser) -> None:
    """The buttons stand there when the script runs; copying says so; nothing is asked of other hosts."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    shown = context.new_page()
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(f"{served}tin-tuc/anh/")
    shown.get_by_role("button", name="Chép liên kết").click()
    shown.get_by_text("Đã chép liên kết.").wait_for()
    assert shown.evaluate("navigator.clipboard.readText()") == "https://mau.example/tin-tuc/anh/"
    shown.get_by_text("Mã QR").click()
    assert shown.locator(".nq-share img").evaluate("image => image.decode().then(() => image.naturalWidth)")
    assert [url for url in asked if not url.startswith(served)] == []
    context.close()


_VOICE = """
window.heard = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "LANGUAGE", name: "Giọng" }],
  speak(said) { window.heard.push(said.text); window.saying = said; },
  cancel() {}, addEventListener() {},
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_the_browsers_own_voice_reads_a_page(browser: Browser, served: str) -> None:
    """Sentence by sentence, stopped and gone on with; without a voice of its language there is none."""
    page = browser.new_page()
    page.add_init_script(_VOICE.replace("LANGUAGE", "vi-VN"))
    page.goto(f"{served}van-ban/57-nq-tw/")
    button = page.get_by_role("button", name="Nghe bài này")
    button.click()
    assert page.evaluate("heard") == [page.locator("h1").inner_text()]
    page.get_by_role("button", name="Tạm dừng").click()
    page.get_by_role("button", name="Đọc tiếp").click()
    assert page.evaluate("heard.length") == 2
    while page.evaluate("window.saying"):
        page.evaluate("{ const said = saying; window.saying = null; said.onend(); }")
    expect(button).to_be_visible()
    expect(page.locator(".nq-reading")).to_have_count(0)
    page.close()
    other = browser.new_page()
    other.add_init_script(_VOICE.replace("LANGUAGE", "en-US"))
    other.goto(f"{served}van-ban/57-nq-tw/")
    expect(other.get_by_role("button", name="Nghe bài này")).to_have_count(0)
    other.close()
