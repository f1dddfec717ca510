"""What the checker says of one record, each problem beside the field of the form that it is about.

It must not know forms or desks.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nq57.content.file_parts import BODY, take_apart
from nq57.content.folder import DiskFolder, OverlaidFolder
from nq57.content.layout import UNIT_FILE, RecordPath, sort_out
from nq57.content.record_files import read_record
from nq57.content.text_files import clean_text
from nq57.content.unit_files import read_unit
from nq57.content.yaml_guard import read_yaml
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.problems import Problem
from nq57.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class PlacedProblem:
    """A problem beside its field: a dotted key, empty when it is of the whole record."""

    key: str
    problem: Problem


def problems_alone(
    content: Path, vocabulary: Vocabulary, path: str, over: Mapping[str, tuple[bytes | None, int]]
) -> tuple[Problem, ...]:
    """What the checker says of one record by itself: in no time, whatever the project's size.

    `over` has its text, and files beside it, with the moment of each.
    """
    folder, data = OverlaidFolder(DiskFolder(content), over), over[path][0] or b""
    entries, (beside, _, name) = folder.files(), path.rpartition("/")
    sizes = {one.path: one.size for one in entries if not one.is_link}
    if name == UNIT_FILE:
        return tuple(read_unit(beside, path, data, sizes)[1])
    near = sort_out(one for one in entries if one.path.startswith(f"{beside}/"))
    where = next((one for one in near.records if one.path == path), None)
    if where is None:  # its name collides with another's, which the whole project tells
        unit, kind, name = path.rsplit("/", 2)
        slug, _, language = posixpath.splitext(name)[0].partition(".")
        where = RecordPath(path, unit, kind, slug, language or DEFAULT_LANGUAGE)
    _, found = read_record(where, data, sizes, vocabulary, folder.read)
    return tuple(found)


def at_fields(
    data: bytes, path: str, problems: tuple[Problem, ...] | list[Problem]
) -> tuple[PlacedProblem, ...]:
    """Each problem beside the field at whose place it stands."""
    text = clean_text(data, path).text or ""
    parts = take_apart(text.encode(), path)
    declared = parts.declared if parts else ""
    first = 2 if parts and parts.opening else 1
    reading = read_yaml(declared, path, first)
    spots = sorted((at, key) for key, at in reading.places.items())
    end = first + declared.count("\n")
    return tuple(PlacedProblem(_key_of(found, path, spots, end), found) for found in problems)


def _key_of(found: Problem, path: str, spots: list[tuple[tuple[int, int], str]], end: int) -> str:
    if found.source.path != path:
        return "tep_dinh_kem"
    named = dict(found.details).get("key", "")
    if found.source.line <= 1 and named:
        return named  # a key that is missing has no place of its own
    if path.endswith(".md") and found.source.line > end:
        return BODY
    at = (found.source.line, max(found.source.column, 1))
    return next((key for spot, key in reversed(spots) if spot <= at), "")
