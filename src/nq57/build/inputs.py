"""What a build reads, told by names, sizes and stamps: enough to know that nothing has changed.

It must not read contents. A stamp may only save work: anything doubtful is built again by keys.
"""

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

import nq57
from nq57.content.folder import DiskFolder

FOLDERS = ("content", "templates", "docs")
CONFIG = "mkdocs.yml"
SEARCHER = "PAGEFIND_BINARY_PATH"  # by which the library of search finds another program
_DOUBTFUL_NS = 2_000_000_000  # a file may be written twice within one tick of a coarse clock


def inputs_key(root: Path, *more: str, now_ns: int) -> str | None:
    """The digest of everything that a build may depend on; None while any of it is only just written."""
    digest = hashlib.blake2b("\0".join(more).encode(), digest_size=20)
    newest = 0
    for name, size, stamp in _facts(root):
        digest.update(f"{name}\0{size}\0{stamp}\n".encode())
        newest = max(newest, stamp)
    return digest.hexdigest() if newest < now_ns - _DOUBTFUL_NS else None


def _facts(root: Path) -> Iterator[tuple[str, int, int]]:
    for name in FOLDERS:
        if (root / name).is_dir():
            yield from ((f"{name}/{e.path}", e.size, e.stamp) for e in DiskFolder(root / name).files())
    yield CONFIG, *_stamp(root / CONFIG)
    # Installing another version of a library renames a folder there; its own age says nothing.
    packages = Path(sysconfig.get_path("purelib"))
    yield f"{sys.version} {_stamp(packages)} {os.environ.get(SEARCHER, '')}", 0, 0
    code = Path(nq57.__file__).parent
    yield from (
        (f"code/{e.path}", e.size, e.stamp) for e in DiskFolder(code).files() if e.path.endswith(".py")
    )


def stamps(folder: Path, paths: Iterable[str]) -> list[tuple[str, int, int]]:
    """Size and stamp of each of these files; of one that is gone, zeros."""
    return [(path, *_stamp(folder / path)) for path in sorted(set(paths))]


def _stamp(place: Path) -> tuple[int, int]:
    try:
        facts = place.stat()
    except OSError:
        return 0, 0
    return facts.st_size, facts.st_mtime_ns


def theme_files(root: Path) -> list[tuple[str, bytes]]:
    """The files that decide frames and articles: templates and configuration."""
    folder = DiskFolder(root / "templates")
    files = [(f"templates/{entry.path}", folder.read(entry.path)) for entry in folder.files()]
    return [*files, (CONFIG, (root / CONFIG).read_bytes())]
