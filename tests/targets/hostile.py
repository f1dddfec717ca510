"""What a hostile host may hold or say, as tables that every transport's test goes through.

It must not know a transport: markers are bytes, and a case changes what an honest publish has left.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

VICTIM = "../victim/secret.txt"
SHA = "a" * 64
Body = dict[str, Any]


def remade(data: bytes, change: Callable[[Body], object]) -> bytes:
    """A marker with something changed in it and a right digest."""
    body = json.loads(data.partition(b"\n")[2])
    found = change(body)
    text = found if isinstance(found, bytes) else json.dumps(body if found is None else found).encode()
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text + b"\n"


def _with(*at: str | int, value: object) -> Callable[[Body], None]:
    """The marker with a value at a place."""

    def change(body: Body) -> None:
        inner: Any = body
        for key in at[:-1]:
            inner = inner[key]
        inner[at[-1]] = value

    return change


def _row(table: str, path: str) -> Callable[[Body], None]:
    row = [SHA, 7, 1, "2026-01-01"] if table == "leaving" else [SHA, 7]
    return _with(table, path, value=row)


BEHIND = {f"{table}-link": _row(table, "lk/secret.txt") for table in ("files", "leaving", "under_way")}

# Each must end in a failure of ours, with nothing read, written or removed outside the target.
MARKERS: dict[str, Callable[[Body], object]] = {
    **{
        f"{table}-{name}": _row(table, path)
        for table in ("files", "leaving", "under_way")
        for name, path in (
            ("above", VICTIM),
            ("absolute", "/etc/passwd"),
            ("drive", "C:/x"),
            ("backslash", "..\\victim\\secret.txt"),
            ("ours", ".NQ57/site.json"),
            ("device", "the/con/index.html"),
            ("control", "a\x1b[2Jb"),
            ("half-a-pair", "a\ud800"),
        )
    },
    "kept-above": _with("kept", "../../../victim/secret.txt", value=-99),
    "kept-old": _with("kept", "/etc/passwd", value=0),
    "files-list": _with("files", value=["index.html"]),
    "files-null": _with("files", value=None),
    "row-short": _with("files", "index.html", value=[SHA]),
    "row-number": _with("files", "index.html", value=7),
    "row-words": _with("files", "index.html", value=["x", "y"]),
    "size-minus": _with("files", "index.html", value=[SHA, -1]),
    "size-huge": _with("files", "index.html", value=[SHA, 10**30]),
    "size-float": _with("files", "index.html", value=[SHA, 1.5]),
    "size-true": _with("files", "index.html", value=[SHA, True]),
    "leaving-day": _with("leaving", "assets/a.css", value=[SHA, 1, 1, "hôm qua"]),
    "leaving-no-day": _with("leaving", "assets/a.css", value=[SHA, 1, 1, None]),
    "leaving-generation": _with("leaving", "assets/a.css", value=[SHA, 1, "x", "2026-01-01"]),
    "kept-generation": _with("kept", SHA, value="x"),
    "unit-list": _with("unit", value=[]),
    "unit-long": _with("unit", value="x" * 100_000),
    "address-null": _with("address", value=None),
    "release-list": _with("release", value=[]),
    "release-strange": _with("release", "secret", value=1),
    "generation-words": _with("release", "generation", value="1"),
    "generation-huge": _with("release", "generation", value=10**40),
    "generation-minus": _with("release", "generation", value=-5),
    "as-of-number": _with("release", "as_of", value=20261121),
    "as-of-words": _with("release", "as_of", value="zzzz"),
    "when-early": _with("release", "when", value="0001-01-01T00:00:00"),
    "who-table": _with("release", "who", value={"a": 1}),
    "history-table": _with("history", value={}),
    "history-of-words": _with("history", value=["x"]),
    "history-long": _with("history", value=[{}] * 5000),
    "features-list": _with("features", value=[1]),
    "features-words": _with("features", "replaces", value="yes"),
    "schema-words": _with("schema", value="1"),
    "schema-null": _with("schema", value=None),
    "no-files": lambda body: {key: value for key, value in body.items() if key != "files"},
    "a-list": lambda _: [],
    "a-number": lambda _: 7,
    "null": lambda _: b"null",
    "no-json": lambda _: b"{",
    "not-a-number": lambda _: b'{"schema": NaN}',
    "deep": lambda _: b"[" * 200_000,
    "deep-tables": lambda _: b'{"a":' * 200_000,
    "long-number": lambda _: b'{"schema": ' + b"9" * 5000 + b"}",
    "brackets": lambda _: b"[" + b"[]," * 500_000 + b"[]]",
    "half-utf-8": lambda _: b'{"schema": "\xff"}',
    "many-files": lambda body: {**body, "files": {f"f{n}": [SHA, 1] for n in range(100_001)}},
}

LISTS: dict[str, bytes] = {
    "list": b"[]",
    "words": b'"x"',
    "no-json": b"{",
    "deep": b"[" * 200_000,
    "above": json.dumps({VICTIM: [SHA, 7]}).encode(),
    "row": b'{"index.html": null}',
    "bytes": bytes(range(256)),
    "many": json.dumps({f"f{n}": [SHA, 1] for n in range(200_000)}).encode(),
    "long": b" " * (70 << 20),
}

NOTES: dict[str, bytes] = {
    "list": b"[]",
    "number": b"7",
    "half": b'{"token": "a',
    "deep": b"[" * 60_000,
    "process-list": b'{"process": ["a"], "token": {}}',
    "process-number": b'{"process": 7}',
    "who-control": b'{"who": "\\u001b[2J\\u202e", "token": "x"}',
    "bytes": bytes(range(256)),
    "empty": b"",
}
