"""The pool: the theme's and the section's own files once on the disk of the trees, to be linked.

It must not know units. A file in the pool is named by its digest and never changed.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from nq57.build.keys import key_of
from nq57.build.manifest import FileFacts, write_whole
from nq57.build.store import ValueStore
from nq57.content.folder import DiskFolder
from nq57.site_shell.shipped import CONFIG, DOCS, sources_of

POOL = "chung"
_Listed = dict[str, tuple[str, FileFacts]]


def fill_pool(
    root: Path, room: Path, store: ValueStore, theme: bytes
) -> Mapping[str, tuple[Path, FileFacts]]:
    """Every shared file: address → where it lies in the pool, and its facts."""
    key = _key(root, theme)
    known = store.get(key)
    listed = known if isinstance(known, dict) else _listed(root)
    pool = _placed(room, listed)
    if not all(_is_there(place, facts) for place, facts in pool.values()):
        listed = _listed(root)
        pool = _placed(room, listed)
        for path, (place, facts) in pool.items():
            if not _is_there(place, facts):
                write_whole(place, Path(listed[path][0]).read_bytes(), 0o644)
    if listed is not known:
        store.put({key: listed})
    return pool


def is_listed(root: Path, store: ValueStore, theme: bytes) -> bool:
    """Whether the store knows the shared files already."""
    return store.get(_key(root, theme)) is not None


def _key(root: Path, theme: bytes) -> bytes:
    docs = [
        (str(folder), entry.path, entry.size, entry.stamp)
        for folder in sources_of(root, DOCS)
        for entry in DiskFolder(folder).files()
    ]
    return key_of(theme, "pool", docs)


def _placed(room: Path, listed: _Listed) -> dict[str, tuple[Path, FileFacts]]:
    return {path: (room / POOL / facts.sha256, facts) for path, (_, facts) in listed.items()}


def _is_there(place: Path, facts: FileFacts) -> bool:
    """Whether the file is what its name says; all are read, for a damaged one would reach every tree."""
    try:
        return hashlib.sha256(place.read_bytes()).hexdigest() == facts.sha256
    except OSError:
        return False


def _listed(root: Path) -> _Listed:
    from nq57.site_shell.mkdocs_adapter.theme_templates import static_sources  # noqa: PLC0415 - wakes MkDocs

    found = {}
    for path, source in static_sources(root / CONFIG).items():
        data = source.read_bytes()
        found[path] = (str(source), FileFacts(hashlib.sha256(data).hexdigest(), len(data)))
    return found
