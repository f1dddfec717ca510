"""Keys: equal values have equal keys in every process, different ones do not."""

import subprocess
import sys
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from nq57.build.keys import RememberedKeys, files_key, key_of


@dataclass(frozen=True)
class Leaf:
    """A small part of a view."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class View:
    """A view with parts."""

    title: str
    leaves: tuple[Leaf, ...] = ()


words = st.text(max_size=5)
leaves = st.builds(Leaf, words, words)
views = st.builds(View, words, st.lists(leaves, max_size=4).map(tuple))


def again(view: View) -> View:
    """The same value made of other objects."""
    parts = tuple(Leaf("".join([*leaf.text]), "".join([*leaf.note])) for leaf in view.leaves)
    return View("".join([*view.title]), parts)


@given(views, views)
def test_keys_are_equal_where_values_are(one: View, other: View) -> None:
    """Two values have one key if and only if they are equal, whatever objects they share."""
    assert key_of(again(one)) == key_of(one)
    assert (key_of(one) == key_of(other)) == (one == other)


@given(st.lists(views, min_size=1, max_size=6))
def test_remembering_changes_no_key(met: list[View]) -> None:
    """A key is the same whether the value's parts were met before or not."""
    keys = RememberedKeys(Leaf)
    warm = [keys.key_of("trang", view) for view in (*met, *met)]
    cold = [RememberedKeys(Leaf).key_of("trang", again(view)) for view in (*met, *met)]
    assert warm == cold
    assert len(set(warm)) == len(set(met))


@given(views, views, words, words)
def test_texts_that_go_with_a_value_count(one: View, other: View, first: str, second: str) -> None:
    """The key of a value with its texts differs where the value or a text does."""
    keys = RememberedKeys(View)
    same = keys.key_with(one, "trang", first) == keys.key_with(other, "trang", second)
    assert same == ((one, first) == (other, second))


def test_files_are_keyed_by_name_and_bytes() -> None:
    """The order of files never matters; a name or a byte does."""
    files = [("a", b"1"), ("b", b"2")]
    assert files_key(files) == files_key(reversed(files))
    assert files_key(files) != files_key([("a", b"2"), ("b", b"1")])
    assert files_key(files) != files_key([("a", b"1")])


def test_keys_are_the_same_in_every_process() -> None:
    """The seed of Python's own hashing shows in no key of plain values."""
    code = "from nq57.build.keys import key_of; print(key_of(('a', ('b', 1, True, None))).hex())"
    told = {
        subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "-c", code],
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert told == {f"{key_of(('a', ('b', 1, True, None))).hex()}\n".encode()}
