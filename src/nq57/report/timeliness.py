"""How soon documents were posted, as numbers of a report.

It must not judge: what counts as in time is the workspace's rule, and without one nothing is said.
"""

import statistics
from decimal import Decimal

from nq57.catalogue.timeliness import postings
from nq57.model.figures import number_text, percent
from nq57.model.periods import Period
from nq57.report.values import UNKNOWN, ReportValue, Scope


def median_days(scope: Scope, period: Period) -> ReportValue:
    """The median of days from issue to posting, with the worst and how many it is of."""
    found = [one for seen in scope.all for one in postings(seen, period)]
    days = [(one.days, one.record.id) for one in found if one.days is not None]
    how = "Trung vị số ngày từ ngày ban hành đến ngày đăng"
    unknown = [one.record.id for one in found if one.days is None]
    missing = f"Chưa rõ ngày ban hành hoặc ngày đăng: {', '.join(unknown)}" if unknown else ""
    if not days:
        return ReportValue(UNKNOWN, how, missing=missing or "Trong kỳ không có văn bản nào rõ cả hai ngày")
    middle = Decimal(str(statistics.median(number for number, _ in days)))
    worst = max(number for number, _ in days)
    note = f"lâu nhất {worst} ngày, tính trên {len(days)} văn bản"
    return ReportValue(number_text(middle), how, tuple(name for _, name in days), missing, note, middle)


def in_time(scope: Scope, period: Period, limit: int | None) -> ReportValue:
    """The share of documents posted within so many days; unknown without a rule."""
    how = (
        f"Văn bản đăng trong {limit} ngày từ ngày ban hành"
        if limit is not None
        else "Văn bản đăng kịp thời"
    )
    if limit is None:
        return ReportValue(UNKNOWN, how, missing="Kho chưa đặt kip_thoi (số ngày) trong bao-cao.yml")
    known = [one for seen in scope.all for one in postings(seen, period) if one.days is not None]
    if not known:
        return ReportValue(UNKNOWN, how, missing="Trong kỳ không có văn bản nào rõ cả hai ngày")
    soon = [one for one in known if one.days is not None and one.days <= limit]
    share = percent(Decimal(len(soon)), Decimal(len(known)))
    records = tuple(one.record.id for one in known)
    return ReportValue(f"{share} ({len(soon)}/{len(known)})", how, records)
