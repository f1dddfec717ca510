"""The podcast, as podcast programs read it."""

import io
import wave
from collections.abc import Sequence
from pathlib import Path

import feedparser  # type: ignore[import-untyped] # ships no types
import pytest
from tests.workspaces import Files, article, catalogue, codes, loaded

from nq57.build.file_cache import FileCache
from nq57.build.memory_store import MemoryStore
from nq57.model.articles import News
from nq57.render.articles import Articles
from nq57.render.extra_files import extra_files
from nq57.render.extras import Extras, Voice
from nq57.render.podcast import podcast_files
from nq57.render.recordings import recording_views
from nq57.render.site import Site
from nq57.site_shell.project import article_sources

ARTICLES = Articles(article_sources(Path(__file__).parents[3]))

MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + b"\x00" * 413
SOUND = (
    "tieu_de: Bản tin tuần 1\nngay: 05/03/2026\nloai: Âm thanh\ntep: a.mp3\n"
    'thoi_luong: "4:05"\nloi_thoai: Chào.\ntom_tat: Tuần này có gì\n'
)
HOST = "ten: Tỉnh A\ncap: Tỉnh\ndia_chi_chuyen_muc: https://a.example/nq57\n"
FILES: Files = {"tinh-a/media/ban-tin.yml": SOUND, "tinh-a/media/a.mp3": MP3}


def test_recordings_are_episodes() -> None:
    """Title, day, length of the file and its type are those of the recording."""
    (made,) = podcast_files(catalogue({**FILES, "tinh-a/don-vi.yml": HOST}))
    feed = feedparser.parse(io.BytesIO(made.make()))
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Bản tin tuần 1"]
    assert feed.entries[0].itunes_duration == "4:05"
    enclosure = feed.entries[0].enclosures[0]
    assert enclosure.href == "https://a.example/nq57/media/ban-tin/a.mp3"
    assert (enclosure.type, int(enclosure.length)) == ("audio/mpeg", len(MP3))


def test_without_a_host_or_a_recording_there_is_none() -> None:
    """Apps need full addresses, and something to play."""
    assert not list(podcast_files(catalogue(FILES)))
    assert not list(podcast_files(catalogue({"tinh-a/don-vi.yml": HOST})))


def test_each_language_has_a_podcast_of_its_own() -> None:
    """Of recordings of any kind; the page plays them with their parts and words."""
    sounds = "[{tep: vi.mp3}, {tep: tay.mp3, ngon_ngu: tyz, thoi_luong: '1:30', loi_thoai: Lời,"
    sounds += " chuong: [{bat_dau: '1:05', ten: Phần hai}]}]"
    files = {
        **FILES,
        "tinh-a/don-vi.yml": HOST,
        "tinh-a/tin-tuc/tin.md": article(ban_nghe=sounds),
        "tinh-a/tin-tuc/vi.mp3": MP3,
        "tinh-a/tin-tuc/tay.mp3": MP3,
    }
    seen = catalogue(files)
    made = {file.path: feedparser.parse(io.BytesIO(file.make())) for file in podcast_files(seen)}
    assert list(made) == ["media/podcast.tyz.xml", "media/podcast.xml"]
    (entry,) = made["media/podcast.tyz.xml"].entries
    assert made["media/podcast.tyz.xml"].feed.language == "tyz"
    assert (entry.itunes_duration, entry.enclosures[0].href[-8:]) == ("1:30", "/tay.mp3")
    assert [entry.title for entry in made["media/podcast.xml"].entries] == ["Bản tin tuần 1", "Tin"]
    (record,) = seen.of(News)
    assert recording_views(record)[1].chapters == (("1:05", 65, "Phần hai"),)


@pytest.mark.parametrize("language", ["../../../x", "/etc/x", "a/b", "<b>", "..", "EN"])
def test_a_language_never_leads_elsewhere(language: str) -> None:
    """It names the podcast's file, so what is no code is told, and the record is left out."""
    sound = f'[{{tep: vi.mp3, ngon_ngu: "{language}", thoi_luong: "1:30", loi_thoai: Lời}}]'
    files: dict[str, str | bytes] = {"tinh-a/don-vi.yml": HOST}
    files["tinh-a/tin-tuc/tin.md"] = article(ban_nghe=sound)
    files["tinh-a/tin-tuc/vi.mp3"] = MP3
    assert "sai-kieu" in codes(files)
    assert not loaded(files).workspace.records


def test_a_voice_makes_what_has_no_file() -> None:
    """Its text is the record's as it is said, once for all units; the podcast tells the sound's length."""
    heard: list[str] = []

    def speak(command: Sequence[str], text: str) -> bytes:
        heard.append(text)
        assert command == ("doc",)
        buffer = io.BytesIO()
        with wave.open(buffer, "wb") as made:
            made.setparams((1, 2, 8000, 0, "NONE", ""))
            made.writeframes(bytes(16000 * 65))
        return buffer.getvalue()

    text = article("Có 15 lớp.\n\n- Mở máy", ban_nghe="[{chuong: []}]", tieu_de="Tin")
    seen = catalogue({"tinh-a/don-vi.yml": HOST, "tinh-a/tin-tuc/tin.md": text})
    extras = Extras(voices=(Voice("vi", ("doc",), speak),))
    made = {file.path: file for file in extra_files(seen, extras, str.encode)}
    sound = made["tin-tuc/tin/ban-nghe.vi.wav"]
    assert sound.lasting
    sound.make()
    assert heard == ["Tin.\nCó mười lăm lớp.\nMở máy.\n"]
    feed = feedparser.parse(io.BytesIO(made["media/podcast.xml"].make()))
    assert (feed.entries[0].itunes_duration, feed.entries[0].enclosures[0].type) == ("1:05", "audio/wav")
    assert int(feed.entries[0].enclosures[0].length) == len(sound.make())
    heard.clear()
    files = FileCache(MemoryStore(), b"salt")
    assert all(map(files.bytes_of, (made["media/podcast.xml"], sound)))
    assert len(heard) == 1  # the podcast and the page share what was said
    page = Site(seen, ARTICLES, extras=extras).page_of_record("tin-tuc/tin/")
    assert page is not None
    assert "ban-nghe.vi.wav" in Site(seen, ARTICLES, extras=extras).article(page).html
