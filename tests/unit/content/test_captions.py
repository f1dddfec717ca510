"""Captions that browsers show, and those that they would leave out without a word."""

import pytest
from tests.small_files import mp4
from tests.workspaces import loaded

HEAD = "tieu_de: Phim\nngay: 01/06/2025\nloai: video\ntep: phim.mp4\nloi_thoai: Chào.\nthoi_luong: '0:04'\n"
CUE = "00:01.000 --> 00:04.000\nChào.\n"


def told(captions: str | bytes) -> list[tuple[str, str]]:
    """Code and place of every problem of a film with these captions."""
    found = loaded(
        {
            "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n",
            "tinh-a/media/phim.yml": f"{HEAD}phu_de: [{{ngon_ngu: vi, tep: phim.vtt}}]\n",
            "tinh-a/media/phim.mp4": mp4(),
            "tinh-a/media/phim.vtt": captions,
        }
    )
    return [(p.code, str(p.source).removeprefix("tinh-a/media/")) for p in found.problems]


@pytest.mark.parametrize(
    "captions",
    [
        f"WEBVTT\n\n{CUE}",
        f"\ufeffWEBVTT - tiếng Việt\r\n\r\n{CUE}".replace("\n", "\r\n").replace("\r\r", "\r"),
        f"WEBVTT\n\nNOTE lời dẫn\n\n1\n{CUE}\n2\n01:00:05.000 --> 01:00:06.500 align:start\nHết.\n",
    ],
)
def test_sound_captions_pass(captions: str) -> None:
    """With a byte order mark, notes, numbers, settings, hours and Windows line ends."""
    assert told(captions) == []


@pytest.mark.parametrize(
    ("captions", "place"),
    [
        (f"1\n{CUE}", "phim.vtt:1:1"),
        ("WEBVTT\n\nChào.\n", "phim.vtt:1:1"),
        (f"WEBVTT\n\n{CUE}\n00:00:05,000 --> 00:00:06,000\nHết.\n", "phim.vtt:6:1"),
    ],
)
def test_captions_that_no_browser_shows_are_told(captions: str, place: str) -> None:
    """Without the head, without a time, with the times of another format."""
    assert told(captions) == [("phu-de-sai", place)]
