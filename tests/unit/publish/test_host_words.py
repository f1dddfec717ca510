"""What a host says is read as a stranger's: paths, shapes and counts of any kind.

It must not need a host: markers and lists are bytes.
"""

import copy
import hashlib
import json
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57.publish import host_words
from nq57.publish.failures import PublishError, Strange
from nq57.publish.shown_words import shown
from nq57.publish.site_state import (
    Facts,
    Leaving,
    Release,
    SiteState,
    read_release,
    read_state,
    release_bytes,
    state_bytes,
)

GOOD = (
    "index.html",
    "tin-tuc/bai-1/index.html",
    ".nojekyll",
    ".well-known/security.txt",
    "tệp có dấu, và cách.html",
    "a" * 200,
    "nq57.html",
    "assets/nq57-tin.js",
    "con-voi/index.html",
    "a..b/c",
)
BAD = (
    "",
    "/etc/passwd",
    "../victim/secret.txt",
    "a/../../b",
    "a/./b",
    "a//b",
    "a/",
    ".",
    "..",
    "C:/Windows/a",
    "c:a",
    "a\\b",
    "..\\victim",
    "\\\\may\\thu-muc",
    "a\0b",
    "a\nb",
    "a\x1b[2Jb",
    "a\u202eb",
    "a\u2028b",
    "a\ud800b",
    ".nq57/site.json",
    ".NQ57/site.json",
    ".Nq57/kept/x",
    "a/.nq57/site.json",
    ".nq57./site.json",
    ".nq57 /site.json",
    ".nq57::$INDEX_ALLOCATION/site.json",
    ".nq\u200c57/site.json",
    "．ｎｑ５７/site.json",
    ".nq5⑦/site.json",
    "NQ57~1/site.json",
    ".git/config",
    ".GIT/hooks/post-update",
    "git~1/config",
    "con",
    "the/con/index.html",
    "Aux.html",
    "a/LPT1.txt",
    "nul/x",
    "com¹",
    "a./b",
    "a /b",
    " a/b",
    "a*b",
    "a?b",
    "a%2fb",
    "a" * 201,
    "/".join("a" * 40),
    "/".join(["a" * 190] * 8),
)


@pytest.mark.parametrize("path", GOOD)
def test_paths_of_a_section(path: str) -> None:
    """What a section may hold is let through as it is."""
    assert host_words.path(path) == path


@pytest.mark.parametrize("path", BAD, ids=ascii)
def test_paths_that_lead_elsewhere(path: str) -> None:
    """A path out of the tree, into our notes in any spelling, or onto a device is told and not followed."""
    with pytest.raises(Strange) as found:
        host_words.path(path)
    assert found.value.sentence().isprintable()


STATE = SiteState(
    unit="tinh-a/xa-b",
    address="file:///srv/www",
    release=Release(3, "2026-11-21", 7, "abc", "ai đó", "2026-11-21T05:00:00+00:00", 1, 5, 2),
    files={"index.html": Facts("a" * 64, 5)},
    leaving={"assets/a.css": Leaving(Facts("b" * 64, 3), 2, "2026-11-20")},
    under_way={"tin-tuc/a/index.html": Facts("c" * 64, 9)},
    kept={"d" * 64: 2},
    history=(Release(3), Release(2)),
    features={"replaces": True, "whole": False},
)


def marker(body: object) -> bytes:
    """A marker with a right digest, whatever it says."""
    text = json.dumps(body).encode()
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text + b"\n"


def body() -> dict[str, Any]:
    """What a sound marker says."""
    return dict(json.loads(state_bytes(STATE).partition(b"\n")[2]))


def test_a_sound_marker_is_read_as_it_was_written() -> None:
    """Reading undoes writing, for markers and for lists of releases."""
    assert read_state(state_bytes(STATE)) == STATE
    assert read_state(marker(body())) == STATE
    assert read_release(release_bytes(STATE.files)) == STATE.files


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([*BAD, "a" * 64, "2026-13-01", "0001-01-01", "9999-12-31T23:59:59+00:00"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(BAD) | st.text(max_size=4), inner)
    ),
    max_leaves=8,
)


def places(value: object, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a marker where something else could stand."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [at, *(place for key in keys for place in places(value[key], (*at, key)))]  # type: ignore[index] # it has keys


def changed(value: object, at: tuple[Any, ...], new: object) -> Any:
    """The same with something else at one place."""
    if not at:
        return new
    found = copy.deepcopy(value)
    inner: Any = found
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = new
    return found


@given(st.data())
def test_any_value_anywhere_in_a_marker_is_told_or_sound(data: st.DataObject) -> None:
    """A marker with anything in any place gives a state whose paths are safe, or one failure of ours."""
    at = data.draw(st.sampled_from(places(body())))
    given_marker = marker(changed(body(), at, data.draw(ANYTHING)))
    told, state = list[str](), None
    try:
        state = read_state(given_marker)
    except PublishError as failed:
        told.append(failed.sentence())
    assert all(sentence.isprintable() for sentence in told)
    if told:
        return
    assert state is not None
    paths = [*state.files, *state.leaving, *state.under_way]
    assert [path for path in paths if host_words.strange_path(path)] == []
    assert all(len(digest) == 64 for digest in state.kept)
    assert read_state(state_bytes(state)) == state


@given(st.binary(max_size=200))
def test_any_bytes_are_no_marker(data: bytes) -> None:
    """Bytes without a right digest are a damaged marker; as a release's list they are told."""
    assert read_state(data) is None
    with pytest.raises(Strange):
        read_release(data + b"!")


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" + b"0," * 100 + b"0]",
        b"9" * 5000,
        b"NaN",
        b"\xff\xfe{}",
        b'"' + b"a" * host_words.NOTE_BYTES + b'"',
    ],
    ids=["deep", "deep-tables", "list", "long-number", "nan", "utf-16", "long"],
)
def test_a_text_of_json_has_bounds(text: bytes) -> None:
    """Depth, length and numbers without end are told, not followed."""
    with pytest.raises(Strange):
        host_words.table(host_words.parsed(text, host_words.NOTE_BYTES), "x")


def test_a_marker_of_too_many_files_is_told() -> None:
    """More files than any section has, and brackets without end, cost no memory."""
    rows = {f"a{number}": ["a" * 64, 1] for number in range(host_words.MOST_FILES + 1)}
    with pytest.raises(Strange):
        read_state(marker({**body(), "files": rows}))
    with pytest.raises(Strange):
        host_words.parsed(b"[" + b"[]," * 500_000 + b"[]]", host_words.MARKER_BYTES)


def test_words_of_others_are_one_printable_line() -> None:
    """Control characters, reversers, breaks and length never reach a screen."""
    assert shown("a\x1b[2Jb\r\nc\u202ed\ud800") == "a[2Jb cd"
    assert len(shown("x" * 10_000)) <= 301
    assert "\x1b" not in PublishError("mat-ket-noi", address="x", reason="\x1b]0;a\x07").sentence()


@pytest.mark.parametrize("name", ["..", ".", "", "a/b", "a\\b", "a\0b", "a\r\nDELE x"], ids=ascii)
def test_a_name_that_is_no_name(name: str) -> None:
    """What a listing calls a name must be one, and there may not be too many."""
    with pytest.raises(Strange):
        host_words.names(["index.html", name])


def test_a_folder_of_too_many_names() -> None:
    """A listing without end is left when it is longer than any of ours."""
    with pytest.raises(Strange):
        host_words.names(map(str, count()))
