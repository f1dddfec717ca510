"""The podcast, as podcast programs read it."""

import io

import feedparser  # type: ignore[import-untyped] # ships no types
from tests.workspaces import Files, catalogue

from nq57.render.podcast import podcast_file

MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + b"\x00" * 413
SOUND = (
    "tieu_de: Bản tin tuần 1\nngay: 05/03/2026\nloai: Âm thanh\ntep: a.mp3\n"
    'thoi_luong: "4:05"\nloi_thoai: Chào.\ntom_tat: Tuần này có gì\n'
)
HOST = "ten: Tỉnh A\ncap: Tỉnh\ndia_chi_chuyen_muc: https://a.example/nq57\n"
FILES: Files = {"tinh-a/media/ban-tin.yml": SOUND, "tinh-a/media/a.mp3": MP3}


def test_recordings_are_episodes() -> None:
    """Title, day, length of the file and its type are those of the recording."""
    made = podcast_file(catalogue({**FILES, "tinh-a/don-vi.yml": HOST}))
    assert made is not None
    feed = feedparser.parse(io.BytesIO(made.make()))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Bản tin tuần 1"]
    assert feed.entries[0].itunes_duration == "4:05"
    enclosure = feed.entries[0].enclosures[0]
    assert enclosure.href == "https://a.example/nq57/media/ban-tin/a.mp3"
    assert (enclosure.type, int(enclosure.length)) == ("audio/mpeg", len(MP3))


def test_without_a_host_or_a_recording_there_is_none() -> None:
    """Apps need full addresses, and something to play."""
    assert podcast_file(catalogue(FILES)) is None
    assert podcast_file(catalogue({"tinh-a/don-vi.yml": HOST})) is None
