"""Files of the content folder written whole or not at all, never over what somebody else has written.

It must not know what they say. A path is made of a unit, a kind and a name, each of which the layout itself
would take; nothing is written through a symbolic link.
"""

import contextlib
import hashlib
import os
import re
import tempfile
from pathlib import Path

from nq57.content.layout import UNIT_FILE
from nq57.model.languages import language_of_suffix
from nq57.model.records import KINDS_BY_FOLDER

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_UNIT = re.compile(rf"{_SLUG}(?:/{_SLUG}){{0,5}}")
_RECORD = re.compile(rf"({_SLUG})(?:\.([A-Za-z-]{{2,11}}))?\.(?:md|yml)")
_FILE = re.compile(rf"{_SLUG}\.[a-z0-9]{{2,5}}")
_LONGEST = 200  # letters of a name


class PlaceError(Exception):
    """Nothing may be written there."""


class ConflictError(Exception):
    """The file is not what it was when the editor read it; carries what it is now."""

    def __init__(self, current: bytes) -> None:
        self.current = current
        super().__init__("changed")


def record_path(unit: str, kind: str, name: str) -> str:
    """Where a record lies, or without a kind a unit's own file; raises PlaceError if nowhere."""
    if name == UNIT_FILE and not kind:
        return f"{_unit(unit)}/{name}"
    found = _RECORD.fullmatch(name)
    if (
        found is None
        or name == UNIT_FILE
        or len(name) > _LONGEST
        or (found[2] and language_of_suffix(found[2]) is None)
    ):
        raise PlaceError("Tên bài không hợp lệ.")
    return f"{_folder(unit, kind)}/{name}"


def is_record(path: str) -> bool:
    """Whether a path is one that `record_path` gives for a record."""
    folder, _, name = path.rpartition("/")
    unit, _, kind = folder.rpartition("/")
    try:
        return record_path(unit, kind, name) == path
    except PlaceError:
        return False


def file_path(unit: str, kind: str, name: str) -> str:
    """Where a file beside a record lies; raises PlaceError."""
    if not _FILE.fullmatch(name) or len(name) > _LONGEST or _RECORD.fullmatch(name):
        raise PlaceError("Tên tệp không hợp lệ.")
    return f"{_folder(unit, kind) if kind else _unit(unit)}/{name}"


def _unit(unit: str) -> str:
    if not _UNIT.fullmatch(unit) or any(part in KINDS_BY_FOLDER for part in unit.split("/")):
        raise PlaceError("Không có đơn vị đó.")
    return unit


def _folder(unit: str, kind: str) -> str:
    _unit(unit)
    if kind not in KINDS_BY_FOLDER:
        raise PlaceError("Không có loại bài đó.")
    return f"{unit}/{kind}"


def digest_of(data: bytes) -> str:
    """By which a later save knows the file again; empty for a file that is not there."""
    return hashlib.sha256(data).hexdigest() if data else ""


def read(content: Path, path: str) -> bytes:
    """The bytes of a file; none when it is not there."""
    target = _safe(content, path)
    return target.read_bytes() if target.is_file() else b""


def write(content: Path, path: str, data: bytes, known: str) -> None:
    """Write a file whole, if it still has the digest `known` (empty: is not there yet).

    Raises ConflictError, PlaceError, or OSError; then the file is what it was.
    """
    target = _safe(content, path)
    target.parent.mkdir(exist_ok=True)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".nq57-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        current = target.read_bytes() if target.is_file() else b""
        if digest_of(current) != known:
            raise ConflictError(current)
        temporary.replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def remove(content: Path, path: str, known: str) -> bytes:
    """Take a file away if it still has the digest `known`; what it held, so that it can be put back."""
    target = _safe(content, path)
    current = target.read_bytes() if target.is_file() else b""
    if not current or digest_of(current) != known:
        raise ConflictError(current)
    target.unlink()
    return current


def refuse_place(content: Path, path: str) -> None:
    """Raise PlaceError for a file that could not be written in the content folder."""
    _safe(content, path)


def _safe(content: Path, path: str) -> Path:
    """The file, unless a link lies on the way to it or its unit has no folder."""
    target = content / path
    below = [target, *target.parents[: len(Path(path).parts) - 1]]
    if any(one.is_symlink() for one in below):
        raise PlaceError("Thư mục hoặc tệp này là liên kết tượng trưng nên không ghi vào.")
    unit = (
        target.parent
        if path.count("/") and Path(path).parent.name not in KINDS_BY_FOLDER
        else target.parent.parent
    )
    if not unit.is_dir():
        raise PlaceError("Không có đơn vị đó.")
    return target


def _umask() -> int:
    """What a new file of this user does not allow, asked without setting it: other threads write too."""
    with contextlib.suppress(OSError, StopIteration, ValueError):
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("Umask:")), 8)
    return 0o022
