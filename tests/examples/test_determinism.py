"""A build depends on content, configuration, code and day alone: no locale, clock, order or place shows.

It must not know how the product makes sure; it compares bytes.
"""

import hashlib
import random
import shutil
import sys
from pathlib import Path

import pytest
from tests.projects import ROOT, build, make_project

UNITS = ("lai-chau", "lang-son/so-ngoai-vu")
ONE = {"LANG": "C", "LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0", "COLUMNS": "80"}
OTHER = {
    "LANG": "vi_VN.UTF-8",
    "LC_ALL": "vi_VN.UTF-8",
    "TZ": "America/Los_Angeles",
    "PYTHONHASHSEED": "12345",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "200",
    "NQ57_DON_VI": "quang-ngai",
}


def copied_in_another_order(source: Path, target: Path) -> None:
    """Copy a folder file by file in random order, with other times: a disk lists them differently."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    for path in random.Random(57).sample(files, len(files)):  # noqa: S311 - an order, no secret
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def digests(out: Path) -> dict[str, str]:
    """The SHA-256 of every file of every tree, by path; a unit's working folder is no tree."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in (unit.replace("/", ".") for unit in UNITS)
        for path in sorted((out / name).rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same units built in two folders under two environments."""
    folder = tmp_path_factory.mktemp("twice")
    first = make_project(folder / "a", ROOT / "content")
    second = make_project(folder / "b" / "một nơi khác", first / "content")
    shutil.rmtree(second / "content")
    copied_in_another_order(first / "content", second / "content")
    umasks = (0o022, 0o077) if sys.platform != "win32" else (-1, -1)
    for project, env, umask in ((first, ONE, umasks[0]), (second, OTHER, umasks[1])):
        done = build(project, project / "out", *UNITS, env=env, umask=umask)
        assert done.returncode == 0, done.stderr
    return first / "out", second / "out"


def test_two_builds_are_byte_identical(builds: tuple[Path, Path]) -> None:
    """Under other locales, zones, seeds and orders every file is the same."""
    one, other = map(digests, builds)
    assert len(one) > 400
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_no_place_of_the_machine_is_in_a_tree(builds: tuple[Path, Path]) -> None:
    """Neither the project's folder nor the output's is named in any file."""
    for out in builds:
        places = {str(out.parent).encode(), str(out.parent.parent).encode(), str(ROOT).encode()}
        for path in out.rglob("*"):
            if path.is_file() and path.parts[len(out.parts)] != ".nq57":
                assert not [place for place in places if place in path.read_bytes()], path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_tree_may_be_read_by_the_web_server(builds: tuple[Path, Path]) -> None:
    """Whatever the umask of who built it: files and folders are readable by all."""
    for out in builds:
        for name in (unit.replace("/", ".") for unit in UNITS):
            paths = [out / name, *(out / name).rglob("*")]
            modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in paths}
            assert modes <= {(True, 0o755), (False, 0o644)}, modes
