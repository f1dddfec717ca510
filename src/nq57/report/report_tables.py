"""The tables of reports: figures, tasks, targets, documents, units, what falls due, counts by month.

It must not know how a table looks on paper. Every number goes through `Noting`, which keeps its source.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from nq57.catalogue.due import due_between
from nq57.catalogue.progress import shown_evidence
from nq57.catalogue.sending import sent_reports
from nq57.catalogue.timeliness import postings, worst_first
from nq57.model.articles import News
from nq57.model.outlines import Counting, IndicatorRow, OutlineBlock
from nq57.model.periods import Period, read_period
from nq57.model.values import term_code
from nq57.model.vocabulary import term_label
from nq57.model.work import Target, Task
from nq57.report.paper import NumberSource, Run, Table
from nq57.report.values import UNKNOWN, ReportValue, Scope, counted, indicator_value

_NEWS = (News.kind.folder,)


@dataclass
class Noting:
    """Gives each number its place in the list of sources, and gathers what is not known."""

    sources: list[NumberSource] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def run(self, label: str, value: ReportValue) -> Run:
        """The value as words with its source; what is not known, or is no number, has none."""
        if value.missing:
            self.missing.append(value.missing)
        if not value.known or (value.number is None and not value.records):
            return Run(value.text)
        number = len(self.sources) + 1
        self.sources.append(NumberSource(number, label, value))
        return Run(value.text, number)

    def human(self, what: str) -> Run:
        """What a human must write."""
        self.missing.append(f"Tự viết: {what}")
        return Run(UNKNOWN)


@dataclass(frozen=True)
class ReportScope:
    """For whom, of which period and up to which day a report speaks; `timely` is the workspace's rule."""

    scope: Scope
    period: Period
    as_of: dt.date
    timely: int | None
    noting: Noting

    @property
    def cut(self) -> Period:
        """The period up to the day of looking: what comes later is not counted."""
        last = min(self.period.last, max(self.as_of, self.period.first))
        if last == self.period.last:
            return self.period
        return Period(self.period.first, last, f"{self.period.first.isoformat()}..{last.isoformat()}")


def table_of(frame: ReportScope, block: OutlineBlock) -> Table | None:
    """The table that a block asks for; None where it would have no row."""
    made = _TABLES[block.table or ""](frame, block)
    return made if made.rows else None


def _figures(frame: ReportScope, block: OutlineBlock) -> Table:
    columns = ("TT", "Nội dung", "Đơn vị tính", "Kết quả kỳ này", "Lũy kế năm", "Ghi chú")
    rows = tuple(_figure_row(frame, at, row) for at, row in enumerate(block.rows, start=1))
    return Table(block.heading or "Số liệu", columns, (6, 38, 12, 17, 15, 12), rows)


def _figure_row(frame: ReportScope, at: int, row: IndicatorRow) -> tuple[Run, ...]:
    name, unit, value, total = _row_values(frame, row)
    notes = "; ".join(filter(None, (value.note,)))
    shown = frame.noting.run(name, value)
    summed = frame.noting.run(f"{name} (lũy kế năm)", total) if total else Run("")
    return (Run(str(at)), Run(name), Run(unit), shown, summed, Run(notes))


def _row_values(frame: ReportScope, row: IndicatorRow) -> tuple[str, str, ReportValue, ReportValue | None]:
    """Name, unit of measure, the period's value, and the year's up to its end where it adds up."""
    scope, cut, year = frame.scope, frame.cut, frame.cut.year
    if row.counting:
        name = row.name or ", ".join(row.counting.kinds)
        value = counted(scope, cut, row.counting, name)
        return name, row.unit or "bài", value, counted(scope, year, row.counting, name)
    vocabulary = scope.unit.vocabulary
    indicator = vocabulary.indicator(term_code(row.indicator or "", vocabulary.indicators) or "")
    if indicator is None:
        return (
            row.name or row.indicator or "",
            "",
            ReportValue(UNKNOWN, "", missing="Chỉ số không có"),
            None,
        )
    value = indicator_value(scope, frame.period, indicator)
    whole = Period(
        year.first, frame.period.last, f"{year.first.isoformat()}..{frame.period.last.isoformat()}"
    )
    same = whole.first == frame.period.first
    total = (value if same else indicator_value(scope, whole, indicator)) if indicator.flow else None
    return row.name or indicator.label, indicator.unit, value, total


def _tasks(frame: ReportScope, block: OutlineBlock) -> Table:
    columns = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn", "Trạng thái", "Minh chứng")
    rows: list[tuple[Run, ...]] = []
    records = []
    for seen in frame.scope.all:
        for record in seen.of(Task):
            task = record.fields
            if record.unit != seen.unit.id or not isinstance(task, Task):
                continue
            state = seen.task_states[record.id]
            proofs = "; ".join(proof.name for proof in shown_evidence(task, frame.as_of))
            due = (
                f"{task.deadline_text} (hết ngày {state.last_day:%d/%m/%Y})"
                if state.last_day
                else task.deadline_text
            )
            cells = (task.name, "; ".join(task.leads), "; ".join(task.helpers), task.product or "", due)
            records.append(record.id)
            rows.append((Run(str(len(rows) + 1)), *map(Run, (*cells, state.label, proofs))))
    widths = (5, 26, 15, 13, 8, 13, 10, 10)
    return Table(block.heading or "Nhiệm vụ", columns, widths, tuple(rows), tuple(records))


def _targets(frame: ReportScope, block: OutlineBlock) -> Table:
    columns = ("TT", "Chỉ tiêu", "Mốc", "Kết quả", "Ngày đo", "Nguồn")
    rows: list[tuple[Run, ...]] = []
    records = []
    for seen in frame.scope.all:
        for record in seen.of(Target):
            target = record.fields
            if record.unit != seen.unit.id or not isinstance(target, Target):
                continue
            known = [one for one in target.measurements if one.day.first_day <= frame.as_of]
            latest = max(known, key=lambda one: one.day, default=None)
            unit = target.unit or ""
            goals = "; ".join(f"{one.year}: {one.value} {unit}".strip() for one in target.milestones)
            value = (
                ReportValue(latest.text, "Lần đo mới nhất", (record.id,))
                if latest
                else ReportValue(
                    UNKNOWN, "Lần đo mới nhất", (record.id,), f"Chỉ tiêu chưa có số đo: {target.name}"
                )
            )
            result = frame.noting.run(target.name, value)
            when = (Run(latest.day.text), Run(latest.origin)) if latest else (Run(""), Run(""))
            records.append(record.id)
            rows.append((Run(str(len(rows) + 1)), Run(target.name), Run(goals), result, *when))
    widths = (5, 34, 22, 15, 10, 14)
    return Table(block.heading or "Chỉ tiêu", columns, widths, tuple(rows), tuple(records))


def _documents(frame: ReportScope, block: OutlineBlock) -> Table:
    columns = ("TT", "Văn bản", "Ngày ban hành", "Ngày đăng", "Số ngày")
    found = tuple(worst_first(one for seen in frame.scope.all for one in postings(seen, frame.cut)))
    rows: list[tuple[Run, ...]] = []
    for at, one in enumerate(found, start=1):
        days = (
            ReportValue(str(one.days), "Ngày đăng trừ ngày ban hành", (one.record.id,))
            if one.days is not None
            else None
        )
        dates = (f"{day:%d/%m/%Y}" if day else UNKNOWN for day in (one.issued, one.posted))
        shown = frame.noting.run(one.record.fields.title, days) if days else Run(UNKNOWN)
        rows.append((Run(str(at)), Run(one.record.fields.title), *map(Run, dates), shown))
    records = tuple(one.record.id for one in found)
    return Table(block.heading or "Văn bản", columns, (6, 52, 16, 14, 12), tuple(rows), records)


def _units(frame: ReportScope, block: OutlineBlock) -> Table:
    columns = ("TT", "Đơn vị", "Văn bản (số, ngày)", "Ngày gửi", "Đánh giá")
    rows: list[tuple[Run, ...]] = []
    for at, seen in enumerate(frame.scope.below, start=1):
        sent = sent_reports(seen, frame.period, frame.as_of)
        value = ReportValue(
            sent.verdict, "Báo cáo đã đăng ký, so với hạn của kế hoạch", sent.records, sent.missing
        )
        shown = frame.noting.run(f"Báo cáo của {seen.unit.short_name}", value)
        rows.append((Run(str(at)), Run(seen.unit.name), Run(sent.paper), Run(sent.day), shown))
    return Table(block.heading or "Các đơn vị", columns, (6, 38, 26, 13, 17), tuple(rows))


def _coming(frame: ReportScope, block: OutlineBlock) -> Table:
    columns = ("TT", "Việc", "Đơn vị", "Nơi nhận", "Ngày cuối còn đúng hạn")
    first = frame.period.last + dt.timedelta(days=1)
    found = due_between(frame.scope.unit, first, first + (frame.period.last - frame.period.first))
    rows = tuple(
        (Run(str(at)), Run(due.title), Run(due.sender), Run(due.receiver), Run(f"{due.day:%d/%m/%Y}"))
        for at, due in enumerate(found, start=1)
    )
    return Table(block.heading or "Việc đến hạn", columns, (6, 30, 26, 22, 16), rows)


def _by_month(frame: ReportScope, block: OutlineBlock) -> Table:
    cut = frame.cut
    months = sorted({(day.year, day.month) for day in _days(cut)})
    rows: list[tuple[Run, ...]] = []
    for year, month in months:
        one = read_period(f"{year}-{month:02d}")
        value = counted(frame.scope, one, Counting(loai=_NEWS), "tin, bài")
        rows.append((Run(one.label), frame.noting.run(f"Tin, bài {one.label}", value)))
    return Table(block.heading or "Theo tháng", ("Tháng", "Số tin, bài"), (50, 50), tuple(rows))


def _days(period: Period) -> Iterator[dt.date]:
    count = (period.last - period.first).days + 1
    return (period.first + dt.timedelta(days=at) for at in range(count))


def _by_term(frame: ReportScope, block: OutlineBlock, key: str) -> Table:
    vocabulary = frame.scope.unit.vocabulary
    terms = vocabulary.topics if key == "chu_de" else vocabulary.audiences
    rows: list[tuple[Run, ...]] = []
    for term in terms:
        counting = Counting.model_validate({"loai": list(_NEWS), key: term.code})
        value = counted(frame.scope, frame.cut, counting, term_label(term.code, terms))
        if value.records:
            rows.append((Run(term.label), frame.noting.run(f"Tin, bài: {term.label}", value)))
    name = "Chủ đề" if key == "chu_de" else "Đối tượng"
    return Table(block.heading or name, (name, "Số tin, bài"), (70, 30), tuple(rows))


_TABLES: dict[str, Callable[[ReportScope, OutlineBlock], Table]] = {
    "chi-so": _figures,
    "nhiem-vu": _tasks,
    "chi-tieu": _targets,
    "van-ban": _documents,
    "don-vi": _units,
    "sap-den-han": _coming,
    "theo-thang": _by_month,
    "theo-chu-de": lambda frame, block: _by_term(frame, block, "chu_de"),
    "theo-doi-tuong": lambda frame, block: _by_term(frame, block, "doi_tuong"),
}
