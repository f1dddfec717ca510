"""Which units' own articles a build left out: noted beside the trees, for a publish job has no content.

It must not know what a problem is beyond its place and severity.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from nq57.build.last_build import WORKROOM
from nq57.build.manifest import write_whole
from nq57.model.problems import Problem
from nq57.model.records import KINDS_BY_FOLDER

_NOTE = "bo-ra.json"


def owner_of(path: str) -> str:
    """The unit whose file it is, by its path below `content/`; empty for a file of the whole workspace."""
    folders = path.split("/")[:-1]
    at = next((at for at, name in enumerate(folders) if name in KINDS_BY_FOLDER), len(folders))
    return "/".join(folders[:at])


def own_errors(problems: Iterable[Problem]) -> Mapping[str, int]:
    """How many errors each unit has in its own files."""
    return Counter(owner_of(found.source.path) for found in problems if found.severity == "error")


def note_left_out(out: Path, problems: Iterable[Problem]) -> None:
    """Note beside the trees in `out` whose articles are missing from them."""
    found = json.dumps(own_errors(problems), ensure_ascii=False, sort_keys=True)
    write_whole(out / WORKROOM / _NOTE, found.encode())


def noted_left_out(out: Path) -> Mapping[str, int]:
    """What the last build noted; nothing where there is no note."""
    try:
        noted = json.loads((out / WORKROOM / _NOTE).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(unit): count for unit, count in noted.items()} if isinstance(noted, dict) else {}
