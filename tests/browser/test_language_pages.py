"""Every kind of page in three languages: nothing on it is of another language unless it says so.

Texts are read as a screen reader gets them, each with the language that holds for it, after scripts ran.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page
from tests.browser.axe import violations
from tests.browser.conftest import made_once
from tests.browser.visiting import served
from tests.projects import build, make_project
from tests.spoken_content import WORDS, spoken_content

from nq57.model.languages import language_tag
from nq57.model.records import KINDS
from nq57.wording.texts import CATALOGUES, LOCALES

UNIT = "tinh-mau"
_LETTERS = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúýĩũ"
VIETNAMESE = re.compile(f"[{_LETTERS}]", re.IGNORECASE)
HAN = re.compile(r"[\u3400-\u9fff]")
# What is read out: texts that are not hidden from everybody, and names that attributes give.
READ = """() => {
  const found = [];
  const told = (element, text) => {
    const said = text.trim();
    if (said) found.push([element.closest("[lang]").lang, said]);
  };
  const shown = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const walk = document.createTreeWalker(document.documentElement, shown);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      const holder = node.parentElement;
      if (!holder.closest("script, style, noscript, title")) told(holder, node.data);
    } else for (const name of ["aria-label", "alt", "title", "placeholder", "data-label"]) {
      if (node.hasAttribute(name)) told(node, node.getAttribute(name));
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The province's section with every record in Vietnamese, English, Chinese and Tày."""
    folder = tmp_path_factory.getbasetemp() / "spoken"

    def make() -> str:
        spoken_content(folder / "given")
        done = build(make_project(folder / "project", folder / "given", search=True), folder / "www", UNIT)
        return done.stderr if done.returncode else ""

    made_once(folder, make)
    return folder / "www" / UNIT


@pytest.fixture(scope="module")
def page(browser: Browser, tree: Path) -> Iterator[Page]:
    """A window at the section's address."""
    with served(tree) as address:
        context = browser.new_context(base_url=address, reduced_motion="reduce")
        yield context.new_page()
        context.close()


def addresses(tree: Path, language: str) -> list[str]:
    """One record of every kind in a language, then its landing page, a listing and the page of search."""
    records = {kind.folder: sorted((tree / kind.folder).glob(f"*/{language}/index.html")) for kind in KINDS}
    assert all(records.values()), [kind for kind, found in records.items() if not found]
    others = [tree / language / name / "index.html" for name in ("", "tin-tuc", "tim-kiem")]
    others += (tree / "tin-tuc").glob(f"*/{language}/song-ngu/index.html")
    paths = [*(found[0] for found in records.values()), *(path for path in others if path.is_file())]
    return [path.relative_to(tree).as_posix().removesuffix("index.html") for path in paths]


def sayings(language: str) -> frozenset[str]:
    """What the interface says in a language and in no other one, in two words or more."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        kept = [
            m.string for m in read_po(file, locale=LOCALES[language]) if m.id and isinstance(m.string, str)
        ]
    return frozenset(text for text in kept if " " in text)


def strange(language: str, text: str, english: frozenset[str]) -> bool:
    """Whether a text that is said to be in a language is in another one."""
    if language == "zh" and text in english:
        return True
    if language == "en" and HAN.search(text):
        return True
    return bool(VIETNAMESE.search(text)) and WORDS["tyz"] not in text and text != "Tày"


@pytest.mark.browser
@pytest.mark.parametrize("language", WORDS)
def test_nothing_of_another_language_is_unmarked(page: Page, tree: Path, language: str) -> None:
    """English has no Vietnamese letter and no Han, Chinese no Vietnamese letter and no English saying."""
    tag, english, found = language_tag(language), sayings("en"), []
    for address in addresses(tree, language):
        page.goto(address, wait_until="load")
        assert page.locator("html").get_attribute("lang") == tag
        read = [(marked, text) for marked, text in page.evaluate(READ)]
        own = [text for marked, text in read if marked == tag]
        assert any(WORDS[language] in text for text in own) or address.endswith("tim-kiem/"), address
        found += [f"{address}: {text}" for text in own if strange(language, text, english)]
        rest = (text for marked, text in read if marked == "vi")
        found += [f"{address}: {text}" for text in rest if text in english or WORDS["tyz"] in text]
    assert not found, "\n".join(found)


@pytest.mark.browser
@pytest.mark.parametrize("language", WORDS)
def test_axe_finds_nothing_in_any_language(page: Page, tree: Path, language: str) -> None:
    """A document, the beginning of the section, a page of search, and one in two columns."""
    seen = [
        one
        for one in addresses(tree, language)
        if re.search(rf"^van-ban|^{language}/($|tim)|song-ngu", one)
    ]
    found = []
    for address in seen:
        page.goto(address, wait_until="load")
        found += [f"{address}: {wrong}" for wrong in violations(page)]
    assert not found, "\n".join(found)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "query", "told"),
    [("en", "words english", "Words in English"), ("zh", "中文", "中文的话"), ("zh", "文的话", "中文的话")],
)
def test_search_finds_what_is_in_the_language_of_the_page(
    page: Page, language: str, query: str, told: str
) -> None:
    """Only that, told in that language, with addresses that lead there."""
    page.goto(f"{language}/tim-kiem/?q={query}", wait_until="load")
    page.wait_for_selector(".nq-search__list li a")
    links = page.eval_on_selector_all(".nq-search__list li a", "all => all.map(one => one.href)")
    assert links
    assert all(link.endswith(f"/{language}/") for link in links)
    assert told in page.locator(".nq-search__list li").first.inner_text()
    page.click(".nq-search__list li a")
    page.wait_for_url(links[0])


@pytest.mark.browser
def test_letters_of_other_scripts_come_with_the_page_where_there_are_any(page: Page, tree: Path) -> None:
    """None for Latin letters; for Lao, Khmer and Thai ones just theirs, from the section itself."""
    fetched: list[str] = []
    page.on("response", lambda answer: fetched.append(f"{answer.status} {answer.url.rpartition('/')[2]}"))
    page.goto(next(one for one in addresses(tree, "tyz")), wait_until="load")
    assert not [one for one in fetched if one.endswith(".woff2")]
    for text, name in (("ພາສາລາວ", "lao"), ("ភាសាខ្មែរ", "khmer"), ("\uaa80\uaaaa\uaa81", "tai-viet")):
        page.evaluate(
            "async (text) => { document.querySelector('h1').textContent = text;"
            " await document.fonts.load('16px \"NQ57 chu\"', text); }",
            text,
        )
        assert [one for one in fetched if one.endswith(".woff2")] == [f"200 {name}.woff2"]
        fetched.clear()


@pytest.mark.browser
def test_both_texts_are_side_by_side_on_paper(page: Page, tree: Path) -> None:
    """Each row has the Vietnamese text left and its translation right, whatever the paper's width."""
    page.goto(next(one for one in addresses(tree, "en") if "song-ngu" in one), wait_until="load")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 640, "height": 900})
    boxes = """all => all.map(row => [...row.children].map(one => one.getBoundingClientRect()))"""
    rows = page.eval_on_selector_all(".nq-both .nq-both__row", boxes)
    assert len(rows) > 2
    for left, right in rows:
        assert left["right"] <= right["left"]
        assert abs(left["top"] - right["top"]) < 2
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 720})
