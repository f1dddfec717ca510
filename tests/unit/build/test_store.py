"""The store: values come back as they were put, or not at all."""

import random
import sqlite3
from pathlib import Path

import pytest

from nq57.build.store import Store

KEYS = tuple(bytes([number]) * 20 for number in range(40))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store lies."""
    return tmp_path / "phong" / "kho.sqlite3"


def filled(path: Path) -> dict[bytes, object]:
    """Values put into a store and closed there."""
    values: dict[bytes, object] = {key: (number, "chữ" * 200) for number, key in enumerate(KEYS)}
    store = Store(path)
    store.begin_run()
    store.put(values)
    store.close()
    return values


def served(path: Path) -> dict[bytes, object]:
    """What a store still gives."""
    store = Store(path)
    found = {key: value for key in KEYS if (value := store.get(key)) is not None}
    store.close()
    return found


def test_values_come_back(path: Path) -> None:
    """What one run put the next one gets; what nobody put is None."""
    values = filled(path)
    assert served(path) == values
    assert Store(path).get(b"khong-co") is None


def test_two_stores_share_one_file(path: Path) -> None:
    """What one process puts another, already open, gets."""
    one, other = Store(path), Store(path)
    assert one.get(KEYS[0]) is None
    other.put({KEYS[0]: "mới"})
    assert one.get(KEYS[0]) == "mới"
    one.close()
    other.close()


def test_a_damaged_value_is_dropped(path: Path) -> None:
    """A value with one byte changed is not served, and is gone afterwards; the others stay."""
    values = filled(path)
    with sqlite3.connect(path) as connection:
        (data,) = connection.execute("SELECT value FROM kept WHERE key = ?", (KEYS[3],)).fetchone()
        broken = data[:-1] + bytes([data[-1] ^ 1])
        connection.execute("UPDATE kept SET value = ? WHERE key = ?", (broken, KEYS[3]))
    connection.close()
    del values[KEYS[3]]
    assert served(path) == values
    assert Store(path).size() == sum(len(row) for row in raw_values(path))
    assert len(raw_values(path)) == len(values)


@pytest.mark.parametrize("wrong", ["chữ", 7, 1.5, b"", b"ngan"])
def test_a_value_of_a_wrong_type_is_dropped(path: Path, wrong: object) -> None:
    """A row that holds no value of ours is not served."""
    values = filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kept SET value = ? WHERE key = ?", (wrong, KEYS[3]))
    connection.close()
    del values[KEYS[3]]
    assert served(path) == values


def test_a_value_under_anothers_key_is_dropped(path: Path) -> None:
    """A whole value under a wrong key is as damaged as a broken one."""
    filled(path)
    with sqlite3.connect(path) as connection:
        (data,) = connection.execute("SELECT value FROM kept WHERE key = ?", (KEYS[3],)).fetchone()
        connection.execute("UPDATE kept SET value = ? WHERE key = ?", (data, KEYS[4]))
    connection.close()
    assert KEYS[4] not in served(path)


@pytest.mark.parametrize("seed", range(24))
def test_a_damaged_file_never_serves_a_wrong_value(path: Path, seed: int) -> None:
    """With bytes changed or its end cut off a store gives what was put or nothing, and keeps new values."""
    values = filled(path)
    source = random.Random(seed)  # noqa: S311 - damage, not secrets
    data = bytearray(path.read_bytes())
    for _ in range((1, 30, 3_000)[seed % 3]):
        data[source.randrange(len(data))] = source.randrange(256)
    if seed % 4 == 3:
        del data[source.randrange(len(data)) :]
    path.write_bytes(data)
    assert all(values[key] == value for key, value in served(path).items())
    values = filled(path)
    assert {**values, **served(path)} == values


def test_a_file_that_is_no_store_is_set_aside(path: Path) -> None:
    """A file of other content is kept under another name, and a new store begun."""
    path.parent.mkdir()
    path.write_bytes(b"khong phai kho " * 100)
    assert served(path) == {}
    assert path.with_suffix(".hong").is_file()
    assert served(path) == {}
    values = filled(path)
    assert served(path) == values


def test_a_store_that_cannot_be_made_costs_only_work(tmp_path: Path) -> None:
    """Where no folder can be made nothing is kept and nothing raises."""
    (tmp_path / "tep").write_text("chắn", encoding="utf-8")
    store = Store(tmp_path / "tep" / "phong" / "kho.sqlite3")
    store.begin_run()
    store.put({KEYS[0]: 1})
    assert store.get(KEYS[0]) is None
    assert (store.size(), store.prune(0)) == (0, 0)


def test_pruning_drops_the_oldest_runs_first(path: Path) -> None:
    """Values of the last run outlive those of the first; the limit is kept."""
    filled(path)
    store = Store(path)
    store.begin_run()
    store.put({b"moi": "của lần sau"})
    limit = store.size() // 2
    dropped = store.prune(limit)
    assert dropped > 0
    assert store.size() <= limit
    assert store.get(b"moi") == "của lần sau"
    assert store.prune(limit) == 0
    store.close()


def raw_values(path: Path) -> list[bytes]:
    """Every value as it lies in the file."""
    connection = sqlite3.connect(path)
    rows = [row[0] for row in connection.execute("SELECT value FROM kept")]
    connection.close()
    return rows
