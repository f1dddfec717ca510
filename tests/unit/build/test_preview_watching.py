"""Edits are noticed by the system's events, and without them by looking."""

import errno
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from nq57.build import preview_watching
from nq57.build.preview_watching import ProjectWatch


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Folders such as a project has, with one file."""
    for name in ("content", "templates", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "content" / "a.md").write_text("a", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("x: 1", "utf-8")
    return tmp_path


@pytest.fixture
def told() -> list[str]:
    """What was said."""
    return []


@pytest.fixture
def watch(project: Path, told: list[str]) -> Iterator[ProjectWatch]:
    """A watch that has begun, by the system's events."""
    one = ProjectWatch(project, told.append)
    one.start()
    yield one
    one.end()
    one.close()


def noticed(watch: ProjectWatch) -> bool:
    """Whether a change is noticed within some looks."""
    return any(watch.wait() for _ in range(5))


def test_changes_of_files_and_of_whole_folders_are_noticed(watch: ProjectWatch, project: Path) -> None:
    """Also in a folder that was removed and made again, and of the configuration."""
    (project / "content" / "a.md").write_text("b", "utf-8")
    assert noticed(watch)
    for _ in range(2):
        (project / "content" / "a.md").unlink()
        (project / "content").rmdir()
        assert noticed(watch)
        (project / "content").mkdir()
        assert noticed(watch)
        (project / "content" / "a.md").write_text("c", "utf-8")
        assert noticed(watch)
    (project / "mkdocs.yml").write_text("x: 2", "utf-8")
    assert noticed(watch)
    assert not watch.polling


def test_what_is_built_beside_is_no_change(watch: ProjectWatch, project: Path) -> None:
    """Trees, stores and files that sections are not made of wake nobody."""
    for name in ("site", ".nq57"):
        (project / name).mkdir()
        (project / name / "x").write_text("x", "utf-8")
    (project / "noi-dang.yml").write_text("x", "utf-8")
    (project / "content" / ".a.md.swp").write_text("x", "utf-8")
    assert not watch.wait(0.3)


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENOSPC], ids=["instances", "watches"])
def test_where_the_table_of_watches_is_full_it_looks_by_itself(
    project: Path, told: list[str], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so in one sentence, and every edit is still noticed."""

    def refuse(_: BaseObserver) -> None:
        raise OSError(number, "inotify instance limit reached")

    monkeypatch.setattr(BaseObserver, "start", refuse)
    monkeypatch.setattr(preview_watching, "_OFTEN", 0.02)
    watch = ProjectWatch(project, told.append)
    watch.start()
    assert watch.polling
    assert len(told) == 1
    assert "inotify instance limit reached" in told[0]
    (project / "content" / "a.md").write_text("bb", "utf-8")
    assert noticed(watch)


def test_where_the_system_is_silent_it_looks_more_often(
    project: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two changes that no event told of are noticed all the same, and prove that none will."""
    monkeypatch.setattr(preview_watching, "_SELDOM", 0.02)
    monkeypatch.setattr(preview_watching, "_LATE", 0.01)
    monkeypatch.setattr(ProjectWatch, "dispatch", lambda *_: None)
    watch = ProjectWatch(project, told.append)
    watch.start()
    for text in ("bb", "ccc"):
        assert not watch.polling
        (project / "content" / "a.md").write_text(text, "utf-8")
        assert noticed(watch)
    assert watch.polling
    assert len(told) == 1
    watch.close()


def test_who_waits_is_let_go(watch: ProjectWatch) -> None:
    """The end is no change."""
    said: list[bool] = []
    waiting = threading.Thread(target=lambda: said.append(watch.wait()))
    waiting.start()
    watch.end()
    waiting.join()
    assert said == [False]
