"""What is said of a project's `mkdocs.yml` before anything is built by it.

It must not wake MkDocs.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57.model.messages.problems import PROBLEM_TEXTS
from nq57.site_shell.config_checks import config_problems

SOUND = """\
site_name: X
docs_dir: docs
theme:
  name: material
  custom_dir: templates
plugins:
  - search
  - nq57:
      don_vi: !ENV [NQ57_DON_VI, "a/b"]
      tim_kiem: true
      do_hoa: !ENV [NQ57_DO_HOA, false]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
"""


MOVED = "mkdocs-doi-cho"


def test_our_own_switches_are_to_move(root: Path) -> None:
    """Each is a warning at its line: `mkdocs.yml` is MkDocs' own."""
    (root / "mkdocs.yml").write_text(SOUND, "utf-8")
    found = [(p.code, p.severity, p.source.line) for p in config_problems(root)]
    assert found == [(MOVED, "warning", 10), (MOVED, "warning", 11)]


def test_the_workspace_s_settings_are_checked_too(root: Path) -> None:
    """An unknown key, a wrong value, an unknown occasion: each at its line of `nq57.yml`."""
    (root / "mkdocs.yml").write_text(SOUND, "utf-8")
    settings = root / "nq57.yml"
    settings.write_text("tim_kim: có\ndo_hoa: có lẽ\n", "utf-8")
    wrong = [(p.code, str(p.source)) for p in config_problems(root) if p.code != MOVED]
    settings.write_text("bao_tin:\n  - khi:\n      - hom-nao\n    lenh: echo\n", "utf-8")
    later = [(p.code, str(p.source)) for p in config_problems(root) if p.code != MOVED]
    settings.unlink()
    assert wrong == [("khoa-la", "/nq57.yml:1:1"), ("khong-phai-co-khong", "/nq57.yml:2:1")]
    assert [code for code, _ in later] == ["gia-tri-la"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project's folder with the folders that its configuration names."""
    folder = tmp_path_factory.mktemp("du-an")
    for name in ("docs", "templates"):
        (folder / name).mkdir()
    return folder


def told(root: Path, text: str | bytes) -> list[tuple[str, int]]:
    """Code and line of each problem."""
    (root / "mkdocs.yml").write_bytes(text.encode() if isinstance(text, str) else text)
    found = [(found.code, found.source.line) for found in config_problems(root)]
    return [one for one in found if one[0] != MOVED]


def test_a_sound_file_is_sound(root: Path) -> None:
    """With plugins as a list or as a map, with MkDocs' own tags, or inheriting from another file."""
    assert told(root, SOUND) == []
    assert told(root, SOUND.replace("  - search\n", "").replace("  - nq57:", "  nq57:")) == []
    assert told(root, "INHERIT: chung.yml\nsite_name: Y\n") == []


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("docs_dir: docs", "docs_dir: tai-lieu", [("mkdocs-thu-muc", 2)]),
        ("custom_dir: templates", "custom_dir: mau", [("mkdocs-thu-muc", 5)]),
        ("  custom_dir: templates\n", "", []),  # the program brings its own
        ("name: material", "name: readthedocs", [("mkdocs-giao-dien", 4)]),
        ("theme:", "themee:", [("thieu-khoa", 1)]),
        ("  - nq57:", "  - nq58:", [("thieu-khoa", 1)]),
        ("tim_kiem: true", "tim_kem: true", [("khoa-la", 10)]),
        ("tim_kiem: true", "tim_kiem: 'true'", [("sai-kieu", 10)]),
        ("tim_kiem: true", "tim_kiem: [true]", [("sai-kieu", 10)]),
        ("site_name: X", "site_name: [", [("mkdocs-sai", 3)]),
    ],
)
def test_each_fault_is_told_at_its_line(
    root: Path, old: str, new: str, wanted: list[tuple[str, int]]
) -> None:
    """All that a section cannot be built without is looked for, and named with line and remedy."""
    assert old in SOUND
    assert told(root, SOUND.replace(old, new)) == wanted


@pytest.mark.parametrize("text", [b"", b"x", b"- a", b"\xff\xfe\x00", b"\x00", b"a: b: c"])
def test_what_is_no_configuration_at_all_is_one_problem(root: Path, text: bytes) -> None:
    """An empty file, a word, a list, bytes that are no text."""
    assert [code for code, _ in told(root, text)] == ["mkdocs-sai"]


def test_all_faults_are_told_at_once(root: Path) -> None:
    """Never only the first."""
    text = (
        SOUND.replace("docs_dir: docs", "docs_dir: x")
        .replace("do_hoa", "do_hao")
        .replace("material", "x", 1)
    )
    assert len(told(root, text)) == 3


@given(st.text("theme:plugnq57 -[]{}'\"\n!?&*|>", max_size=60) | st.text(max_size=40))
def test_no_text_raises(root: Path, text: str) -> None:
    """Whatever stands in the file is a problem, or none; never an exception."""
    assert {code for code, _ in told(root, text.encode("utf-8", "surrogatepass"))} <= PROBLEM_TEXTS.keys()
