"""Readers find what they seek, however they type it, on a cheap line, by keyboard or screen reader."""

import datetime as dt
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.browser.axe import violations
from tests.browser.kinds import UNIT
from tests.browser.searching import (
    BOX,
    GRADED,
    HELD_OUT,
    Query,
    answered,
    found,
    graded_queries,
    open_dialog,
    open_search,
)
from tests.projects import AS_OF, ROOT

from nq57.build.pagefind import open_indexer
from nq57.language.folding import fold
from nq57.language.normalise import LOWER, UPPER, one_tone_placement, tidy
from nq57.model.media_types import media_type
from nq57.site_shell.project import open_project

FIRST, IN_FIRST_THREE, FEWEST = 0.90, 0.95, 150
# Written before anyone saw what search finds for them, never tuned on: .928, .952 of 83 when first asked.
HELD_OUT_FIRST, HELD_OUT_THREE, HELD_OUT_FEWEST = 0.88, 0.93, 60
QUERIES = graded_queries(GRADED)
MOST_BYTES, HEADERS = 200_000, 300
AT_REST = 3000  # milliseconds after which a page does what it does at rest
ENGINE = "wasm.unknown.pagefind"
LINE = """Object.defineProperty(navigator, "connection",
  { value: { effectiveType: "%(speed)s", type: "%(type)s", saveData: %(saving)s } });"""
SHOWN = 150  # milliseconds until the filters have their choices


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who wants no motion."""
    opened = browser.new_context(locale="vi-VN", reduced_motion="reduce")
    yield opened
    opened.close()


def shares(page: Page, host: str, queries: list[Query]) -> tuple[float, float, list[str]]:
    """The share with a right answer first, the share with one among three, and those without one first."""
    shown: dict[Query, list[str]] = {}
    for unit in sorted({query.unit for query in queries}):
        asked = [query for query in queries if query.unit == unit]
        answers = answered(page, [query.text for query in asked], f"{host}{unit}/")
        shown |= {query: links[:3] for query, (links, _) in zip(asked, answers, strict=True)}
    first = [query for query, links in shown.items() if query.answered(links[:1])]
    three = [query for query, links in shown.items() if query.answered(links)]
    wrong = [f"{query.text!r}: {links}" for query, links in shown.items() if query not in first]
    return len(first) / len(shown), len(three) / len(shown), wrong


@pytest.mark.browser
def test_graded_queries_find_their_answers(context: BrowserContext, host: str) -> None:
    """Nine in ten first, nineteen in twenty among the first three."""
    first, three, wrong = shares(context.new_page(), host, QUERIES)
    assert len(QUERIES) >= FEWEST
    assert (first >= FIRST, three >= IN_FIRST_THREE) == (True, True), wrong


@pytest.mark.browser
def test_queries_that_nobody_tuned_on_find_their_answers(context: BrowserContext, host: str) -> None:
    """Nearly as many as of those that search was made with."""
    queries = graded_queries(HELD_OUT)
    first, three, wrong = shares(context.new_page(), host, queries)
    assert len(queries) >= HELD_OUT_FEWEST
    assert not {query.text for query in queries} & {query.text for query in QUERIES}
    assert (first >= HELD_OUT_FIRST, three >= HELD_OUT_THREE) == (True, True), wrong


def whole_index() -> dict[str, bytes]:
    """The files of a unit's search as they were did one index hold all its layers."""
    indexer = open_indexer()
    assert indexer
    site = open_project(ROOT, indexer=indexer).site(UNIT.replace(".", "/"), dt.date.fromisoformat(AS_OF))
    assert site.search
    layers = site.search.layers
    entries = sorted((entry for layer in layers for entry in layer.entries), key=lambda entry: entry.url)
    told = json.loads(next(iter(site.search.files())).make()) | {"lop": [[0, "v0", len(entries)]]}
    engine = {f"0/{name}": data for name, data in indexer.engine().items() if name.startswith("wasm")}
    made = {f"0/{name}": data for name, data in indexer.index("v0", entries).items()}
    indexer.stop()
    return {"chi-muc.json": json.dumps(told).encode(), **engine, **made}


@pytest.mark.browser
def test_merged_indexes_find_what_a_whole_one_would(context: BrowserContext, host: str) -> None:
    """The same addresses in the same order and as many, in the unit that has the most layers."""
    root, files = f"{host}{UNIT}/", whole_index()

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.partition("/tim-kiem/")[2]
        if name in files:
            route.fulfill(body=files[name], content_type=media_type(name))
        elif name.partition("/")[0].isdigit():
            route.fulfill(status=404)
        else:
            route.continue_()

    merged, whole = context.new_page(), context.new_page()
    whole.route("**/tim-kiem/**", answer)
    queries = [query.text for query in QUERIES if query.unit == UNIT][::3]
    one, other = answered(merged, queries, root), answered(whole, queries, root)
    assert [pair for pair in zip(queries, one, other, strict=True) if pair[1] != pair[2]] == []


@pytest.mark.browser
def test_the_first_query_is_light(context: BrowserContext, host: str, sections: Path) -> None:
    """At most 200 KB with all that searches; on a metered line nothing comes before it is wanted."""
    page = context.new_page()
    page.add_init_script(LINE % {"speed": "4g", "type": "wifi", "saving": "true"})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{host}{UNIT}/", wait_until="load")
    page.wait_for_timeout(AT_REST)
    assert not [path for path in asked if "/tim-kiem/" in path]
    asked.clear()
    open_dialog(page)
    found(page, "chuyển đổi số", host)
    files = [sections.parent / path.lstrip("/") for path in asked if path.partition(UNIT)[2].count("/") > 1]
    assert sum(map(weight, files)) <= MOST_BYTES
    assert len(files) > 20
    assert not [path for path in asked if path.endswith("muc.txt")]
    page.eval_on_selector("dialog details", "box => { box.open = true; }")
    page.locator("dialog option").nth(10).wait_for(state="attached")
    assert [path for path in asked if path.endswith("muc.txt")]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("speed", "kind", "comes"), [("4g", "wifi", True), ("4g", "cellular", False), ("3g", "wifi", False)]
)
def test_what_searches_comes_early_on_a_good_line(
    context: BrowserContext, host: str, speed: str, kind: str, *, comes: bool
) -> None:
    """When the page is at rest, so that a pasted query waits for its words alone; on no mobile line."""
    page = context.new_page()
    page.add_init_script(LINE % {"speed": speed, "type": kind, "saving": "false"})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    if comes:
        with page.expect_request(f"**/*{ENGINE}"):
            page.goto(f"{host}{UNIT}/", wait_until="load")
    else:
        page.goto(f"{host}{UNIT}/", wait_until="load")
        page.wait_for_timeout(AT_REST)
    assert any(path.endswith(ENGINE) for path in asked) == comes
    assert not [path for path in asked if path.endswith((".pf_index", ".pf_fragment"))]


def weight(file: Path) -> int:
    """Bytes of a file on its way: texts are compressed by hosts, Pagefind's own files are already."""
    data = file.read_bytes()
    return len(gzip.compress(data) if file.suffix in {".js", ".json", ".txt"} else data) + HEADERS


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1280, 800), (390, 844), (320, 640)])
def test_axe_finds_nothing_in_the_open_dialog_and_the_page(
    context: BrowserContext, host: str, size: tuple[int, int]
) -> None:
    """Empty and with results, light and dark; nothing lies beside the screen."""
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_search(page, f"{host}{UNIT}/")
    wrong = violations(page)
    for query in ("chuyển đổi số", "1196/QĐ-TTg", "xyzw"):
        found(page, query, host)
        page.eval_on_selector("dialog details", "box => { box.open = !box.hidden; }")
        page.wait_for_timeout(SHOWN)
        for scheme in ("default", "slate"):
            page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
            wrong += [f"{query} {scheme} {said}" for said in violations(page)]
        wrong += ["wide"] * page.eval_on_selector("dialog", "box => box.scrollWidth - box.clientWidth")
    for asked in ("kế+hoạch", "kế+hoạch&loai=0"):
        page.goto(f"{host}{UNIT}/tim-kiem/?q={asked}", wait_until="load")
        page.wait_for_selector("[data-tim] ol a")
        wrong += [f"page {said}" for said in violations(page)]
    wrong += ["wide page"] * page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wrong == []


@pytest.mark.browser
def test_search_goes_by_the_keyboard_alone(context: BrowserContext, host: str) -> None:
    """A key opens it, arrows go through the results, Escape closes it, and focus is where it was."""
    page = context.new_page()
    page.goto(f"{host}{UNIT}/van-ban/", wait_until="load")
    page.focus(".nq-find button")
    page.keyboard.press("Enter")
    page.wait_for_selector(BOX)
    found(page, "1169", host)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('dialog ol a')[1]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    assert page.evaluate("document.activeElement.closest('.nq-find') !== null")
    for key in ("s", "f", "/", "Control+k"):
        page.keyboard.press(key)
        page.wait_for_selector(BOX)
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog", state="hidden")


@pytest.mark.browser
def test_results_have_an_address_and_filters(context: BrowserContext, host: str) -> None:
    """The page of results opens by link with query and filters, and writes both into its address."""
    page = context.new_page()
    page.goto(f"{host}{UNIT}/tim-kiem/?q=nghi+quyet+57&loai=0&xep=moi", wait_until="load")
    page.wait_for_selector("[data-tim] ol a")
    links = page.eval_on_selector_all("[data-tim] ol a", "links => links.map(link => link.href)")
    assert links
    assert all("/van-ban/" in link for link in links)
    days = page.eval_on_selector_all("[data-tim] .nq-search__notes", "notes => notes.map(n => n.innerText)")
    years = [int(year) for day in days for year in re.findall(r"\d{4}", day)[:1]]
    assert years == sorted(years, reverse=True)
    page.wait_for_selector("[data-tim] select >> nth=0")
    years_offered = page.locator("[data-tim] label:has-text('Năm') select")
    years_offered.locator("option").nth(1).wait_for(state="attached")
    years_offered.select_option(index=1)
    expect(page).to_have_url(re.compile(r"\?.*nam=20\d\d"))
    expect(page.locator("[data-tim] ol a").first).to_be_visible()


@pytest.mark.browser
def test_without_scripts_the_button_leads_to_the_listings(browser: Browser, host: str) -> None:
    """The page of search lists the parts of the section then, and says why."""
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{host}{UNIT}/", wait_until="load")
    page.click(".nq-find button")
    expect(page).to_have_url(re.compile(rf"/{re.escape(UNIT)}/tim-kiem/(\?|$)"))
    assert "không chạy mã lệnh" in page.inner_text("noscript")
    assert page.locator("article a[href='../van-ban/']").count() >= 1
    plain.close()


@pytest.mark.browser
def test_accents_are_marked_as_they_stand(context: BrowserContext, host: str) -> None:
    """Typed without accents, the excerpt marks the words with theirs; đ is written in one."""
    page = context.new_page()
    open_search(page, f"{host}{UNIT}/")
    found(page, "diem nghen chuyen doi so", host)
    marks = page.locator("dialog ol li").first.locator("mark").all_inner_texts()
    assert "điểm" in marks
    assert "\u0335" not in page.inner_text("dialog ol")


@pytest.mark.browser
def test_letters_are_as_in_our_own_language_room(context: BrowserContext, host: str) -> None:
    """The browser folds and tidies every Vietnamese syllable as the index's maker does."""
    page = context.new_page()
    page.goto(f"{host}{UNIT}/", wait_until="load")
    texts = ["Thuỷ hoà khoẻ quý Uỷ hoàn ngoài khuỷu", "ĐỔI MỚI Đặng", UPPER + LOWER, "a\u0300 d\u200b-e"]
    module = f"{host}{UNIT}/assets/tim-kiem/chu.js"
    got = page.evaluate(
        "async ([module, texts]) => { const { fold, tidy } = await import(module);"
        " return texts.map(text => [tidy(text), fold(tidy(text))]); }",
        [module, texts],
    )
    expected = [one_tone_placement(tidy(text)) for text in texts]
    assert got == [[text, fold(text)] for text in expected]


@pytest.mark.browser
def test_results_say_what_pages_say_and_where_to_go_on(context: BrowserContext, host: str) -> None:
    """Excerpts hold no facts or filing; a yearly day has no year; nothing found leads to a near topic."""
    page = context.new_page()
    open_search(page, f"{host}{UNIT}/")
    found(page, "ngày chuyển đổi số quốc gia", host)
    day = page.locator("dialog ol li", has_text="Ngày Chuyển đổi số quốc gia").first
    assert day.locator(".nq-search__notes").inner_text() == "Sự kiện · 10/10 hằng năm"
    found(page, "phát sản phẩm chuyên đề", host)
    said = page.locator("dialog ol li").first.locator("p")
    assert "UBND phường Kỳ Lừa" not in "".join(said.all_inner_texts())
    found(page, "truyenthongg", host)
    page.get_by_role("button", name="Truyền thông", exact=True).click()
    page.wait_for_selector("dialog ol li")
