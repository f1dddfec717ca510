"""Where a tree came from: the revision of its sources, the program's version, the digest of its lock.

It must not start Git or import pages: it is asked for even when nothing has changed. Outside a repository
the revision is empty; it names the last commit, so a release is built from a clean checkout.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nq57

LOCK = "requirements.lock"
_REVISION = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_REFERENCE = "ref: "


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a manifest says of a tree's origin; an empty text where it is not known, or not so."""

    revision: str = ""
    version: str = ""
    lock: str = ""
    preview: str = ""
    """`ban-nhap` when the tree shows drafts: it is for editors, and no real target takes it."""


UNKNOWN = Provenance()


def provenance_of(root: Path, revision: str = "") -> Provenance:
    """The origin of what is built in a project folder; `revision` is believed when given."""
    return Provenance(revision or revision_of(root), nq57.__version__, _digest(root / LOCK))


def revision_of(root: Path) -> str:
    """The commit checked out in the repository around a folder; empty when there is none."""
    try:
        return next(filter(None, map(_head, _repositories(root))), "")
    except (OSError, UnicodeDecodeError):
        return ""


def _repositories(root: Path) -> Iterator[Path]:
    """Git's folder for this work tree; in a linked one a file says where it is."""
    for folder in (root, *root.parents):
        place = folder / ".git"
        if place.is_dir():
            yield place
        elif place.is_file():
            yield (folder / place.read_text(encoding="utf-8").removeprefix("gitdir:").strip()).resolve()
        else:
            continue
        return


def _head(repository: Path) -> str:
    head = (repository / "HEAD").read_text(encoding="utf-8").strip()
    if not head.startswith(_REFERENCE):
        return _sound(head)
    name = head.removeprefix(_REFERENCE)
    common = repository / "commondir"
    shared = (repository / common.read_text(encoding="utf-8").strip()) if common.is_file() else repository
    for folder in (repository, shared):
        if (folder / name).is_file():
            return _sound((folder / name).read_text(encoding="utf-8").strip())
    packed = shared / "packed-refs"
    rows = packed.read_text(encoding="utf-8").splitlines() if packed.is_file() else []
    return next((_sound(row.split(" ")[0]) for row in rows if row.endswith(f" {name}")), "")


def _sound(text: str) -> str:
    return text if _REVISION.fullmatch(text) else ""


def _digest(place: Path) -> str:
    try:
        return hashlib.sha256(place.read_bytes()).hexdigest()
    except OSError:
        return ""
