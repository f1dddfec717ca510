"""Records remembered between runs: a file of the same size and stamp is not read again.

It must not know pages. What a reading opened is noted while it reads; what else a record depends on
(files beside it, vocabulary) is in the key.
"""

from dataclasses import dataclass, field, replace

from nq57.build.keys import key_of
from nq57.build.store import ValueStore
from nq57.content.folder import DOUBTFUL_NS, ContentFolder, FileEntry, OpenFile
from nq57.content.layout import RecordPath
from nq57.content.loading import FileContext, Read, read_uncached

_Stamp = tuple[int, int]
_Opened = tuple[tuple[str, _Stamp], ...]
_MISSING = frozenset({"tep-thieu", "anh-thieu"})


class RememberingReader:
    """Reads records through the store; `keep` must be called once, after loading."""

    def __init__(self, store: ValueStore, salt: bytes, now_ns: int) -> None:
        self._store, self._salt = store, salt
        self._trusted_before = now_ns - DOUBTFUL_NS
        self.key: bytes | None = None
        self._known: dict[str, tuple[_Opened, Read]] = {}
        self._seen: dict[str, tuple[_Opened, Read]] = {}
        self._changed = False

    def __call__(self, where: RecordPath, around: FileContext) -> Read:
        """One record, remembered or read again."""
        if self.key is None:
            self._recall(around)
        known = self._known.get(where.path)
        if known and _unchanged(known[0], around) and _holds(known[1], around):
            self._seen[where.path] = known
            return known[1][0], list(known[1][1])
        noting = _Noting(around.folder)
        read = read_uncached(where, replace(around, folder=noting))
        self._changed = True
        opened = tuple((path, _stamp(path, around)) for path in sorted(noting.opened))
        if all(stamp[1] < self._trusted_before for _, stamp in opened) and not _lacks_files(read):
            self._seen[where.path] = (opened, (read[0], list(read[1])))
        return read

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
