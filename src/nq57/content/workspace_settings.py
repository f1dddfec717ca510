"""`nq57.yml` read and checked, as any file that a person writes.

It must not know what a setting switches.
"""

from dataclasses import dataclass
from pathlib import Path

from nq57.content.folder import SETTINGS
from nq57.content.text_files import clean_text
from nq57.content.validation import shape
from nq57.content.yaml_guard import read_yaml
from nq57.language.did_you_mean import nearest
from nq57.model.problems import Problem, has_errors, problem
from nq57.model.source import Source
from nq57.model.workspace_settings import OCCASIONS, WorkspaceFields


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a workspace: all of them, the keys that the file gives, what is wrong with it."""

    fields: WorkspaceFields
    given: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def read_settings(root: Path) -> Settings:
    """The settings of the workspace at `root`; the defaults where the file is missing or wrong."""
    try:
        data = (root / SETTINGS).read_bytes()
    except FileNotFoundError:
        return Settings(WorkspaceFields())
    path = f"/{SETTINGS}"
    clean = clean_text(data, path)
    reading = read_yaml(clean.text or "", path)
    problems = [*clean.problems, *reading.problems]
    if has_errors(problems):
        return Settings(WorkspaceFields(), problems=tuple(problems))
    fields, found = shape(WorkspaceFields, reading, path)
    problems += found
    if fields is None:
        return Settings(WorkspaceFields(), problems=tuple(problems))
    problems += _occasion_problems(fields, reading.places)
    return Settings(fields, frozenset(reading.data), tuple(problems))


def _occasion_problems(fields: WorkspaceFields, places: dict[str, tuple[int, int]]) -> list[Problem]:
    """Words in `khi` that name no occasion."""
    known = [term.code for term in OCCASIONS]
    return [
        problem(
            "gia-tri-la",
            Source(f"/{SETTINGS}", *places.get(f"bao_tin.{at}.khi", (1, 1))),
            key="khi",
            value=word,
            known=", ".join(known),
            guess=next(iter(nearest(word, known)), None),
        )
        for at, notice in enumerate(fields.notices)
        for word in notice.occasions
        if word not in known
    ]
