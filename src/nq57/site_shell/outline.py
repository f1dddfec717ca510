"""What a section's pages ask of the theme, told without the theme: entries, names, files.

It must not import MkDocs, so that a warm build can do without it.
"""

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup, escape

from nq57.content.attachments import made_of, published_bytes
from nq57.model.languages import DEFAULT_LANGUAGE, language_tag
from nq57.model.parts import ABOUT
from nq57.model.records import Asset
from nq57.render.language_pages import spoken_parts
from nq57.render.made_files import MadeFile, text_file
from nq57.render.pages import Page
from nq57.render.sharing import CODE, share_address
from nq57.render.site import Site
from nq57.site_shell.names import UNIT_CSS, PageValues
from nq57.site_shell.unit_values import logo_path, unit_css
from nq57.wording import VIETNAMESE, home_of, wording_of


def nav_entries(site: Site, language: str = DEFAULT_LANGUAGE) -> tuple[tuple[str, str], ...]:
    """Address and title of what the navigation shows on pages in a language."""
    wording = wording_of(language)
    if wording is not VIETNAMESE:
        parts = spoken_parts(site.catalogue, wording.language)
        return ((home_of(language), wording("Trang chủ")), *((link.url, link.text) for link in parts))
    about = ((ABOUT.url, ABOUT.label),) if site.has(ABOUT) else ()
    return (("", "Trang chủ"), *((link.url, link.text) for link in site.parts), *about)


def page_values_of(host_url: str, page: Page) -> PageValues:
    """A page's names, escaped because the theme prints them raw."""
    return PageValues(
        title=escape(page.title),
        description=escape(page.description),
        canonical_url=f"{host_url}{page.url}" if host_url else "",
        image=f"{host_url}{page.image}" if host_url and page.image else "",
        share=share_address(f"{host_url}{page.url}") if host_url and page.record else "",
        code=CODE if host_url and page.coded else "",
        shared_title=escape(page.shared_title or page.title) if host_url else "",
        versions=_versions(host_url, page) if host_url else Markup(),
    )


def page_versions(host_url: str, page: Page) -> tuple[tuple[str, str], ...]:
    """A page's languages as `hreflang` names them, with addresses; the Vietnamese one is for all others."""
    found = [(language_tag(code), f"{host_url}{url}") for code, url in page.versions]
    first = (("x-default", url) for tag, url in found if tag == DEFAULT_LANGUAGE)
    return (*found, *first)


def _versions(host_url: str, page: Page) -> Markup:
    link = Markup('<link rel="alternate" hreflang="{}" href="{}">')
    return Markup("\n").join(link.format(tag, url) for tag, url in page_versions(host_url, page))


def hidden_parts(page: Page) -> tuple[str, ...]:
    """What the theme leaves out of a page: its side navigation always, contents where they are no help."""
    has_contents = page.record is not None and page.record.of_kind.has_contents
    return ("navigation",) if has_contents else ("navigation", "toc")


def unit_files(site: Site, content: Path) -> Mapping[str, Path | MadeFile]:
    """Files of the unit beside its pages: address → the file on disk, or how it is made."""
    unit = site.catalogue.unit
    shown = {**site.assets(), **{logo_path(unit): logo for logo in unit.assets}}
    files: dict[str, Path | MadeFile] = {
        url: _published(url, asset, content / asset.path) for url, asset in shown.items()
    }
    files[UNIT_CSS] = text_file(UNIT_CSS, unit_css(unit))
    files |= {made.path: made for made in site.made_files()}
    return files


def _published(url: str, asset: Asset, source: Path) -> Path | MadeFile:
    """A file as it may be published: itself, or what the gate left of it."""
    if not asset.cleaned:
        return source
    return MadeFile(url, made_of(asset), lambda: published_bytes(asset, source.read_bytes()), lasting=True)
