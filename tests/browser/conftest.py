"""The five units, built once in a run and served on this machine below a sub-path.

It must not know what is looked at.
"""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.browser.visiting import served
from tests.projects import ROOT, build, make_project

SUB_PATH = "chuyen-muc-nq57"
LONGEST = 600  # seconds that one worker waits for another's build


@pytest.fixture(scope="session")
def sections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the five trees."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "five-units"
    out = folder / "www" / SUB_PATH
    made_once(folder, lambda: build_sections(folder / "project", out))
    return out


def build_sections(project: Path, out: Path) -> str:
    """Build the five units; what went wrong."""
    done = build(make_project(project, ROOT / "content", search=True), out)
    return done.stderr if done.returncode else ""


def made_once(folder: Path, make: Callable[[], str]) -> None:
    """Whichever worker comes first makes what is in the folder; the others wait for it."""
    told = folder / "told.txt"
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(LONGEST * 5):
            if told.exists():
                break
            time.sleep(0.2)
    else:
        said = "it broke off"
        try:
            said = make()
        finally:
            (folder / "told.new").write_text(said, encoding="utf-8")
            (folder / "told.new").rename(told)
    assert told.read_text(encoding="utf-8") == ""


@pytest.fixture(scope="session")
def host(sections: Path) -> Iterator[str]:
    """The address of the folder of trees, ending in a slash."""
    with served(sections.parent) as address:
        yield f"{address}{SUB_PATH}/"
