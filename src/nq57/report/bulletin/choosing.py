"""Which records a week's bulletin tells: what is new, the lesson of the week, what falls due, days to come.

It must not word anything. Editors' choices come first; the rest follows from days and the week's number.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.due import Due, due_between
from nq57.catalogue.workspace import Workspace, chain
from nq57.model.articles import Event, Lesson, News, Question, Showcase
from nq57.model.bulletins import Bulletin
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.records import Record
from nq57.model.weeks import Week

MOST_NEWS = 5
_NEW_DAYS = 7
_DUE_DAYS = 14
_MOST_DUE = 3
_EVENT_DAYS = 14
_MOST_EVENTS = 2
_WORTH_AGAIN: tuple[type[Fields], ...] = (News, Question, Showcase, Document)
_APART: tuple[type[Fields], ...] = (Event, Lesson, Question, Bulletin)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the week's record in the workspace says: who answers for it, and records by name."""

    editor: str = ""
    approver: str = ""
    pinned: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The records of a bulletin; `spare` are older ones, read again where time is left."""

    news: tuple[Record, ...]
    lesson: Record | None
    due: tuple[Due, ...]
    events: tuple[tuple[dt.date, Record], ...]
    spare: tuple[Record, ...]
    new: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()


def day_of(week: Week, as_of: dt.date) -> dt.date:
    """The day on which a bulletin is composed: `as_of` within its week, else the week's nearest day."""
    return min(max(as_of, week.monday), week.sunday)


def choices_of(workspace: Workspace, unit: str, week: Week) -> Choices:
    """The editor's choices for a week, from the unit's record of that week, draft or not."""
    for record in workspace.records:
        fields = record.fields
        if record.unit == unit and isinstance(fields, Bulletin) and fields.week == week:
            return Choices(
                fields.editor or "", fields.approver or "", fields.pinned, fields.dropped, fields.ordered
            )
    return Choices()


def choose(catalogue: Catalogue, week: Week, choices: Choices) -> Chosen:
    """The records of the week; `catalogue` is the unit's on the day of composing."""
    names = (*choices.pinned, *choices.dropped, *choices.ordered)
    unknown = tuple(name for name in dict.fromkeys(names) if not _named(catalogue, name))
    dropped = {record.id for record in _all_named(catalogue, choices.dropped)}
    pool = tuple(r for r in _news(catalogue) if r.id not in dropped)
    since = catalogue.as_of - dt.timedelta(days=_NEW_DAYS)
    new = tuple(r for r in pool if (day := r.fields.known_since(catalogue.as_of)) and since < day)
    pinned = tuple(r for r in _all_named(catalogue, choices.pinned) if r.id not in dropped)
    chosen = tuple(dict.fromkeys((*pinned, *new)))[: max(MOST_NEWS, len(pinned))]
    lessons = tuple(r for r in catalogue.of(Lesson) if r.id not in dropped and r not in chosen)
    return Chosen(
        news=_in_order(catalogue, chosen, choices.ordered),
        lesson=next(iter(_turned(_nearest_first(catalogue, lessons), week)), None),
        due=_due(catalogue, dropped),
        events=tuple(_events(catalogue, dropped)),
        spare=tuple(_spare(catalogue, week, dropped | {r.id for r in chosen})),
        new=frozenset(record.id for record in new),
        unknown=unknown,
    )


def _news(catalogue: Catalogue) -> tuple[Record, ...]:
    """What may be told as news: records of kinds that are news, the unit's own first, newest first."""
    kinds = [kind for kind, records in catalogue.by_kind.items() if records and records[0].of_kind.is_news]
    found = (record for kind in kinds for record in catalogue.by_kind[kind])
    news = tuple(
        r for r in found if not isinstance(r.fields, _APART) and r.fields.known_since(catalogue.as_of)
    )
    return _nearest_first(catalogue, news)


def _spare(catalogue: Catalogue, week: Week, used: set[str]) -> Iterator[Record]:
    """Older records to read again: of each kind in turn, other ones each week, documents last."""
    pools = []
    for kind in sorted(_WORTH_AGAIN, key=lambda fields: fields is Document):
        records = (
            r for r in catalogue.of(kind) if r.id not in used and r.fields.known_since(catalogue.as_of)
        )
        pools.append(_turned(_nearest_first(catalogue, tuple(records)), week))
    turns = zip_longest(*pools[:-1])
    yield from (record for turn in turns for record in turn if record)
    yield from pools[-1]


def _nearest_first(catalogue: Catalogue, records: Sequence[Record]) -> tuple[Record, ...]:
    """The unit's own, then those of the units above it; each newest first, ties by id."""
    nearness = {unit: at for at, unit in enumerate(chain(catalogue.unit.id))}

    def order(record: Record) -> tuple[int, int, str]:
        day = record.fields.known_since(catalogue.as_of)
        return nearness.get(record.unit, len(nearness)), -(day.toordinal() if day else 0), record.id

    return tuple(sorted(records, key=order))


def _turned(records: tuple[Record, ...], week: Week) -> tuple[Record, ...]:
    """The records from another one on each week, so that all have their turn."""
    at = week.ordinal % len(records) if records else 0
    return (*records[at:], *records[:at])


def _in_order(
    catalogue: Catalogue, records: tuple[Record, ...], names: tuple[str, ...]
) -> tuple[Record, ...]:
    first = [record for record in _all_named(catalogue, names) if record in records]
    return tuple(dict.fromkeys((*first, *records)))


def _due(catalogue: Catalogue, dropped: set[str]) -> tuple[Due, ...]:
    until = catalogue.as_of + dt.timedelta(days=_DUE_DAYS)
    found = due_between(catalogue, catalogue.as_of, until)
    return tuple(due for due in found if due.record not in dropped)[:_MOST_DUE]


def _events(catalogue: Catalogue, dropped: set[str]) -> list[tuple[dt.date, Record]]:
    until = catalogue.as_of + dt.timedelta(days=_EVENT_DAYS)
    coming = catalogue.upcoming(len(catalogue.records))
    near = [(day, record) for day, record in coming if day <= until and record.id not in dropped]
    return near[:_MOST_EVENTS]


def _named(catalogue: Catalogue, name: str) -> Record | None:
    bare = name.strip("/")
    return catalogue.by_id.get(bare) or catalogue.by_address.get(bare)


def _all_named(catalogue: Catalogue, names: tuple[str, ...]) -> tuple[Record, ...]:
    return tuple(record for name in names if (record := _named(catalogue, name)))
