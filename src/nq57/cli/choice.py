"""Which units the command line means: named ones, a share, those concerned by a change.

It must not build anything.
"""

import re
import subprocess
from typing import TYPE_CHECKING

from nq57.cli.options import stop

if TYPE_CHECKING:
    from pathlib import Path

    from nq57.site_shell.project import LoadedProject


def chosen_units(
    project: "LoadedProject", named: tuple[str, ...], shard: str, revision: str
) -> tuple[str, ...]:
    """The units to build, in the order of their ids; a wrong word ends the command with a hint."""
    from nq57.build.choosing import shard as share
    from nq57.build.choosing import weights

    units = chosen_names(named, project.workspace.section_units)
    units = concerned_names(project.root, units, revision)
    if shard:
        index, count = _fraction(shard)
        known = weights(project.workspace)
        units = share({unit: known[unit] for unit in units}, index, count)
    return units


def concerned_names(root: "Path", units: tuple[str, ...], revision: str) -> tuple[str, ...]:
    """Those of the units that have changed since a revision of Git's; all where none is named."""
    from nq57.build.choosing import changed_since, concerned

    if not revision:
        return units
    try:
        return concerned(units, changed_since(root, revision))
    except (OSError, subprocess.CalledProcessError):
        stop(f"Git không biết bản “{revision}” trong dự án này.")


def chosen_names(named: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """The units named, or all; an unknown name ends the command with the nearest known one."""
    from nq57.language.did_you_mean import nearest

    for name in named:
        if name not in known:
            guess = nearest(name, known)
            hint = f" Có phải ý bạn là “{guess[0]}”?" if guess else ""
            stop(f"Không có đơn vị “{name}”.{hint} Các đơn vị: {', '.join(known)}.")
    return named or known


def _fraction(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)/(\d+)", text)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        stop(f"“{text}” không phải phần thứ mấy trong mấy phần. Ghi như 1/4.")
    return int(found[1]), int(found[2])


def owning_unit(named: str, known: tuple[str, ...]) -> str:
    """The unit that a record is for: the one named, or the only one."""
    from nq57.model.units import CENTRAL

    if named:
        return chosen_names((named,), (*known, CENTRAL))[0]
    own = [unit for unit in known if unit != CENTRAL]
    if len(own) != 1:
        stop(f"Bài này của đơn vị nào? → Thêm --unit, một trong: {', '.join(own) or '–'}.")
    return own[0]
