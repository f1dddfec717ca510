"""The work of a unit as its listing shows it: rows by unit and plan, what is late and due, filters, CSV.

It must not know the theme; where a task is comes from the catalogue.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.progress import STAGES, TaskState
from nq57.model.records import Record
from nq57.model.values import PartialDate
from nq57.model.vocabulary import term_label
from nq57.model.work import Target, Task
from nq57.render.calendars import DEADLINES, has_entries
from nq57.render.csv_cells import cell
from nq57.render.deadline_calendar import deadline_months
from nq57.render.document_views import ChoiceView, SelectView
from nq57.render.link_views import LinkView
from nq57.render.made_files import MadeFile
from nq57.render.record_context import document_link
from nq57.render.target_results import against
from nq57.render.task_states import CLAIMED, quiet, short_label
from nq57.render.views import (
    MilestoneView,
    StatusCount,
    TargetRow,
    TaskBoard,
    TaskRow,
    WorkGroup,
    WorkView,
)

SHEET = f"{Task.kind.folder}/danh-muc.csv"
_ROWS_IN_MEMORY = 20_000
_UNTOLD = TaskState("chua-cap-nhat", "qua-han").code
_LEAST = 2  # one choice narrows nothing
_COLUMNS = (
    *("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Ngày cuối còn đúng hạn", "Trạng thái"),
    *("Nhóm", "Văn bản giao", "Địa chỉ trang"),
)


def work_views(catalogue: Catalogue, kind: str) -> tuple[WorkView, ...]:
    """Tasks or targets: the unit's own, then each ancestor's, split by plan and group."""
    by_owner: dict[str, list[Record]] = {}
    for record in catalogue.by_kind[kind]:
        by_owner.setdefault(record.unit, []).append(record)
    names = {unit.id: unit.name for unit in (catalogue.unit, *catalogue.ancestors)}
    return tuple(
        WorkView(
            owner=names.get(owner, "Trung ương"),  # only the central pool may lack a declaration
            own=owner == catalogue.unit.id,
            groups=_work_groups(catalogue, records),
            count=len(records),
        )
        for owner, records in by_owner.items()
    )


def _plan_named(catalogue: Catalogue, record: Record) -> str:
    """The plan of a task or target by its id where this unit sees it, else as the editor named it."""
    name = getattr(record.fields, "plan", None) or ""
    found = catalogue.register.find(name, record.unit) if name else None
    return found.id if found else name


def _work_groups(catalogue: Catalogue, records: Sequence[Record]) -> tuple[WorkGroup, ...]:
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        fields = record.fields
        group = fields.group or "" if isinstance(fields, Task) else ""
        groups.setdefault((_plan_named(catalogue, record), group), []).append(record)
    plans = [plan for plan, _ in groups]
    return tuple(
        WorkGroup(
            title=group,
            plan=document_link(catalogue, plan, members[0].unit) if plan and plan != before else None,
            tasks=task_rows(catalogue, members),
            targets=tuple(goal for r in members if (goal := _target_row(r))),
        )
        for before, ((plan, group), members) in zip(("", *plans), groups.items(), strict=False)
    )


def task_rows(catalogue: Catalogue, records: Iterable[Record]) -> tuple[TaskRow, ...]:
    """Lines of tasks in the given order, each as it is on the catalogue's day."""
    states = catalogue.task_states
    return tuple(
        _task_row(record, record.fields, states[record.id], _plan_name(catalogue, record, record.fields))
        for record in records
        if isinstance(record.fields, Task)
    )


def _plan_name(catalogue: Catalogue, record: Record, task: Task) -> str:
    return document_link(catalogue, task.plan, record.unit).text if task.plan else ""


@lru_cache(maxsize=_ROWS_IN_MEMORY)
def _task_row(record: Record, task: Task, state: TaskState, plan: str) -> TaskRow:
    last = PartialDate.of(state.last_day) if state.last_day else None
    return TaskRow(
        url=record.url,
        ordinal=task.ordinal or "",
        name=task.title,
        leads=task.leads,
        helpers=task.helpers,
        deadline=task.deadline_text,
        status=state.code,
        status_label=short_label(state),
        formal_name=task.name if task.short_name else "",
        last_day=last.text if last else "",
        iso=last.iso if last else "",
        note=CLAIMED if state.claimed else "",
        group=task.group or "",
        plan=plan,
    )


@lru_cache(maxsize=_ROWS_IN_MEMORY)
def _target_row(record: Record) -> TargetRow | None:
    target = record.fields
    if not isinstance(target, Target):
        return None
    latest = target.latest
    wanted, share = against(target, latest) if latest else ("", -1.0)
    return TargetRow(
        url=record.url,
        name=target.name,
        unit=target.unit or "",
        milestones=tuple(MilestoneView(m.year, m.value) for m in target.milestones),
        latest=f"{latest.text} ({latest.day.text})" if latest else "",
        share=share,
        wanted=wanted,
    )


def status_counts(catalogue: Catalogue) -> tuple[StatusCount, ...]:
    """How many of the tasks shown are where; shares are whole percents.

    Stages in their order, each in time, late, continuous. Of tasks of which nobody has spoken a sentence
    tells elsewhere: nothing advertises emptiness.
    """
    states = tuple(catalogue.task_states.values())
    counts, labels = Counter(s.code for s in states), {s.code: s.label for s in states}
    stages = [term.code for term in STAGES]
    order = sorted({s.code: s for s in states}.values(), key=lambda s: (stages.index(s.stage), s.timing))
    return tuple(
        StatusCount(s.code, labels[s.code], counts[s.code], round(100 * counts[s.code] / len(states)))
        for s in order
        if not quiet(s)
    )


def task_board(catalogue: Catalogue) -> TaskBoard:
    """What is above the tasks: the late and the soon due, the nearest day first."""
    states = catalogue.task_states
    tasks = sorted(
        (r for r in catalogue.of(Task) if states[r.id].last_day),
        key=lambda r: (states[r.id].last_day, r.id),
    )
    dated = has_entries(catalogue, (Task.kind.folder,))
    calendar = (LinkView("Lịch hạn (iCalendar)", DEADLINES),) if dated else ()
    return TaskBoard(
        counts=status_counts(catalogue),
        late=_late_rows(catalogue, (r for r in tasks if states[r.id].late and states[r.id].open)),
        soon=task_rows(catalogue, (r for r in tasks if states[r.id].soon and not states[r.id].late)),
        silent=sum(state.silent for state in states.values()),
        fields=tuple(f for f in _fields(catalogue) if len(f.choices) >= _LEAST),
        files=(LinkView("Tải bảng (CSV)", SHEET), *calendar),
        months=deadline_months(catalogue),
    )


def _late_rows(catalogue: Catalogue, records: Iterable[Record]) -> tuple[TaskRow, ...]:
    """Tasks past their day; the heading above them says so, a badge only what else was told."""
    rows = task_rows(catalogue, records)
    return tuple(replace(row, status_label="") if row.status == _UNTOLD else row for row in rows)


def _fields(catalogue: Catalogue) -> Iterator[SelectView]:
    """What tasks can be filtered by; the script compares these values with those of the rows."""
    rows = task_rows(catalogue, catalogue.of(Task))
    states = catalogue.task_states.values()
    stages = Counter(state.stage for state in states)
    order = [term.code for term in STAGES if stages[term.code]]
    yield SelectView(
        "giai_doan", "Trạng thái", tuple(ChoiceView(c, term_label(c, STAGES), stages[c]) for c in order)
    )
    late, soon = sum(s.late for s in states), sum(s.soon and not s.late for s in states)
    dated = sum(s.last_day is not None for s in states)
    due = (
        ("qua-han", "Quá hạn", late),
        ("sap-den", "Đến hạn trong 30 ngày", soon),
        ("co-ngay", "Có ngày", dated),
    )
    yield SelectView("han", "Thời hạn", tuple(ChoiceView(*row) for row in due if row[2]))
    yield _select("chu_tri", "Chủ trì", (lead for row in rows for lead in dict.fromkeys(row.leads)))
    yield _select("nhom", "Nhóm", (row.group for row in rows if row.group))
    yield _select("ke_hoach", "Kế hoạch", (row.plan for row in rows if row.plan))


def _select(name: str, label: str, values: Iterable[str]) -> SelectView:
    counts = Counter(values)
    by_count = sorted(counts, key=lambda value: (-counts[value], value))
    return SelectView(name, label, tuple(ChoiceView(value, value, counts[value]) for value in by_count))


def task_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """The tasks as a table to open in a spreadsheet; a unit without tasks has none."""
    rows = task_rows(catalogue, catalogue.of(Task))
    labels = tuple(state.label for state in catalogue.task_states.values())
    if rows:
        host = catalogue.unit.section_url
        yield MadeFile(SHEET, (host, rows, labels), partial(_csv, host, rows, labels))


def _csv(host: str, rows: tuple[TaskRow, ...], labels: tuple[str, ...]) -> bytes:
    """With a byte order mark, by which spreadsheets know UTF-8; lines end as RFC 4180 says."""
    lines: list[tuple[str, ...]] = [_COLUMNS]
    for row, label in zip(rows, labels, strict=True):
        who = ("; ".join(row.leads), "; ".join(row.helpers))
        state = f"{label} ({row.note})" if row.note else label
        cells = (row.ordinal, row.formal_name or row.name, *who, row.deadline, row.last_day, state)
        lines.append((*cells, row.group, row.plan, f"{host or '../'}{row.url}"))
    return "".join(["\ufeff", *(f"{','.join(map(cell, line))}\r\n" for line in lines)]).encode()
