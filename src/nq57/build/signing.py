"""A manifest signed and proven (Ed25519), and a tree proven against its manifest.

It must not read the environment or keep a key: keys come in as texts, and none is ever told.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from nq57.build.results import WORKROOM

SCHEMA = 1
ALGORITHM = "ed25519"
_SEED = 32  # bytes
Fault = tuple[Literal["thieu", "sai", "thua", "hong"], str]


class BadKeyError(ValueError):
    """A key that is none; its text is not told."""


def new_keys() -> tuple[str, str]:
    """A new key to sign with (secret) and the one to prove with (public), as base64."""
    key = Ed25519PrivateKey.generate()
    return _told(key.private_bytes_raw()), _told(key.public_key().public_bytes_raw())


def signature_of(manifest: bytes, secret: str) -> bytes:
    """The signature file for a manifest's bytes; the same bytes and key give the same file."""
    key = Ed25519PrivateKey.from_private_bytes(_read(secret))
    body = {
        "schema": SCHEMA,
        "algorithm": ALGORITHM,
        "key": _told(key.public_key().public_bytes_raw()),
        "signature": _told(key.sign(manifest)),
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
    except (ValueError, KeyError, TypeError):
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


def tree_faults(tree: Path, manifest: bytes) -> Iterator[Fault]:
    """Files that are missing, not as the manifest says, or not in it; `hong`: the manifest is none."""
    try:
        files: dict[str, Any] = json.loads(manifest)["files"]
        wanted = {path: (str(row["sha256"]), int(row["size"])) for path, row in sorted(files.items())}
    except (ValueError, KeyError, TypeError, AttributeError):
        yield "hong", ""
        return
    found = {path.relative_to(tree).as_posix() for path in sorted(tree.rglob("*")) if not path.is_dir()}
    for path, facts in wanted.items():
        if path not in found:
            yield "thieu", path
        elif facts != _facts(tree / path):
            yield "sai", path
    yield from (("thua", path) for path in sorted(found - wanted.keys()))


def _facts(place: Path) -> tuple[str, int]:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), place.stat().st_size


def _told(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


def _read(key: str) -> bytes:
    try:
        found = base64.b64decode(key.strip(), validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != _SEED:
        raise BadKeyError("not a key")
    return found
