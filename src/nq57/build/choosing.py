"""Which units to build: a share of them for one of many machines, or those that a change concerns.

It must not build anything; Git's answer comes in as a list of paths.
"""

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from nq57.catalogue.workspace import Workspace, chain
from nq57.model.units import CENTRAL

CONTENT_PREFIX = "content/"


def shard(weights: Mapping[str, int], index: int, count: int) -> tuple[str, ...]:
    """Share `index` (from 1) of `count`: heaviest first to the lightest share, ties by id."""
    shares: list[list[str]] = [[] for _ in range(count)]
    loads = [0] * count
    for unit in sorted(weights, key=lambda name: (-weights[name], name)):
        lightest = min(range(count), key=lambda at: (loads[at], at))
        shares[lightest].append(unit)
        loads[lightest] += weights[unit]
    return tuple(sorted(shares[index - 1]))


def weights(workspace: Workspace) -> dict[str, int]:
    """How many records each unit sees: a fair measure of its pages."""
    own: dict[str, int] = {}
    for record in workspace.records:
        own[record.unit] = own.get(record.unit, 0) + 1
    return {unit: sum(own.get(name, 0) for name in chain(unit)) for unit in workspace.section_units}


def concerned(units: Iterable[str], changed: Iterable[str]) -> tuple[str, ...]:
    """The units whose trees a change of these project files may touch."""
    owners = {_owner(path) for path in changed}
    if None in owners:
        return tuple(units)
    return tuple(unit for unit in units if any(_touches(owner or "", unit) for owner in owners))


def _owner(path: str) -> str | None:
    """The folder of content that a file is in; None for what concerns everyone."""
    if not path.startswith(CONTENT_PREFIX):
        return None
    folder = path.removeprefix(CONTENT_PREFIX).rpartition("/")[0]
    return None if folder.split("/")[0] in ("", CENTRAL) else folder


def _touches(folder: str, unit: str) -> bool:
    """Whether a unit sees what lies in a folder: its own or an ancestor's kinds."""
    return f"{folder}/".startswith(f"{unit}/") or any(
        f"{folder}/".startswith(f"{ancestor}/") for ancestor in chain(unit)
    )


def changed_since(root: Path, revision: str) -> list[str]:
    """Files that differ from a Git revision, untracked ones too; raises what Git raises."""
    commands = (
        ["git", "diff", "--name-only", "--no-renames", "-z", revision, "--"],
        ["git", "ls-files", "--others", "--exclude-standard", "-z"],
    )
    found: list[str] = []
    for command in commands:
        done = subprocess.run(command, cwd=root, capture_output=True, check=True)  # noqa: S603 - fixed words
        found += [name for name in done.stdout.decode("utf-8", "replace").split("\0") if name]
    return sorted(set(found))
