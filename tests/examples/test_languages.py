"""A section in several languages: its pages tell of each other, and so do feeds and the map of the site."""

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped] # it has no types
import pytest
from tests.examples.test_law import MARKS
from tests.spoken_content import WORDS, spoken_content

from nq57.body.reading import render_body
from nq57.catalogue.catalogue import catalogue_of
from nq57.content.folder import DiskFolder
from nq57.content.loading import load
from nq57.model.languages import language_tag
from nq57.render.articles import Articles
from nq57.render.pages import Page
from nq57.render.site import Site
from nq57.render.spoken import in_words
from nq57.site_shell.outline import page_versions
from nq57.site_shell.page_assembly import PageAssembly
from nq57.site_shell.project import article_sources

HOST = "https://mau.example/chuyen-muc-nq57/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
UNTITLED = ("so-lieu", "van-ban", "phat-thanh")  # their titles are made of numbers and days
TAGS = {"vi", "en", "zh-Hans", "tyz", "x-default"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The province's section, every record in four languages."""
    folder = tmp_path_factory.mktemp("spoken")
    spoken_content(folder)
    loaded = load(DiskFolder(folder))
    assert [found.code for found in loaded.problems] == ["quan-he-la"]
    seen = catalogue_of(loaded.workspace, "tinh-mau", dt.date(2026, 11, 21))
    return Site(seen, Articles(article_sources(Path(__file__).parents[2])))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    """All its pages by address."""
    return {page.url: page for page in site.pages()}


def test_every_page_that_has_versions_tells_of_all_and_they_of_it(pages: dict[str, Page]) -> None:
    """Versions are mutual, the Vietnamese one is for all other readers, and each is a page."""
    spoken = {url: page for url, page in pages.items() if page.versions}
    assert {"", "en/", "zh/", "tyz/", "tin-tuc/2025-08-12-tin-mau/zh/"} <= spoken.keys()
    for url, page in spoken.items():
        told = page_versions(HOST, page)
        assert {tag for tag, _ in told} == TAGS
        assert (language_tag(page.language), f"{HOST}{url}") in told
        assert dict(told)["x-default"] == dict(told)["vi"]
        assert all(pages[address.removeprefix(HOST)].versions == page.versions for _, address in told)


def test_a_record_without_translations_tells_of_none(pages: dict[str, Page]) -> None:
    """Nor do listings: those of two languages hold different things."""
    assert not pages["van-ban/01-nq-tw/"].versions
    assert not any(pages[url].versions for url in ("tin-tuc/", "en/tin-tuc/", "chu-de/truyen-thong/"))


def test_a_language_of_the_interface_has_menus_listings_and_a_landing_page(
    site: Site, pages: dict[str, Page]
) -> None:
    """One without a catalogue has a landing page alone, which lists all."""
    for home in ("en/", "zh/"):
        assert f"{home}tin-tuc/" in pages
        assert f'href="{{}}{home}tin-tuc/"'.format("../") in site.article(pages[home]).html
    assert [url for url in pages if url.startswith("tyz/")] == ["tyz/"]
    listed = site.article(pages["tyz/"]).html
    assert all(f"{url}" in listed for url in pages if url.endswith("/tyz/") and url != "tyz/")


def test_the_map_of_the_site_names_the_same(site: Site, pages: dict[str, Page]) -> None:
    """It is well formed, names every page once, and gives alternates of those that have any."""
    assembly = PageAssembly(site, lambda _language: None)  # type: ignore[arg-type,return-value] # no page is filled
    root = ET.fromstring(assembly.site_map(list(pages.values()))[0])  # noqa: S314 - ours
    found = {str(url.findtext(f"{SITEMAP}loc")): url.findall(LINK) for url in root}
    assert found.keys() == {f"{HOST}{url}" for url in pages}
    assert max(Counter(str(url.findtext(f"{SITEMAP}loc")) for url in root).values()) == 1
    for url, page in pages.items():
        told = [(link.get("hreflang"), link.get("href")) for link in found[f"{HOST}{url}"]]
        assert told == list(page_versions(HOST, page))


@pytest.mark.parametrize("language", WORDS)
def test_a_language_has_feeds_of_what_is_in_it(site: Site, pages: dict[str, Page], language: str) -> None:
    """All three forms hold the same records, say their language and lead to its pages."""
    made = {file.path: file.make() for file in site.made_files() if file.path.startswith(f"{language}/")}
    atom, rss = (feedparser.parse(made[f"{language}/{name}"]) for name in ("atom.xml", "rss.xml"))
    told: dict[str, Any] = json.loads(made[f"{language}/feed.json"])
    tag = language_tag(language)
    assert not atom.bozo
    assert not rss.bozo
    assert told["language"] == rss.feed.language == tag
    assert f'xml:lang="{tag}"'.encode() in made[f"{language}/atom.xml"]
    addresses = [item["url"] for item in told["items"]]
    assert [entry.link for entry in atom.entries] == [entry.link for entry in rss.entries] == addresses
    assert all(pages[url.removeprefix(HOST)].language == language for url in addresses)
    assert all(
        WORDS[language] in item["title"] or any(name in item["url"] for name in UNTITLED)
        for item in told["items"]
    )


def test_a_text_in_another_language_leads_to_what_is_in_it(site: Site, pages: dict[str, Page]) -> None:
    """A related document is named and linked in the language of the page, where it is translated."""
    english = site.article(pages["hoi-dap/cau-hoi-mau/en/"]).html
    assert '<a href="../../../van-ban/03-kh-ubnd/en/">Plan No. 03/KH-UBND</a>' in english
    central = site.article(pages["van-ban/03-kh-ubnd/en/"]).html
    assert '<a href="../../../van-ban/01-nq-tw/" lang="vi">' in central


TABLE_NAMES = [("vi", "Bảng 1"), ("en", "Table 1"), ("tyz", "Bảng 1 (Tày)")]


@pytest.mark.parametrize(("language", "label"), TABLE_NAMES)
def test_a_table_is_named_in_the_language_of_its_page(language: str, label: str) -> None:
    """So that no two beside each other have one name."""
    body = in_words(render_body("| a | b |\n|---|---|\n| c | d |\n", "a/"), language)
    assert f'aria-label="{label}"' in body.html


def test_the_introduction_leads_to_the_documents_it_names(site: Site, pages: dict[str, Page]) -> None:
    """As in Vietnamese; no mark of ours is left in it."""
    landing = site.article(pages["en/"]).html
    assert re.search(r'<p>Words on <a [^>]*href="../van-ban/03-kh-ubnd/[^>]*>03/KH-UBND</a>', landing)
    assert not MARKS.search(landing)


def test_a_page_says_whose_translation_it_is(site: Site, pages: dict[str, Page]) -> None:
    """In its own words, with the day as its language writes it."""
    said = site.article(pages["tin-tuc/2025-08-12-tin-mau/zh/"]).html
    assert (
        '译者：<span lang="vi">Nguyễn Văn Dịch</span>，<time datetime="2026-11-20">2026年11月20日</time>'
        in said
    )
