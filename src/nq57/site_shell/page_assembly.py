"""A unit's tree assembled from frames: every page, the page not found, the site map.

It must not write files or keep anything between runs; keys tell whoever does what a page was made of.
"""

import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Protocol

from markupsafe import escape

from nq57.body.fragments import Heading
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.render.pages import Page
from nq57.render.placeholders import READ_ON
from nq57.render.site import Site
from nq57.render.views import ReadOnView
from nq57.site_shell.layout_key import LayoutKey, layout_key_of
from nq57.site_shell.names import SITEMAP
from nq57.site_shell.outline import page_values_of, page_versions
from nq57.site_shell.page_template import PageTemplate, fill, fill_some, leaves
from nq57.site_shell.unit_values import UnitValues, last_change, root_path, unit_values_of


class TemplateSource(Protocol):
    """Where frames come from: rendered again, or kept from an earlier run."""

    def frame(self, shape: LayoutKey) -> PageTemplate:
        """The frame of one shape."""

    def not_found(self) -> PageTemplate:
        """The frame of the page for addresses that do not exist."""

    def contents(self, title: str, headings: tuple[Heading, ...]) -> str:
        """A table of contents as the theme prints it."""


@dataclass(frozen=True, slots=True)
class PendingPage:
    """One page before it is filled: its address in the tree, its view, and its frame's shape."""

    path: str
    page: Page
    view: object
    read_on: ReadOnView | None
    shape: LayoutKey


@dataclass(frozen=True, slots=True)
class SharedArticle:
    """An article that units share, cut where each goes on to records of its own choice (UTF-8)."""

    parts: tuple[bytes, ...]
    headings: tuple[Heading, ...] = ()


class SpokenUnit:
    """One unit's values on pages in one language, and the frames of its family in it."""

    def __init__(self, site: Site, language: str, frames: TemplateSource) -> None:
        self.unit: UnitValues = unit_values_of(site, language)
        pairs = (*leaves(self.unit, "unit"), ("root", root_path(site.catalogue.unit).rstrip("/")))
        self._frames = frames
        self._own_frames: dict[LayoutKey, PageTemplate] = {}
        self._values: Mapping[str, bytes] = {name: text.encode() for name, text in pairs}

    def frame(self, shape: LayoutKey) -> PageTemplate:
        """A shape's frame with the unit's own values in it."""
        if shape not in self._own_frames:
            self._own_frames[shape] = fill_some(self._frames.frame(shape), self._values)
        return self._own_frames[shape]

    def contents(self, title: str, headings: tuple[Heading, ...]) -> bytes:
        """A table of contents as the theme prints it."""
        return self._frames.contents(title, headings).encode()

    def not_found(self, article: str) -> bytes:
        """The page for addresses that do not exist."""
        return fill(self._frames.not_found(), {**self._values, "article": article.encode()})


class PageAssembly:
    """One unit's pages and the frames to pour them into, which are had by language."""

    def __init__(self, site: Site, frames: Callable[[str], TemplateSource]) -> None:
        self._site = site
        self._frames = frames
        self._spoken: dict[str, SpokenUnit] = {}
        self.unit: UnitValues = self.spoken(DEFAULT_LANGUAGE).unit

    def spoken(self, language: str) -> "SpokenUnit":
        """The unit's frames and values on pages in a language."""
        if language not in self._spoken:
            self._spoken[language] = SpokenUnit(self._site, language, self._frames(language))
        return self._spoken[language]

    def pages(self) -> Iterator[PendingPage]:
        """Every page with its view, unfilled."""
        return map(self.pending, self._site.pages())

    def pending(self, page: Page) -> PendingPage:
        """One page with its view, unfilled."""
        return PendingPage(page_path(page), page, page.view(), page.read_on(), layout_key_of(page))

    def article(self, pending: PendingPage) -> SharedArticle:
        """What goes into the page's `<article>`, without its way to other records."""
        article = self._site.article_of(pending.page, pending.view)
        return SharedArticle(tuple(part.encode() for part in article.html.split(READ_ON)), article.headings)

    def fill(self, pending: PendingPage, article: SharedArticle) -> bytes:
        """The finished page around its article."""
        spoken = self.spoken(pending.page.language)
        frame = spoken.frame(replace(pending.shape, contents=bool(article.headings)))
        return fill(frame, self._page_values(pending, article))

    def _page_values(self, pending: PendingPage, article: SharedArticle) -> dict[str, bytes]:
        names = page_values_of(self.unit.host_url, pending.page)
        values = {f"page.{name}": text.encode() for name, text in names.texts()}
        whole = self._site.read_on(pending.page, pending.read_on).encode().join(article.parts)
        for mark, own in self._site.own_marks(pending.page):
            whole = whole.replace(mark.encode(), own.encode())
        values["article"] = whole
        if article.headings:
            values["toc"] = self.spoken(pending.page.language).contents(names.title, article.headings)
        return values

    def not_found(self) -> bytes:
        """The page for addresses that do not exist."""
        article = self._site.not_found(root_path(self._site.catalogue.unit))
        return self.spoken(DEFAULT_LANGUAGE).not_found(article)

    def site_map(self, pages: list[Page]) -> tuple[bytes, date]:
        """`sitemap.xml` as MkDocs writes it, and the latest change in it."""
        changes = [(page, last_change(self._site, page)) for page in pages]
        host = self.unit.host_url
        entries = "".join(_entry(host, page, day) for page, day in changes)
        spoken = any(page.versions for page in pages)
        text = _SITE_MAP.format(_XHTML if spoken and host else "", entries if host else "")
        return text.encode(), max(day for _, day in changes)


_ENTRY = "\n    <url>\n         <loc>{}</loc>\n         <lastmod>{}</lastmod>{}\n    </url>"
_VERSION = '\n         <xhtml:link rel="alternate" hreflang="{}" href="{}"/>'
_XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_SITE_MAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{}>{}\n</urlset>'
)


def _entry(host: str, page: Page, day: date) -> str:
    versions = "".join(_VERSION.format(tag, escape(url)) for tag, url in page_versions(host, page))
    return _ENTRY.format(escape(f"{host}{page.url}"), day.isoformat(), versions)


def page_path(page: Page) -> str:
    """The file of a page in the tree."""
    return f"{page.url}index.html"


def zipped(data: bytes, latest: date) -> bytes:
    """A site map compressed as MkDocs does, with the time of its latest change."""
    stamp = int(datetime(latest.year, latest.month, latest.day, tzinfo=UTC).timestamp())
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, filename=f"{SITEMAP}.gz", mode="wb", mtime=stamp) as packed:
        packed.write(data)
    return buffer.getvalue()
