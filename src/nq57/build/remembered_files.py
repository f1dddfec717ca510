"""What the gate said of files, remembered between runs: one of the same size and stamp is not read again.

It must not know records. What is published in a file's place is handed on where it is kept.
"""

from nq57.build.kept import KeptFiles
from nq57.build.keys import key_of
from nq57.build.store import Kept
from nq57.content.attachments import Judged, judge_anew, made_of
from nq57.content.folder import ContentFolder, FileEntry

_Stamp = tuple[int, int]


class RememberingJudge:
    """Judges files through the store; `keep` must be called once, after loading.

    With `files`, what was cleaned on the way is kept there for the build, which need not clean it again.
    """

    def __init__(self, store: Kept, salt: bytes, now_ns: int, files: KeptFiles | None = None) -> None:
        self._store, self._files = store, files
        self._trusted_before = now_ns - 2_000_000_000
        self._key = key_of(salt, "judged")
        self._known: dict[str, tuple[_Stamp, Judged]] | None = None
        self._seen: dict[str, tuple[_Stamp, Judged]] = {}

    def __call__(self, entry: FileEntry, folder: ContentFolder) -> Judged:
        """What the gate says of one file, remembered or anew."""
        if self._known is None:
            kept = self._store.get(self._key)
            self._known = kept if isinstance(kept, dict) else {}
        stamp = (entry.size, entry.stamp)
        known = self._known.get(entry.path)
        judged = known[1] if known and known[0] == stamp else judge_anew(entry, folder, self._take)
        if entry.stamp < self._trusted_before:
            self._seen[entry.path] = (stamp, judged)
        return judged

    def _take(self, judged: Judged, cleaned: bytes) -> None:
        if self._files is not None:
            self._files.take(made_of(judged), cleaned)

    def keep(self) -> None:
        """Remember what this run has judged."""
        if self._known is not None and self._seen != self._known:
            self._store.put({self._key: self._seen})
