"""What a build reads, told by names, sizes and stamps: enough to know that nothing has changed.

It must not read contents. A stamp may only save work: anything doubtful is built again by keys.
"""

import os
import sys
import sysconfig
from _blake2 import blake2b  # hashlib wakes OpenSSL first
from collections.abc import Iterable, Iterator
from pathlib import Path

import nq57
from nq57.content.folder import CONTENT, DOUBTFUL_NS, SETTINGS, DiskFolder
from nq57.site_shell.shipped import CONFIG, DOCS, TEMPLATES, layered_files, shipped_folder, sources_of

FOLDERS = (CONTENT, "templates", "docs")
SEARCHER = "PAGEFIND_BINARY_PATH"  # by which the library of search finds another program


def inputs_key(root: Path, *more: str, now_ns: int) -> str | None:
    """The digest of everything that a build may depend on; None while any of it is only just written."""
    digest = blake2b("\0".join(more).encode(), digest_size=20)
    newest = 0
    for name, size, stamp in _facts(root):
        digest.update(f"{name}\0{size}\0{stamp}\n".encode())
        newest = max(newest, stamp)
    return digest.hexdigest() if newest < now_ns - DOUBTFUL_NS else None


def facts_beside_content(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and stamps of templates, assets and settings: all that is read but the content."""
    folders = (name for name in FOLDERS if name != CONTENT)
    settings = ((name, *_stamp(root / name)) for name in (CONFIG, SETTINGS))
    return (*_facts_below(root, folders), *settings, *_shipped_facts(root))


def _facts_below(root: Path, folders: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    for name in folders:
        if (root / name).is_dir():
            yield from ((f"{name}/{e.path}", e.size, e.stamp) for e in DiskFolder(root / name).files())


def _facts(root: Path) -> Iterator[tuple[str, int, int]]:
    yield from _facts_below(root, FOLDERS)
    yield from ((name, *_stamp(root / name)) for name in (CONFIG, SETTINGS))
    yield from _shipped_facts(root)
    # Installing another version of a library renames a folder there; its own age says nothing.
    packages = Path(sysconfig.get_path("purelib"))
    yield f"{sys.version} {_stamp(packages)} {os.environ.get(SEARCHER, '')}", 0, 0
    code = Path(nq57.__file__).parent
    yield from (
        (f"code/{e.path}", e.size, e.stamp)
        for e in DiskFolder(code).files()
        if e.path.endswith((".py", ".po"))
    )


def _shipped_facts(root: Path) -> Iterator[tuple[str, int, int]]:
    """Of the program's own templates and assets, where they are not the project's."""
    for name in (TEMPLATES, DOCS):
        for folder in sources_of(root, name):
            if folder != (root / name).resolve():
                yield from (
                    (f"shipped/{name}/{e.path}", e.size, e.stamp) for e in DiskFolder(folder).files()
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
    files = [(f"{TEMPLATES}/{name}", place.read_bytes()) for name, place in _templates(root)]
    settings = shipped_folder() / CONFIG
    files += [] if settings == root / CONFIG else [(f"shipped/{CONFIG}", settings.read_bytes())]
    if (root / SETTINGS).is_file():
        files.append((SETTINGS, (root / SETTINGS).read_bytes()))
    return [*files, (CONFIG, (root / CONFIG).read_bytes())]


def _templates(root: Path) -> Iterable[tuple[str, Path]]:
    return layered_files(root, TEMPLATES).items()
