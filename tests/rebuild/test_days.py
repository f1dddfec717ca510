"""A day passes: what was under embargo appears, what expires goes, and nothing else is written."""

import datetime as dt
import json
from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import article

PAGE = "tin-tuc/hen/index.html"
FILES = {
    "tinh-a/tin-tuc/cu.md": article(),
    "tinh-a/tin-tuc/hen.md": article(dang_tu="30/11/2026", het_han="02/12/2026"),
}


def november(day: int) -> dt.date:
    """A day of November 2026; December begins at 31."""
    return dt.date(2026, 11, 1) + dt.timedelta(days=day - 1)


def test_an_embargo_passes(tmp_path: Path) -> None:
    """An article appears on the day its embargo ends, in the units that see it and no other."""
    scene = Scene(tmp_path, FILES)
    assert PAGE not in scene.trees(scene.build(as_of=november(29)))["tinh-a"]
    built = scene.build(as_of=november(30))
    assert PAGE in built.written["tinh-a"]
    assert PAGE in built.written["tinh-a/xa-b"]
    assert PAGE not in built.written.get("tinh-c", set())
    assert scene.trees(built) == scene.clean(november(30))


def test_an_expiry_passes(tmp_path: Path) -> None:
    """The day after its last day the article's page is gone."""
    scene = Scene(tmp_path, FILES)
    assert PAGE in scene.trees(scene.build(as_of=november(32)))["tinh-a"]
    built = scene.build(as_of=november(33))
    assert built.removed == {"tinh-a": {PAGE}, "tinh-a/xa-b": {PAGE}}
    assert scene.trees(built) == scene.clean(november(33))


def test_a_day_may_be_taken_back(tmp_path: Path) -> None:
    """Building as of an earlier day again gives that day's trees."""
    scene = Scene(tmp_path, FILES)
    before = scene.trees(scene.build(as_of=november(29)))
    scene.build(as_of=november(30))
    assert scene.trees(scene.build(as_of=november(29))) == before


def test_a_quiet_day_leaves_pages_and_renews_the_manifest(tmp_path: Path) -> None:
    """Where the day changes no page, none is written, and the manifest still tells the new day."""
    scene = Scene(tmp_path, {"tinh-a/tin-tuc/cu.md": article()})
    scene.build("tinh-a", as_of=november(20))
    assert scene.build("tinh-a", as_of=november(21)).written == {}
    assert json.loads(scene.manifest("tinh-a").read_bytes())["as_of"] == "2026-11-21"
