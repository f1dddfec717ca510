"""The MkDocs plugin: it translates MkDocs' events, and decides nothing itself.

It must not know kinds, records or views; the site of a unit tells what pages there are.
"""

import datetime as dt
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from nq57.language.likeness import nearest
from nq57.render.markdown import Heading
from nq57.render.site import Page, Site
from nq57.section.project import ARTICLES, CONTENT, Project, open_project, today
from nq57.section.unit_values import last_change, root_path, site_name, unit_css, unit_frame

NAV_ONLY = {"gioi-thieu": "Giới thiệu"}


class SectionConfig(Config):
    """The plugin's options in `mkdocs.yml`."""

    don_vi = config_options.Type(str, default="")
    """The id of the unit to build, for example `lang-son/phuong-ky-lua`."""
    ngay = config_options.Type(str, default="")
    """The day the section is built as of (ISO); today in Vietnam when empty."""


class SectionPlugin(BasePlugin[SectionConfig]):
    """One unit's section as virtual pages."""

    project: Project | None = None
    site: Site
    pages: dict[str, Page]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open the project and put the unit's values where the theme looks for them."""
        root = Path(config.config_file_path).parent
        project = self.project or open_project(root)
        as_of = dt.date.fromisoformat(self.config.ngay) if self.config.ngay else today(dt.datetime.now(dt.UTC))
        self.site = project.site(self._unit_id(project), as_of)
        self.pages = {source_uri(page.url): page for page in self.site.pages()}
        unit = self.site.catalogue.unit
        config.site_name = site_name(unit)
        config.site_url = unit.fields.host_url or ""
        config.nav = [{title: source_uri(url)} for url, title in nav_entries(self.site)]
        config.extra_css = [*config.extra_css, "assets/don-vi.css"]
        config.watch += [str(root / CONTENT), str(root / ARTICLES)]
        return config

    def _unit_id(self, project: Project) -> str:
        units = project.workspace.section_units
        wanted = self.config.don_vi or next(iter(units), "")
        if wanted in units:
            return wanted
        guess = nearest(wanted, units)
        hint = f" Có phải ý bạn là “{guess[0]}”?" if guess else ""
        raise PluginError(f"Không có đơn vị “{wanted}” trong {CONTENT}/.{hint}")

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every page and file of the section."""
        for uri in self.pages:
            files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        css = unit_css(self.site.catalogue.unit)
        files.append(File.generated(config, "assets/don-vi.css", content=css))
        content = Path(config.config_file_path).parent / CONTENT
        for url, asset in self.site.assets().items():
            files.append(File.generated(config, url, abs_src_path=str(content / asset.path)))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Hang each page under its part, so that the theme marks the part it belongs to."""
        del config
        parts = {item.file.src_uri: item for item in nav.items if isinstance(item, MkPage)}
        for uri, page in self.pages.items():
            part = parts.get(source_uri(f"{page.part}/")) if page.part else None
            shown = files.src_uris[uri].page
            if shown is not None and part is not None and part is not shown:
                shown.parent = part  # type: ignore[assignment] # a page serves where MkDocs wants a section
        return nav

    def on_page_markdown(self, markdown: str, page: MkPage, config: MkDocsConfig, files: Files) -> str:
        """Give the page its title, description and what the theme shall leave out."""
        del config, files
        shown = self.pages[page.file.src_uri]
        page.meta = page_meta(shown)
        page.update_date = last_change(self.site, shown).isoformat()
        return markdown

    def on_page_content(self, html: str, page: MkPage, config: MkDocsConfig, files: Files) -> str:
        """The article stands where MkDocs would put rendered Markdown."""
        del html, config, files
        article = self.site.article(self.pages[page.file.src_uri])
        page.toc = table_of_contents(article.headings)
        return article.html

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """What the theme's overrides read on every page."""
        del config, files
        env.globals["nq57"] = {"unit": unit_frame(self.site.catalogue.unit)}
        return env

    def on_template_context(self, context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
        """The page for addresses that do not exist, with links that hold at any depth."""
        del config
        if template_name == "404.html":
            root = root_path(self.site.catalogue.unit)
            context["nq57_article"] = self.site.not_found(root)  # type: ignore[typeddict-unknown-key] # ours
        return context


def source_uri(url: str) -> str:
    """The virtual Markdown file behind an address: `van-ban/` → `van-ban/index.md`."""
    return f"{url}index.md"


def nav_entries(site: Site) -> list[tuple[str, str]]:
    """Address and title of what the navigation shows."""
    parts = [(link.url, link.text) for link in site.parts]
    return [("", "Trang chủ"), *parts, *((f"{part}/", NAV_ONLY[part]) for part in NAV_ONLY if site.has(part))]


def page_meta(page: Page) -> dict[str, Any]:
    """MkDocs prints these raw, so they are escaped here."""
    meta: dict[str, Any] = {"title": str(escape(page.title)), "hide": ["navigation", "toc"]}
    if page.record is not None and page.template not in ("nhiem-vu", "chi-tieu", "su-kien"):
        meta["hide"] = ["navigation"]
    if page.description:
        meta["description"] = str(escape(page.description))
    return meta


def table_of_contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """Headings as the theme's nested links."""
    roots: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(str(escape(heading.text)), heading.anchor, heading.level)
        while open_links and open_links[-1].level >= heading.level:
            open_links.pop()
        (open_links[-1].children if open_links else roots).append(link)
        open_links.append(link)
    return TableOfContents(roots)
