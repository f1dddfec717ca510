"""Trees are readable by whoever serves them, under a strict umask too, at first and after changes."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rebuild.scenes import Scene
from tests.small_files import pdf
from tests.workspaces import Files, article

FILES: Files = {
    "tinh-a/tin-tuc/tin.md": article(tep_dinh_kem="\n- tep: tep.pdf"),
    "tinh-a/tin-tuc/tep.pdf": pdf(),
}


@pytest.fixture
def strict() -> Iterator[None]:
    """A umask that keeps everything to oneself."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def modes(folder: Path) -> set[tuple[str, int]]:
    """The permissions of all files and folders of a tree."""
    return {
        ("thư mục" if path.is_dir() else "tệp", stat.S_IMODE(path.stat().st_mode))
        for path in (folder, *folder.rglob("*"))
    }


@pytest.mark.usefixtures("strict")
def test_files_and_folders_can_be_read(tmp_path: Path) -> None:
    """Files are 0644 and folders 0755: in a first tree, in a patched one, in a replaced one."""
    scene = Scene(tmp_path, FILES)
    expected = {("thư mục", 0o755), ("tệp", 0o644)}
    scene.build()
    assert modes(scene.out / "tinh-a") == expected
    scene.write("content/tinh-a/mo-hinh/moi.md", article())
    scene.build()
    assert (scene.out / "tinh-a" / "mo-hinh" / "moi").is_dir()
    assert modes(scene.out / "tinh-a") == expected
    (scene.out / ".nq57" / "tinh-a.json").unlink()
    scene.write("content/tinh-a/tin-tuc/tep.pdf", pdf("2"))
    scene.build()
    assert modes(scene.out / "tinh-a") == expected
