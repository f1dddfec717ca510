"""What the command line answers before it wakes is what it would answer awake."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.projects import AS_OF, ROOT, make_project, nq57
from typer.main import get_command

from nq57 import __version__
from nq57.cli.app import app
from nq57.cli.first_answers import first_answer, help_text
from nq57.cli.verbs import VERBS

_SMALL = ROOT / "tests" / "examples" / "small" / "content"
_OLD = 1_700_000_000


def test_the_list_of_verbs_says_what_each_says_of_itself() -> None:
    """Each verb is where the list says, and its sentence is the first of its own help."""
    commands = getattr(get_command(app), "commands", {})
    said = {name: command.help.strip().partition("\n\n")[0] for name, command in commands.items()}
    assert said == {name: place.help for name, place in VERBS.items()}


def test_help_fits_the_terminal() -> None:
    """Every verb is in it, and no line is wider than the terminal."""
    for columns in (60, 80, 300):
        told = help_text(columns)
        assert max(map(len, told.splitlines())) <= min(columns, 100)
        assert all(f"\n  {name} " in told for name in VERBS)


def test_help_and_version_wake_nothing_heavy() -> None:
    """Neither typer nor pydantic is imported for them, nor for a build with nothing to do."""
    code = (
        "import sys; from nq57.cli.first_answers import first_answer;"
        "print([first_answer(w) for w in (['--help'], ['--version'], ['build', '--root', '/nowhere'])],"
        "[m for m in ('typer', 'pydantic', 'rich', 'jinja2', 'yaml') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - our own words
    done = run.stdout
    assert done.strip().endswith("[0, 0, None] []")
    assert __version__ in done


def test_checking_wakes_nothing_that_makes_pages() -> None:
    """Neither the views of pages nor templates are imported for a check of the content."""
    code = (
        "import sys; import nq57.cli.check, nq57.build.remembered, nq57.catalogue.reviews;"
        "print([m for m in ('nq57.render.site', 'nq57.site_shell.outline', 'jinja2') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - our own words
    assert run.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a warning, built twice so that its note is there."""
    project = make_project(tmp_path_factory.mktemp("p") / "du-an", _SMALL)
    for place in (*project.rglob("*"), project):
        os.utime(place, (_OLD, _OLD))
    assert nq57(*_build(project)).returncode in (0, 1)
    return project


def _build(project: Path, *more: str) -> list[str]:
    return ["build", "--root", str(project), "--as-of", AS_OF, *more]


def test_nothing_new_is_answered_at_once(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the words and with the status of the build before, in either language."""
    said = {}
    for language in ("vi", "en"):
        words = _build(built, "--lang", language)
        quick, told = first_answer(words), capsys.readouterr().err
        with pytest.raises(SystemExit) as awake:
            get_command(app)(words)
        assert (awake.value.code, capsys.readouterr().err) == (quick, told)
        assert "Không có gì thay đổi" in told
        said[language] = told
    assert said["vi"] != said["en"] or "CẢNH BÁO" not in said["vi"]


def test_anything_else_wakes_the_command_line(built: Path) -> None:
    """Another day, unit, revision or option, a changed or lost file, a word that is not understood."""
    for more in (
        ("--revision", "a" * 40),
        ("--drafts",),
        ("--explain", "index.html"),
        ("tinh-mau",),
        ("--x",),
    ):
        assert first_answer(_build(built, *more)) is None
    assert first_answer(["build", "--root", str(built), "--as-of", "2026-11-22"]) is None
    assert first_answer(["check"]) is None
    assert first_answer(_build(built)) is not None
    page = built / "site/tinh-mau/index.html"
    page.rename(page.with_name("cu"))
    assert first_answer(_build(built)) is None
    page.with_name("cu").rename(page)
    news = next((built / "content/tinh-mau/tin-tuc").glob("*.md"))
    os.utime(news, (_OLD, _OLD + 1))
    assert first_answer(_build(built)) is None
