"""What lies on a target, as its marker `.nq57/site.json` tells: whose it is, which release, which files.

It must not know how a marker is stored. A cut run shows in `under_way`: those paths are ours, in doubt.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from nq57.publish import host_words
from nq57.publish.failures import Refused, Strange

SCHEMA = 1
CONTROL = ".nq57"
MARKER = f"{CONTROL}/site.json"
MARKER_BEFORE = f"{CONTROL}/site.truoc.json"
LOCK = f"{CONTROL}/lock"
STAGE = f"{CONTROL}/stage"
KEPT = f"{CONTROL}/kept"
RELEASES = f"{CONTROL}/releases"
KEPT_RELEASES = 10
_LONGEST_HISTORY = 100 * KEPT_RELEASES
_MOST = 10**9  # releases, runs


@dataclass(frozen=True, slots=True)
class Facts:
    """One file: SHA-256 in hex, and bytes."""

    sha256: str
    size: int


def facts_of(data: bytes) -> Facts:
    """The facts of some bytes."""
    return Facts(hashlib.sha256(data).hexdigest(), len(data))


@dataclass(frozen=True, slots=True)
class Leaving:
    """A file that no page of ours names any more, kept for readers whose page is still in a cache."""

    facts: Facts
    generation: int
    day: str


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its number on this target, what it was made of, by whom and when (ISO, UTC)."""

    generation: int
    as_of: str = ""
    sequence: int = 0
    revision: str = ""
    who: str = ""
    when: str = ""
    files: int = 0
    bytes: int = 0
    back_to: int = 0

    @property
    def id(self) -> str:
        """What `nq57 rollback` takes."""
        return str(self.generation)


@dataclass(frozen=True, slots=True)
class SiteState:
    """A target's marker. `files` are the live release's; `kept` maps a digest to when it was displaced.

    `features` is what the target was found able to do, when a run last ended well.
    """

    unit: str
    address: str
    release: Release = field(default_factory=lambda: Release(0))
    files: Mapping[str, Facts] = field(default_factory=dict)
    leaving: Mapping[str, Leaving] = field(default_factory=dict)
    under_way: Mapping[str, Facts] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)
    history: tuple[Release, ...] = ()
    features: Mapping[str, bool] = field(default_factory=dict)

    @property
    def present(self) -> dict[str, Facts]:
        """Every file of ours that should lie there, leaving ones too."""
        return {path: gone.facts for path, gone in self.leaving.items()} | dict(self.files)


def state_bytes(state: SiteState) -> bytes:
    """The marker's text, after a digest of itself: half a marker is none."""
    body = {
        "schema": SCHEMA,
        "unit": state.unit,
        "address": state.address,
        "release": asdict(state.release),
        "files": _rows(state.files),
        "leaving": {
            path: [gone.facts.sha256, gone.facts.size, gone.generation, gone.day]
            for path, gone in sorted(state.leaving.items())
        },
        "under_way": _rows(state.under_way),
        "kept": dict(sorted(state.kept.items())),
        "history": [asdict(release) for release in state.history],
        "features": dict(state.features),
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > host_words.MARKER_BYTES:  # nobody would read it again
        raise Refused("qua-lon", what=f"{MARKER}, {len(state.present):,} tệp")
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text + b"\n"


def read_state(data: bytes) -> SiteState | None:
    """The state that a marker tells; None when it is damaged. A newer schema is refused.

    Whoever may write to a host can write a marker with a right digest: each value is read as a stranger's.
    """
    digest, _, text = data.partition(b"\n")
    text = text.removesuffix(b"\n")
    if digest != hashlib.sha256(text).hexdigest().encode():
        return None
    body = _Body(host_words.table(host_words.parsed(text, host_words.MARKER_BYTES), MARKER))
    schema = host_words.number(body["schema"], "schema", _MOST)
    if schema > SCHEMA:
        raise Refused("dau-moi-hon", schema=schema)
    return SiteState(
        unit=host_words.text(body["unit"], "unit"),
        address=host_words.text(body["address"], "address"),
        release=_release(body["release"], "release"),
        files=_facts(body["files"], "files"),
        leaving=host_words.each(body["leaving"], "leaving", host_words.path, _leaving),
        under_way=_facts(body["under_way"], "under_way"),
        kept=host_words.each(body["kept"], "kept", _kept_digest, _generation, host_words.MOST_KEPT),
        history=tuple(
            _release(row, "history")
            for row in host_words.rows(body["history"], "history", _LONGEST_HISTORY)
        ),
        features=host_words.each(body.get("features", {}), "features", str, host_words.truth),
    )


class _Body(dict[str, object]):
    """A mapping of a host; what it lacks is told as a thing of the host's."""

    def __missing__(self, key: str) -> object:
        raise Strange(key, "không có")


def _release(value: object, where: str) -> Release:
    """One release; what it does not say stays as we have it."""
    given = host_words.table(value, where, len(_RELEASE))
    if strange := given.keys() - _RELEASE.keys():
        raise Strange(where, f"có mục lạ {min(strange)}")
    values = {name: _RELEASE[name](item, f"{where}/{name}") for name, item in given.items()}
    return Release(**{"generation": 0, **values})  # type: ignore[arg-type] # each reader gives its field's type


def _leaving(value: object, where: str) -> Leaving:
    sha, size, generation, day = host_words.row(value, where, 4)
    return Leaving(_facts_row([sha, size], where), _generation(generation, where), _day(day, where))


def _day(value: object, where: str) -> str:
    if not value:
        raise Strange(where, "không có ngày")
    return host_words.day(value, where)


def _facts_row(value: object, where: str) -> Facts:
    sha, size = host_words.row(value, where, 2)
    return Facts(host_words.digest(sha, where), host_words.number(size, where, host_words.LARGEST))


def _generation(value: object, where: str) -> int:
    return host_words.number(value, where, _MOST)


def _count(value: object, where: str) -> int:
    return host_words.number(value, where, _MOST * _MOST)


def _kept_digest(value: str) -> str:
    return host_words.digest(value, "kept")


_RELEASE: Mapping[str, Callable[[object, str], object]] = {
    "generation": _generation,
    "as_of": host_words.day,
    "sequence": _count,
    "revision": host_words.words,
    "who": host_words.words,
    "when": host_words.moment,
    "files": _count,
    "bytes": _count,
    "back_to": _generation,
}


def release_path(generation: int) -> str:
    """Where a release's list of files is kept, for going back to it."""
    return f"{RELEASES}/{generation:08d}.json"


def release_bytes(files: Mapping[str, Facts]) -> bytes:
    """A release's list of files."""
    return json.dumps(_rows(files), ensure_ascii=False, separators=(",", ":")).encode()


def read_release(data: bytes) -> dict[str, Facts]:
    """The files that `release_bytes` wrote down; told by a host, so read as a stranger's."""
    return _facts(host_words.parsed(data, host_words.MARKER_BYTES), RELEASES)


def newest(history: Iterable[Release]) -> tuple[Release, ...]:
    """The releases that are kept, newest first."""
    found = sorted(history, key=lambda release: -release.generation)
    return tuple(found[:KEPT_RELEASES])


def _rows(files: Mapping[str, Facts]) -> dict[str, list[Any]]:
    return {path: [facts.sha256, facts.size] for path, facts in sorted(files.items())}


def _facts(value: object, where: str) -> dict[str, Facts]:
    return host_words.each(value, where, host_words.path, _facts_row)
