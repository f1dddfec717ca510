"""A text with a translation changes: its page, and the page that has both beside each other."""

from pathlib import Path

import pytest
from tests.rebuild.scenes import Scene
from tests.workspaces import Files, article

NEWS = "tinh-a/tin-tuc/a"
LONG = f"{'Lời mở đầu của bài. ' * 40}\n\nĐoạn cuối."


@pytest.mark.parametrize(
    ("suffix", "pages"),
    [
        (".md", {"tin-tuc/a/index.html", "tin-tuc/a/en/song-ngu/index.html"}),
        (".en.md", {"tin-tuc/a/en/index.html", "tin-tuc/a/en/song-ngu/index.html"}),
    ],
)
def test_both_pages_follow_either_text(tmp_path: Path, suffix: str, pages: set[str]) -> None:
    """Where nothing but a text behind its opening has changed, exactly these are written."""
    files: Files = {
        f"{NEWS}.md": article(LONG),
        f"{NEWS}.en.md": article(LONG),
        "tinh-a/tin-tuc/b.md": article(),
    }
    scene = Scene(tmp_path, files)
    scene.build()
    scene.edit(f"content/{NEWS}{suffix}", "Đoạn cuối", "Đoạn chót")
    built = scene.build()
    assert built.written == {"tinh-a": pages, "tinh-a/xa-b": pages}
    assert scene.trees(built) == scene.clean()
