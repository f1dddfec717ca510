"""The handbook as a site is sound, and what it says to type is what the program takes.

It must not judge wording. Commands are parsed by the program itself, none is run.
"""

import re
import runpy
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from nq57.catalogue.catalogue import catalogue_of
from nq57.cli.app import app
from nq57.content.folder import MemoryFolder
from nq57.content.loading import Loaded, load
from nq57.render.articles import Articles
from nq57.render.site import Site
from nq57.site_shell.project import article_sources

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "handbook").rglob("*.md"))]
PAGES = [page for page in PAGES if "vi-du" not in page.parts]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:nq57|python3 scripts/)[^`\n]*)`")


@pytest.fixture(scope="module")
def site() -> Loaded:
    """The workspace that `scripts/handbook_site.py` builds."""
    sys.path.insert(0, str(ROOT / "scripts"))
    files = runpy.run_path(str(ROOT / "scripts" / "handbook_workspace.py"))["workspace"]()
    content = {p.removeprefix("content/"): d for p, d in files.items() if p.startswith("content/")}
    return load(MemoryFolder(content))


def test_every_page_is_a_sound_record(site: Loaded) -> None:
    """No page is left out, no link leads nowhere, and readers see what was written."""
    errors = [found for found in site.problems if found.severity == "error"]
    unfaithful = {"chu-bi-mat", "dau-con-nguyen", "html-bi-bo", "mo-dau-hai"}
    assert errors == []
    assert [found for found in site.problems if found.code in unfaithful] == []
    pages = [page for page in PAGES if page.is_relative_to(ROOT / "handbook")]
    assert len(site.workspace.records) == len(pages) + 1  # and the files that they lead to


def test_its_pages_show_what_the_handbook_says(site: Loaded) -> None:
    """A quoted file, a heading's anchor and a step's picture are there."""
    day = max(record.fields.date.first_day for record in site.workspace.records if record.fields.date)
    made = Site(catalogue_of(site.workspace, "so-tay", day), Articles(article_sources(ROOT)))
    texts = {page.url: made.article(page).html for page in made.pages() if page.record}
    assert 'id="vi-du-tinh-mau-xa-mau-don-vi-yml"' in texts["hoc-vu-so/tep-mau/"]
    assert "soan-bieu-mau.png" in texts["hoc-vu-so/soan-tren-trinh-duyet/"]
    assert 'href="../../hoc-vu-so/loi-thuong-gap/"' in texts["hoc-vu-so/git-bang-chuot/"]


def commands(page: Path) -> Iterator[str]:
    """What a page says to type: lines of its shell blocks, and commands within its text."""
    text = page.read_text(encoding="utf-8")
    for block in BLOCK.findall(text):
        yield from (line.split("  #")[0].strip() for line in block.splitlines())
    yield from INLINE.findall(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_is_one_that_the_program_takes(page: Path) -> None:
    """Each verb, option and number of words is parsed by the program; each script is there."""
    wrong = [line for line in commands(page) if not _is_taken(line)]
    assert wrong == []


def _is_taken(line: str) -> bool:
    """Whether a command of ours would be parsed; those of others are not ours to judge."""
    words = shlex.split(line.partition(" > ")[0].removesuffix("\\"), comments=True)
    if words[:1] == ["python3"] and words[1:2] and words[1].startswith("scripts/"):
        return (ROOT / words[1]).is_file()
    if not words or Path(words[0]).name != "nq57" or "…" in line:
        return True
    command: Any = get_command(app)
    rest = words[1:]
    while rest and rest[0] in getattr(command, "commands", {}):
        command, rest = command.commands[rest[0]], rest[1:]
    options = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    flags = {word.partition("=")[0] for word in rest if word.startswith("--")}
    is_verb = rest != words[1:] or flags == set(words[1:])
    return is_verb and flags <= options | {"--help"}
