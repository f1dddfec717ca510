"""Records remembered between runs: a file of the same size and stamp is not read again.

It must not know pages. What a reading opened is noted while it reads; what else a record depends on
(files beside it, vocabulary) is in the key.
"""

from dataclasses import dataclass, field, replace

from nq57.build.keys import key_of
from nq57.build.reading_ahead import Noted, Readers
from nq57.build.store import ValueStore
from nq57.content.folder import DOUBTFUL_NS, ContentFolder, FileEntry, OpenFile
from nq57.content.layout import RecordPath
from nq57.content.loading import FileContext, Read, read_uncached

_Stamp = tuple[int, int]
_Opened = tuple[tuple[str, _Stamp], ...]
_MISSING = frozenset({"tep-thieu", "anh-thieu"})


class RememberingReader:
    """Reads records through the store; `keep` must be called once, after loading.

    `readers` read those that are not remembered, when the first is asked for.
    """

    def __init__(self, store: ValueStore, salt: bytes, now_ns: int, readers: Readers | None = None) -> None:
        self._store, self._salt, self._readers = store, salt, readers
        self._trusted_before = now_ns - DOUBTFUL_NS
        self.key: bytes | None = None
        self._known: dict[str, tuple[_Opened, Read]] = {}
        self._seen: dict[str, tuple[_Opened, Read]] = {}
        self._ahead: dict[str, Noted] = {}
        self._changed = False

    def __call__(self, where: RecordPath, around: FileContext) -> Read:
        """One record, remembered or read again."""
        if self.key is None:
            self._recall(around)
            self._read_ahead(around)
        if known := self._remembered(where, around):
            self._seen[where.path] = known
            return known[1][0], list(known[1][1])
        ahead = where.path in self._ahead
        paths, read = self._ahead.pop(where.path) if ahead else _noted(where, around)
        self._changed = True
        opened = tuple((path, _stamp(path, around)) for path in paths)
        if all(stamp[1] < self._trusted_before for _, stamp in opened) and not _lacks_files(read):
            self._seen[where.path] = (opened, (read[0], list(read[1])))
        return read

    def _remembered(self, where: RecordPath, around: FileContext) -> tuple[_Opened, Read] | None:
        """What an earlier run read, where all is as it was."""
        known = self._known.get(where.path)
        return known if known and _unchanged(known[0], around) and _holds(known[1], around) else None

    def _read_ahead(self, around: FileContext) -> None:
        """Have the records that are not remembered read by all processes."""
        if self._readers:
            new = [where for where in around.layout.records if not self._remembered(where, around)]
            self._ahead.update(self._readers.read(new, lambda where: _noted(where, around)))

    def keep(self) -> None:
        """Remember what this run has read."""
        if self.key and (self._changed or self._seen.keys() != self._known.keys()):
            self._store.put({self.key: self._seen})

    def _recall(self, around: FileContext) -> None:
        layout = around.layout
        records = {where.path for where in layout.records}
        beside = sorted((path, size) for path, size in layout.sizes.items() if path not in records)
        self.key = key_of(self._salt, "records", beside, around.vocabulary)
        kept = self._store.get(self.key)
        self._known = kept if isinstance(kept, dict) else {}


@dataclass(frozen=True, slots=True)
class _Noting:
    """A folder that notes which of its files are read."""

    folder: ContentFolder
    opened: set[str] = field(default_factory=set)

    def files(self) -> tuple[FileEntry, ...]:
        return self.folder.files()

    def read(self, path: str) -> bytes:
        self.opened.add(path)
        return self.folder.read(path)

    def open(self, path: str) -> OpenFile:
        self.opened.add(path)
        return self.folder.open(path)


def _noted(where: RecordPath, around: FileContext) -> Noted:
    """A record read, and which files were opened for it."""
    noting = _Noting(around.folder)
    read = read_uncached(where, replace(around, folder=noting))
    return tuple(sorted(noting.opened)), read


def _stamp(path: str, around: FileContext) -> _Stamp:
    return around.layout.sizes.get(path, -1), around.layout.stamps.get(path, -1)


def _unchanged(opened: _Opened, around: FileContext) -> bool:
    """Whether every file that the reading opened is as it was."""
    return all(_stamp(path, around) == stamp for path, stamp in opened)


def _holds(read: Read, around: FileContext) -> bool:
    """Whether the record's files are as they were: one that is a record itself is not in the key."""
    sizes = around.layout.sizes
    return read[0] is None or all(sizes.get(asset.path) == asset.size for asset in read[0].assets)


def _lacks_files(read: Read) -> bool:
    """Whether a file is missed that may come later; it would be no part of the key as a record."""
    return any(problem.code in _MISSING for problem in read[1])
