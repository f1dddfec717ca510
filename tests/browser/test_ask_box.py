"""The box of questions answers in the browser as Python does, sends nothing, and serves everyone."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.asking import SETS, graded
from tests.browser.axe import violations
from tests.browser.kinds import UNIT

from nq57.render.asking.answering import Answers

pytestmark = pytest.mark.browser
BOX, REPLY = "[data-hoi] input", "[data-hoi] [role=status]"
LARGEST = 240_000  # bytes, uncompressed: what a line of 1.6 Mbit/s brings in 1.2 s
KEPT = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])"
ASK = """async ([root, questions]) => {
  const { Answers } = await import(`${root}assets/tim-kiem/dap.js`);
  const json = async path => (await fetch(`${root}tim-kiem/${path}`)).json();
  const told = await json("hoi.json");
  const layers = await Promise.all(told.lop.map(async d => [d, await json(`hoi/${d}/bai.json`)]));
  const answers = new Answers(told, layers);
  return questions.map(question => {
    const found = answers.best(question);
    return found && [found.row.url, found.text, found.confidence];
  });
}"""
ODD = [
    *("", " ", "0", "57", "NQ57?", "57-NQ/TW", "57/NQ-TW", "１１６９", "THUỶ LỢI là gì", "hoà bình", "ai?"),
    *("Ủy ban\u200b nhân dân", "数字化是什么", "İstanbul ı ſ", "Đ đ Ð ð", "a" * 900, "bao nhiêu " * 60),
    *("mấy nhiệm vụ", "luat ai", "LUẬT AI", "KH&CN", "kh-cn là gì", "12/2024/NQ-HĐND", "ngày 10/10"),
    *("80% người dân", "III.4", "quý I/2026", "🙂 nghị quyết"),
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's page."""
    context = browser.new_context(locale="vi-VN", reduced_motion="reduce")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@lru_cache(maxsize=8)
def index_of(root: Path) -> tuple[Answers, int]:
    """What Python reads from a built unit's index, and its size in bytes."""
    folder = root / "tim-kiem"
    told: dict[str, Any] = json.loads((folder / "hoi.json").read_text(encoding="utf-8"))
    paths = [folder / "hoi" / str(depth) / "bai.json" for depth in told["lop"]]
    rows = [(d, json.loads(p.read_text(encoding="utf-8"))) for d, p in zip(told["lop"], paths, strict=True)]
    return Answers(told, rows), sum(p.stat().st_size for p in (folder / "hoi.json", *paths))


def test_python_and_javascript_answer_alike(page: Page, sections: Path, host: str) -> None:
    """Address, passage and confidence of every graded question, and of odd ones, are the same."""
    asked: dict[str, list[str]] = {}
    for one in (one for name in SETS for one in graded(name)):
        asked.setdefault(one.unit.replace("/", "."), []).append(one.question)
    asked[UNIT] += ODD
    page.goto(f"{host}{UNIT}/tim-kiem/", wait_until="load")
    for unit, questions in asked.items():
        answers, size = index_of(sections / unit)
        best = (answers.best(question) for question in questions)
        expected = [found and [found.row.url, found.text, found.confidence] for found in best]
        got = page.evaluate(ASK, [f"{host}{unit}/", questions])
        wrong = [row for row in zip(questions, got, expected, strict=True) if row[1] != row[2]]
        assert wrong == []
        assert size < LARGEST


def test_a_question_is_answered_by_quotation(page: Page, host: str) -> None:
    """Passage, link, level and that no AI wrote it; nothing is sent or kept, and axe finds nothing."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}{UNIT}/tim-kiem/", wait_until="load")
    page.wait_for_selector(BOX)
    kept = page.evaluate(KEPT)
    assert not any("hoi.json" in url or "/hoi/" in url for url in asked)
    page.fill(BOX, "ai chủ trì tuyên truyền ở phường?")
    page.keyboard.press("Enter")
    reply = page.locator(REPLY)
    expect(reply.locator("blockquote")).to_contain_text("Phòng Văn hóa - Xã hội phường chủ trì")
    expect(reply).to_contain_text("Trích nguyên văn, không phải AI sinh")
    expect(reply).to_contain_text("Đơn vị")
    assert reply.locator("a").get_attribute("href") == f"{host}{UNIT}/hoi-dap/kl-ai-chu-tri/"
    assert violations(page) == []
    assert urlsplit(page.url).query == ""
    assert page.evaluate(KEPT) == kept
    assert all(url.startswith(host) and "chủ" not in url and "ch%E1" not in url for url in asked)


def test_without_an_answer_readers_are_told_whom_to_ask(page: Page, host: str) -> None:
    """The unit's own address and its page about itself, and a search for the same words."""
    page.goto(f"{host}{UNIT}/tim-kiem/", wait_until="load")
    page.fill(BOX, "giá vàng <b>hôm nay</b>")
    page.get_by_role("button", name="Hỏi", exact=True).click()
    reply = page.locator(REPLY)
    expect(reply).to_contain_text("Chuyên mục chưa có câu trả lời")
    links = reply.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert links[:2] == ["https://kylua.langson.gov.vn/", f"{host}{UNIT}/gioi-thieu/"]
    assert "tim-kiem/?q=gi" in links[2]
    assert reply.locator("blockquote").count() == 0


def test_questions_of_the_section_are_offered_while_typing(page: Page, host: str) -> None:
    """Whatever their accents; choosing one asks it."""
    page.goto(f"{host}{UNIT}/tim-kiem/", wait_until="load")
    page.locator(BOX).press_sequentially("nghi quyet 57 la")
    offered = page.locator("[data-hoi] li button")
    offered.filter(has_text="Nghị quyết số 57-NQ/TW là gì?").click()
    expect(page.locator(REPLY).locator("blockquote")).to_contain_text("nghị quyết của Bộ Chính trị")
    assert page.input_value(BOX) == "Nghị quyết số 57-NQ/TW là gì?"
    expect(page.locator("[data-hoi] ul")).to_be_hidden()


def test_a_lost_index_is_told_and_tried_again(page: Page, host: str) -> None:
    """A button asks again when the line is back."""
    page.route("**/hoi/1/bai.json", lambda route: route.abort())
    page.goto(f"{host}{UNIT}/tim-kiem/", wait_until="load")
    page.fill(BOX, "nghị quyết 57 là gì")
    page.keyboard.press("Enter")
    expect(page.locator(REPLY)).to_contain_text("Chưa trả lời được")
    page.unroute("**/hoi/1/bai.json")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(REPLY).locator("blockquote")).to_be_visible()
