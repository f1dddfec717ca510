"""The tree that a build left, with its manifest; whatever does not agree with it is refused.

It must not know how the tree was made; the manifest's path, digest and size are all it trusts.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nq57.content.file_names import as_one
from nq57.language.lfs_pointers import is_lfs_pointer
from nq57.publish import host_words
from nq57.publish.failures import Refused, Strange
from nq57.publish.host_words import strange_path
from nq57.publish.shown_words import shown
from nq57.publish.site_state import Facts, facts_of

_NOTES = ".nq57"
_HOME = "index.html"


@dataclass(frozen=True, slots=True)
class LocalTree:
    """A unit's tree on this machine; `digest` names its whole content, `head` is the manifest's rest."""

    unit: str
    folder: Path
    files: Mapping[str, Facts]
    types: Mapping[str, str]
    head: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """One digest for all files."""
        rows = "\n".join(f"{path}\0{facts.sha256}" for path, facts in sorted(self.files.items()))
        return hashlib.sha256(rows.encode()).hexdigest()

    @property
    def as_of(self) -> str:
        """The day the tree was built for, ISO."""
        return str(self.head.get("as_of", ""))

    @property
    def is_preview(self) -> bool:
        """Whether it shows drafts."""
        return bool(self.head.get("preview"))

    @property
    def revision(self) -> str:
        """The revision of the content, where the build knew it."""
        return shown(self.head.get("revision") or "")

    def read(self, path: str) -> bytes:
        """A file's bytes, proven to be those of the manifest."""
        data = _bytes(self.unit, self.folder / path, path)
        if facts_of(data) != self.files[path]:
            raise Refused("cay-hong", unit=self.unit, path=path)
        if is_lfs_pointer(data):
            raise Refused("con-tro-lfs", path=path)
        return data


def manifest_path(out: Path, tree: str) -> Path:
    """Where a build notes what is in a tree."""
    return out / _NOTES / f"{tree}.manifest.json"


def open_tree(out: Path, unit: str) -> LocalTree:
    """The unit's tree below `out`; refused when missing, empty, another's, or not as the manifest says."""
    name = unit.replace("/", ".")
    try:
        body = _manifest(manifest_path(out, name))
        host_words.day(body.get("as_of", ""), "as_of")
        rows = host_words.each(body.get("files"), "files", str, _row)
    except (OSError, Strange):
        raise Refused("chua-dung", unit=unit, folder=out) from None
    if (found := body.get("unit")) != unit:
        raise Refused("cay-cua-don-vi-khac", unit=unit, found=found)
    files, types = {p: facts for p, (facts, _) in rows.items()}, {p: kind for p, (_, kind) in rows.items()}
    head = {key: value for key, value in body.items() if key != "files"}
    tree = LocalTree(unit, out / name, files, types, head)
    _check(tree)
    return tree


def _manifest(place: Path) -> Mapping[str, object]:
    with place.open("rb") as file:
        data = file.read(host_words.MARKER_BYTES + 1)
    return host_words.table(host_words.parsed(data, host_words.MARKER_BYTES), place.name)


def _row(value: object, where: str) -> tuple[Facts, str]:
    """One file of a manifest: its facts, and its media type."""
    given = host_words.table(value, where)
    size = host_words.number(given.get("size"), where, host_words.LARGEST)
    return Facts(host_words.digest(given.get("sha256"), where), size), str(given.get("type", ""))


def _check(tree: LocalTree) -> None:
    if _HOME not in tree.files:
        raise Refused("cay-rong", unit=tree.unit)
    check_paths(tree.files)
    if tree.folder.is_symlink():
        raise Refused("cay-hong", unit=tree.unit, path=tree.folder.name)
    for path, facts in tree.files.items():
        file = tree.folder / path
        if not file.is_file() or file.is_symlink() or file.stat().st_size != facts.size:
            raise Refused("cay-hong", unit=tree.unit, path=path)


def check_paths(files: Mapping[str, Facts]) -> None:
    """Refuse paths that lead out of the tree, into our own folder, or onto one another."""
    seen: dict[str, str] = {}
    for path in sorted(files):
        if why := strange_path(path):
            raise Refused("duong-dan-la", path=path, why=why)
        other = seen.setdefault(as_one(path), path)
        if other != path:
            raise Refused("trung-ten-hoa-thuong", path=path, other=other)


def _bytes(unit: str, file: Path, path: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Refused("cay-hong", unit=unit, path=path) from None
