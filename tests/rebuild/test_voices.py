"""Recordings that a voice makes: made again when the words change, and only then."""

import json
import sys
from pathlib import Path

from tests.rebuild.scenes import Scene
from tests.workspaces import Files, article

SOUND = "tin-tuc/tin/ban-nghe.vi.wav"
PODCAST = "media/podcast.xml"
PAGE = "tin-tuc/tin/index.html"
VOICED = "[{chuong: []}]"
FILES: Files = {
    "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\ndia_chi_chuyen_muc: https://a.vn/57\n",
    "tinh-a/tin-tuc/tin.md": article("Một.\n\nHai.", ban_nghe=VOICED),
}
_VOICE = """
import sys, wave
text = sys.stdin.buffer.read()
with wave.open(sys.argv[1], "wb") as made:
    made.setparams((1, 2, 8000, 0, "NONE", ""))
    made.writeframes(bytes(1600) * len(text.split()))
"""


def test_other_words_are_read_again(tmp_path: Path) -> None:
    """At the end of a body, where no other page looks: the sound, its podcast and its page are written."""
    scene = Scene(tmp_path, FILES)
    voice = tmp_path / "giong.py"
    voice.write_text(_VOICE, encoding="utf-8")
    command = json.dumps([sys.executable, str(voice), "{wav}"])
    settings = scene.root / "nq57.yml"
    told = settings.read_text("utf-8") if settings.exists() else ""
    settings.write_text(f"{told}\nlenh_doc: [{{ngon_ngu: vi, lenh: {command}}}]\n", "utf-8")
    first = scene.build()
    assert {SOUND, PODCAST} <= set(scene.trees(first)["tinh-a"])
    scene.write("content/tinh-a/tin-tuc/tin.md", article("Một.\n\nHai, ba.", ban_nghe=VOICED))
    built = scene.build()
    assert built.written["tinh-a"] >= {SOUND, PODCAST, PAGE}
    assert scene.trees(built) == scene.clean()
    assert not any(scene.build().written.values())
