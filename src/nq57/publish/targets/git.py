"""A target that is a branch: `git+ssh://git@host/pages.git#main`, one commit for each release.

It must not leave half a release: all is gathered here and pushed in one step. Our own notes go to a
branch beside it, `nq57/<branch>`, so that a host that serves the branch shows none of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from nq57.publish import host_words
from nq57.publish.failures import Refused, TooMuch
from nq57.publish.site_state import CONTROL, LOCK, Facts, facts_of
from nq57.publish.targets.filewise import folders_of
from nq57.publish.targets.git_repository import PublishRepository, TreeEntry
from nq57.publish.targets.table import Opening
from nq57.publish.transport import Features, Load, Stepwise

_WHO = "nq57"


def open_transport(opening: Opening) -> "GitTarget":
    """See where the branch is."""
    address = opening.place.address
    scheme = address.scheme.removeprefix("git+")
    login = f"{address.user}@" if address.user and scheme == "ssh" else ""
    port = f":{address.port}" if address.port else ""
    repository = PublishRepository(opening, f"{scheme}://{login}{address.host}{port}{address.path}")
    branch = address.branch or "main"
    target = GitTarget(repository, address.text, branch)
    try:
        repository.start((branch, target.notes))
        target.load()
    except BaseException:
        repository.stop()
        raise
    return target


@dataclass(slots=True)
class GitTarget(Stepwise):
    """A branch and its notes; paths map to objects, and nothing is visible before `commit`."""

    repository: PublishRepository
    address: str
    branch: str
    _files: dict[str, TreeEntry] = field(default_factory=dict)
    _lock: bytes | None = None
    _changed: bool = False

    @property
    def notes(self) -> str:
        """The branch of our own notes."""
        return f"nq57/{self.branch}"

    def load(self) -> None:
        """What the branches hold now."""
        self._files = {**self.repository.tree(self.branch), **self.repository.tree(self.notes)}

    def root_kind(self) -> str:
        """A repository that answers is a folder, even before its first commit."""
        return "folder"

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder."""
        start = f"{folder}/" if folder else ""
        return frozenset(
            path[len(start) :].partition("/")[0] for path in self._files if path.startswith(start)
        )

    def sizes(self, folder: str) -> Mapping[str, int]:
        """The files in a folder with their sizes."""
        start = f"{folder}/"
        inside = (path for path in self._files if path.startswith(start) and "/" not in path[len(start) :])
        return {path[len(start) :]: self._files[path].size for path in inside}

    def read(self, path: str, most: int = host_words.LARGEST) -> bytes | None:
        """A file's bytes."""
        entry = self._files.get(path)
        if entry is None or not entry.plain:
            return None
        if entry.size > most:
            raise TooMuch(path, entry.size)
        return self.repository.blob(entry.name)

    def facts(self, paths: Iterable[str]) -> Iterator[tuple[str, Facts | None]]:
        """The facts of files, from the objects themselves."""
        for path in paths:
            data = self.read(path)
            yield path, None if data is None else facts_of(data)

    def put(self, files: Iterable[tuple[str, Load]]) -> Iterator[str]:
        """Gather files."""
        for path, load in files:
            data = load()
            self._set(path, TreeEntry(self.repository.store(data), len(data)))
            yield path

    def move(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Move gathered files."""
        for source, path in pairs:
            self._set(path, self._files.pop(source))
            yield path

    def copy(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Name an object twice."""
        for source, path in pairs:
            if source in self._files and self._files[source].plain:
                self._set(path, self._files[source])
                yield path

    def remove(self, paths: Iterable[str]) -> Iterator[str]:
        """Leave files out."""
        for path in paths:
            self._changed = self._files.pop(path, None) is not None or self._changed
            yield path

    def probe(self, known: Features | None = None) -> Features:
        """A push is one step or none; the lease is the lock."""
        del known
        return Features(replaces=True, whole=True)

    def claim(self, folder: str, note: bytes) -> bool:
        """The lease of the push decides: here we only look again where the branches are."""
        del folder
        self.repository.refresh((self.branch, self.notes))
        self.load()
        self._lock = note
        return True

    def owner(self, folder: str) -> bytes | None:
        """We ourselves."""
        del folder
        return self._lock

    def beat(self, folder: str, note: bytes) -> None:
        """Nobody watches."""
        del folder
        self._lock = note

    def evict(self, folder: str, seen: bytes) -> None:
        """Nobody holds anything."""
        del folder, seen

    def free(self, folder: str) -> None:
        """Nothing is held."""
        del folder

    def switch(self, generation: int) -> None:
        """The push shows it."""
        del generation

    def commit(self, message: str) -> None:
        """One commit on each branch, pushed together."""
        if not self._changed:
            return
        ours = {
            p: entry for p, entry in self._files.items() if p.startswith(f"{CONTROL}/") and LOCK not in p
        }
        theirs = {p: entry for p, entry in self._files.items() if not p.startswith(f"{CONTROL}/")}
        wanted = {self.branch: theirs, self.notes: ours}
        commits = {
            b: self.repository.commit(b, files, message, _WHO) for b, files in wanted.items() if files
        }
        self.repository.push(commits)
        self._changed = False

    def close(self) -> None:
        """Remove what was fetched."""
        self.repository.stop()

    def _set(self, path: str, entry: TreeEntry) -> None:
        """Note a file; a branch may hold a link where its folder should be."""
        for folder in folders_of([path]):
            if (other := self._files.get(folder)) and not other.plain:
                raise Refused("goc-la-lien-ket", folder=folder)
        self._files[path] = entry
        self._changed = True
