"""What the pages of tasks and targets show beside facts: the state, its history, results against goals.

It must not know the catalogue; states and what they were derived from are handed in.
"""

import re
from typing import Any

from nq57.catalogue.progress import TaskState
from nq57.language.quantities import read_quantity
from nq57.model.indicators import PeriodFigures
from nq57.model.values import PartialDate
from nq57.model.vocabulary import TASK_STATUSES, term_label
from nq57.model.work import Measurement, Milestone, Target, Task
from nq57.render.facts import evidence_link
from nq57.render.record_context import Around
from nq57.render.views import FigureRow, MilestoneView, ResultView, UpdateView

_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
CLAIMED = "Đơn vị báo đã hoàn thành, chưa có minh chứng"


def task_parts(around: Around, task: Task) -> dict[str, Any]:
    """The state of a task in words, its formal name, and what was told of it, newest first."""
    state = around.state or TaskState("chua-cap-nhat")
    return {
        "status": state.code,
        "status_label": "" if quiet(state) else state.label,
        "formal_name": task.name if task.short_name else "",
        "updates": tuple(
            UpdateView(
                day=PartialDate.of(told.day).text,
                iso=told.day.isoformat(),
                text=told.text,
                status_label=term_label(told.status, TASK_STATUSES) if told.status else "",
                teller=told.teller or "",
                evidence=tuple(evidence_link(around, proof) for proof in told.evidence),
            )
            for told in around.updates
        ),
    }


def quiet(state: TaskState) -> bool:
    """Whether a state tells nothing but that nobody has spoken: pages do not repeat it at every task."""
    return state.silent and not state.timing


def target_parts(target: Target) -> dict[str, Any]:
    """A target's milestones, and every result beside what its year asks for, newest first."""
    measured = sorted(target.measurements, key=lambda one: one.day, reverse=True)
    return {
        "milestones": tuple(MilestoneView(m.year, m.value) for m in target.milestones),
        "unit_of_measure": target.unit or "",
        "results": tuple(_result(target, one) for one in measured),
    }


def _result(target: Target, one: Measurement) -> ResultView:
    wanted, share = against(target, one)
    when = one.period.label if one.period else one.day.text
    return ResultView(f"{when[:1].upper()}{when[1:]}", one.day.iso, one.said, one.origin, wanted, share)


def against(target: Target, one: Measurement) -> tuple[str, float]:
    """What a measurement's year asks for, and the share of it that was reached; below 0 where unknown."""
    goal = _goal(target.milestones, (one.period.last.year if one.period else one.day.year))
    wanted = read_quantity(re.sub(r"\s*(?:%|trở lên)$", "", goal.value)) if goal else None
    if goal is None or wanted is None or one.amount is None or wanted.value <= 0:
        return goal.value if goal else "", -1.0
    return goal.value, one.amount / wanted.value


def _goal(milestones: tuple[Milestone, ...], year: int) -> Milestone | None:
    """The milestone that a year must reach: its own, else the next to come."""
    spans = ((_YEARS.search(one.year), one) for one in milestones)
    coming = [(int(span[2] or span[1]), one) for span, one in spans if span]
    return min((pair for pair in coming if pair[0] >= year), key=lambda pair: pair[0], default=(0, None))[1]


def figure_rows(around: Around, fields: PeriodFigures) -> tuple[FigureRow, ...]:
    """A period's figures in the order of its file, each by the name of its indicator."""
    known = {one.code: one for one in around.indicators}
    return tuple(
        FigureRow(
            label=known[figure.indicator].label,
            value=figure.said,
            unit=known[figure.indicator].unit,
            note="; ".join(filter(None, (figure.origin, figure.note))),
        )
        for figure in fields.figures
        if figure.indicator in known
    )
