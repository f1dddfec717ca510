"""One content file to one record: text, front matter, fields, body, and all its problems.

It must not know other records; what a record refers to beyond its folder is checked above.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from nq57.body.reading import BodyReader, read_body
from nq57.content.body_bounds import body_problem, length_problem
from nq57.content.captions import caption_problems
from nq57.content.figure_checks import checked_figures
from nq57.content.infographic_checks import checked_infographic
from nq57.content.layout import RecordPath
from nq57.content.left_over import second_declaration, unfilled
from nq57.content.named_documents import with_named_documents
from nq57.content.number_checks import number_problem
from nq57.content.references import check_references
from nq57.content.sound_parts import sound_infographic
from nq57.content.text_files import clean_text
from nq57.content.validation import shape, sound_fields
from nq57.content.work_checks import work_problems
from nq57.content.yaml_guard import YamlReading, read_yaml
from nq57.gate import STOPPING, check_pictures, check_text
from nq57.model.articles import Media
from nq57.model.documents import WITHOUT_NUMBER, Document
from nq57.model.fields import Fields
from nq57.model.indicators import PeriodFigures
from nq57.model.infographics import Infographic
from nq57.model.problems import Problem, has_errors, problem
from nq57.model.records import CLASS_OF, Record
from nq57.model.source import Source
from nq57.model.values import PartialDate, term_key
from nq57.model.vocabulary import Vocabulary

_FENCE = "---"
# Dashes that Word and telephones make of three hyphens, and lines that are nearly a fence.
_LIKE_FENCE = re.compile(r"\s*(?:[-\u2010-\u2015\u2212_=*~]\s*){2,}|\s*[\u2012-\u2015]\s*")
_DECLARED = re.compile(r"\s|#|- |[^\W\d][\w-]*\s*:|[\]}\"']")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A file's declaration and body; `declared_line` and `body_line` are their first lines."""

    declared: str
    declared_line: int
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class _Around:
    """What lies around a record: sizes of files, terms, what gives a file's bytes, what reads a body."""

    sizes: Mapping[str, int]
    vocabulary: Vocabulary
    read: Callable[[str], bytes]
    body: BodyReader


def read_record(
    where: RecordPath,
    data: bytes,
    sizes: Mapping[str, int],
    vocabulary: Vocabulary,
    read: Callable[[str], bytes],
    body: BodyReader = read_body,
) -> tuple[Record | None, list[Problem]]:
    """The record of one file, or None when an error keeps it from being built; all problems.

    `read` gives the bytes of a table beside it, which becomes part of the record; `body` reads its text.
    What stops a record until somebody signs for it is left to whoever knows the signatures.
    """
    around, clean = _Around(sizes, vocabulary, read, body), clean_text(data, where.path)
    problems = list(clean.problems)
    if clean.text is None:
        return None, problems
    parts = _bounded(_split(clean.text, where.path), where.path)
    if isinstance(parts, Problem):
        return None, [*problems, parts]
    reading = read_yaml(parts.declared, where.path, parts.declared_line)
    if too_large := _too_large(parts, reading, where.path):
        return None, [*problems, *reading.problems, too_large]
    digest = hashlib.sha256(data).hexdigest()
    problems += [
        *reading.problems,
        *check_text(clean.text, where.path, digest, reading.data, reading.places),
    ]
    if has_errors(reading.problems):
        return None, problems
    fields, found = shape(CLASS_OF[where.kind], reading, where.path)
    problems += found
    if fields is None:
        common = sound_fields(reading)
        sound = sound_infographic(reading, common) if where.kind == Infographic.kind.folder else common
        draft = _assembled(where, sound, parts, reading, digest)
        record, found = check_references(draft, body(draft.body, draft.url), sizes, vocabulary)
        problems += [*found, *check_pictures(record)]
        if isinstance(sound, Infographic):
            problems += checked_infographic(record, sound, read)[1]
        return None, problems
    record, found = _checked(_assembled(where, fields, parts, reading, digest), parts, around)
    problems += found
    broken = has_errors(found for found in problems if found.code not in STOPPING)
    return (None if broken else record), problems


def _is_made_into_files(record: Record) -> bool:
    """Whether files are made of all that it holds: pictures with the tables beside it, or sound."""
    voiced = any(not recording.file for recording in record.fields.recordings)
    return voiced or isinstance(record.fields, Infographic)


def _outline(record: Record, declared: str) -> str:
    """What others may know of a record: its keys, how its body opens, and whom it names or links to.

    The rest of a body is seen on the record's own page and in search alone.
    """
    identity = (
        declared,
        record.digest if _is_made_into_files(record) else "",
        record.body.strip().split("\n\n")[0],
        record.opening,
        [(link.target, link.anchor) for link in record.links],
        [mention.identity for mention, _ in record.mentions],
        [name for name, _ in record.references],
        [(asset.name, asset.width, asset.height) for asset in record.assets],  # cards show the picture
    )
    return hashlib.blake2b(repr(identity).encode(), digest_size=20).hexdigest()


def _checked(record: Record, parts: _Parts | None, around: _Around) -> tuple[Record, list[Problem]]:
    """The record with what it refers to, and all problems; without `parts` only of what is sound of it."""
    body = around.body(record.body, record.url)
    record, problems = check_references(record, body, around.sizes, around.vocabulary)
    record = replace(record, opening=body.opening)
    if parts:
        record, misplaced = with_named_documents(record, body.naming)
        problems += [*misplaced, *_own_checks(record, parts)]
    problems += check_pictures(record)
    if isinstance(record.fields, Media):
        problems += caption_problems(record, record.fields, around.read)
    if isinstance(record.fields, Infographic):
        record, found = checked_infographic(record, record.fields, around.read)
        problems += found
    if isinstance(record.fields, PeriodFigures):
        record, found = checked_figures(record, record.fields, around.vocabulary)
        problems += found
    return (replace(record, outline=_outline(record, parts.declared)) if parts else record), problems


def _too_large(parts: _Parts, reading: YamlReading, path: str) -> Problem | None:
    """The bound that the body oversteps, wherever it is."""
    written = reading.data.get("noi_dung")
    if not parts.body.strip() and isinstance(written, str):
        return body_problem(written, Source(path, *reading.places.get("noi_dung", (1, 1))))
    return body_problem(parts.body, Source(path, parts.body_line, 1))


def _bounded(parts: _Parts | Problem, path: str) -> _Parts | Problem:
    """The parts unless the declaration is longer than anybody would write."""
    if isinstance(parts, Problem):
        return parts
    return length_problem(parts.declared, Source(path, parts.declared_line, 1)) or parts


def _split(text: str, path: str) -> _Parts | Problem:
    """A `.yml` is all declaration; a `.md` has it between two lines of three hyphens."""
    if not path.endswith(".md"):
        return _Parts(text, 1, "", 1)
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != _FENCE:
        return _no_fence(lines[start], Source(path, start + 1, 1))
    first = start + 1
    end = next((n for n, line in enumerate(lines[first:], start=first) if line.rstrip() == _FENCE), None)
    if end is None:
        return _no_end(lines, first, path)
    return _Parts("\n".join(lines[first:end]), first + 1, "\n".join(lines[end + 1 :]), end + 2)


def _no_fence(line: str, place: Source) -> Problem:
    """What is wrong with the line where a declaration should begin."""
    if _LIKE_FENCE.fullmatch(line):
        return problem("mo-dau-gach", place, value=line.strip())
    return problem("mo-dau-thieu", place)


def _no_end(lines: list[str], first: int, path: str) -> Problem:
    """Where the declaration seems to end: at a line of other dashes, or before the first line of prose."""
    for number, line in enumerate(lines[first:], start=first + 1):
        if _LIKE_FENCE.fullmatch(line):
            return problem("mo-dau-gach", Source(path, number, 1), value=line.strip())
        if line.strip() and not _DECLARED.match(line):
            return problem("mo-dau-ho", Source(path, number, 1))
    last = len(lines) - (not lines[-1])
    return problem("mo-dau-ho", Source(path, max(last, 1), 1))


def _assembled(
    where: RecordPath, fields: Fields, parts: _Parts, reading: YamlReading, digest: str
) -> Record:
    body = parts.body.strip("\n") if parts.body.strip() else (fields.body or "")
    leading = len(parts.body) - len(parts.body.lstrip("\n"))
    body_line = (
        parts.body_line + leading if parts.body.strip() else reading.places.get("noi_dung", (1, 1))[0]
    )
    return Record(
        id=where.id,
        unit=where.unit,
        kind=where.kind,
        slug=where.slug,
        language=where.language,
        fields=fields,
        body=body,
        source=Source(where.path, 1, 1),
        body_line=body_line,
        digest=digest,
        places=reading.places,
    )


def _own_checks(record: Record, parts: _Parts) -> list[Problem]:
    """What one record's fields say of each other."""
    found = [*_ordered_days(record), *_changes_before_posting(record), *work_problems(record)]
    if parts.body.strip() and record.fields.body:
        found.append(problem("noi-dung-hai-noi", record.place("noi_dung")))
    if record.of_kind.needs_body and not record.body:
        found.append(problem("thieu-noi-dung", Source(record.source.path, parts.body_line, 1)))
    if isinstance(record.fields, Document):
        found += _number_checks(record, record.fields)
    if not record.fields.draft:
        found += _left_over(record, parts)
    return found + [problem(fault.code, record.place(fault.key)) for fault in record.fields.faults()]


def _left_over(record: Record, parts: _Parts) -> list[Problem]:
    """What was never meant for readers."""
    path, keys = (
        record.source.path,
        frozenset(field.alias or "" for field in type(record.fields).model_fields.values()),
    )
    return [
        *unfilled(parts.declared, path, parts.declared_line, declared=True),
        *unfilled(parts.body, path, parts.body_line, declared=False),
        *second_declaration(parts.body, path, parts.body_line, keys),
    ]


def _ordered_days(record: Record) -> list[Problem]:
    pairs = (("embargo", "expiry"), ("starts", "ends"))
    found = []
    for first, last in pairs:
        earlier, later = getattr(record.fields, first, None), getattr(record.fields, last, None)
        if earlier and later and _spelled(later, 12, 31) < _spelled(earlier, 1, 1):
            aliases = {name: str(field.alias) for name, field in type(record.fields).model_fields.items()}
            place = record.place(aliases[last])
            found.append(problem("ngay-nguoc", place, later=aliases[last], earlier=aliases[first]))
    return found


def _changes_before_posting(record: Record) -> list[Problem]:
    """What readers have not seen yet can not have been corrected for them."""
    posted = record.fields.posted
    early = [change for change in record.fields.changes if posted and change.day < posted]
    place = record.place("ngay_sua")
    return [problem("ngay-nguoc", place, later="ngay_sua", earlier="ngay_dang")] if early else []


def _spelled(day: PartialDate | dt.date, month: int, of_month: int) -> tuple[int, int, int]:
    """Year, month and day, with these for what a partial date leaves open."""
    return day.year, day.month or month, day.day or of_month


def _number_checks(record: Record, document: Document) -> list[Problem]:
    value = document.number_text
    if term_key(value) == term_key(WITHOUT_NUMBER):
        return []
    found = number_problem(value, record.place("so_ky_hieu"))
    return [found] if found else []
