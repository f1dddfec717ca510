"""The content with all that is wrong in it, unchanged records and files taken from the store.

It must not know pages: it is all that `nq57 check` needs, and half of what a build does.
"""

from dataclasses import dataclass
from pathlib import Path

from nq57.build.body_cache import BodyCache
from nq57.build.file_cache import FileCache
from nq57.build.keys import code_key
from nq57.build.last_build import WORKROOM
from nq57.build.reading_ahead import Readers
from nq57.build.record_cache import RememberingReader
from nq57.build.store import Store
from nq57.build.verdict_cache import RememberingJudge
from nq57.content.loading import Loaded
from nq57.site_shell.checked_content import load_checked

STORE = "kho.sqlite3"


def open_store(root: Path) -> Store:
    """The project's store of everything worth keeping between runs."""
    return Store(root / WORKROOM / STORE)


@dataclass(frozen=True, slots=True)
class Memory:
    """Those who remember what earlier runs made of records, bodies and files."""

    reader: RememberingReader
    bodies: BodyCache
    judge: RememberingJudge

    def keep(self) -> None:
        """Hand what is new to the store."""
        self.reader.keep()
        self.bodies.keep()
        self.judge.keep()


def memory_of(store: Store, now_ns: int, jobs: int) -> Memory:
    """What the store remembers for this code."""
    salt = code_key()
    judge = RememberingJudge(store, salt, now_ns, FileCache(store, salt), jobs)
    bodies = BodyCache(store, salt)

    def keep() -> None:
        bodies.keep()
        store.close()  # the next share may be read by another process

    reader = RememberingReader(store, salt, now_ns, Readers(jobs, store.close, keep))
    return Memory(reader, bodies, judge)


def check_remembered(root: Path, store: Store, now_ns: int, jobs: int = 1) -> Loaded:
    """The content with all that is wrong in it, unchanged records and files taken from the store."""
    memory = memory_of(store, now_ns, jobs)
    loaded = load_checked(root, memory.reader, memory.bodies.read, memory.judge)
    memory.keep()
    return loaded
