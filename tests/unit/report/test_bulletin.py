"""The weekly loudspeaker bulletin: what is chosen, what is said of it, how long it is, its forms."""

import datetime as dt
import io
import os
import re
import select
import shutil
import sys
import wave
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import fromstring

import docx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.projects import ROOT, make_project, nq57
from tests.workspaces import UNITS, Files, article, document, loaded, task

from nq57.body.plain import plain_text
from nq57.body.reading import render_body
from nq57.catalogue.catalogue import catalogue_of
from nq57.content.folder import DiskFolder
from nq57.content.loading import load
from nq57.content.rewriting import UnwritableError
from nq57.gate.file_kinds import sniff
from nq57.language.sentences import sentences, shortened
from nq57.model.bulletins import Bulletin
from nq57.model.machine_troubles import Speechless
from nq57.model.reading_aloud import lexicon_of
from nq57.model.weeks import read_week
from nq57.model.workspace_settings import WorkspaceFields
from nq57.render.sounds import clean_wav, mp3_of, seconds_of
from nq57.report.bulletin.choosing import Choices, choices_of, choose, day_of
from nq57.report.bulletin.mail import mail
from nq57.report.bulletin.posts import NETWORKS, Network, hashtags, posts
from nq57.report.bulletin.script import Aloud, BulletinItem, BulletinSection, Script, read_aloud
from nq57.report.bulletin.spoken_files import archive_record, signed_paper, ssml, with_choices
from nq57.report.bulletin.wording import compose
from nq57.report.docx_writer import docx_bytes
from nq57.site_shell import voices
from nq57.site_shell.voices import speak

WEEK = read_week("2026-W48")
DAY = dt.date(2026, 11, 25)
UNIT = "tinh-a/xa-b"
LONG = " ".join(f"Câu số {at} nói về lớp học kỹ năng số cho 1.{at:03d} người." for at in range(1, 30))


def lesson(number: int) -> str:
    """A lesson with two steps."""
    return article(tieu_de=f"Bài học {number}", cac_buoc="[Mở máy, Tắt máy]", ngay="01/02/2026")


FILES: Files = {
    **UNITS,
    "tinh-a/xa-b/don-vi.yml": "ten: UBND xã B\ncap: Xã\ndia_chi_chuyen_muc: https://b.vn/nq57\n",
    **{f"tinh-a/xa-b/hoc-vu-so/b{at}.md": lesson(at) for at in range(3)},
    "tinh-a/xa-b/tin-tuc/moi.md": article(LONG, tieu_de="Xã mở lớp", ngay="24/11/2026", chu_de="the-che"),
    "tinh-a/tin-tuc/tinh.md": article(LONG, tieu_de="Tỉnh họp", ngay="23/11/2026"),
    **{
        f"tinh-a/xa-b/tin-tuc/cu-{at}.md": article(
            f"{LONG} {at}.", tieu_de=f"Tin cũ {at}", ngay="01/03/2026"
        )
        for at in range(9)
    },
    "tinh-a/xa-b/van-ban/kh.yml": document("45/KH-UBND", ngay_ban_hanh="24/11/2026", trich_yeu="Mở 12 lớp"),
    "tinh-a/xa-b/nhiem-vu/v.yml": task("Mở lớp", han="05/12/2026", thoi_han="05/12/2026"),
    "tinh-a/su-kien/ngay.yml": "tieu_de: Ngày hội\nbat_dau: 30/11/2026\n",
}


def made(files: Files = FILES, choices: Choices | None = None) -> tuple[Script, Aloud]:
    """The bulletin of the commune, as written and as said."""
    workspace = loaded(files).workspace
    seen = catalogue_of(workspace, UNIT, day_of(WEEK, DAY))
    own = choices or choices_of(workspace, UNIT, WEEK)
    script = compose(seen, WEEK, own, choose(seen, WEEK, own))
    return script, read_aloud(script, lexicon_of(seen.vocabulary))


def told(script: Script) -> list[str]:
    """The records of a bulletin in their order."""
    return [item.record.rpartition("/")[2] for item in script.items]


def test_the_weeks_items_are_chosen_by_rule() -> None:
    """What is new, own before others'; the week's lesson, what falls due, days to come; then older ones."""
    script, aloud = made()
    assert told(script)[:3] == ["moi", "kh", "tinh"]
    headings = [section.heading for section in script.sections]
    assert headings[:4] == [
        "Sau đây là các tin mới.",
        "Bài học kỹ năng số của tuần.",
        "Những hạn cần nhớ.",
        "Những ngày sắp tới.",
    ]
    assert {"v", "ngay"} <= set(told(script))
    assert 5 * 60 <= aloud.seconds <= 8 * 60
    assert any(
        "Kế hoạch số 45/KH-UBND ngày 24/11/2026 của UBND tỉnh A: Mở 12 lớp." in i.title
        for i in script.items
    )
    assert "Kế hoạch số bốn mươi lăm ngày hai mươi tư tháng mười một" in aloud.text


def test_editors_pin_drop_and_reorder() -> None:
    """By the week's record in the workspace, a draft too; a name that means nothing is told."""
    own = (
        "tuan: 2026-W48\nbien_tap: Lê A\nnguoi_duyet: Trần B\nnhap: có\nghim: [tin-tuc/cu-3, khong-co]\n"
        "bo_bai: tin-tuc/tinh\nthu_tu: van-ban/kh\n"
    )
    script, _ = made({**FILES, "tinh-a/xa-b/phat-thanh/w48.yml": own})
    assert (script.editor, script.approver) == ("Lê A", "Trần B")
    assert told(script)[0] == "kh"
    assert "cu-3" in told(script)
    assert "tinh" not in told(script)
    assert script.missing == ("Không có bài “khong-co” mà bản tin nêu",)


def test_the_lesson_changes_from_week_to_week() -> None:
    """All lessons have their turn."""
    seen = catalogue_of(loaded(FILES).workspace, UNIT, DAY)
    weeks = [read_week(f"2026-W{at}") for at in (46, 47, 48)]
    lessons = {found.id for week in weeks if (found := choose(seen, week, Choices()).lesson)}
    assert len(lessons) == 3


def test_no_fact_is_told_that_no_record_has() -> None:
    """Every sentence of an item is one of its record's, and every number one of its fields'."""
    script, _ = made()
    texts = {path.rpartition("/")[2].partition(".")[0]: str(text) for path, text in FILES.items()}
    for item in script.items:
        source = texts[item.record.rpartition("/")[2]]
        figures = set(re.findall(r"\d+", source)) | {"1", "2"}  # the numbers of steps
        assert {f.lstrip("0") for f in re.findall(r"\d+", " ".join(item.spoken))} <= {
            f.lstrip("0") for f in figures
        }
        for sentence in item.sentences:
            assert sentence.removeprefix("Bước 1: ").removeprefix("Bước 2: ").rstrip(".") in source


def test_too_little_is_told_and_too_much_is_cut_by_sentences() -> None:
    """A section with one article gives a short bulletin and says so; forty long ones give eight minutes."""
    files = {**UNITS, "tinh-a/xa-b/tin-tuc/a.md": article(ngay="24/11/2026")}
    script, _ = made(files)
    assert "kho chưa đủ bài cho 5 phút" in script.missing[-1]
    many = {
        f"tinh-a/xa-b/tin-tuc/m{at}.md": article(LONG, ngay="24/11/2026", tieu_de=f"Tin {at}")
        for at in range(40)
    }
    script, aloud = made({**FILES, **many})
    assert aloud.seconds <= 8 * 60
    assert all(sentence.endswith(".") for item in script.items for sentence in item.sentences)


@given(st.text(st.sampled_from("aBc .!?:\n1ĐTP"), max_size=80), st.integers(0, 20))
def test_sentences_are_the_text_and_shortening_is_a_beginning(text: str, words: int) -> None:
    """Nothing is lost, added or turned round."""
    found = sentences(text)
    assert " ".join(found) == " ".join(text.split())
    short = shortened(found, words)
    assert found[: len(short)] == short
    assert bool(short) == bool(found)


def test_short_forms_and_initials_end_no_sentence() -> None:
    """Nor does the point of a number."""
    text = "TP. Lạng Sơn có 1.250 hộ. PGS. TS. Nguyễn V. A đến dự."
    assert sentences(text) == ("TP. Lạng Sơn có 1.250 hộ.", "PGS. TS. Nguyễn V. A đến dự.")


def test_the_paper_to_sign_has_week_editor_approver_and_length() -> None:
    """In the form of state papers; equal scripts give equal files."""
    script, aloud = made(choices=Choices("Lê A", "Trần B"))
    unit = loaded(FILES).workspace.units[UNIT]
    data = docx_bytes(signed_paper(script, aloud, unit))
    assert data == docx_bytes(signed_paper(script, aloud, unit))
    paper = docx.Document(io.BytesIO(data))
    cells = [cell.text for cell in paper.tables[1].rows[1].cells]
    assert cells == ["2026-W48 (từ 23/11/2026 đến 29/11/2026)", "Lê A", "Trần B", aloud.length]
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "BẢN TIN PHÁT THANH" in text
    assert "Mở 12 lớp" in text


def test_ssml_is_sound_and_says_the_same() -> None:
    """Its sentences are those of the plain text."""
    _, aloud = made()
    root = fromstring(ssml(aloud))  # noqa: S314 - our own text
    said = [found.text for found in root.iter("{http://www.w3.org/2001/10/synthesis}s")]
    assert said == [line for line in aloud.text.splitlines() if line]


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.code)
def test_posts_keep_to_their_length_and_end_with_link_and_hashtags(network: Network) -> None:
    """Cut by sentences; hashtags have no accents."""
    script, _ = made()
    for post in posts(script, network).split("\n" + "—" * 20 + "\n"):
        assert len(post) <= network.most + 1
        assert "Đọc thêm: https://b.vn/nq57/" in post
        assert "#NghiQuyet57" in post


def test_hashtags_are_plain_words() -> None:
    """In capitals at the head of each word, a few of them."""
    assert hashtags(["Chuyển đổi số", "Đổi mới, sáng tạo", "…"]) == (
        "NghiQuyet57",
        "ChuyenDoiSo",
        "DoiMoiSangTao",
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.sources += [value or "" for name, value in attrs if name in {"src", "href"}]


def test_the_mail_needs_nothing_from_elsewhere() -> None:
    """Tables and styles in tags, whole addresses, no script or style sheet."""
    script, _ = made()
    reader = _Tags()
    reader.feed(mail(script, "#7a1f5c"))
    assert not reader.tags & {"script", "link", "style", "iframe", "form"}
    assert reader.sources
    assert all(source.startswith("https://") for source in reader.sources)


@pytest.mark.parametrize("name", ["Lan \\", 'Lan "B"', "Lan # C: {d}", "\\u0041"])
def test_the_kept_record_names_people_as_they_are(name: str) -> None:
    """Whatever signs their names have, its other keys stay what they are."""
    keys = yaml.safe_load(archive_record(*made(choices=Choices(name, name))).split("---\n")[1])
    assert (keys["bien_tap"], keys["nguoi_duyet"], keys["nhap"]) == (name, name, "có")


def test_the_kept_record_is_sound() -> None:
    """What `--save` writes passes the checker as it is, and tells the same items."""
    script, aloud = made(choices=Choices('Lê "A"', "Trần \\B"))
    found = loaded({**FILES, "tinh-a/xa-b/phat-thanh/2026-w48.md": archive_record(script, aloud)})
    assert "2026-w48" not in " ".join(str(problem.source) for problem in found.problems)
    (kept,) = (r for r in found.workspace.records if r.kind == "phat-thanh")
    assert all(item.title.rstrip(".") in kept.body for item in script.items)
    assert isinstance(kept.fields, Bulletin)
    assert (kept.fields.editor, kept.fields.approver) == ('Lê "A"', "Trần \\B")


def test_the_kept_record_shows_every_sign() -> None:
    """Signs of Markdown and HTML in a title are shown as they were written."""
    script, aloud = made()
    odd = BulletinItem("tin-tuc/a", "tin-tuc/a/", "Nhóm <5 người, *a_b* [c] &lt; #d", ())
    body = archive_record(replace(script, sections=(BulletinSection("Tin", (odd,)),)), aloud).split(
        "---\n"
    )[2]
    assert odd.title in plain_text(render_body(body, "phat-thanh/a/").html)


@pytest.mark.parametrize("text", ["2026-W54", "2026-W0", "tuần 60/2026", "W48", "2026"])
def test_what_is_no_week_is_refused(text: str) -> None:
    """With the code of its sentence."""
    with pytest.raises(Exception, match="no week"):
        read_week(text)


_TONE = (
    "import sys, wave; text = sys.stdin.buffer.read()\n"
    "with wave.open({place}, 'wb') as made:\n"
    "    made.setnchannels(1); made.setsampwidth(2); made.setframerate(8000)\n"
    "    made.writeframes(bytes(16000 * len(text.split())))\n"
)


@pytest.mark.parametrize("place", ["sys.argv[1]", "sys.stdout.buffer"])
def test_any_command_from_text_to_wav_is_a_voice(place: str) -> None:
    """By a file or by its output; the sound's length is true."""
    command = [sys.executable, "-c", _TONE.replace("{place}", place)]
    command += ["{wav}"] if "argv" in place else []
    sound = speak(command, "một hai ba")
    assert round(seconds_of(sound)) == 3
    assert sound == speak(command, "một hai ba")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["khong-co-lenh-nay"], "không có lệnh đọc"),
        ([sys.executable, "-c", "raise SystemExit(1)"], "hỏng"),
        ([sys.executable, "-c", "print('abc')"], "không cho ra WAV"),
    ],
)
def test_a_voice_that_fails_is_told_in_a_sentence(command: list[str], words: str) -> None:
    """Missing, broken, or without sound."""
    with pytest.raises(Speechless, match=words):
        speak(command, "một")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_voice_without_end_is_ended(monkeypatch: pytest.MonkeyPatch, stream: str) -> None:
    """By what it makes or by its time, and this program holds none of it."""
    monkeypatch.setattr(voices, "MOST_BYTES", 1_000_000)
    command = [sys.executable, "-c", f"import sys\nwhile 1: sys.{stream}.write('x' * 99999)"]
    with pytest.raises(Speechless, match="quá"):
        speak(command, "một", seconds=1)


def test_a_streams_header_is_mended() -> None:
    """A command that writes to its output cannot know the length when it writes the head."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as made_wave:
        made_wave.setparams((1, 2, 8000, 0, "NONE", ""))
        made_wave.writeframes(bytes(16000))
    broken = buffer.getvalue().replace((16000).to_bytes(4, "little"), b"\xff\xff\xff\x7f")
    code = f"import sys; sys.stdout.buffer.write({broken[:60]!r} + bytes(15984))"
    assert seconds_of(speak([sys.executable, "-c", code], "một")) == 1.0


def test_samples_are_found_behind_other_chunks() -> None:
    """A note that holds the letters of the samples' own mark, and an odd one with its byte of padding."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as made_wave:
        made_wave.setparams((1, 2, 8000, 0, "NONE", ""))
        made_wave.writeframes(bytes(8000))
    whole = buffer.getvalue()
    note = b"LIST" + (9).to_bytes(4, "little") + b"data\xff\xff\xff\x7fx" + b"\0"
    assert clean_wav(whole[:12] + note + whole[12:]) == whole
    assert clean_wav(whole[:36] + note + whole[36:]) == whole


def test_a_voice_ends_with_all_that_it_started(tmp_path: Path) -> None:
    """A script that leaves a player running: the pipe that the player holds is closed when it is ended."""
    pipe = tmp_path / "ong"
    os.mkfifo(pipe)
    ours = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    script = (
        f"import os, subprocess, sys; held = os.open({str(pipe)!r}, os.O_WRONLY)\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], pass_fds=(held,))"
    )
    with pytest.raises(Speechless):
        speak([sys.executable, "-c", script], "một")
    readable, _, _ = select.select([ours], [], [], 30)
    assert readable
    assert os.read(ours, 1) == b""
    os.close(ours)


def test_a_voice_may_give_mp3() -> None:
    """Where the settings ask for it: smaller, as long as the WAV, equal each time."""
    command = [sys.executable, "-c", _TONE.replace("{place}", "sys.stdout.buffer")]
    told = [{"lenh": command}, {"lenh": command, "dinh_dang": "mp3"}]
    plain, small = voices.voices_of(WorkspaceFields.model_validate({"lenh_doc": told}))
    wav, mp3 = (one.speak(one.command, "một hai ba bốn năm") for one in (plain, small))
    assert (plain.form, small.form, len(mp3) < len(wav) / 2) == ("wav", "mp3", True)
    assert abs(seconds_of(mp3) - seconds_of(wav)) < 0.3
    assert mp3 == mp3_of(wav)
    assert sniff(mp3) == "mp3"


def test_the_command_writes_every_form(tmp_path: Path) -> None:
    """And keeps the bulletin as a draft record."""
    content = tmp_path / "kho"
    for path, text in FILES.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(str(text), "utf-8")
    project = make_project(tmp_path / "p", content)
    command = ("bulletin", UNIT, "--week", "2026-W48", "--as-of", "25/11/2026", "--root", project)
    done = nq57(*command, "--save")
    assert done.returncode == 0, done.stderr
    endings = {path.name.partition("W48.")[2] for path in (project / "ban-tin").iterdir()}
    assert endings == {"txt", "docx", "ssml", "zalo.txt", "facebook.txt", "thu.html", "luu.md"}
    kept = project / "content" / UNIT / "phat-thanh" / "2026-w48.md"
    text = kept.read_text("utf-8")
    again = nq57(*command, "--save")
    assert "chép lời bản tin bằng tay" in again.stderr
    assert kept.read_text("utf-8") == text  # what somebody may have edited is not overwritten
    broken = project / "content" / UNIT / "tin-tuc" / "hong.md"
    broken.write_text("---\nngay: 1\n---\n", "utf-8")
    told = nq57(*command)
    assert (told.returncode, "hong.md" in told.stderr) == (1, True)


@pytest.mark.parametrize("ending", ["yml", "md"])
def test_the_week_s_choices_become_its_record(ending: str) -> None:
    """What the editor chose stays as it was written, with its notes; the text is added, as a draft."""
    told = "tuan: 2026-W48\n# hỏi lại\nghim: hoc-vu-so/bai\nbo_bai: [tin-tuc/x]\n"
    given = told if ending == "yml" else f"---\n{told}---\n"
    script, aloud = made()
    kept = with_choices(given.encode(), f"2026-w48.{ending}", script, aloud).decode()
    head, body = kept.split("---\n")[1:3]
    assert head.startswith(told)
    assert yaml.safe_load(head)["nhap"] == "có"
    assert body.strip() == archive_record(script, aloud).split("---\n")[2].strip()
    with pytest.raises(UnwritableError):
        with_choices(kept.encode(), "2026-w48.md", script, aloud)


_PROOF = ["espeak-ng", "-v", "vi", "-s", "122", "-f", "{txt}", "-w", "{wav}"]


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="the proof voice is not installed")
def test_four_weeks_of_the_sample_are_as_long_as_told() -> None:
    """Read by the proof voice, each lasts what its head says within five percent, and is in bounds."""
    workspace = load(DiskFolder(ROOT / "content")).workspace
    for week in map(read_week, ("2026-W45", "2026-W46", "2026-W47", "2026-W48")):
        seen = catalogue_of(workspace, "lang-son/phuong-ky-lua", week.monday)
        script = compose(seen, week, Choices(), choose(seen, week, Choices()))
        aloud = read_aloud(script, lexicon_of(seen.vocabulary))
        assert 5 * 60 <= aloud.seconds <= 8 * 60
        assert abs(seconds_of(speak(_PROOF, aloud.text)) / aloud.seconds - 1) <= 0.05
        assert aloud.unknown == ()
