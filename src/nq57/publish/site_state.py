"""What lies on a target, as its marker `.nq57/site.json` tells: whose it is, which release, which files.

It must not know how a marker is stored. A cut run shows in `under_way`: those paths are ours, in doubt.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from nq57.publish.failures import Refused

SCHEMA = 1
CONTROL = ".nq57"
MARKER = f"{CONTROL}/site.json"
MARKER_BEFORE = f"{CONTROL}/site.truoc.json"
LOCK = f"{CONTROL}/lock"
STAGE = f"{CONTROL}/stage"
KEPT = f"{CONTROL}/kept"
RELEASES = f"{CONTROL}/releases"
KEPT_RELEASES = 10


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
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text + b"\n"


def read_state(data: bytes) -> SiteState | None:
    """The state that a marker tells; None when it is damaged. A newer schema is refused."""
    digest, _, text = data.partition(b"\n")
    text = text.removesuffix(b"\n")
    if digest != hashlib.sha256(text).hexdigest().encode():
        return None
    body = json.loads(text)
    if body["schema"] > SCHEMA:
        raise Refused("dau-moi-hon", schema=body["schema"])
    return SiteState(
        unit=body["unit"],
        address=body["address"],
        release=Release(**body["release"]),
        files=_facts(body["files"]),
        leaving={
            path: Leaving(Facts(sha, size), generation, day)
            for path, (sha, size, generation, day) in body["leaving"].items()
        },
        under_way=_facts(body["under_way"]),
        kept=body["kept"],
        history=tuple(Release(**row) for row in body["history"]),
        features=body.get("features", {}),  # markers of old have none
    )


def release_path(generation: int) -> str:
    """Where a release's list of files is kept, for going back to it."""
    return f"{RELEASES}/{generation:08d}.json"


def release_bytes(files: Mapping[str, Facts]) -> bytes:
    """A release's list of files."""
    return json.dumps(_rows(files), ensure_ascii=False, separators=(",", ":")).encode()


def read_release(data: bytes) -> dict[str, Facts]:
    """The files that `release_bytes` wrote down."""
    return _facts(json.loads(data))


def newest(history: Iterable[Release]) -> tuple[Release, ...]:
    """The releases that are kept, newest first."""
    found = sorted(history, key=lambda release: -release.generation)
    return tuple(found[:KEPT_RELEASES])


def _rows(files: Mapping[str, Facts]) -> dict[str, list[Any]]:
    return {path: [facts.sha256, facts.size] for path, facts in sorted(files.items())}


def _facts(rows: Mapping[str, list[Any]]) -> dict[str, Facts]:
    return {path: Facts(*row) for path, row in rows.items()}
