"""How soon documents were posted: days from issue to posting, by unit and period.

It must not judge: what counts as in time is the workspace's rule, and without one nothing is said.
"""

import datetime as dt
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.register import document_of
from nq57.model.figures import number_text, percent
from nq57.model.periods import Period
from nq57.model.records import Record
from nq57.report.values import UNKNOWN, Scope, Value


@dataclass(frozen=True, slots=True)
class Posting:
    """One document of the register: when it was issued and posted; `days` between, None where unknown."""

    record: Record
    unit: str
    issued: dt.date | None
    posted: dt.date | None

    @property
    def days(self) -> int | None:
        """Days from issue to posting; posted on the day itself is 0."""
        return (self.posted - self.issued).days if self.issued and self.posted else None


def postings(seen: Catalogue, period: Period | None = None) -> tuple[Posting, ...]:
    """The unit's own documents, those posted, or else issued, in a period; the newest first."""
    found = []
    for record in seen.by_kind["van-ban"]:
        document = document_of(record)
        if record.unit != seen.unit.id or document is None:
            continue
        issued = document.issued.first_day if document.issued and document.issued.day else None
        one = Posting(record, seen.unit.id, issued, document.posted)
        if period is None or period.holds(one.posted or one.issued):
            found.append(one)
    return tuple(found)


def median_days(scope: Scope, period: Period) -> Value:
    """The median of days from issue to posting, with the worst and how many it is of."""
    found = [one for seen in scope.all for one in postings(seen, period)]
    days = [(one.days, one.record.id) for one in found if one.days is not None]
    how = "Trung vị số ngày từ ngày ban hành đến ngày đăng"
    unknown = [one.record.id for one in found if one.days is None]
    missing = f"Chưa rõ ngày ban hành hoặc ngày đăng: {', '.join(unknown)}" if unknown else ""
    if not days:
        return Value(UNKNOWN, how, missing=missing or "Trong kỳ không có văn bản nào rõ cả hai ngày")
    middle = Decimal(str(statistics.median(number for number, _ in days)))
    worst = max(number for number, _ in days)
    note = f"lâu nhất {worst} ngày, tính trên {len(days)} văn bản"
    return Value(number_text(middle), how, tuple(name for _, name in days), missing, note, middle)


def in_time(scope: Scope, period: Period, limit: int | None) -> Value:
    """The share of documents posted within so many days; unknown without a rule."""
    how = (
        f"Văn bản đăng trong {limit} ngày từ ngày ban hành"
        if limit is not None
        else "Văn bản đăng kịp thời"
    )
    if limit is None:
        return Value(UNKNOWN, how, missing="Kho chưa đặt kip_thoi (số ngày) trong bao-cao.yml")
    known = [one for seen in scope.all for one in postings(seen, period) if one.days is not None]
    if not known:
        return Value(UNKNOWN, how, missing="Trong kỳ không có văn bản nào rõ cả hai ngày")
    soon = [one for one in known if one.days is not None and one.days <= limit]
    share = percent(Decimal(len(soon)), Decimal(len(known)))
    records = tuple(one.record.id for one in known)
    return Value(f"{share} ({len(soon)}/{len(known)})", how, records)


def worst_first(found: Iterable[Posting]) -> tuple[Posting, ...]:
    """Postings by how long they took; those without a day last."""
    return tuple(sorted(found, key=lambda one: (one.days is None, -(one.days or 0), one.record.id)))
