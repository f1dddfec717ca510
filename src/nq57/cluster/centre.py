"""The centre once for the whole country: read, judged and rendered into one finished store.

It must not know who reads that store. A section that shows nothing but the centre's records is built and
thrown away: whatever it needed, frames, bodies, cards and indexes, every unit needs too.
"""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from nq57.build.body_cache import BodyCache
from nq57.build.building import BuildOrder, build_all
from nq57.build.bytecode import StoredBytecode
from nq57.build.file_cache import FileCache
from nq57.build.inputs import theme_files
from nq57.build.keys import code_key, files_key, key_of
from nq57.build.pagefind import indexer_of
from nq57.build.record_cache import RememberingReader
from nq57.build.store import FrozenStore, Store
from nq57.build.verdict_cache import RememberingJudge
from nq57.catalogue.workspace import Workspace
from nq57.content.folder import CONTENT, DOUBTFUL_NS, NarrowFolder
from nq57.model.problems import Problem
from nq57.model.source import Source
from nq57.model.units import CENTRAL, Unit, UnitFields
from nq57.site_shell.checked_content import load_checked
from nq57.site_shell.project import LoadedProject, project_of
from nq57.site_shell.shipped import CONFIG

_ENDING = ".trung-uong.sqlite3"
_READ = b"centre: key of its records"
_KEPT = 2  # finished stores of earlier days, which another run may still read
_SAMPLE = "mau-trung-uong"


@dataclass(frozen=True, slots=True)
class Centre:
    """The finished store of the centre: its file, and the key under which its records lie in it."""

    store: Path
    records: bytes
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The file's name, which tells its content."""
        return self.store.name


def prepare_centre(order: BuildOrder, strays: Iterable[str], stores: Path, now_ns: int) -> Centre:
    """The centre's store, made unless it is there; and the problems of what belongs to no unit.

    `order` names no units.
    """
    folder = NarrowFolder(order.root / CONTENT, (CENTRAL, *strays))
    key = _centre_key(order, folder)
    finished = stores / f"{key.hex()}{_ENDING}"
    known = FrozenStore(finished).get(_READ)
    if isinstance(known, bytes):
        return Centre(finished, known, _problems(order, folder, FrozenStore(finished), now_ns))
    stores.mkdir(parents=True, exist_ok=True)
    for old in sorted(stores.glob(f"*{_ENDING}"), key=lambda place: place.stat().st_mtime)[:-_KEPT]:
        old.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(".moi", dir=stores)
    os.close(handle)
    made = Store(Path(name))
    try:
        records, problems = _fill(order, folder, made, now_ns)
        made.put({_READ: records})
        made.freeze()
        Path(name).replace(finished)
    finally:
        made.close()
        Path(name).unlink(missing_ok=True)
    return Centre(finished, records, problems)


def _centre_key(order: BuildOrder, folder: NarrowFolder) -> bytes:
    """The digest of the program, the theme and every file of the centre."""
    files = ((entry.path, folder.read(entry.path)) for entry in folder.files() if not entry.is_link)
    return key_of(code_key(), files_key(theme_files(order.root)), files_key(files))


def _problems(
    order: BuildOrder, folder: NarrowFolder, store: FrozenStore, now_ns: int
) -> tuple[Problem, ...]:
    salt = code_key()
    reader = RememberingReader(store, salt, now_ns)
    judge = RememberingJudge(store, salt, now_ns)
    return load_checked(order.root, reader, BodyCache(store, salt).read, judge, folder).problems


def _fill(
    order: BuildOrder, folder: NarrowFolder, store: Store, now_ns: int
) -> tuple[bytes, tuple[Problem, ...]]:
    """Put all that the centre is made into the store; the key of its records, and its problems."""
    salt = code_key()
    files, bodies = FileCache(store, salt), BodyCache(store, salt)
    # Names and sizes of the files tell whether a record still holds: no stamp need be old.
    reader = RememberingReader(store, salt, now_ns + 2 * DOUBTFUL_NS)
    judge = RememberingJudge(store, salt, now_ns + 2 * DOUBTFUL_NS, files, order.jobs)
    loaded = load_checked(order.root, reader, bodies.read, judge, folder)
    for keeper in (reader, bodies, judge):
        keeper.keep()
    indexer = indexer_of(order.root / CONFIG)
    project = project_of(order.root, loaded, indexer, StoredBytecode(store, salt))
    _build_sample(order, project, store)
    return reader.key or b"", loaded.problems


def _build_sample(order: BuildOrder, project: LoadedProject, store: Store) -> None:
    """A section of the centre's records alone, for what it leaves in the store."""
    fields = UnitFields.model_validate({"ten": "Mẫu", "cap": "Xã"})
    unit = Unit(_SAMPLE, fields, Source(f"{_SAMPLE}/don-vi.yml"))
    workspace = project.workspace
    units = {name: one for name, one in workspace.units.items() if name == CENTRAL}
    records = tuple(record for record in workspace.records if record.unit == CENTRAL)
    narrowed = replace(
        project, workspace=Workspace({**units, _SAMPLE: unit}, records, workspace.vocabulary)
    )
    with tempfile.TemporaryDirectory(prefix="nq57-") as room:
        sample = replace(order, units=(_SAMPLE,), out=Path(room))
        for _ in build_all(sample, narrowed, store):
            pass
