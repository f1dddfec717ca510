"""`mkdocs build`, as any user of MkDocs runs it, makes the section of the unit that is named.

So does ProperDocs, which goes on where MkDocs 1 ends. It must not know the plugin; both run in a process of
their own.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.projects import AS_OF, ROOT, build, make_project

UNIT = "lang-son/so-ngoai-vu"


def mkdocs(
    project: Path, out: Path, env: Mapping[str, str], program: str = "mkdocs"
) -> "subprocess.CompletedProcess[str]":
    """Run MkDocs, or what goes by its interface, in a project."""
    options = ["--quiet", "--config-file", "mkdocs.yml", "--site-dir", str(out)]
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", program, "build", *options],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **env},
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product's project."""
    return make_project(tmp_path_factory.mktemp("mkdocs") / "project", ROOT / "content", search=True)


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_mkdocs_builds_the_unit_of_the_environment(project: Path, program: str) -> None:
    """On the day of the environment; every file is the same as `nq57 build` makes."""
    out, ours = project / program, project / "ours"
    done = mkdocs(project, out, {"NQ57_DON_VI": UNIT, "NQ57_NGAY": AS_OF}, program)
    assert done.returncode == 0, done.stderr
    assert build(project, ours, UNIT).returncode == 0
    tree = ours / UNIT.replace("/", ".")
    one, other = (
        {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (out, tree)
    )
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_mkdocs_has_a_sensible_default(project: Path) -> None:
    """Without a name the configuration's own unit is built."""
    done = mkdocs(project, project / "default", {})
    assert done.returncode == 0, done.stderr
    assert "Kỳ Lừa" in (project / "default" / "index.html").read_text("utf-8")


def test_an_unknown_unit_is_told_with_a_guess(project: Path) -> None:
    """In words, without a traceback."""
    done = mkdocs(project, project / "none", {"NQ57_DON_VI": "lang-son/phuong-ki-lua"})
    assert done.returncode != 0
    assert "lang-son/phuong-ky-lua" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
