"""The files that come with the program, and the order in which a workspace's own take their place.

A workspace holds content; templates, assets and settings lie in the package (in a checkout of the source,
at its top). A file of the same name in the workspace is used instead, one by one. It must not know MkDocs.
"""

from collections.abc import Mapping
from pathlib import Path

import nq57
from nq57.content.folder import DiskFolder

CONFIG, DOCS, TEMPLATES = "mkdocs.yml", "docs", "templates"
SAMPLE = "handbook/vi-du"


def shipped_folder() -> Path:
    """The folder that holds what comes with the program: in an installed package, or a checkout's top."""
    package = Path(nq57.__file__).parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parents[1]


def sources_of(root: Path, name: str) -> tuple[Path, ...]:
    """The folders of this name that there are: the program's, then the workspace's own."""
    places = dict.fromkeys(((shipped_folder() / name).resolve(), (root / name).resolve()))
    return tuple(place for place in places if place.is_dir())


def layered_files(root: Path, name: str) -> Mapping[str, Path]:
    """Every file below the folder of this name: path → the file to use, the workspace's before ours."""
    found: dict[str, Path] = {}
    for folder in sources_of(root, name):
        found |= {entry.path: folder / entry.path for entry in DiskFolder(folder).files()}
    return dict(sorted(found.items()))
