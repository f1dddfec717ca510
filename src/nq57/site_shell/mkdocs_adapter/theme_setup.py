"""How MkDocs' configuration and pages are set for a section: one way for plugin and page templates.

It must not know records or views; what it gets is settled text.
"""

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from nq57 import __version__
from nq57.body.fragments import Heading
from nq57.model.languages import DEFAULT_LANGUAGE, language_tag
from nq57.render.articles import count_filter, text_filter
from nq57.site_shell.names import TITLE_ANCHOR, PageValues
from nq57.site_shell.options import shipped_settings
from nq57.site_shell.policy import policy
from nq57.site_shell.shipped import DOCS, TEMPLATES, layered_files, sources_of
from nq57.site_shell.unit_values import UnitValues
from nq57.wording import VIETNAMESE, Wording, home_of, wording_of

_NO_VALUES = ("name", "custom_dir")  # what a theme's settings have beside its values


def load_quiet_config(path: Path, out: Path | None = None) -> MkDocsConfig:
    """MkDocs' configuration without its notices."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(path), **({"site_dir": str(out)} if out else {}))
    complete(config)
    return config


def complete(config: MkDocsConfig) -> None:
    """Fill in what a short `mkdocs.yml` leaves to the program: theme settings, templates, style sheets."""
    root, settings = Path(config.config_file_path).parent, shipped_settings()
    ordinary = Theme(name=config.theme.name)
    for key, value in settings["theme"].items():
        if key not in _NO_VALUES and config.theme.get(key) == ordinary.get(key):
            config.theme[key] = value
    _add_templates(config, root)
    config.extra_css = [*dict.fromkeys((*settings["extra_css"], *config.extra_css))]
    for key, value in settings["extra"].items():
        config.extra.setdefault(key, value)


def _add_templates(config: MkDocsConfig, root: Path) -> None:
    """Look for templates in the workspace, then in the program, then in the theme."""
    ours = [str(folder) for folder in reversed(sources_of(root, TEMPLATES))]
    known = [folder for folder in config.theme.dirs if str(Path(folder).resolve()) not in ours]
    custom = config.theme.custom_dir
    own = [folder for folder in known if custom and Path(folder).resolve() == (root / custom).resolve()]
    config.theme.dirs = [*own, *ours, *(folder for folder in known if folder not in own)]


def section_files(files: Files, config: MkDocsConfig) -> None:
    """Put the section's assets in the place of what MkDocs found in `docs_dir`."""
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        files.remove(file)
    root = Path(config.config_file_path).parent
    for name, place in layered_files(root, DOCS).items():
        if not place.name.endswith((".map", ".md")):
            folder = str(place)[: -len(name)]
            files.append(File(name, folder, config.site_dir, config.use_directory_urls))


def configure_unit(
    config: MkDocsConfig, frame: UnitValues, entries: Iterable[tuple[str, str]], css: str
) -> None:
    """Put a unit's name, address, navigation and style sheet where the theme looks for them."""
    config.site_name = frame.site_name
    config.site_url = frame.host_url
    config.nav = [{title: source_uri(url)} for url, title in entries]
    if css not in config.extra_css:
        config.extra_css = [*config.extra_css, css]


def set_globals(env: Environment, frame: UnitValues) -> None:
    """What the theme's overrides read on every page, and the filters that say texts in its language."""
    env.globals["nq57"] = section_values(frame, DEFAULT_LANGUAGE)
    env.filters["t"], env.filters["tn"] = _text, _count


def section_values(frame: UnitValues, language: str) -> dict[str, object]:
    """What the theme's overrides read on a page in `language`.

    `tag` is its language for `lang`, `texts` that of menus and labels, `mark` what tells that a name is
    Vietnamese where they are not.
    """
    wording = wording_of(language)
    foreign = wording is not VIETNAMESE
    return {
        "unit": frame,
        "policy": Markup(policy()),  # noqa: S704 - quotes and all
        "version": __version__,
        "wording": wording,
        "tag": language_tag(language),
        "texts": wording.tag,
        "home": home_of(language),
        "mark": Markup(' lang="vi"') if foreign else "",
        "locale": wording.locale,
    }


@pass_context
def _text(context: Context, text: str, **values: object) -> str:
    return text_filter(context["nq57"]["wording"])(text, **values)


@pass_context
def _count(context: Context, text: str, count: int, **values: object) -> str:
    return count_filter(context["nq57"]["wording"])(text, count, **values)


def speak(config: MkDocsConfig, frame: UnitValues, language: str) -> None:
    """Let the theme's own texts, and what the configuration says of it, be in the language of a page."""
    wording = wording_of(language)
    config.site_name = frame.site_name
    config.theme["language"] = wording.language
    plain = config.theme.get("nq57_palette") or config.theme["palette"]
    config.theme["nq57_palette"] = plain
    config.theme["palette"] = [_spoken_toggle(choice, wording) for choice in plain]


def _spoken_toggle(choice: Mapping[str, Any], wording: Wording) -> Mapping[str, Any]:
    toggle = choice.get("toggle")
    if not toggle:
        return choice
    name = toggle["name"]
    return {**choice, "toggle": {**toggle, "name": wording(name)}}


@dataclass(frozen=True)
class NavItem:
    """An entry of the navigation on a page in another language, as the theme's overrides read it."""

    title: str
    url: str
    active: bool

    def __eq__(self, other: object) -> bool:
        """Whether it is that page's own entry."""
        return getattr(other, "url", None) == self.url

    def __hash__(self) -> int:
        """By address, as it is compared."""
        return hash(self.url)


def spoken_nav(entries: Iterable[tuple[str, str]], page: MkPage, part: str) -> SimpleNamespace:
    """The navigation of a page in another language, and what is beside it there; MkDocs knows but one."""
    here = (page.url, f"{part}/")
    items = [NavItem(title, url, url in here) for url, title in entries]
    ring = (None, *items, None)
    for earlier, item, later in zip(ring, items, ring[2:], strict=False):
        if item == page:
            page.previous_page, page.next_page = earlier, later  # type: ignore[assignment] # read by templates
    return SimpleNamespace(items=items, homepage=None)


def configure_page(
    page: MkPage, frame: PageValues, headings: tuple[Heading, ...], hidden: tuple[str, ...]
) -> None:
    """Give a page its names, its table of contents, and what the theme shall leave out."""
    page.meta = {"title": frame.title, "hide": list(hidden)}
    if frame.description:
        page.meta["description"] = frame.description
    page.meta |= {"image": frame.image, "share": frame.share, "code": frame.code}
    page.meta |= {"shared_title": frame.shared_title, "versions": frame.versions}
    page.canonical_url = frame.canonical_url or None
    page.toc = table_of_contents(frame.title, headings)


def set_nav_parents(nav: Navigation, files: Files, parts: Iterable[tuple[str, str]]) -> None:
    """Hang each page under its part, so that the theme marks the part it belongs to.

    `parts` pairs the page's virtual file with its part's address.
    """
    entries = {item.file.src_uri: item for item in nav.items if isinstance(item, MkPage)}
    for uri, part in parts:
        shown, entry = files.src_uris[uri].page, entries.get(source_uri(part))
        if shown is not None and entry is not None and entry is not shown:
            shown.parent = entry  # type: ignore[assignment] # a page serves where MkDocs wants a section


def without_unused(files: Files) -> None:
    """The theme's sheets and scripts stay behind: our own `khung.css` and `khung.js` take their place."""
    theme, unused = get_theme_dir("material"), ("assets/javascripts/", "assets/stylesheets/")
    for file in [file for file in files if file.src_dir == theme and file.src_uri.startswith(unused)]:
        files.remove(file)


def source_uri(url: str) -> str:
    """The virtual Markdown file behind an address: `van-ban/` → `van-ban/index.md`."""
    return f"{url}index.md"


def table_of_contents(title: str, headings: tuple[Heading, ...]) -> TableOfContents:
    """Headings as the theme's nested links, below the page's own title."""
    top = AnchorLink(title, TITLE_ANCHOR, 1)
    open_links = [top]
    for heading in headings:
        link = AnchorLink(str(escape(heading.text)), heading.anchor, heading.level)
        while open_links[-1].level >= heading.level:
            open_links.pop()
        open_links[-1].children.append(link)
        open_links.append(link)
    return TableOfContents([top])
