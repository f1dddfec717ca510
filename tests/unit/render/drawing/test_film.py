"""Moving pictures as films: one frame for each state, and a plain sentence where no ffmpeg is."""

import shutil
from pathlib import Path

import pytest

from nq57.render.block_views import BlockView, FigureView
from nq57.render.drawing.film import FilmError, film
from nq57.render.drawing.palette import Palette
from nq57.render.drawing.sheets import Poster, lay_out

POSTER = Poster(
    "Bảy nhóm", "", (BlockView("so-lieu", figures=(FigureView("7", "nhóm", "Nhiệm vụ"),)),), "Nguồn"
)


def test_without_ffmpeg_the_editor_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install, and what to use instead."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FilmError, match=r"ffmpeg.*man-hinh\.svg"):
        film(lay_out(POSTER, "man-hinh"), Palette())


def test_frames_reach_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Three hundred frames of the sheet's size, whole before the film's end; a failing program is told."""
    program = tmp_path / "ffmpeg"
    program.write_text('#!/bin/sh\nfor last; do :; done\nwc -c | tr -d " \\n" > "$last"\n', "utf-8")
    program.chmod(0o755)
    tools = str(Path(shutil.which("wc") or "/usr/bin/wc").parent)
    monkeypatch.setenv("PATH", f"{tmp_path}:{tools}:/bin")
    assert int(film(lay_out(POSTER, "1200x630"), Palette())) == 300 * 1200 * 630 * 3
    program.write_text("#!/bin/sh\ncat > /dev/null\necho Unknown encoder >&2\nexit 1\n", "utf-8")
    with pytest.raises(FilmError, match="Unknown encoder"):
        film(lay_out(POSTER, "1200x630"), Palette())
