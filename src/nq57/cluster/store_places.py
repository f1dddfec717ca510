"""Where a machine keeps its stores: on a disk of its own, for SQLite and network file systems do not agree.

It must not open a store.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from nq57.build.last_build import WORKROOM

FOLDER_VARIABLE = "NQ57_KHO_CUM"
_ROOM = "cum"
_MOUNTS = Path("/proc/self/mounts")
_ON_A_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "gpfs", "beegfs")
)


def store_folder(root: Path, environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of this machine's stores for a project: as the environment says, else beside the project.

    A project on a network file system has its stores in the machine's folder for temporary files.
    """
    name = hashlib.sha256(str(root).encode()).hexdigest()[:12]
    if given := environ.get(FOLDER_VARIABLE):
        return Path(given).resolve() / name
    if is_on_a_network(root, _mounts()):
        return Path(tempfile.gettempdir()).resolve() / f"nq57-{_user()}-{name}"
    return root / WORKROOM / _ROOM


def is_on_a_network(place: Path, mounts: Iterable[str]) -> bool:
    """Whether a folder's file system is served by another machine, by the lines of the system's mounts."""
    best, kind = "", ""
    for line in mounts:
        words = line.split(" ")
        mounted = words[1].replace("\\040", " ") if len(words) > 2 else ""  # noqa: PLR2004 - source, place, type
        if mounted and f"{place}/".startswith(mounted.rstrip("/") + "/") and len(mounted) >= len(best):
            best, kind = mounted, words[2]
    return kind in _ON_A_NETWORK or kind.startswith("fuse.sshfs")


def _mounts() -> Iterable[str]:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # another system, of which nothing is known
        return ()


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "may"
