"""The ledger: what was last published of each unit from here, so that nothing changed asks nobody.

It must not be trusted for more: a missing or damaged entry only costs one connection.
"""

import json
import os
from pathlib import Path

from nq57.publish.local_tree import LocalTree

_NOTES = ".nq57"


def is_published(out: Path, tree: LocalTree, address: str) -> bool:
    """Whether exactly this tree went to this address the last time."""
    try:
        body = json.loads(_path(out, tree.unit).read_bytes())
        return bool(body == {"address": address, "tree": tree.digest})
    except (OSError, ValueError):
        return False


def remember(out: Path, tree: LocalTree, address: str) -> None:
    """Note a publish that ended well."""
    path = _path(out, tree.unit)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_text(json.dumps({"address": address, "tree": tree.digest}), encoding="utf-8")
    temporary.replace(path)


def forget(out: Path, unit: str) -> None:
    """Take the note away before anything is touched."""
    _path(out, unit).unlink(missing_ok=True)


def _path(out: Path, unit: str) -> Path:
    return out / _NOTES / f"{unit.replace('/', '.')}.da-dang.json"
