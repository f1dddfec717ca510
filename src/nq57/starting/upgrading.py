"""An old workspace brought over: copies of the program's own files go, changed ones stay as overrides.

It must not write: it gives a plan. A copy is known by its Git blob id, of any version that was released
(`known_copies.txt`, renewed by `scripts/release.py`) or of this one.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from nq57.content.folder import DiskFolder
from nq57.site_shell.checked_content import CONTENT
from nq57.site_shell.options import ConfigLoader, given_options
from nq57.site_shell.shipped import CONFIG, DOCS, TEMPLATES, shipped_folder
from nq57.starting.new_workspace import short_config

SETTINGS = "nq57.yml"
_OURS = (DOCS, TEMPLATES)
_PROGRAM = ("src", "scripts", "tests", "handbook", "pyproject.toml")
_MARKS = ("don_vi", "ngay")  # what stays with MkDocs


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What is to be done: files to remove, those kept as overrides, texts to write.

    `unneeded` is what a person may remove.
    """

    removed: tuple[str, ...]
    kept: tuple[str, ...]
    written: Mapping[str, str]
    unneeded: tuple[str, ...]
    keeps_config: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.removed or self.written)


def plan_upgrade(root: Path) -> Upgrade:
    """What brings the workspace at `root` over to holding content and overrides only."""
    removed: list[str] = []
    kept: list[str] = []
    for folder in _OURS:
        for path in _files(root / folder):
            (removed if is_copy(root / folder / path) else kept).append(f"{folder}/{path}")
    config, given = root / CONFIG, _parsed(root / CONFIG)
    ordinary = is_copy(config) or _says_only_ours(given)
    written = _settings(root, given_options(given)) if given else {}
    is_short = given.get("docs_dir") == CONTENT
    if ordinary and not is_short:
        written[CONFIG] = short_config(_unit(given))
    unneeded = tuple(name for name in _PROGRAM if (root / name).exists())
    return Upgrade(tuple(removed), tuple(kept), written, unneeded, keeps_config=not (ordinary or is_short))


def is_copy(file: Path) -> bool:
    """Whether a file is the program's, of this version or an earlier one; line ends do not matter."""
    try:
        data = file.read_bytes()
    except OSError:
        return False
    return bool({_blob_id(data), _blob_id(data.replace(b"\r\n", b"\n"))} & _known())


def _files(folder: Path) -> Iterator[str]:
    if folder.is_dir() and not folder.is_symlink():
        yield from (entry.path for entry in DiskFolder(folder).files() if not entry.is_link)


def _blob_id(data: bytes) -> str:
    """The name that Git gives to the bytes of a file."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    earlier = files("nq57.starting").joinpath("known_copies.txt").read_text("ascii").split()
    now = [
        _blob_id((shipped_folder() / folder / path).read_bytes())
        for folder in _OURS
        for path in _files(shipped_folder() / folder)
    ]
    return frozenset((*earlier, *now))


def _parsed(config: Path) -> dict[str, Any]:
    try:
        loaded = yaml.load(config.read_bytes(), ConfigLoader)  # noqa: S506 - a safe loader of our own
    except (OSError, yaml.YAMLError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _says_only_ours(given: Mapping[str, Any]) -> bool:
    """Whether a configuration differs from ours in nothing but the plugin's options."""
    ours = _parsed(shipped_folder() / CONFIG)
    return bool(given) and {**given, "plugins": None} == {**ours, "plugins": None}


def _unit(given: Mapping[str, Any]) -> str:
    return str(dict(given_options(given)).get("don_vi") or "")


def _settings(root: Path, options: Mapping[str, Any]) -> dict[str, str]:
    """`nq57.yml` with the switches that stood in `mkdocs.yml`, unless the workspace has one."""
    switches = {key: value for key, value in options.items() if key not in _MARKS}
    if not switches or (root / SETTINGS).exists():
        return {}
    lines = [f"{key}: {'có' if value else 'không'}" for key, value in switches.items()]
    return {SETTINGS: "\n".join(lines) + "\n"}
