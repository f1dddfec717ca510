"""Laws of the writer, over every real content file and over made-up texts.

It must not know the disk beyond reading the examples.
"""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.projects import ROOT

from nq57.content.file_parts import BODY, take_apart, values_of
from nq57.content.rewriting import UnwritableError, rewritten

FOLDERS = ("content", "handbook/vi-du", "tests/examples/small", "tests/examples/plans")
FILES = tuple(
    sorted(
        path
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".md", ".yml"} and values_of(path.read_bytes(), path.name).values
    )
)
HOSTILE = (
    *("Off", "NO", "010", "08", "2:30", "1e3", "2026", "2026-03-02", "1_000", ".5", ".inf", "null", "~"),
    *("a: b", "# x", "- x", "? a", "'x'", '"x"', "@x", "{a}", "[a]", "&a", "*a", "!x", "%x", "|", "> x"),
    *("=", "<<", "---", "...", "x:", "x #y", "a\\nb", "a\tb", "😀 xong", "Đặc khu “Lý Sơn” — 50 %"),
    *("x\ny\nz", "\ta\nb", "x\n  y\n z", "a\n\n\nb", "a\n# b", "--- x\n---\nnhap: có", "x\n---\ny"),
    *("<script>alert(1)</script>", "y" * 5_000, "a\u2028b", "a\x85b", "a\r\nb"),
)
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn"), include_characters="\n\t"), max_size=60
)


def changed_leaf(value: Any) -> Any:
    """The same value with a word more in its last text."""
    if isinstance(value, str):
        return f"{value.strip()} thêm"
    if isinstance(value, list):
        return [*value[:-1], changed_leaf(value[-1])]
    last = list(value)[-1]
    return {**value, last: changed_leaf(value[last])}


def lines_of_leaf(value: Any) -> int:
    """On how many lines at most the last text of a value is written: ours are folded at 90 letters."""
    if isinstance(value, str):
        return 2 + len(value) // 60 if "\n" not in value.strip() and len(value) > 60 else 1
    return lines_of_leaf(value[-1] if isinstance(value, list) else value[list(value)[-1]])


def touched(old: bytes, new: bytes) -> list[str]:
    """The lines that went and the lines that came."""
    steps = difflib.unified_diff(old.decode().splitlines(), new.decode().splitlines(), n=0, lineterm="")
    return [line for line in list(steps)[2:] if line[0] in "+-"]


def without(values: Any, key: str) -> dict[str, Any]:
    """All values but one."""
    return {name: value for name, value in values.items() if name != key}


def as_windows(data: bytes) -> bytes:
    """The file as Notepad saves it: a mark at the beginning, CR LF at line ends."""
    return b"\xef\xbb\xbf" + data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def test_there_are_real_files() -> None:
    """The laws below are tried on hundreds of files."""
    assert len(FILES) > 400


@pytest.mark.parametrize("form", [bytes, as_windows])
def test_a_file_saved_unchanged_is_the_same_bytes(form: Any) -> None:
    """For every content file, whatever it was saved by."""
    for path in FILES:
        data = form(path.read_bytes())
        parts = take_apart(data, path.name)
        assert parts is not None
        assert parts.joined() == data
        assert rewritten(data, path.name, values_of(data, path.name).values) == data, path


@pytest.mark.parametrize("form", [bytes, as_windows])
def test_one_key_changed_touches_its_lines_only(form: Any) -> None:
    """A word more in any key takes one text's lines away, mostly one; nothing else is said otherwise."""
    for path in FILES:
        data = form(path.read_bytes())
        values = values_of(data, path.name).values
        for key, value in values.items():
            new = rewritten(data, path.name, {key: changed_leaf(value)})
            gone = [line for line in touched(data, new) if line[0] == "-"]
            assert len(gone) <= lines_of_leaf(value), (path, key, gone)
            assert without(values_of(new, path.name).values, key) == without(values, key)
            assert new.count(b"\r\n") == (new.count(b"\n") if form is as_windows else 0)


def test_hostile_texts_read_back_equal() -> None:
    """In every file, in the place of one of its texts, whatever YAML makes of them unquoted."""
    for at, path in enumerate(FILES):
        data = path.read_bytes()
        values = values_of(data, path.name).values
        keys = [key for key, value in values.items() if isinstance(value, str)]
        for shift in range(5 if keys else 0):
            text, key = HOSTILE[(5 * at + shift) % len(HOSTILE)], keys[(at + shift) % len(keys)]
            new = rewritten(data, path.name, {key: text})
            said = values_of(new, path.name).values
            assert said[key].strip() == text.replace("\r\n", "\n").strip(), (path, key)
            assert without(said, key) == without(values, key)


def lists_and_maps() -> st.SearchStrategy[Any]:
    """Values of the shapes that models have."""
    pairs = st.dictionaries(st.sampled_from(("ten", "tep", "ghi_chu")), TEXTS, max_size=3)
    return st.one_of(TEXTS, st.lists(TEXTS, max_size=4), pairs, st.lists(pairs, max_size=3))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(FILES), st.dictionaries(st.sampled_from(("tom_tat", "moi", "muc")), lists_and_maps())
)
def test_what_is_written_is_what_was_meant_or_nothing(path: Path, changes: dict[str, Any]) -> None:
    """Any values read back as meant and leave the rest, or are refused; then all goes back."""
    data = path.read_bytes()
    values = values_of(data, path.name).values
    try:
        new = rewritten(data, path.name, changes)
    except UnwritableError:
        return
    said = values_of(new, path.name).values
    for key in values.keys() - changes.keys():
        assert said[key] == values[key]
    back = {key: values.get(key) for key in changes}
    assert values_of(rewritten(new, path.name, back), path.name).values == values


def nested(path: str) -> Iterator[tuple[bytes, dict[str, object], bytes]]:
    """Files whose manner of writing must stay, with a change and what comes of it."""
    yield (
        b'# dau\nten: "A"  # ghi chu\n\n# ve the\nthe:\n- x\n- y # hai\n',
        {"ten": "B"},
        (b'# dau\nten: "B"  # ghi chu\n\n# ve the\nthe:\n- x\n- y # hai\n'),
    )
    yield (
        b"ten: A\nthe:\n    - x # mot\n    - y\n",
        {"the": ["x", "z"]},
        (b"ten: A\nthe:\n    - x # mot\n    - z\n"),
    )
    yield (
        b"ten: A\r\nmuc:\r\n  - ten: 'x'\r\n    so: \"1\"\r\n",
        {"muc": [{"ten": "y", "so": "1"}]},
        (b"ten: A\r\nmuc:\r\n  - ten: 'y'\r\n    so: \"1\"\r\n"),
    )
    yield b"ten: A", {"so": "010"}, b'ten: A\nso: "010"\n'
    yield b"ten: A\nso: 1\n# het\n", {"so": None}, b"ten: A\n# het\n"
    yield b"{ten: A, so: b}\n", {"so": "c"}, b"ten: A\nso: c\n"
    del path


def test_comments_quotes_indents_and_line_ends_stay() -> None:
    """Each of these files is told the change and nothing else."""
    for data, changes, wanted in nested("x.yml"):
        assert rewritten(data, "x.yml", changes, ("ten", "so", "the", "muc")) == wanted


def test_a_new_key_goes_where_the_form_has_it() -> None:
    """Behind the nearest key before it, not at the end."""
    data = b"---\ntieu_de: A\n# cuoi\nnhap: c\xc3\xb3\n---\nCh\xe1\xbb\xaf.\n"
    new = rewritten(data, "x.md", {"ngay": "01/06/2025"}, ("tieu_de", "ngay", "nhap"))
    assert new.decode().splitlines()[1:4] == ["tieu_de: A", "ngay: 01/06/2025", "# cuoi"]


def test_a_body_changes_by_itself() -> None:
    """The declaration keeps its bytes, and blank lines around the body stay."""
    data = b"---\r\ntieu_de:   A\r\n---\r\n\r\nM\xe1\xbb\x99t.\r\n\r\nHai.\r\n\r\n"
    new = rewritten(data, "x.md", {BODY: "Một.\n\nBa."})
    assert new == data.replace(b"Hai", b"Ba")


def test_a_new_file_is_made_of_nothing() -> None:
    """An empty `.md` gets its opening, an empty `.yml` its keys, in order."""
    order = ("tieu_de", "ngay")
    made = rewritten(b"", "x.md", {BODY: "Chữ.", "ngay": "01/06/2025", "tieu_de": "A"}, order)
    assert made.decode() == "---\ntieu_de: A\nngay: 01/06/2025\n---\nChữ.\n"
    assert rewritten(b"", "x.yml", {"ten": "no", "ngay": ""}) == b'ten: "no"\n'


@pytest.mark.parametrize("data", [b"ten: [a\n", b"\xff\xfe", b"a: *b\n", b"\ta: b\n"])
def test_a_broken_file_is_not_written(data: bytes) -> None:
    """Nobody could say what stays of it."""
    with pytest.raises(UnwritableError):
        rewritten(data, "x.yml", {"ten": "B"})


def test_what_no_file_may_hold_is_refused() -> None:
    """A control character, or a mark of our own pages."""
    for text in ("a\x00b", "a\ufdd0b", "a\x1bb"):
        with pytest.raises(UnwritableError):
            rewritten(b"ten: A\n", "x.yml", {"ten": text})
