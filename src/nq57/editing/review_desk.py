"""One person's part in review: sending what they wrote, comparing what others sent, answering, history.

It must not know requests. What a record says is read and written here; branches and rights are elsewhere.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from nq57.catalogue.inheritance import is_published
from nq57.content.file_parts import values_of
from nq57.content.rewriting import rewritten
from nq57.editing.desk import Desk, RecordPlace, Trial
from nq57.editing.field_problems import PlacedProblem
from nq57.editing.forms import Form
from nq57.editing.renaming import FORMER
from nq57.editing.saving import ConflictError, digest_of, is_record
from nq57.reviewing.people import Person
from nq57.reviewing.repository import Commit, Files
from nq57.reviewing.review import Approval, Review, ReviewError
from nq57.reviewing.rights import Act, demand, may

DRAFT, EMBARGO, CHANGES = "nhap", "dang_tu", "ngay_sua"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which two versions say something else; empty text where one says nothing."""

    key: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was sent beside what is published: by field, and as readers see both (addresses of pages)."""

    state: str
    tip: str
    writers: tuple[str, ...]
    words: str
    moment: int
    differences: tuple[Difference, ...]
    problems: tuple[PlacedProblem, ...]
    old_page: str
    new_page: str
    is_mine: bool
    may_answer: bool
    on_trust: bool
    """Whether nothing but what Git was told says who wrote it."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A line of a record's history."""

    who: str
    moment: int
    what: str
    words: str


class ReviewDesk:
    """Review for one person at their desk."""

    def __init__(self, desk: Desk, review: Review, person: Person) -> None:
        self.desk, self.review, self.person = desk, review, person

    def send(self, place: RecordPlace, known: str, words: str, change: str) -> Trial:
        """Send a saved record for approval; `change` is told readers on its page, where it has one.

        Raises ConflictError, and as Review.send; an unsound record is not sent.
        """
        text = self.desk.text(place)
        if not text or digest_of(text) != known:
            raise ConflictError(text)
        noted = self._with_change(place, text, change) if change.strip() else {}
        trial = self.desk.try_out(place, text, noted)
        if trial.is_sound:
            self.review.send(self.person, place.path, {place.path: trial.data}, words or change)
        return trial

    def take_back(self, place: RecordPlace) -> None:
        """Work on again what one had sent."""
        self.review.take_back(self.person, place.path)

    def give_back(self, place: RecordPlace, tip: str, reason: str) -> None:
        """Send a record back to its writer."""
        self.review.give_back(self.person, place.path, tip, reason)

    def approve(self, place: RecordPlace, tip: str, how: Approval, day: str) -> Trial:
        """Publish what was sent, from `day` on where it is given; an unsound record is not published."""
        demand(self.person, Act.ANSWER, place.unit)
        sent = self.review.need_sent(place.path, tip)
        files = self.review.branches.files_of(sent.tip)
        how = replace(how, renamed=_renamed(place, files))
        wanted = {DRAFT: "", **({EMBARGO: day} if day.strip() else {})}
        files[place.path] = rewritten(
            files.get(place.path) or b"", place.path, wanted, self.desk.form(place).order
        )
        trial = self.desk.look_at(place, files)
        if trial.is_sound:
            self.review.approve(self.person, place.path, tip, {place.path: files[place.path]}, how)
            self.desk.renew()
        return trial

    def receive(self) -> bool:
        """Take in what others have published and sent; whether anything was published."""
        news = self.review.receive()
        self.desk.renew()
        return news

    def comparison(self, place: RecordPlace) -> Comparison:
        """What was sent beside what is published; raises ReviewError when nothing was sent."""
        demand(self.person, Act.READ, place.unit)
        sent = self.review.branches.sent(place.path)
        if sent is None:
            raise ReviewError("Bài này không có bản nào chờ duyệt.")
        files = self.review.branches.files_of(sent.tip)
        gone = (path for path in _renamed(place, files) if files[path] is None and _is_vietnamese(path))
        before = (place.path, *sorted(gone))
        old = next(filter(None, (self.review.git.blob(sent.base, path) for path in before)), b"")
        trial = self.desk.look_at(place, files)
        shown = self.desk.shown.project.workspace
        record = next((one for one in shown.records if one.source.path == place.path), None)
        page = f"/{shown.units[place.unit].tree}/{record.url}" if record else ""
        return Comparison(
            sent.state,
            sent.tip,
            tuple(sorted(sent.writers.values())),
            _words(sent.last),
            sent.last.moment,
            tuple(differences(self.desk.form(place), old, files.get(place.path) or b"", place.name)),
            trial.problems,
            page if record and is_published(record, self.desk.shown.as_of) else "",
            trial.page,
            self.person.address.lower() in sent.writers,
            may(self.person, Act.ANSWER, place.unit) and sent.is_waiting,
            self.review.takes_names_on_trust,
        )

    def history(self, place: RecordPlace) -> tuple[HistoryLine, ...]:
        """What was done with a record, newest first."""
        history = self.review.history(self.person, place.path)
        return tuple(
            HistoryLine(one.author.name, one.moment, _event(one, place.path), _words(one))
            for one in history
        )

    def _with_change(self, place: RecordPlace, text: bytes, change: str) -> Mapping[str, Any]:
        """The record's list of changes with one of today."""
        values = values_of(text, place.name).values
        if CHANGES not in self.desk.form(place).order:
            return {}
        changes = values.get(CHANGES) or []
        today = f"{self.desk.shown.as_of:%d/%m/%Y}"
        earlier = changes if isinstance(changes, list) else [changes]
        listed = [one if isinstance(one, dict) else {"ngay": one} for one in earlier]
        return {CHANGES: [*listed, {"ngay": today, "ghi_chu": " ".join(change.split())}]}


def _renamed(place: RecordPlace, files: Files) -> frozenset[str]:
    """The files of a record and its translations that a piece of work keeps by other names.

    One that is taken away is among them only where the record says that this was its name.
    """
    folder, _, name = place.path.rpartition("/")
    slug = name.partition(".")[0]
    earlier = values_of(files.get(place.path) or b"", place.name).values.get(FORMER) or []
    former = {earlier} if isinstance(earlier, str) else set(earlier)
    found = set()
    for path, data in files.items():
        where, _, file = path.rpartition("/")
        own = file.partition(".")[0] == slug if data else file.partition(".")[0] in former
        if where == folder and own and path != place.path and is_record(path):
            found.add(path)
    return frozenset(found) if any(files[path] is None for path in found) else frozenset()


def _is_vietnamese(path: str) -> bool:
    return path.rpartition("/")[2].count(".") == 1


def differences(form: Form, old: bytes, new: bytes, name: str) -> Iterator[Difference]:
    """The fields of which two versions of a record say something else, in the form's order."""
    before, after = values_of(old, name).values, values_of(new, name).values
    labels = {control.key: control.label for _, controls in form.sections for control in controls}
    keys = [*form.order, *sorted((before.keys() | after.keys()) - set(form.order))]
    for key in keys:
        pair = _plain(before.get(key)), _plain(after.get(key))
        if pair[0] != pair[1]:
            yield Difference(key, labels.get(key, key), *pair)


def _plain(value: object, depth: int = 0) -> str:
    """A value as lines that people read: lists by a dash, groups by their keys."""
    pad = "  " * depth
    if isinstance(value, dict):
        return "\n".join(f"{pad}{key}: {_plain(inner, depth + 1).strip()}" for key, inner in value.items())
    if isinstance(value, list):
        return "\n".join(f"{pad}- {_plain(inner, depth + 1).strip()}" for inner in value)
    return f"{pad}{value}" if value not in (None, "") else ""


def _words(commit: Commit) -> str:
    """What somebody said with what they did."""
    return next(
        (line.removeprefix("Lời: ") for line in commit.body.splitlines() if line.startswith("Lời: ")),
        "",
    )


def _event(commit: Commit, path: str) -> str:
    """What a commit did, without the record's own path."""
    what = commit.subject.removesuffix(f": {path}")
    own = commit.trailers.get("Tu-duyet", "")
    return f"{what} (tự duyệt: {own})" if own else what


def day_of(moment: int) -> str:
    """A moment as people write its day and time."""
    return f"{dt.datetime.fromtimestamp(moment, dt.timezone(dt.timedelta(hours=7))):%d/%m/%Y %H:%M}"
