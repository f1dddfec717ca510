"""Numbers of a report: each with the records behind it, or the reason why it is not known.

It must not know how a report looks. Nothing is averaged; a sum keeps how many units it is of.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from nq57.catalogue.catalogue import Catalogue
from nq57.model.figures import number_text, percent
from nq57.model.indicators import Figure, Indicator, PeriodFigures
from nq57.model.outlines import Counting
from nq57.model.periods import Period, last_day_of
from nq57.model.records import Record
from nq57.model.values import PartialDate
from nq57.model.work import Task

UNKNOWN = "…"
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReportValue:
    """A number in words; `records` are the ids it was made of, `how` says by which rule.

    `missing` tells a human why there is none; `note` what a reader must know beside it. `number` is the
    value itself where it is one number.
    """

    text: str
    how: str
    records: tuple[str, ...] = ()
    missing: str = ""
    note: str = ""
    number: Decimal | None = None

    @property
    def known(self) -> bool:
        """Whether there is a number."""
        return self.text != UNKNOWN


@dataclass(frozen=True)
class Scope:
    """Whom a report speaks for: a unit and all below it, each as it sees itself on the day."""

    unit: Catalogue
    below: tuple[Catalogue, ...]

    @property
    def all(self) -> tuple[Catalogue, ...]:
        """Every unit, the reporting one first."""
        return (self.unit, *self.below)

    def own(self, kinds: Iterable[str]) -> Iterator[Record]:
        """The records of these kinds that the units wrote themselves, each once."""
        wanted = tuple(kinds)
        for seen in self.all:
            for kind in wanted:
                yield from (r for r in seen.by_kind.get(kind, ()) if r.unit == seen.unit.id)


def known_day(record: Record) -> PartialDate | None:
    """The day by which a record is counted: when it was posted, else its own date."""
    return PartialDate.of(record.fields.posted) if record.fields.posted else record.fields.date


def counted(scope: Scope, period: Period, counting: Counting, name: str = "") -> ReportValue:
    """How many records of the period there are; one whose date may lie outside is told, not counted."""
    within, doubtful = [], []
    for record in scope.own(counting.kinds):
        if not _fits(record, counting):
            continue
        day = known_day(record)
        if period.surely_holds(day):
            within.append(record.id)
        elif day is None or (day.first_day <= period.last and last_day_of(day) >= period.first):
            doubtful.append(record.id)
    what = name or ", ".join(counting.kinds)
    how = f"Đếm bài của chuyên mục ({what}) có ngày đăng trong kỳ"
    missing = f"{what}: không rõ có thuộc kỳ hay không: {', '.join(doubtful)}" if doubtful else ""
    return ReportValue(str(len(within)), how, tuple(within), missing, number=Decimal(len(within)))


def _fits(record: Record, counting: Counting) -> bool:
    fields = record.fields
    topic = counting.topic is None or counting.topic in fields.topics
    return topic and (counting.audience is None or counting.audience in fields.audiences)


@dataclass(frozen=True, slots=True)
class _Given:
    """The figures of one unit that make up a period, and whether they are whole."""

    figures: tuple[Figure, ...]
    records: tuple[str, ...]
    why: str = ""


def indicator_value(scope: Scope, period: Period, indicator: Indicator) -> ReportValue:
    """The figure of an indicator: of one unit as it was given, of several the sum of both numbers."""
    given = [(seen, _of_unit(seen, period, indicator)) for seen in scope.all]
    known = [(seen, one) for seen, one in given if one.figures]
    how = f"Số liệu theo kỳ: {indicator.label}"
    if not known:
        reasons = "; ".join(dict.fromkeys(one.why for _, one in given if one.why))
        return ReportValue(UNKNOWN, how, missing=f"{indicator.label}: {reasons or 'chưa đơn vị nào nhập'}")
    figures = [figure for _, one in known for figure in one.figures]
    records = tuple(dict.fromkeys(name for _, one in known for name in one.records))
    lacking = [seen.unit.short_name for seen, one in given if not one.figures]
    note = f"{len(known)}/{len(given)} đơn vị có số liệu" if scope.below else ""
    missing = (
        f"{indicator.label}: chưa có số liệu của {', '.join(lacking)}" if lacking and scope.below else ""
    )
    return _summed(figures, indicator, how, records, note, missing)


def _summed(
    figures: list[Figure], indicator: Indicator, how: str, records: tuple[str, ...], note: str, missing: str
) -> ReportValue:
    if indicator.share:
        part = sum((f.part for f in figures if f.part is not None), Decimal(0))
        whole = sum((f.whole for f in figures if f.whole is not None), Decimal(0))
        text = f"{percent(part, whole)} ({number_text(part)}/{number_text(whole)})"
        return ReportValue(
            text, f"{how}; cộng tử số và mẫu số, không lấy trung bình tỷ lệ", records, missing, note
        )
    total = sum((f.value for f in figures if f.value is not None), Decimal(0))
    return ReportValue(number_text(total), how, records, missing, note, total)


def _of_unit(seen: Catalogue, period: Period, indicator: Indicator) -> _Given:
    """What a unit gave for a period: its own figure, else parts that fill it, else the newest state."""
    rows = [
        (fields.period, record.id, figure)
        for record in seen.of(PeriodFigures)
        if record.unit == seen.unit.id and isinstance(fields := record.fields, PeriodFigures)
        for figure in fields.figures
        if figure.indicator == indicator.code and period.covers(fields.period)
    ]
    whole = [row for row in rows if (row[0].first, row[0].last) == (period.first, period.last)]
    if whole:
        return _Given((whole[0][2],), (whole[0][1],))
    if not indicator.flow:
        newest = max(rows, key=lambda row: (row[0].last, row[0].first), default=None)
        return _Given((newest[2],), (newest[1],)) if newest else _Given((), ())
    parts = _filling(rows, period)
    if parts:
        return _Given(tuple(row[2] for row in parts), tuple(row[1] for row in parts))
    have = ", ".join(sorted(row[0].code for row in rows))
    return _Given((), (), f"{seen.unit.short_name} mới có {have}" if have else "")


def _filling(rows: list[tuple[Period, str, Figure]], period: Period) -> list[tuple[Period, str, Figure]]:
    """Rows whose periods fill a period without gap or overlap; none where they do not."""
    chosen, day = [], period.first
    while day <= period.last:
        fitting = [row for row in rows if row[0].first == day]
        if not fitting:
            return []
        chosen.append(max(fitting, key=lambda row: row[0].last))
        day = chosen[-1][0].last + _DAY
    return chosen


def of_tasks(scope: Scope, name: str, fits: Callable[[Catalogue, Record], bool], how: str) -> ReportValue:
    """How many of the units' own tasks are so."""
    found = tuple(
        record.id
        for seen in scope.all
        for record in seen.of(Task)
        if record.unit == seen.unit.id and fits(seen, record)
    )
    return ReportValue(str(len(found)), f"Đếm nhiệm vụ: {how or name}", found, number=Decimal(len(found)))
