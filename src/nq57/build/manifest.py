"""The manifest of a tree: every file's digest, size and media type; and the state that makes it quick.

It must not know pages. The state names the folder it describes: after a cut run it describes nothing.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from nq57.build.provenance import UNKNOWN, Provenance
from nq57.model.media_types import media_type

SCHEMA, STATE_SCHEMA = 1, 2


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file of a tree: SHA-256 in hex, bytes, and the key of what it was made of (hex)."""

    sha256: str
    size: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class TreeState:
    """What a tree holds and what it was made of: `outline`, all but the `texts`, bodies by record."""

    unit: str
    as_of: str
    outline: str
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many of the files are pages."""
        return sum(path.endswith(".html") for path in self.files)

    @property
    def bytes(self) -> int:
        """The tree's size."""
        return sum(facts.size for facts in self.files.values())


def manifest_head(state: TreeState, origin: Provenance) -> str:
    """The manifest's first line: whose tree it is, of which day, and what it was made from."""
    origins = {name: text for name, text in asdict(origin).items() if text or name != "preview"}
    head = {"schema": SCHEMA, "unit": state.unit, "as_of": state.as_of, **origins}
    return json.dumps(head, ensure_ascii=False)[:-1] + ', "files": {\n'


def manifest_json(state: TreeState, origin: Provenance = UNKNOWN) -> str:
    """The manifest as published beside the tree: a file a line, the same bytes for the same tree."""
    rows = (manifest_row(path, facts) for path, facts in sorted(state.files.items()))
    return manifest_of(manifest_head(state, origin), rows)


def manifest_row(path: str, facts: FileFacts) -> str:
    """One file's line of a manifest."""
    row = f'{{"sha256": "{facts.sha256}", "size": {facts.size}, "type": "{media_type(path)}"}}'
    return f"{json.dumps(path, ensure_ascii=False)}: {row}"


def manifest_of(head: str, rows: Iterable[str]) -> str:
    """A manifest of its first line and the lines of all files, in the order of their paths."""
    return head + ",\n".join(rows) + "\n}}\n"


def save_state(path: Path, state: TreeState, tree: Path) -> None:
    """Write the state of the folder `tree`, recognisable by its inode, after a digest of itself."""
    rows = {name: (facts.sha256, facts.size, facts.key) for name, facts in state.files.items()}
    body = (STATE_SCHEMA, _identity(tree), state.unit, state.as_of, state.outline, rows, dict(state.texts))
    data = json.dumps(body, ensure_ascii=False).encode()
    write_whole(path, _digest(data) + b"\n" + data)


def append_state(path: Path, files: Mapping[str, FileFacts | None], texts: Mapping[str, str]) -> None:
    """Note after a saved state what has become of some files, None of one that is gone, and of some texts.

    A note that was cut off makes the whole state unreadable, so the tree is built again.
    """
    rows = {name: facts and (facts.sha256, facts.size, facts.key) for name, facts in files.items()}
    data = json.dumps((rows, dict(texts)), ensure_ascii=False).encode()
    with path.open("ab") as file:
        file.write(b"\n" + _digest(data) + b"\n" + data)


def load_state(path: Path, tree: Path) -> TreeState | None:
    """The state of the folder `tree`; None when it is missing, damaged, or of another folder."""
    try:
        data, *notes = _sound_parts(path.read_bytes())
        schema, identity, unit, as_of, outline, rows, texts = json.loads(data)
        if schema != STATE_SCHEMA or identity != _identity(tree):
            return None
        for changed_rows, changed_texts in map(json.loads, notes):
            rows |= changed_rows
            texts |= changed_texts
        files = {name: FileFacts(*row) for name, row in rows.items() if row}
        return TreeState(unit, as_of, outline, files, texts)
    except (OSError, ValueError, TypeError):
        return None


def is_whole(state: TreeState, tree: Path) -> bool:
    """Whether every file of the state is there in its size."""
    root = f"{tree}{os.sep}"
    try:
        return all(os.stat(root + name).st_size == facts.size for name, facts in state.files.items())  # noqa: PTH116 - thousands of them
    except OSError:
        return False


def write_whole(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file so that it is either the old or the new one, whole; `mode` whatever the umask."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(data)
    if mode is not None:
        temporary.chmod(mode)
    temporary.replace(path)


def _sound_parts(data: bytes) -> list[bytes]:
    """The parts of a state file, each after its digest; ValueError when one is not what was written."""
    lines = data.split(b"\n")
    parts = lines[1::2]
    if lines[::2] != [_digest(part) for part in parts]:
        raise ValueError
    return parts


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=20).hexdigest().encode()


def _identity(tree: Path) -> list[int]:
    facts = tree.stat()
    return [facts.st_dev, facts.st_ino]
