"""One editor's work on a project: what there is, a record tried in memory, and a record saved.

It must not know requests or browsers. Whatever is said of a record is said by the checker itself.
"""

import posixpath
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nq57.build.preview import Preview, Response
from nq57.catalogue.pending import state_of
from nq57.content.attachments import judge_each
from nq57.content.file_parts import values_of
from nq57.content.folder import DiskFolder, FileEntry, MemoryFolder
from nq57.content.layout import UNIT_FILE, sort_out
from nq57.content.rewriting import rewritten
from nq57.editing.field_problems import PlacedProblem, at_fields, problems_alone
from nq57.editing.forms import Form, form_of, leading_keys, unit_form
from nq57.editing.renaming import names_by_id, naming_files, renamed_files
from nq57.editing.saving import ConflictError, PlaceError, digest_of, file_path, is_record, record_path
from nq57.editing.shelves import DiskShelf, Shelf
from nq57.language.slugs import address_of
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.problems import Problem, has_errors
from nq57.model.records import KINDS_BY_FOLDER, Record
from nq57.model.values import read_partial_date
from nq57.reviewing.repository import Files
from nq57.site_shell.checked_content import CONTENT

Values = Mapping[str, Any]
Clock = Callable[[], int]
TRIED = "~thu"
"""What an address ends with where one person tries a page."""
_FOUND = 200
_UNSOUND = "có lỗi"
_LONGEST_NAME = 120  # letters
_WORDS = {"Bản nháp": "nháp"}


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """Which record is meant; `name` is its file's, empty for one that has none yet."""

    unit: str
    kind: str
    name: str = ""

    @property
    def path(self) -> str:
        """Its file below the content folder; raises PlaceError."""
        return record_path(self.unit, self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Trial:
    """A record as it would be: its file, its text, what the checker says, and its page's address."""

    place: RecordPlace
    data: bytes
    problems: tuple[PlacedProblem, ...]
    page: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether nothing keeps it from being built."""
        return not has_errors(one.problem for one in self.problems)


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A record in the list."""

    place: RecordPlace
    title: str
    state: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class TriedPage:
    """A page that one person tries, and its files by address; `page` is where it will be."""

    page: str
    answer: Response
    files: Mapping[str, Response]

    @property
    def address(self) -> str:
        """Where the person looks at it: where no page of a record can be."""
        return f"{self.page.rstrip('/')}{TRIED}/"

    def respond(self, path: str) -> Response | None:
        """The answer to a request for a path below the server's root, if it is of this page."""
        if path == self.address:
            return self.answer
        return self.files.get(path.replace(f"{TRIED}/", "/"))


@dataclass(frozen=True, slots=True)
class SharedDesk:
    """What the desks of several people share: what readers see, and whose turn it is to try."""

    shown: Preview
    lock: threading.Lock = field(default_factory=threading.Lock)


class Desk:
    """Reads, tries and saves records of one project, one at a time; moments come from `clock`.

    `shelf` keeps what is saved, the content folder where none is given. Desks of several people share
    the `preview` in which they try, its `lock`, and `shown`, in which nothing is tried.
    """

    def __init__(
        self,
        preview: Preview,
        clock: Clock = time.time_ns,
        shelf: Shelf | None = None,
        shared: "SharedDesk | None" = None,
    ) -> None:
        self.preview, self._clock = preview, clock
        self.content = preview.root / CONTENT
        self.shelf = shelf or DiskShelf(self.content)
        self.shown = shared.shown if shared else preview
        self._lock = shared.lock if shared else threading.Lock()
        self._is_shared = shared is not None
        self.looked_at: TriedPage | None = None

    def form(self, place: RecordPlace) -> Form:
        """The form of a record's kind; raises PlaceError."""
        if place.name == UNIT_FILE and not place.kind:
            return unit_form(self.preview.project.workspace.vocabulary)
        if place.kind not in KINDS_BY_FOLDER:
            raise PlaceError("Không có loại bài đó.")
        suffix = posixpath.splitext(place.name)[1]
        return form_of(place.kind, self.preview.project.workspace.vocabulary, suffix)

    def text(self, place: RecordPlace) -> bytes:
        """The record's file as it is on disk; nothing for a new one."""
        return self.shelf.read(place.path) if place.name else b""

    def original_of(self, place: RecordPlace) -> RecordPlace | None:
        """The Vietnamese record that a file is the translation of, if there is one."""
        stem, suffix = posixpath.splitext(place.name)
        slug, _, language = stem.partition(".")
        original = RecordPlace(place.unit, place.kind, f"{slug}{suffix}")
        return original if language and self.text(original) else None

    def rows(self) -> Iterator[ListedRecord]:
        """Every record in Vietnamese, those with errors or on their way too."""
        found = {one.source.path: one for one in self.shown.project.workspace.records}
        states = self.shelf.states()
        files = DiskFolder(self.content).files()
        sent = filter(is_record, states.keys() - {one.path for one in files})  # branches come from anybody
        more = {FileEntry(path, 0) for path in sent}
        for where in sort_out(tuple(sorted({*files, *more}))).records:
            if where.language == DEFAULT_LANGUAGE:
                place = RecordPlace(where.unit, where.kind, posixpath.basename(where.path))
                record = found.get(where.path)
                day = record.fields.date.text if record and record.fields.date else ""
                state = states.get(where.path) or self._state(record)
                yield ListedRecord(place, self._title(place, record, state), state, day)

    def _title(self, place: RecordPlace, record: Record | None, state: str) -> str:
        """What the list calls a record: what it says, also while it has errors or is not published yet."""
        if record:
            return record.fields.title.removeprefix(f"[{record.pending}] ")
        values = values_of(self.text(place), place.name).values if state != _UNSOUND else {}
        titles = (values.get(key) for key in leading_keys(place.kind))
        return next((text for text in titles if isinstance(text, str) and text), place.name)

    def _state(self, record: Record | None) -> str:
        """Where a record is that nobody works on."""
        today = self.preview.as_of
        if record is None:
            return _UNSOUND
        if state := record.pending or state_of(record, today):
            return _WORDS.get(state, state[:1].lower() + state[1:])
        review = record.fields.review_by
        return "cần xem lại" if review and review <= today else "đang đăng"

    def try_out(self, place: RecordPlace, base: bytes, changes: Values) -> Trial:
        """The record with these changes to `base`, read, checked and laid before the preview.

        Raises UnwritableError or PlaceError. One record is tried at a time: the next takes its place.
        """
        form = self.form(place)
        place = place if place.name else self._named(place, form, changes)
        data = rewritten(base, place.path, changes, form.order)
        with self._lock:
            return self._tried(place, data, self.shelf.laid_over(place.path))

    def look_at(self, place: RecordPlace, files: Files) -> Trial:
        """A record as it would be with these files, which somebody else has written."""
        with self._lock:
            return self._tried(place, files.get(place.path) or b"", files)

    def _tried(self, place: RecordPlace, data: bytes, files: Files) -> Trial:
        """Read the record with these files beside it, and keep its page where desks are shared."""
        moment = self._clock()
        over = {path: (held, moment) for path, held in {**files, place.path: data}.items()}
        problems = problems_alone(self.content, self.preview.project.workspace.vocabulary, place.path, over)
        self.looked_at = None
        if has_errors(problems):
            return Trial(place, data, at_fields(data, place.path, problems))
        if not self._is_laid(over):
            self.preview.unsaved.clear()
            self.preview.unsaved.update(over)
            self.preview.refresh(moment)
        trial = self._seen(place, data)
        if self._is_shared and trial.page:
            self.looked_at = self._kept(place, trial.page)
            return replace(trial, page=self.looked_at.address)
        return trial

    def _is_laid(self, over: Mapping[str, tuple[bytes | None, int]]) -> bool:
        """Whether just these texts are tried already, as when what was tried is saved."""
        tried = {path: held for path, (held, _) in self.preview.unsaved.items()}
        fresh = bool(tried) and not self.preview.trouble
        return fresh and tried == {path: held for path, (held, _) in over.items()}

    def _kept(self, place: RecordPlace, page: str) -> "TriedPage":
        """A tried page with its files, as nobody else may see it."""
        record = self._record(place)
        names = [f"{page}{one.published}" for one in record.assets] if record else []
        files = {
            name: answer
            for name in names
            if (answer := self.preview.respond(name.lstrip("/"))).status == _FOUND
        }
        return TriedPage(page, self.preview.respond(page.lstrip("/")), files)

    def save(self, place: RecordPlace, known: str, changes: Values, *, unsound: bool = False) -> Trial:
        """Write the record with these changes, if its file is still the one that has the digest `known`.

        What has errors is not written unless `unsound` asks for it. Raises as `try_out`, and ConflictError.
        """
        text = self.text(place)
        if digest_of(text) != known:
            raise ConflictError(text)
        trial = self.try_out(place, text, changes)
        if trial.is_sound or unsound:
            self.shelf.write(trial.place.path, trial.data, known)
            if not self._is_shared:
                self.preview.unsaved.clear()  # what is shown is what is on disk now
        return trial

    def delete(self, place: RecordPlace, known: str) -> bytes:
        """Take a record's file away; its text, with which `restore` undoes it."""
        if not place.kind:
            raise PlaceError("Không xóa đơn vị ở đây được.")
        text = self.shelf.remove(place.path, known)
        self._look_again()
        return text

    def rename(self, place: RecordPlace, known: str, title: str) -> RecordPlace:
        """Give a record's file the name that `title` makes; readers at its former address are led on.

        Raises ConflictError, PlaceError and UnwritableError.
        """
        text, (slug, _, rest) = self.text(place), place.name.partition(".")
        name = address_of(title)
        if not place.kind or "." in rest or not name or len(name) > _LONGEST_NAME:
            raise PlaceError("Tên mới cần ít nhất một chữ; bản dịch thì đổi tên ở bản tiếng Việt.")
        target = replace(place, name=f"{name}.{rest}")
        if target.name == place.name or self._is_taken(target.path):
            sentence = f"Đã có bài tên “{name}”. Chọn tên khác."
            raise PlaceError(sentence)
        if not text or digest_of(text) != known:
            raise ConflictError(text)
        record = self._published(place)
        old = {path: self.shelf.read(path) for path in self._versions(place)}
        new = renamed_files(old, slug, name, was_seen=record is not None and not record.pending)
        self.shelf.rename(target.path, old, new, self._naming(record, name) if record else {})
        self._look_again()
        return target

    def _versions(self, place: RecordPlace) -> tuple[str, ...]:
        """A record's file, then its translations."""
        stem, found = f"{posixpath.splitext(place.path)[0]}.", DiskFolder(self.content).files()
        beside = (one.path for one in found if one.path.startswith(stem) and is_record(one.path))
        return tuple(dict.fromkeys((place.path, *beside)))

    def _naming(self, record: Record, name: str) -> dict[str, tuple[bytes, bytes]]:
        """Other files that name a record, before and after it has another name; raises PlaceError."""
        found = naming_files(DiskFolder(self.content), self.shown.project.workspace, record, name)
        naming = {path: (before, after) for path, before, after in found}
        by_id = [path for path, (before, _) in naming.items() if names_by_id(before, path, record)]
        if self._is_shared and by_id:
            sentence = f"Có nơi ghi mã bài này: {', '.join(by_id)}. Bỏ mã ấy ở đó trước, rồi đổi tên."
            raise PlaceError(sentence)
        return naming

    def _published(self, place: RecordPlace) -> Record | None:
        """The record as readers, or whoever edits on disk, see it."""
        records = self.shown.project.workspace.records
        return next((one for one in records if one.source.path == place.path), None)

    def restore(self, place: RecordPlace, text: bytes) -> None:
        """Put a deleted file back where it was."""
        known = digest_of(self.shelf.read(place.path)) if self._is_shared else ""
        self.shelf.write(place.path, text, known)
        self._look_again()

    def forget(self) -> None:
        """Drop what is tried: the preview shows what is on disk."""
        if self.preview.unsaved:
            self._look_again()

    def _look_again(self) -> None:
        """Show what is on disk, with nothing tried; what desks of several people try is shown to none."""
        if self._is_shared:
            return
        with self._lock:
            self.preview.unsaved.clear()
            self.preview.refresh(self._clock())

    def renew(self) -> None:
        """Look again at what readers see."""
        self.shown.refresh(self._clock())

    def take_file(self, place: RecordPlace, name: str, data: bytes) -> tuple[str, tuple[Problem, ...]]:
        """Bring a file through the gate and save it beside the record: its name, none if refused."""
        stem, extension = posixpath.splitext(posixpath.basename(name.replace("\\", "/")))
        named, ending = address_of(stem) or "tep", extension.lower()
        path = file_path(place.unit, place.kind, f"{named}{ending}")
        entry = FileEntry(path, len(data))
        judged = judge_each([entry], MemoryFolder({path: data}))[path]
        if has_errors(judged.problems):
            return "", judged.problems
        number = 1
        while (there := self.shelf.read(path)) and there != data:
            number += 1
            path = file_path(place.unit, place.kind, f"{named}-{number}{ending}")
        if not there:
            self.shelf.write_beside(path, data)
        return posixpath.basename(path), judged.problems

    def _named(self, place: RecordPlace, form: Form, changes: Values) -> RecordPlace:
        """The place with a name for its file, made of what names the record."""
        titles = (changes.get(key) for key in leading_keys(place.kind))
        title = next((text for text in titles if isinstance(text, str) and text.strip()), "")
        lead = _day(changes.get("ngay")) if KINDS_BY_FOLDER[place.kind].by_month else ""
        slug, number = f"{lead}{address_of(title) or 'bai-moi'}", 1
        name = f"{slug}{form.suffix}"
        while name == UNIT_FILE or self._is_taken(record_path(place.unit, place.kind, name)):
            number += 1
            name = f"{slug}-{number}{form.suffix}"
        return RecordPlace(place.unit, place.kind, name)

    def _is_taken(self, path: str) -> bool:
        """Whether a record has that file, published or on its way."""
        return bool(self.shelf.read(path)) or path in self.shelf.states() or (self.content / path).exists()

    def _record(self, place: RecordPlace) -> Record | None:
        """The record that is tried, as the project has it."""
        records = self.preview.project.workspace.records
        return next((one for one in records if one.source.path == place.path), None)

    def _seen(self, place: RecordPlace, data: bytes) -> Trial:
        """What the whole project says of the record, and where its page is."""
        workspace = self.preview.project.workspace
        record = self._record(place)
        files = {asset.path for asset in record.assets} if record else set()
        about = [
            found for found in self.preview.project.problems if found.source.path in {place.path, *files}
        ]
        unit = workspace.units.get(place.unit)
        below = record.url if record else "" if not place.kind else None
        page = f"/{unit.tree}/{below}" if unit and below is not None else ""
        return Trial(place, data, at_fields(data, place.path, about), page)


def _day(given: object) -> str:
    """`2025-06-01-` of a day that a form was told; empty when it is none."""
    try:
        day = read_partial_date(given)
    except ValueError:
        return ""
    return f"{day.iso}-"
