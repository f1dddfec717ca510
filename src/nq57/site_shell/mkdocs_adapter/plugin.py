"""The MkDocs plugin: it translates MkDocs' events, and decides nothing itself.

It must not know kinds, records or views; the site of a unit tells what pages there are.
"""

import datetime as dt
import logging
from importlib.metadata import entry_points
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkPage
from mkdocs.utils.templates import TemplateContext

from nq57.language.did_you_mean import nearest
from nq57.model.day import today
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.render.made_files import Indexer
from nq57.render.pages import Page
from nq57.render.site import Site
from nq57.site_shell.checked_content import CONTENT
from nq57.site_shell.mkdocs_adapter import theme_setup
from nq57.site_shell.names import NOT_FOUND, UNIT_CSS
from nq57.site_shell.options import NO_INDEXER, read_options
from nq57.site_shell.outline import hidden_parts, nav_entries, page_values_of, page_versions, unit_files
from nq57.site_shell.project import ARTICLES, LoadedProject, open_project
from nq57.site_shell.shipped import CONFIG
from nq57.site_shell.unit_values import UnitValues, last_change, root_path, unit_values_of
from nq57.wording import VIETNAMESE, wording_of

_log = logging.getLogger("mkdocs.plugins.nq57")


class SectionConfig(Config):  # type: ignore[no-untyped-call] # MkDocs leaves its hook untyped
    """The plugin's options in `mkdocs.yml`."""

    don_vi = config_options.Type(str, default="")
    """The id of the unit to build, for example `lang-son/phuong-ky-lua`."""
    tim_kiem = config_options.Type(bool, default=True)
    """Whether the section can be searched."""
    ngay = config_options.Type((str, dt.date), default="")
    """The day the section is built as of (ISO); today in Vietnam when empty."""
    do_hoa = config_options.Type(bool, default=False)
    """Whether infographics are also made as pictures and posters."""
    anh_chia_se = config_options.Type(bool, default=False)
    """Whether each record gets a picture that shows where its address is shared."""
    bien_the_anh = config_options.Type(bool, default=False)
    """Whether pictures are also made in smaller sizes and newer formats."""


class SectionPlugin(BasePlugin[SectionConfig]):  # type: ignore[no-untyped-call] # see above
    """One unit's section as virtual pages."""

    project: LoadedProject | None = None
    site: Site
    frame: UnitValues
    pages: dict[str, Page]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the project and put the unit's values where the theme looks for them."""
        root = Path(config.config_file_path).parent
        theme_setup.complete(config)
        project = self.project or open_project(root, indexer=self._indexer(root))
        given = str(self.config.ngay)  # MkDocs reads a date out of the environment by itself
        as_of = dt.date.fromisoformat(given) if given else today(dt.datetime.now(dt.UTC))
        self.site = project.site(self._unit_id(project), as_of)
        self.frame = unit_values_of(self.site)
        self.pages = {theme_setup.source_uri(page.url): page for page in self.site.pages()}
        theme_setup.configure_unit(config, self.frame, nav_entries(self.site), UNIT_CSS)
        config.watch += [str(root / CONTENT), str(root / ARTICLES)]
        return config

    def _indexer(self, root: Path) -> Indexer | None:
        """What makes search indexes; a room above offers it by an entry point, as MkDocs finds plugins."""
        if not read_options(root / CONFIG).tim_kiem:
            return None
        makers = [point.load() for point in entry_points(group="nq57.indexer")]
        indexer: Indexer | None = makers[0]() if makers else None
        if indexer is None:
            _log.warning(NO_INDEXER)
        return indexer

    def _unit_id(self, project: LoadedProject) -> str:
        units = project.workspace.section_units
        wanted = self.config.don_vi or next(iter(units), "")
        if wanted in units:
            return wanted
        guess = nearest(wanted, units)
        hint = f" Có phải ý bạn là “{guess[0]}”?" if guess else ""
        sentence = f"Không có đơn vị “{wanted}” trong {CONTENT}/.{hint}"
        raise PluginError(sentence)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every page and file of the section."""
        theme_setup.section_files(files, config)
        theme_setup.without_unused(files)
        for uri in self.pages:
            files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        for url, data in unit_files(self.site, Path(config.config_file_path).parent / CONTENT).items():
            if isinstance(data, Path):
                files.append(File.generated(config, url, abs_src_path=str(data)))
            else:
                files.append(File.generated(config, url, content=data.make()))
        for folder in self.site.made_folders():
            for name, made in folder.make().items():
                files.append(File.generated(config, f"{folder.path}{name}", content=made))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Let the theme mark the part that each page belongs to."""
        del config
        pairs = ((uri, f"{page.part}/") for uri, page in self.pages.items() if page.part)
        theme_setup.set_nav_parents(nav, files, pairs)
        return nav

    def on_page_content(self, html: str, page: MkPage, config: MkDocsConfig, files: Files) -> str:
        """The article is where MkDocs would put rendered Markdown."""
        del html, config, files
        shown = self.pages[page.file.src_uri]
        article = self.site.article(shown)
        names = page_values_of(self.frame.host_url, shown)
        theme_setup.configure_page(page, names, article.headings, hidden_parts(shown))
        page.meta["addresses"] = page_versions(self.frame.host_url, shown) if self.frame.host_url else ()
        page.update_date = last_change(self.site, shown).isoformat()
        return article.html

    def on_page_context(
        self, context: TemplateContext, page: MkPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """A page in another language gets the section's values, menus and the theme's texts in it."""
        del nav
        shown = self.pages[page.file.src_uri]
        frame = unit_values_of(self.site, shown.language)
        theme_setup.speak(config, frame, shown.language)
        if wording_of(shown.language) is not VIETNAMESE:
            entries = nav_entries(self.site, shown.language)
            context["nav"] = theme_setup.spoken_nav(entries, page, shown.part)  # type: ignore[typeddict-item] # alike
        if shown.language != DEFAULT_LANGUAGE:
            context["nq57"] = theme_setup.section_values(frame, shown.language)  # type: ignore[typeddict-unknown-key] # ours
        return context

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """What the theme's overrides read on every page."""
        del config, files
        theme_setup.set_globals(env, self.frame)
        return env

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page for addresses that do not exist, with links that hold at any depth."""
        del config
        if template_name == NOT_FOUND:
            article = self.site.not_found(root_path(self.site.catalogue.unit))
            context["nq57_article"] = article  # type: ignore[typeddict-unknown-key] # ours
        return context
