"""A record's file under another name: what changes in it, in its translations, and in all that names it.

It must not write. The record keeps its former name, whose address leads to it, so that no reader and no
page elsewhere loses the way; what this workspace itself says of it is changed to the new name.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from nq57.catalogue.workspace import Workspace, chain
from nq57.content.file_parts import values_of
from nq57.content.folder import ContentFolder
from nq57.content.layout import UNIT_FILE, sort_out
from nq57.content.links import record_linked
from nq57.content.rewriting import UnwritableError, rewritten
from nq57.model.records import Record

FORMER = "dia_chi_cu"
_DESTINATION = re.compile(
    r"(?P<before>\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?|\bhref\s*=\s*[\"']?)(?P<target>[^\s\"'<>)]+)", re.MULTILINE
)
_REFERENCE = re.compile(r"(?P<before>\[\[\s*)(?P<target>[^\]|]+?)(?P<after>\s*(?:\|[^\]]*)?\]\])")


def renamed_files(data: Mapping[str, bytes], old: str, new: str, *, was_seen: bool) -> dict[str, bytes]:
    """A record's files by their new names; the Vietnamese one keeps its former name where readers saw it.

    `data` has its file and translations by path. Raises UnwritableError.
    """
    found = {}
    for path, text in data.items():
        folder, name = posixpath.split(path)
        slug, dot, rest = name.partition(".")
        target = posixpath.join(folder, f"{new if slug == old else slug}{dot}{rest}")
        found[target] = _with_former(text, target, old, new) if was_seen else text
    return found


def _with_former(text: bytes, path: str, old: str, new: str) -> bytes:
    former = values_of(text, path).values.get(FORMER) or []
    names = [former] if isinstance(former, str) else list(former)
    kept = [name for name in names if name not in {old, new}]
    return rewritten(text, path, {FORMER: [*kept, old]})


def naming_files(
    folder: ContentFolder, workspace: Workspace, record: Record, new: str
) -> Iterator[tuple[str, bytes, bytes]]:
    """Other files that name a record, with their bytes before and after it has its new name.

    A file that cannot be changed is left: the former address leads on.
    """
    layout = sort_out(folder.files())
    kinds = {one.path: (one.unit, one.kind) for one in layout.records}
    kinds |= {f"{unit}/{UNIT_FILE}": (unit, "") for unit in layout.units}
    own = {one.source.path for one in workspace.records if one.id == record.id}
    names = _Names(record, new)
    for path, (unit, kind) in sorted(kinds.items()):
        if path in own or record.unit not in chain(unit):
            continue
        data = folder.read(path)
        if record.slug.encode() not in data:
            continue
        values = values_of(data, path).values
        changes = {key: made for key, value in values.items() if (made := names.of(value, kind)) != value}
        try:
            after = rewritten(data, path, changes)
        except UnwritableError:
            continue
        if after != data:
            yield path, data, after


def names_by_id(data: bytes, path: str, record: Record) -> bool:
    """Whether a file names a record by its id alone, which the former address does not answer for."""
    return any(text.strip("/") == record.id for text in _texts(dict(values_of(data, path).values)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value.strip()


class _Names:
    """A record's ids and addresses in values, each changed to the new one."""

    def __init__(self, record: Record, new: str) -> None:
        self._slug, self._new = record.slug, new
        self._address = f"{record.kind}/{record.slug}"
        self._ids = {record.id, self._address}

    def of(self, value: Any, kind: str) -> Any:  # noqa: ANN401 - whatever a file says
        """A value of a file of `kind` in which the record has its new name."""
        if isinstance(value, dict):
            return {key: self.of(inner, kind) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.of(inner, kind) for inner in value]
        return self._text(value, kind) if isinstance(value, str) else value

    def _text(self, text: str, kind: str) -> str:
        if text.strip().strip("/") in self._ids:
            return self._swapped(text)
        text = _REFERENCE.sub(self._reference, text)

        def link(found: re.Match[str]) -> str:
            target = found["target"]
            path = target.partition("#")[0]
            leads = record_linked(target, kind) or path.strip("/")
            return found["before"] + (self._swapped(target) if leads == self._address else target)

        return _DESTINATION.sub(link, text)

    def _reference(self, found: re.Match[str]) -> str:
        target = found["target"]
        return found["before"] + (self._swapped(target) if target in self._ids else target) + found["after"]

    def _swapped(self, target: str) -> str:
        """The address or id with the new name at the end of its way."""
        head, anchor, behind = target.partition("#")
        at = head.rindex(self._slug)
        return f"{head[:at]}{self._new}{head[at + len(self._slug) :]}{anchor}{behind}"
