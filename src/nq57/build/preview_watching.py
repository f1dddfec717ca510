"""When a project's files have changed: told by the system at once, and looked for besides.

It must not know what the files are for. Network drives, folders of another system and a full table of
watches give no events; a look every few seconds finds what they did not tell, and then one every second.
"""

import contextlib
import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from nq57.build.inputs import FOLDERS
from nq57.content.folder import SETTINGS, DiskFolder
from nq57.site_shell.shipped import CONFIG

_OFTEN, _SELDOM = 1.0, 5.0  # seconds between looks: without events, and beside them
_SETTLE = 0.03  # seconds: editors write a file in several steps
_LATE = 0.5  # seconds that an event may come after the change it tells of
_PROVEN = 2  # silent changes; one may have come while a folder was made again
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})
SILENT = (
    "Hệ điều hành không báo thay đổi của tệp ({reason}): nq57 tự dò mỗi giây. → Không cần làm gì; muốn"
    " nhanh hơn thì để dự án trên đĩa của máy, hoặc trên Linux nâng fs.inotify.max_user_instances và"
    " fs.inotify.max_user_watches."
)


class ProjectWatch(FileSystemEventHandler):
    """Waits for changes of the project in `root`; `polling` does without the system's events."""

    def __init__(self, root: Path, tell: Callable[[str], None], *, polling: bool = False) -> None:
        self._root, self._tell, self.polling = root.resolve(), tell, polling
        self._wake = threading.Event()
        self._observer: BaseObserver | None = None
        self._watched: dict[Path, tuple[int, int]] = {}
        self._renewed = False
        self._silent = 0
        self._looked = b""
        self.over = False

    def start(self) -> None:
        """Begin to watch."""
        self._looked = self._look()
        if not self.polling:
            self._watch_again()

    def end(self) -> None:
        """Let whoever waits go; from any thread."""
        self.over = True
        self._wake.set()

    def close(self) -> None:
        """Stop watching; by the thread that waited."""
        self._drop()

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take an event of the system: of the project's own folder only what sections are made of."""
        place = Path(os.fsdecode(event.src_path))
        other = Path(os.fsdecode(event.dest_path or event.src_path))
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        ours = {self._root / name for name in (*FOLDERS, CONFIG, SETTINGS)}
        if {place, other} & ours:
            self._renewed = self._renewed or event.is_directory
        elif place.parent == self._root or _is_hidden(place.name):
            return
        self._wake.set()

    def wait(self, longest: float | None = None) -> bool:
        """Wait for a change, at most so many seconds; whether there was one."""
        interval = _OFTEN if self.polling else _SELDOM
        woken = self._wake.wait(interval if longest is None else min(interval, longest))
        if self.over:
            return False
        if woken:
            time.sleep(_SETTLE)
            self._wake.clear()
        changed = self._has_changed()
        if not self.polling:
            self._mind_silence(woken=woken, changed=changed)
            self._watch_again()
        return woken or changed

    def _mind_silence(self, *, woken: bool, changed: bool) -> None:
        """Two changes in a row that nothing told of: the system is silent here."""
        if woken:
            self._silent = 0
        elif changed and not self._wake.wait(_LATE):
            self._silent += 1
        if self._silent >= _PROVEN:
            self._poll("hai thay đổi vừa rồi không có sự kiện nào")

    def _has_changed(self) -> bool:
        seen = self._look()
        changed, self._looked = seen != self._looked, seen
        return changed

    def _look(self) -> bytes:
        """A digest of names, sizes and stamps; a folder that is not there is as one without files."""
        digest = hashlib.blake2b(digest_size=16)
        for folder in (self._root / name for name in FOLDERS):
            digest.update(f"{folder}\0".encode())
            with contextlib.suppress(OSError):
                for entry in DiskFolder(folder).files():
                    if not _is_hidden(entry.path.rpartition("/")[2]):
                        digest.update(repr((entry.path, entry.size, entry.stamp)).encode())
        for file in (self._root / CONFIG, self._root / SETTINGS):
            with contextlib.suppress(OSError):
                facts = file.stat()
                digest.update(repr((file.name, facts.st_size, facts.st_mtime_ns)).encode())
        return digest.digest()

    def _watch_again(self) -> None:
        """Watch the folders that are there now: one removed and made again is another folder."""
        wanted = {place: found for place in self._places() if (found := _identity(place))}
        if self.polling or (wanted == self._watched and not self._renewed):
            return
        self._drop()
        self._renewed = False
        observer = Observer()
        try:
            for place in wanted:
                observer.schedule(self, str(place), recursive=place != self._root)
            observer.start()
        except FileNotFoundError:  # gone again: the next look sees to it
            _stop(observer)
        except OSError as error:
            _stop(observer)
            self._poll(error.strerror or str(error))
        else:
            self._observer, self._watched = observer, wanted

    def _places(self) -> list[Path]:
        return [self._root, *(self._root / name for name in FOLDERS)]

    def _poll(self, reason: str) -> None:
        self.polling = True
        self._drop()
        self._tell(SILENT.format(reason=reason))

    def _drop(self) -> None:
        observer, self._observer, self._watched = self._observer, None, {}
        if observer is not None:
            _stop(observer)


def _is_hidden(name: str) -> bool:
    """Whether an editor keeps such a file for itself."""
    return name.startswith(".")


def _stop(observer: BaseObserver) -> None:
    """End an observer, whether it has begun or not."""
    with contextlib.suppress(RuntimeError, OSError):
        observer.stop()
        observer.join()


def _identity(place: Path) -> tuple[int, int] | None:
    """What tells a folder from another of the same name; None when it is not there."""
    try:
        facts = place.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino
