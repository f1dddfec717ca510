"""The machine's own troubles end every verb in a sentence and a status, never in a traceback."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.projects import make_project

from nq57.cli import edge

FILES = {
    "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n",
    "tinh-a/tin-tuc/t.md": "---\ntieu_de: T\nngay: 2025\n---\nChữ.\n",
}


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest project, built once."""
    folder = tmp_path_factory.mktemp("edge")
    for path, text in FILES.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_text(text, encoding="utf-8")
    project = make_project(folder / "p", folder / "content")
    (folder / "www").mkdir()
    place = f"noi_dang:\n  - don_vi: tinh-a\n    dia_chi: {(folder / 'www').as_uri()}\n"
    (project / "noi-dang.yml").write_text(place, encoding="utf-8")
    done = run("build", project)
    assert done.returncode == 0, done.stderr
    return project


def run(
    words: str, where: Path | None, output: int | None = None, before: Callable[[], None] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a verb in a folder."""
    command = [sys.executable, "-m", "nq57", *words.split()]
    return subprocess.run(  # noqa: S603 - our own command, in a process without threads
        command,
        cwd=where,
        stdin=subprocess.DEVNULL,
        stdout=output or subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "NQ57_KHOA_KY": "x", "NQ57_KHOA_KIEM": "x", "PYTHONUTF8": "1"},
        preexec_fn=before,
        timeout=60,
        check=False,
    )


def told(done: "subprocess.CompletedProcess[str]", status: int, sentence: str) -> None:
    """It ended so, said so with a remedy, and left no trace."""
    assert sentence in done.stderr
    assert "→" in done.stderr
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("words", ["build", "publish --all", "verify"])
def test_a_folder_that_is_gone(tmp_path: Path, words: str) -> None:
    """Standing in a folder that somebody has removed."""
    gone = tmp_path / "gone"
    gone.mkdir()

    def leave() -> None:
        os.chdir(gone)
        gone.rmdir()

    told(run(words, None, before=leave), 3, "Thư mục đang đứng không còn")


@pytest.mark.parametrize("words", ["check", "--help"])
def test_an_output_on_a_full_disk(given: Path, words: str) -> None:
    """What was printed did not arrive."""
    with Path("/dev/full").open("wb") as full:
        told(run(words, given, full.fileno()), 3, "Hết chỗ trên đĩa")


def test_an_output_that_nobody_reads(given: Path) -> None:
    """The other end of a pipe is closed before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        told(run("check", given, writing), 3, "Nơi nhận kết quả đã đóng")
    finally:
        os.close(writing)


def test_a_closed_output_is_no_trouble(given: Path) -> None:
    """Who closes the output wants none."""
    done = run("check", given, before=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("words", ["build --jobs 1 --out OUT", "check --report"])
def test_a_full_disk(given: Path, tmp_path: Path, words: str) -> None:
    """No file may grow: each verb that writes says so, or has nothing to write."""
    out = tmp_path / "out"
    shutil.rmtree(given / ".nq57", ignore_errors=True)

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    done = run(words.replace("OUT", str(out)), given, before=full)
    assert done.returncode in {1, 2, 3}
    assert "Traceback" not in done.stderr
    if words.startswith(("build", "check")):
        assert "Hết chỗ trên đĩa" in done.stderr


@pytest.mark.parametrize("words", ["build --jobs 1 --out /sys/nq57"])
def test_a_place_where_nothing_may_be_written(given: Path, words: str) -> None:
    """A folder of the system."""
    done = run(words, given)
    assert done.returncode in {2, 3}
    assert "Traceback" not in done.stderr


def folder_in_place_of(path: str) -> Callable[[Path], None]:
    """A folder where a file should be."""

    def put(project: Path) -> None:
        (project / path).unlink(missing_ok=True)
        (project / path / "x").mkdir(parents=True)

    return put


def file_in_place_of(path: str) -> Callable[[Path], None]:
    """A file where a folder should be."""

    def put(project: Path) -> None:
        shutil.rmtree(project / path)
        (project / path).write_bytes(b"\0\xff")

    return put


def garbage_in(path: str) -> Callable[[Path], None]:
    """Bytes that mean nothing."""

    def put(project: Path) -> None:
        (project / path).write_bytes(b"[" * 50_000 + b"\0\xff")

    return put


WORKROOM = "site/.nq57/"
NAMES = ("tinh-a.manifest.json", "tinh-a.json", "lan-cuoi.json", "tinh-a.viec.json")
DAMAGE = {
    "output is a file": [file_in_place_of("site")],
    "workroom and store are files": [file_in_place_of("site/.nq57"), file_in_place_of(".nq57")],
    "notes are garbage": [garbage_in(f"{WORKROOM}{name}") for name in NAMES],
    "notes are folders": [folder_in_place_of(f"{WORKROOM}{name}") for name in NAMES],
    "lock and store are folders": [
        folder_in_place_of(f"{WORKROOM}tinh-a.khoa"),
        folder_in_place_of(".nq57/kho.sqlite3"),
    ],
    "tree is a file, store is garbage": [
        file_in_place_of("site/tinh-a"),
        garbage_in(".nq57/kho.sqlite3"),
    ],
    "a page is a folder": [folder_in_place_of("site/tinh-a/index.html")],
}


@pytest.mark.parametrize("damages", DAMAGE.values(), ids=DAMAGE)
def test_damaged_output(given: Path, tmp_path: Path, damages: list[Callable[[Path], None]]) -> None:
    """Whatever lies where our own files should: built all the same, or told; never a traceback."""
    project = tmp_path / "p"
    shutil.copytree(given, project)
    for damage in damages:
        damage(project)
    for words, nothing_done in (("publish --all --dry-run", 1), ("build --jobs 1", 2)):
        done = run(words, project)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode in {0, nothing_done, 3}, done.stderr
        assert done.returncode == 0 or "→" in done.stderr


def test_too_many_open_files(given: Path) -> None:
    """The system opens no further one: each level of folders holds one open while it is read."""
    deep = given / "content" / "/".join("abcdefghijklmnop")
    deep.mkdir(parents=True)

    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (14, 14))

    told(run("check", given, before=few), 3, "Máy không cho mở thêm tệp")


def test_our_own_fault_is_a_line_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the error and where in our code; the trace is printed when asked for; nothing is secret."""
    monkeypatch.setattr(edge, "_let_go", lambda _: None)
    error = ValueError("https://u:p@h/x\nhai dòng")
    assert edge._status(error) == 70
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ValueError: https://***@h/x hai dòng" in said
    monkeypatch.setenv("NQ57_VET", "1")
    with pytest.raises(ValueError, match="hai dòng"):
        edge._status(error)
