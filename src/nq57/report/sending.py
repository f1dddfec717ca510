"""Whether a unit has sent its report of a period, and in time: from what it registered and its plans.

It must not guess: a report that is not registered is not sent, as far as anybody can show.
"""

import datetime as dt
from dataclasses import dataclass

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.due import due_between
from nq57.catalogue.register import document_of
from nq57.model.periods import Period

_LATEST = dt.timedelta(days=62)  # a report falls due at most two months after its period


@dataclass(frozen=True, slots=True)
class Sent:
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


def sent_reports(seen: Catalogue, period: Period, as_of: dt.date) -> Sent:
    """The first report that the unit registered for a period, beside the day it was due."""
    last = _last_day(seen, period)
    found = sorted(
        (
            (document.issued.first_day, record, document)
            for record in seen.by_kind["van-ban"]
            if record.unit == seen.unit.id
            and (document := document_of(record))
            and document.reported
            and document.reported.code == period.code
            and document.issued
            and document.issued.day
            and document.issued.first_day <= as_of
        ),
        key=lambda row: (row[0], row[1].id),
    )
    if not found:
        return _unsent(seen, last, as_of)
    day, record, document = found[0]
    number = document.number.canonical if document.number else document.title
    late = (day - last).days if last else 0
    state, verdict = ("dung-han", "Đúng hạn") if late <= 0 else ("tre", f"Trễ {late} ngày")
    if last is None:
        state, verdict = "khong-ro", "Đã gửi"
    shown = f"{day:%d/%m/%Y}"
    return Sent(state, verdict, f"{number}, {shown}", shown, (record.id,), last=last)


def _unsent(seen: Catalogue, last: dt.date | None, as_of: dt.date) -> Sent:
    name = seen.unit.short_name
    if last is None:
        return Sent("khong-ro", "Không có dữ liệu", missing=f"Không rõ hạn báo cáo của {name}")
    if as_of <= last:
        return Sent("chua-den-han", "Chưa đến hạn", last=last)
    return Sent("chua-gui", "Chưa gửi", missing=f"{name} chưa đăng ký báo cáo của kỳ", last=last)


def _last_day(seen: Catalogue, period: Period) -> dt.date | None:
    """The first day by which a report of the period falls due for the unit."""
    found = due_between(seen, period.first, period.last + _LATEST)
    days = [due.day for due in found if due.receiver and due.period and due.period.code == period.code]
    return min(days, default=None)
