"""A project folder opened for one build: its workspace, problems and article templates.

It must not know MkDocs; where the folder is and what day it is come in from outside.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from jinja2 import BytecodeCache

from nq57.body.reading import BodyReader, read_body
from nq57.catalogue.catalogue import catalogue_of
from nq57.catalogue.pending import with_pending
from nq57.catalogue.workspace import Workspace
from nq57.content.attachments import Judge, judge_each
from nq57.content.folder import ContentFolder, DiskFolder
from nq57.content.loading import Loaded, Reader, read_uncached
from nq57.content.workspace_settings import read_settings
from nq57.model.problems import Problem
from nq57.render.articles import Articles
from nq57.render.extras import NO_EXTRAS, Extras
from nq57.render.made_files import Indexer
from nq57.render.site import BodyRenderer, Site, plain_bodies
from nq57.site_shell.checked_content import CONTENT, load_checked
from nq57.site_shell.options import Options, read_options
from nq57.site_shell.shipped import layered_files
from nq57.site_shell.voices import voices_of

CONFIG = "mkdocs.yml"
ARTICLES = "templates/articles"


@dataclass(frozen=True, slots=True)
class LoadedProject:
    """Everything that the pages of all units are made of."""

    root: Path
    workspace: Workspace
    problems: tuple[Problem, ...]
    articles: Articles
    indexer: Indexer | None = None
    extras: Extras = NO_EXTRAS

    def site(self, unit_id: str, as_of: dt.date, bodies: BodyRenderer = plain_bodies) -> Site:
        """The section of one unit on a day."""
        read = DiskFolder(self.root / CONTENT).read
        seen = catalogue_of(self.workspace, unit_id, as_of)
        return Site(seen, self.articles, bodies, read, self.indexer, self.extras)


def shown_with_drafts(
    project: LoadedProject, as_of: dt.date, only: Collection[str] | None = None
) -> LoadedProject:
    """The project as its editors may see it on a day: what readers do not see is there, and marked.

    With `only`, what readers do not see is there of these files alone.
    """
    workspace = with_pending(project.workspace, as_of, only)
    return replace(project, workspace=workspace, extras=replace(project.extras, preview=True))


def open_project(
    root: Path,
    reader: Reader = read_uncached,
    body: BodyReader = read_body,
    judge: Judge = judge_each,
    indexer: Indexer | None = None,
    folder: ContentFolder | None = None,
    bytecode: BytecodeCache | None = None,
) -> LoadedProject:
    """Read a project folder that holds `content/`; no indexer, no search.

    `folder` is read in the place of `content/` where texts are tried that nobody has saved yet.
    """
    loaded = load_checked(root, reader, body, judge, folder)
    return project_of(root, loaded, indexer, bytecode)


def project_of(
    root: Path, loaded: Loaded, indexer: Indexer | None = None, bytecode: BytecodeCache | None = None
) -> LoadedProject:
    """A project of content that has been read, with its article templates as they are now.

    `bytecode` may keep what compiling them made.
    """
    sources = tuple(sorted(article_sources(root).items()))
    extras = _extras(root / CONFIG)
    return LoadedProject(
        root, loaded.workspace, loaded.problems, _compiled(sources, bytecode), indexer, extras
    )


def _extras(config: Path) -> Extras:
    """What the project's options switch on."""
    options = read_options(config) if config.is_file() else Options()
    voices = voices_of(read_settings(config.parent).fields)
    return Extras(options.do_hoa, options.anh_chia_se, options.bien_the_anh, voices=voices)


@lru_cache(maxsize=2)
def _compiled(sources: tuple[tuple[str, str], ...], bytecode: BytecodeCache | None) -> Articles:
    """Templates compiled once for each state of their texts."""
    return Articles(dict(sources), bytecode)


def article_sources(root: Path) -> Mapping[str, str]:
    """The article templates by name: a workspace's own before those that come with the program."""
    return {
        name: place.read_text(encoding="utf-8") for name, place in layered_files(root, ARTICLES).items()
    }
