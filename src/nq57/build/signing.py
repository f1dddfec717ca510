"""A manifest signed and proven (Ed25519), and a tree proven against its manifest.

It must not read the environment or keep a key: keys come in as texts, and none is ever told.
"""

import base64
import binascii
import datetime as dt
import hashlib
import json
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from nq57.build.last_build import WORKROOM

SCHEMA = 1
ALGORITHM = "ed25519"
_SEED = 32  # bytes
_SHORT_REVISION = re.compile(r"[0-9a-f]{7,64}")
Fault = tuple[Literal["thieu", "sai", "thua", "thua-thu-muc", "lien-ket"], str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was signed: whose tree, of which day, from which revision and version, with which files."""

    unit: str
    as_of: dt.date
    revision: str
    version: str
    files: Mapping[str, tuple[str, int]]
    """SHA-256 in hex and size in bytes, by path."""

    @property
    def tree(self) -> str:
        """The name of the unit's folder among all trees."""
        return self.unit.replace("/", ".")

    def is_of(self, revision: str) -> bool:
        """Whether it was made from this revision: its full name, or seven or more of its first digits."""
        short = _SHORT_REVISION.fullmatch(revision.lower())
        return bool(revision) and (
            self.revision == revision or bool(short and self.revision.startswith(short[0]))
        )


class BadKeyError(ValueError):
    """A key that is none; its text is not told."""


def new_keys() -> tuple[str, str]:
    """A new key to sign with (secret) and the one to prove with (public), as base64."""
    key = Ed25519PrivateKey.generate()
    return _key_text(key.private_bytes_raw()), _key_text(key.public_key().public_bytes_raw())


def signature_of(manifest: bytes, secret: str) -> bytes:
    """The signature file for a manifest's bytes; the same bytes and key give the same file."""
    key = Ed25519PrivateKey.from_private_bytes(_read(secret))
    body = {
        "schema": SCHEMA,
        "algorithm": ALGORITHM,
        "key": _key_text(key.public_key().public_bytes_raw()),
        "signature": _key_text(key.sign(manifest)),
    }
    return json.dumps(body, indent=1).encode() + b"\n"


def is_signed(manifest: bytes, signature: bytes, trusted: Iterable[str]) -> bool:
    """Whether one of the trusted public keys signed exactly these bytes; whatever it says of itself."""
    keys = public_keys(trusted)
    try:
        body = json.loads(signature)
        if body["schema"] != SCHEMA or body["algorithm"] != ALGORITHM:
            return False
        signed = base64.b64decode(body["signature"], validate=True)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    return any(_proves(key, signed, manifest) for key in keys)


def public_keys(trusted: Iterable[str]) -> list[Ed25519PublicKey]:
    """Keys to prove with; one that is none raises, so that nobody believes it was used."""
    return [Ed25519PublicKey.from_public_bytes(_read(key)) for key in trusted]


def _proves(key: Ed25519PublicKey, signed: bytes, manifest: bytes) -> bool:
    try:
        key.verify(signed, manifest)
    except InvalidSignature:
        return False
    return True


def manifest_place(out: Path, tree: str) -> Path:
    """Where the manifest of a tree is."""
    return out / WORKROOM / f"{tree}.manifest.json"


def signature_place(out: Path, tree: str) -> Path:
    """Where the signature of its manifest is."""
    return out / WORKROOM / f"{tree}.manifest.sig"


def read_manifest(data: bytes) -> Manifest | None:
    """What a manifest says; None when it is damaged. Believe it only once its signature is proven."""
    try:
        body: dict[str, Any] = json.loads(data)
        files = {
            path: (str(row["sha256"]), int(row["size"])) for path, row in sorted(body["files"].items())
        }
        day = dt.date.fromisoformat(body["as_of"])
        return Manifest(str(body["unit"]), day, str(body["revision"]), str(body["version"]), files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def tree_faults(tree: Path, manifest: Manifest) -> Iterator[Fault]:
    """Whatever differs from the manifest: missing, other or added files, added folders, and links.

    A link is never followed, nor anything opened that is not a plain file of the wanted size.
    """
    found = {".": "link"} if _is_link(tree) else dict(_entries(tree, ""))
    wanted = manifest.files
    folders = {str(above) for path in wanted for above in PurePosixPath(path).parents}
    for path, facts in wanted.items():
        if path not in found:
            yield "thieu", path
        elif found[path] == "file" and not _matches(tree / path, *facts):
            yield "sai", path
    for path, kind in sorted(found.items()):
        if kind == "link":
            yield "lien-ket", path
        elif kind == "folder" and path not in folders:
            yield "thua-thu-muc", path
        elif kind != "folder" and (path not in wanted or kind != "file"):
            yield "thua", path


def _entries(folder: Path, prefix: str) -> Iterator[tuple[str, str]]:
    """Everything below a folder by its path, and what it is; only real folders are entered."""
    if not folder.is_dir():
        return
    for place in folder.iterdir():
        path = f"{prefix}{place.name}"
        mode = place.lstat().st_mode
        if _is_link(place):
            yield path, "link"
        elif stat.S_ISDIR(mode):
            yield path, "folder"
            yield from _entries(place, f"{path}/")
        else:
            yield path, "file" if stat.S_ISREG(mode) else "device"


def _is_link(place: Path) -> bool:
    """Whether a place is a symbolic link, or a junction of Windows."""
    try:
        facts = place.lstat()
    except FileNotFoundError:
        return False
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISLNK(facts.st_mode) or getattr(facts, "st_reparse_tag", 0) == (junction or -1)


def _matches(place: Path, sha256: str, size: int) -> bool:
    if place.stat().st_size != size:
        return False
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _key_text(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


def _read(key: str) -> bytes:
    try:
        found = base64.b64decode(key.strip(), validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != _SEED:
        raise BadKeyError("not a key")
    return found
