"""What a build reads, told by names, sizes and stamps: enough to know that nothing has changed.

It must not read contents. A stamp may only save work: anything doubtful is built again by keys.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import nq57
from nq57.content.folder import DiskFolder

FOLDERS = ("content", "templates", "docs")
CONFIG = "mkdocs.yml"
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
    config = os.stat(root / CONFIG)  # noqa: PTH116 - beside the walk above
    yield CONFIG, config.st_size, config.st_mtime_ns
    code = Path(nq57.__file__).parent
    yield from (
        (f"code/{e.path}", e.size, e.stamp) for e in DiskFolder(code).files() if e.path.endswith(".py")
    )


def theme_files(root: Path) -> list[tuple[str, bytes]]:
    """The files that decide frames and articles: templates and configuration."""
    folder = DiskFolder(root / "templates")
    files = [(f"templates/{entry.path}", folder.read(entry.path)) for entry in folder.files()]
    return [*files, (CONFIG, (root / CONFIG).read_bytes())]
