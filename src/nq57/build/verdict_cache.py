"""What the gate said of files, remembered between runs: nothing is judged twice.

It must not know records. What is published in a file's place is handed on where it is kept.
"""

import hashlib
import posixpath
from collections.abc import Iterable, Sequence

from nq57.build.file_cache import FileCache
from nq57.build.keys import key_of
from nq57.build.store import ValueStore
from nq57.content.attachments import Judged, judge_each, judged_elsewhere, made_of
from nq57.content.folder import DOUBTFUL_NS, ContentFolder, FileEntry

_Stamp = tuple[int, int]


class RememberingJudge:
    """Judges files through the store; `keep` must be called once, after loading.

    With `files`, what was cleaned on the way is kept there for the build, which need not clean it again.
    `jobs` processes share the files that nothing is known of.
    """

    def __init__(
        self, store: ValueStore, salt: bytes, now_ns: int, files: FileCache | None = None, jobs: int = 1
    ) -> None:
        self._store, self._files, self._jobs = store, files, jobs
        self._trusted_before = now_ns - DOUBTFUL_NS
        self.key = key_of(salt, "judged")
        self._known: dict[str, tuple[_Stamp, Judged]] = {}
        self._seen: dict[str, tuple[_Stamp, Judged]] = {}

    def __call__(self, entries: Sequence[FileEntry], folder: ContentFolder) -> dict[str, Judged]:
        """What the gate says of each file by its path, remembered or again."""
        kept = self._store.get(self.key)
        self._known = kept if isinstance(kept, dict) else {}
        judged = {entry.path: known[1] for entry in entries if (known := self._same(entry))}
        judged |= self._same_bytes([entry for entry in entries if entry.path not in judged], folder)
        judged |= self._judged_now([entry for entry in entries if entry.path not in judged], folder)
        self._seen = {
            entry.path: (_stamp(entry), judged[entry.path])
            for entry in entries
            if entry.stamp < self._trusted_before
        }
        return judged

    def _same(self, entry: FileEntry) -> tuple[_Stamp, Judged] | None:
        known = self._known.get(entry.path)
        return known if known and known[0] == _stamp(entry) else None

    def _same_bytes(self, entries: Iterable[FileEntry], folder: ContentFolder) -> dict[str, Judged]:
        """What was said of the same bytes under the same name; a fresh clone has new stamps."""
        known = {(one.digest, posixpath.basename(path)): one for path, (_, one) in self._known.items()}
        found = {}
        for entry in entries if known else ():
            with folder.open(entry.path) as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if same := known.get((digest, posixpath.basename(entry.path))):
                found[entry.path] = judged_elsewhere(same, entry.path)
        return found

    def _judged_now(self, entries: Sequence[FileEntry], folder: ContentFolder) -> dict[str, Judged]:
        """Judge files that nothing is known of, large ones first, so that nobody waits for a last one."""
        ordered = sorted(entries, key=lambda entry: (-entry.size, entry.path))
        self._store.close()  # no connection crosses a fork
        return judge_each(ordered, folder, self._take, self._jobs)

    def _take(self, judged: Judged, cleaned: bytes) -> None:
        if self._files is not None:
            self._files.take(made_of(judged), cleaned)
            self._store.close()  # the next process may be started by a fork

    def keep(self) -> None:
        """Remember what this run has judged."""
        if self._seen != self._known:
            self._store.put({self.key: self._seen})


def _stamp(entry: FileEntry) -> _Stamp:
    return entry.size, entry.stamp
