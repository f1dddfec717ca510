"""Project folders made for a test, and the command line run in them.

It must not know what a command does; each runs in a process of its own, as an editor runs it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SWITCHES = ("do_hoa", "anh_chia_se", "bien_the_anh")

ROOT = Path(__file__).parents[1]
AS_OF = "2026-11-21"
_GIVEN = ("mkdocs.yml", "nq57.yml", "docs", "templates")


def make_project(folder: Path, content: Path, *, search: bool = False) -> Path:
    """A project with the product's own theme and configuration, and a copy of `content`.

    Search is switched off unless it is what is tested: its indexes cost more than all pages of a test.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _GIVEN:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            (folder / name).write_text(without_extras(source.read_text("utf-8")), "utf-8")
    if not search:
        config = folder / "nq57.yml"
        told = config.read_text(encoding="utf-8")
        assert "tim_kiem: có" in told
        config.write_text(told.replace("tim_kiem: có", "tim_kiem: không"), encoding="utf-8")
    shutil.copytree(content, folder / "content")
    return folder


def without_extras(config: str) -> str:
    """A configuration with the costly extras switched off: most tests do not look at pictures."""
    return re.sub(rf"^((?:{'|'.join(SWITCHES)}): )có", r"\1không", config, flags=re.MULTILINE)


def with_extras(project: Path) -> None:
    """Switch a project's extras on again."""
    config = project / "nq57.yml"
    text = re.sub(
        rf"^((?:{'|'.join(SWITCHES)}): )không", r"\1có", config.read_text("utf-8"), flags=re.MULTILINE
    )
    config.write_text(text, "utf-8")


def nq57(
    *arguments: str | Path, env: Mapping[str, str] | None = None, umask: int = -1
) -> "subprocess.CompletedProcess[str]":
    """Run `nq57` with these arguments; its output is UTF-8 whatever the locale."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "nq57", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        check=False,
        umask=umask,
    )


def build(
    project: Path, out: Path, *units: str, env: Mapping[str, str] | None = None, umask: int = -1
) -> "subprocess.CompletedProcess[str]":
    """Build units (all, when none is named) as of one fixed day, in one process."""
    options = ("--root", project, "--out", out, "--as-of", AS_OF, "--jobs", "1")
    return nq57("build", *units, *options, env=env, umask=umask)
