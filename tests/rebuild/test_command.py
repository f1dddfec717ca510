"""`nq57 build` as an operator runs it: where trees go, what it says, how it ends."""

import hashlib
import json
import os
import socket
from pathlib import Path

from tests.projects import build, nq57
from tests.rebuild.scenes import MANIFEST, Scene, files_of
from tests.workspaces import article

FILES = {"trung-uong/tin-tuc/chung.md": article(), "tinh-a/xa-b/tin-tuc/cua-xa.md": article()}


def test_a_named_unit_goes_into_a_folder_of_its_name(tmp_path: Path) -> None:
    """One unit is built where it was asked for, with dots for slashes, as the engine builds it."""
    scene = Scene(tmp_path, FILES)
    out = tmp_path / "ra"
    done = build(scene.root, out, "tinh-a/xa-b")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in out.iterdir()) == [".nq57", "tinh-a.xa-b"]
    expected = scene.clean()["tinh-a/xa-b"]
    assert files_of(out / "tinh-a.xa-b") == {path: expected[path] for path in expected if path != MANIFEST}


def test_the_manifest_tells_every_file_and_no_machine(tmp_path: Path) -> None:
    """Every file is there with its digest and size, sorted; no path or name of this machine is."""
    scene = Scene(tmp_path, FILES)
    out = tmp_path / "ra"
    assert build(scene.root, out).returncode == 0
    for tree in ("tinh-a", "tinh-a.xa-b", "tinh-c"):
        text = (out / ".nq57" / f"{tree}.manifest.json").read_text(encoding="utf-8")
        told = json.loads(text)["files"]
        files = files_of(out / tree)
        assert list(told) == sorted(files)
        for path, data in files.items():
            assert told[path]["sha256"] == hashlib.sha256(data).hexdigest()
            assert told[path]["size"] == len(data)
        for foreign in (str(tmp_path), str(Path.home()), socket.gethostname()):
            assert foreign not in text


def test_the_seed_of_hashing_shows_nowhere(tmp_path: Path) -> None:
    """Two processes whose sets and dicts are ordered otherwise make the same trees of the same keys."""
    scene = Scene(tmp_path, FILES)
    for seed in ("1", "2"):
        done = build(scene.root, tmp_path / seed, env={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
    one, other = ((tmp_path / seed / ".nq57" / "tinh-a.json").read_text(encoding="utf-8") for seed in "12")
    states = [json.loads(text.partition("\n")[2]) for text in (one, other)]
    assert states[0][4] == states[1][4]
    assert files_of(tmp_path / "1" / "tinh-a") == files_of(tmp_path / "2" / "tinh-a")


def test_an_unknown_unit_is_refused_with_a_hint(tmp_path: Path) -> None:
    """A misspelt unit ends the command with status 2, and the nearest one is named."""
    scene = Scene(tmp_path, FILES)
    done = build(scene.root, tmp_path / "ra", "tinh-a/xa-bb")
    assert done.returncode == 2
    assert "Có phải ý bạn là “tinh-a/xa-b”?" in done.stderr
    assert not (tmp_path / "ra" / "tinh-a.xa-bb").exists()


def test_an_error_in_content_ends_with_one(tmp_path: Path) -> None:
    """A record with an error is left out and told of; all else is built, and the status is 1."""
    scene = Scene(tmp_path, {**FILES, "tinh-a/tin-tuc/hong.md": article(ngay="31/02/2025")})
    done = build(scene.root, tmp_path / "ra")
    assert done.returncode == 1
    assert "content/tinh-a/tin-tuc/hong.md" in done.stderr or "tinh-a/tin-tuc/hong.md" in done.stderr
    assert (tmp_path / "ra" / "tinh-a" / "tin-tuc" / "chung" / "index.html").is_file()
    assert not (tmp_path / "ra" / "tinh-a" / "tin-tuc" / "hong").exists()


def test_a_failing_unit_is_named_at_the_end(tmp_path: Path) -> None:
    """A unit whose template fails is named with the reason; the others are built, and the status is 1."""
    scene = Scene(tmp_path, FILES)
    home = "templates/articles/home.html"
    poison = "{% if 'Tỉnh C' in view.linked_data %}{{ view.hong }}{% endif %}"
    scene.write(home, (scene.root / home).read_text(encoding="utf-8") + poison)
    done = build(scene.root, tmp_path / "ra")
    assert done.returncode == 1
    assert "Không dựng được tinh-c: " in done.stderr
    assert (tmp_path / "ra" / "tinh-a" / "index.html").is_file()
    assert not (tmp_path / "ra" / "tinh-c").exists()


def test_a_second_run_touches_no_file(tmp_path: Path) -> None:
    """Run again, the command leaves every file of every tree as it is: the same file, not an equal one."""
    scene = Scene(tmp_path, FILES)
    assert build(scene.root, tmp_path / "ra").returncode == 0
    before = {path: os.stat(path)[:2] for path in (tmp_path / "ra" / "tinh-a").rglob("*")}  # noqa: PTH116 - inodes
    assert build(scene.root, tmp_path / "ra").returncode == 0
    assert {path: os.stat(path)[:2] for path in (tmp_path / "ra" / "tinh-a").rglob("*")} == before  # noqa: PTH116


def test_an_unchanged_content_is_warned_of_again(tmp_path: Path) -> None:
    """A build that ends at once because nothing changed still says what the content lacks."""
    scene = Scene(tmp_path, {**FILES, "tinh-a/tin-tuc/windows.md": article().replace("\n", "\r\n")})
    for path in scene.root.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))  # a stamp of just now would not be trusted
    first, again = (build(scene.root, tmp_path / "ra") for _ in range(2))
    assert "xuong-dong-crlf" in first.stderr
    assert "xuong-dong-crlf" in again.stderr
    assert "Không có gì thay đổi" in again.stderr


def test_a_broken_configuration_is_told_like_any_problem(tmp_path: Path) -> None:
    """`check` and `build` name the file beside content/, the line and the remedy; nothing is built."""
    scene = Scene(tmp_path, FILES)
    scene.edit("mkdocs.yml", "custom_dir: templates", "custom_dir: mau")
    (scene.root / "noi-dang.yml").write_text("noi_dangg: []\n", encoding="utf-8")
    checked, done = nq57("check", "--root", scene.root), build(scene.root, tmp_path / "ra")
    assert (checked.returncode, done.returncode) == (1, 2)
    assert "mkdocs.yml:9:15: LỖI mkdocs-thu-muc" in checked.stdout
    assert "\nnoi-dang.yml:1:1: LỖI khoa-la" in checked.stdout
    assert "mkdocs.yml:9:15: LỖI mkdocs-thu-muc" in done.stderr
    assert not (tmp_path / "ra").exists()
