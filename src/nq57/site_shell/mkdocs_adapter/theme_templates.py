"""The theme's templates rendered once per shape, with sentinels in the slots, by MkDocs' own means.

It must not know records or views; a shape tells it all that a template can tell of a page.
"""

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as MkPage

from nq57.body.fragments import Heading
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.site_shell.layout_key import LayoutKey
from nq57.site_shell.mkdocs_adapter import theme_setup
from nq57.site_shell.names import NOT_FOUND, UNIT_CSS, PageValues
from nq57.site_shell.page_template import PageTemplate, sentinel, split, with_sentinels
from nq57.site_shell.unit_values import UnitValues

TOC, ARTICLE = "toc", "article"
_CONTENTS = (
    '{% import "partials/language.html" as lang with context %}'
    "{% set features = config.theme.features or [] %}"
    '{% include "partials/toc.html" %}'
)
_SOME_HEADING = (Heading(2, sentinel("anchor"), sentinel("heading")),)


class ThemeTemplates:
    """Frames for all units of one family and language: the same navigation, the same unit texts present."""

    def __init__(
        self,
        config_path: Path,
        unit: UnitValues,
        entries: tuple[tuple[str, str], ...],
        language: str = DEFAULT_LANGUAGE,
    ) -> None:
        self._unit = _family(unit)
        self._config = theme_setup.load_quiet_config(config_path)
        theme_setup.configure_unit(self._config, self._unit, entries, UNIT_CSS)
        self._env = self._config.theme.get_env()
        theme_setup.set_globals(self._env, self._unit)
        theme_setup.speak(self._config, self._unit, language)
        self._env.globals["nq57"] = theme_setup.section_values(self._unit, language)
        self._entries = entries

    def frame(self, shape: LayoutKey) -> PageTemplate:
        """The frame of one shape."""
        page, nav, files = self._stage(shape)
        headings = _SOME_HEADING if shape.contents else ()
        names = PageValues(
            title=escape(sentinel("page.title")),
            description=escape(sentinel("page.description") if shape.described else ""),
            canonical_url=self._hosted("canonical_url", given=True),
            image=self._hosted("image", given=shape.shared[0]),
            share=self._hosted("share", given=shape.shared[1]),
            code=self._hosted("code", given=shape.shared[2]),
            shared_title=self._hosted("shared_title", given=True),
            versions=Markup(self._hosted("versions", given=shape.versions)),  # noqa: S704 - a sentinel
        )
        theme_setup.configure_page(page, names, headings, shape.hidden)
        page.content = sentinel(ARTICLE)
        page.active = True
        context = get_context(nav, files, self._config, page)
        html = self._env.get_template("main.html").render(context)
        if shape.contents:
            html = html.replace(self._contents(context), sentinel(TOC))
        return split(html)

    def _hosted(self, name: str, *, given: bool) -> str:
        """A slot that only pages with an address of their own have."""
        return sentinel(f"page.{name}") if given and self._unit.host_url else ""

    def not_found(self) -> PageTemplate:
        """The frame of the page for addresses that do not exist; links begin at the host's root."""
        _, nav, files = self._stage(LayoutKey("x/", "", (), described=False, contents=False))
        base = f"{sentinel('root')}/"
        context: Any = get_context(nav, files, self._config, base_url=base)
        context["nq57_article"] = sentinel(ARTICLE)
        return split(self._env.get_template(NOT_FOUND).render(context))

    def contents(self, title: str, headings: tuple[Heading, ...]) -> str:
        """A table of contents as the theme prints it: its links are anchors, the same on every page."""
        context = self._any_context
        context["page"].toc = theme_setup.table_of_contents(title, headings)
        return self._contents(context)

    @cached_property
    def _any_context(self) -> Any:  # noqa: ANN401 - MkDocs' typed dict
        page, nav, files = self._stage(LayoutKey("x/", "", (), described=False, contents=True))
        return get_context(nav, files, self._config, page)

    @cached_property
    def _contents_template(self) -> Template:
        return self._env.from_string(_CONTENTS)

    def _contents(self, context: Any) -> str:  # noqa: ANN401 - MkDocs' typed dict
        return self._contents_template.render(context)

    def _stage(self, shape: LayoutKey) -> tuple[MkPage, Navigation, Files]:
        """One page among the entries of the navigation, as MkDocs sees it."""
        uri = theme_setup.source_uri(shape.address)
        uris = dict.fromkeys((*(theme_setup.source_uri(url) for url, _ in self._entries), uri))
        files = Files([_virtual(self._config, name) for name in uris])
        nav = get_navigation(files, self._config)
        if shape.part:
            theme_setup.set_nav_parents(nav, files, [(uri, f"{shape.part}/")])
        page = files.src_uris[uri].page
        if page is None:
            msg = f"MkDocs made no page of {uri}"
            raise LookupError(msg)
        return page, nav, files


def _virtual(config: MkDocsConfig, uri: str) -> File:
    return File(uri, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)


def _family(unit: UnitValues) -> UnitValues:
    """The unit's texts as sentinels; its address becomes one whose path is a sentinel."""
    marked = with_sentinels(unit, "unit")
    if not unit.host_url:
        return marked
    return replace(marked, host_url=f"https://nq57.invalid{sentinel('root')}/")


def static_sources(config_path: Path) -> dict[str, Path]:
    """The theme's and the section's own files, copied as they are: address → file on disk."""
    config = theme_setup.load_quiet_config(config_path)
    files = Files([])
    theme_setup.section_files(files, config)
    files.add_files_from_theme(config.theme.get_env(), config)
    theme_setup.without_unused(files)
    found = (file for file in files if not file.is_documentation_page() and file.abs_src_path)
    return {file.dest_uri: Path(str(file.abs_src_path)) for file in sorted(found, key=lambda f: f.dest_uri)}
