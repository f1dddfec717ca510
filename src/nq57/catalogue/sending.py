"""Whether a unit has sent its report of a period, and in time: from what it registered and its plans.

It must not guess: of a unit that has never registered a report nobody can say that it sent none.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.due import Due, concerns, due_between
from nq57.catalogue.register import document_of
from nq57.model.documents import Document
from nq57.model.periods import Period
from nq57.model.records import Record

_LATEST = dt.timedelta(days=62)  # a report falls due at most two months after its period


@dataclass(frozen=True, slots=True)
class SentReport:
    """One unit's report of a period, in words.

    `state` is `dung-han`, `tre`, `chua-gui`, `chua-den-han`, or `khong-ro` where no plan tells a day.
    """

    state: str
    verdict: str
    paper: str = ""
    day: str = ""
    records: tuple[str, ...] = ()
    missing: str = ""
    last: dt.date | None = None


def sent_reports(seen: Catalogue, period: Period, as_of: dt.date) -> SentReport:
    """The first report that the unit registered for a period, beside the day it was due."""
    last, registered = _last_day(seen, period), _registered(seen, as_of)
    found = [row for row in registered if row[2].reported == period]
    if not found:
        return _unsent(seen, last, as_of, any_at_all=bool(registered))
    day, record, document = found[0]
    number = document.number.canonical if document.number else document.title
    late = (day - last).days if last else 0
    state, verdict = ("dung-han", "Đúng hạn") if late <= 0 else ("tre", f"Trễ {late} ngày")
    if last is None:
        state, verdict = "khong-ro", "Đã gửi"
    shown = f"{day:%d/%m/%Y}"
    return SentReport(state, verdict, f"{number}, {shown}", shown, (record.id,), last=last)


def still_due(seen: Catalogue, dues: Iterable[Due]) -> tuple[Due, ...]:
    """What falls due without the reports that the unit has registered for their period."""
    sent = {row[2].reported for row in _registered(seen, seen.as_of)}
    return tuple(
        due for due in dues if due.period not in sent or due.then or not concerns(due.sender, seen.unit)
    )


def _registered(seen: Catalogue, as_of: dt.date) -> list[tuple[dt.date, Record, Document]]:
    """Every report that the unit has registered up to a day, by its date."""
    own = (record for record in seen.of(Document) if record.unit == seen.unit.id)
    found = (
        (document.issued.first_day, record, document)
        for record in own
        if (document := document_of(record))
        and document.reported
        and document.issued
        and document.issued.day
    )
    return sorted((row for row in found if row[0] <= as_of), key=lambda row: (row[0], row[1].id))


def _unsent(seen: Catalogue, last: dt.date | None, as_of: dt.date, *, any_at_all: bool) -> SentReport:
    """What the silence means: of a unit that registers no reports at all, nothing is known."""
    name = seen.unit.short_name
    if last is None:
        return SentReport("khong-ro", "Không có dữ liệu", missing=f"Không rõ hạn báo cáo của {name}")
    if as_of <= last:
        return SentReport("chua-den-han", "Chưa đến hạn", last=last)
    if not any_at_all:
        return SentReport(
            "khong-ro", "Không có dữ liệu", missing=f"{name} chưa đăng ký báo cáo nào", last=last
        )
    return SentReport("chua-gui", "Chưa gửi", missing=f"{name} chưa đăng ký báo cáo của kỳ", last=last)


def _last_day(seen: Catalogue, period: Period) -> dt.date | None:
    """The first day by which a report of the period falls due for the unit."""
    found = due_between(seen, period.first, period.last + _LATEST)
    days = [
        due.day
        for due in found
        if due.receiver and due.period == period and not due.then and concerns(due.sender, seen.unit)
    ]
    return min(days, default=None)
