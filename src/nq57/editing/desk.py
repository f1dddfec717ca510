"""One editor's work on a project: what there is, a record tried in memory, and a record saved.

It must not know requests or browsers. Whatever is said of a record is said by the checker itself.
"""

import posixpath
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nq57.build.preview import Preview
from nq57.content.attachments import judge_each
from nq57.content.file_parts import BODY, take_apart
from nq57.content.folder import DiskFolder, FileEntry, MemoryFolder, OverlaidFolder
from nq57.content.layout import UNIT_FILE, RecordPath, sort_out
from nq57.content.record_files import read_record
from nq57.content.rewriting import rewritten
from nq57.content.text_files import clean_text
from nq57.content.unit_files import read_unit
from nq57.content.yaml_guard import read_yaml
from nq57.editing.forms import Form, form_of, leading_keys, unit_form
from nq57.editing.saving import (
    ConflictError,
    PlaceError,
    digest_of,
    file_path,
    read,
    record_path,
    remove,
    write,
)
from nq57.language.slugs import address_of
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.problems import Problem, has_errors
from nq57.model.records import KINDS_BY_FOLDER, Record
from nq57.model.values import read_partial_date
from nq57.model.vocabulary import Vocabulary
from nq57.site_shell.project import CONTENT

Values = Mapping[str, Any]
Clock = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Place:
    """Which record is meant; `name` is its file's, empty for one that has none yet."""

    unit: str
    kind: str
    name: str = ""

    @property
    def path(self) -> str:
        """Its file below the content folder; raises PlaceError."""
        return record_path(self.unit, self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Told:
    """A problem beside its field: a dotted key, empty when it is of the whole record."""

    key: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Trial:
    """A record as it would be: its file, its text, what the checker says, and its page's address."""

    place: Place
    data: bytes
    problems: tuple[Told, ...]
    page: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether nothing keeps it from being built."""
        return not has_errors(told.problem for told in self.problems)


@dataclass(frozen=True, slots=True)
class Row:
    """A record in the list."""

    place: Place
    title: str
    state: str
    day: str = ""


class Desk:
    """Reads, tries and saves records of one project, one at a time; moments come from `clock`."""

    def __init__(self, preview: Preview, clock: Clock = time.time_ns) -> None:
        self.preview, self._clock = preview, clock
        self.content = preview.root / CONTENT
        self._lock = threading.Lock()

    def form(self, place: Place) -> Form:
        """The form of a record's kind; raises PlaceError."""
        if place.name == UNIT_FILE and not place.kind:
            return unit_form(self.preview.project.workspace.vocabulary)
        if place.kind not in KINDS_BY_FOLDER:
            raise PlaceError("Không có loại bài đó.")
        suffix = posixpath.splitext(place.name)[1]
        return form_of(place.kind, self.preview.project.workspace.vocabulary, suffix)

    def text(self, place: Place) -> bytes:
        """The record's file as it is on disk; nothing for a new one."""
        return read(self.content, place.path) if place.name else b""

    def original_of(self, place: Place) -> Place | None:
        """The Vietnamese record that a file is the translation of, if there is one."""
        stem, suffix = posixpath.splitext(place.name)
        slug, _, language = stem.partition(".")
        original = Place(place.unit, place.kind, f"{slug}{suffix}")
        return original if language and self.text(original) else None

    def rows(self) -> Iterator[Row]:
        """Every record in Vietnamese, those with errors too."""
        found = {one.source.path: one for one in self.preview.project.workspace.records}
        for where in sort_out(DiskFolder(self.content).files()).records:
            if where.language == DEFAULT_LANGUAGE:
                place = Place(where.unit, where.kind, posixpath.basename(where.path))
                record = found.get(where.path)
                day = record.fields.date.text if record and record.fields.date else ""
                title = record.fields.title if record else where.slug
                yield Row(place, title, self._state(record), day)

    def _state(self, record: Record | None) -> str:
        today = self.preview.as_of
        if record is None:
            return "có lỗi"
        if record.fields.draft:
            return "nháp"
        if record.fields.embargo and record.fields.embargo > today:
            return f"hẹn đăng {record.fields.embargo:%d/%m/%Y}"
        return "hết hạn" if record.fields.expiry and record.fields.expiry < today else "đang đăng"

    def try_out(self, place: Place, base: bytes, changes: Values) -> Trial:
        """The record with these changes to `base`, read, checked and laid before the preview.

        Raises UnwritableError or PlaceError. One record is tried at a time: the next takes its place.
        """
        form = self.form(place)
        place = place if place.name else self._named(place, form, changes)
        data = rewritten(base, place.path, changes, form.order)
        with self._lock:
            problems = self._alone(place, data)
            if has_errors(problems):
                return Trial(place, data, _at_fields(data, place.path, problems))
            self.preview.unsaved.clear()
            self.preview.unsaved[place.path] = (data, self._clock())
            self.preview.refresh(self._clock())
            return self._seen(place, data)

    def save(self, place: Place, known: str, changes: Values, *, unsound: bool = False) -> Trial:
        """Write the record with these changes, if its file is still the one that has the digest `known`.

        What has errors is not written unless `unsound` asks for it. Raises as `try_out`, and ConflictError.
        """
        text = self.text(place)
        if digest_of(text) != known:
            raise ConflictError(text)
        trial = self.try_out(place, text, changes)
        if trial.is_sound or unsound:
            write(self.content, trial.place.path, trial.data, known)
            self.preview.unsaved.clear()  # what is shown is what is on disk now
        return trial

    def delete(self, place: Place, known: str) -> bytes:
        """Take a record's file away; its text, with which `restore` undoes it."""
        if not place.kind:
            raise PlaceError("Không xóa đơn vị ở đây được.")
        text = remove(self.content, place.path, known)
        self.forget()
        return text

    def restore(self, place: Place, text: bytes) -> None:
        """Put a deleted file back where it was."""
        write(self.content, place.path, text, "")
        self.forget()

    def forget(self) -> None:
        """Drop what is tried: the preview shows what is on disk."""
        with self._lock:
            self.preview.unsaved.clear()
            self.preview.refresh(self._clock())

    def take_file(self, place: Place, name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
        """Bring a file through the gate and save it beside the record: its name, none if refused."""
        stem, extension = posixpath.splitext(posixpath.basename(name.replace("\\", "/")))
        named, ending = address_of(stem) or "tep", extension.lower()
        path = file_path(place.unit, place.kind, f"{named}{ending}")
        entry = FileEntry(path, len(data))
        judged = judge_each([entry], MemoryFolder({path: data}))[path]
        if has_errors(judged.problems):
            return "", judged.problems
        number = 1
        while (there := read(self.content, path)) and there != data:
            number += 1
            path = file_path(place.unit, place.kind, f"{named}-{number}{ending}")
        if not there:
            write(self.content, path, data, "")
        return posixpath.basename(path), judged.problems

    def _named(self, place: Place, form: Form, changes: Values) -> Place:
        """The place with a name for its file, made of what names the record."""
        said = (changes.get(key) for key in leading_keys(place.kind))
        title = next((text for text in said if isinstance(text, str) and text.strip()), "")
        lead = _day(changes.get("ngay")) if KINDS_BY_FOLDER[place.kind].by_month else ""
        slug, number = f"{lead}{address_of(title) or 'bai-moi'}", 1
        name = f"{slug}{form.suffix}"
        while name == UNIT_FILE or read(self.content, record_path(place.unit, place.kind, name)):
            number += 1
            name = f"{slug}-{number}{form.suffix}"
        return Place(place.unit, place.kind, name)

    def _alone(self, place: Place, data: bytes) -> tuple[Problem, ...]:
        """What the checker says of the record by itself."""
        return problems_alone(self.content, self.preview.project.workspace.vocabulary, place.path, data)

    def _seen(self, place: Place, data: bytes) -> Trial:
        """What the whole project says of the record, and where its page is."""
        workspace = self.preview.project.workspace
        record = next((one for one in workspace.records if one.source.path == place.path), None)
        files = {asset.path for asset in record.assets} if record else set()
        about = [
            found for found in self.preview.project.problems if found.source.path in {place.path, *files}
        ]
        unit = workspace.units.get(place.unit)
        below = record.url if record else "" if not place.kind else None
        page = f"/{unit.tree}/{below}" if unit and below is not None else ""
        return Trial(place, data, _at_fields(data, place.path, about), page)


def problems_alone(content: Path, vocabulary: Vocabulary, path: str, data: bytes) -> tuple[Problem, ...]:
    """What the checker says of one record's text by itself: in no time, whatever the project's size."""
    folder = OverlaidFolder(DiskFolder(content), {path: (data, 0)})
    layout = sort_out(folder.files())
    if posixpath.basename(path) == UNIT_FILE:
        return tuple(read_unit(posixpath.dirname(path), path, data, layout.sizes)[1])
    where = next((one for one in layout.records if one.path == path), None)
    if where is None:  # its name collides with another's, which the whole project tells
        unit, kind, name = path.rsplit("/", 2)
        slug, _, language = posixpath.splitext(name)[0].partition(".")
        where = RecordPath(path, unit, kind, slug, language or DEFAULT_LANGUAGE)
    _, found = read_record(where, data, layout.sizes, vocabulary, folder.read)
    return tuple(found)


def _day(given: object) -> str:
    """`2025-06-01-` of a day that a form was told; empty when it is none."""
    try:
        day = read_partial_date(given)
    except ValueError:
        return ""
    return f"{day.iso}-"


def _at_fields(data: bytes, path: str, problems: tuple[Problem, ...] | list[Problem]) -> tuple[Told, ...]:
    """Each problem beside the field at whose place it stands."""
    text = clean_text(data, path).text or ""
    parts = take_apart(text.encode(), path)
    declared = parts.declared if parts else ""
    first = 2 if parts and parts.opening else 1
    reading = read_yaml(declared, path, first)
    spots = sorted((at, key) for key, at in reading.places.items())
    end = first + declared.count("\n")
    return tuple(Told(_key_of(found, path, spots, end), found) for found in problems)


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
