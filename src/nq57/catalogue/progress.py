"""Where a task is on a day: its stage, whether it is in time, and who said so.

Derived from what was told, its evidence and the day; nobody types a colour. It must not know pages.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from nq57.language.folding import fold
from nq57.model.deadlines import last_days
from nq57.model.periods import last_day_of
from nq57.model.values import PartialDate, Term
from nq57.model.vocabulary import term_label
from nq57.model.work import Evidence, Task, Update

Timing = Literal["dung-han", "qua-han", "thuong-xuyen", ""]
STAGES = (
    Term("hoan-thanh", "Hoàn thành"),
    Term("dang-thuc-hien", "Đang thực hiện"),
    Term("chua-thuc-hien", "Chưa thực hiện"),
    Term("tam-dung", "Tạm dừng"),
    Term("chua-cap-nhat", "Chưa cập nhật"),
)
_STAGES = {"chua-bat-dau": "chua-thuc-hien"}
TIMINGS = {"dung-han": "đúng hạn", "qua-han": "quá hạn", "thuong-xuyen": "thường xuyên", "": ""}
_CONTINUOUS = "thuong xuyen"
_OPEN = frozenset({"dang-thuc-hien", "chua-thuc-hien", "tam-dung", "chua-cap-nhat"})
_SOON = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class TaskState:
    """One task on one day.

    `last_day` is the last on which it is in time: the next one to come, or the one that was missed;
    `claimed` tells that its unit says it is done and shows no evidence; `since` is when it was ordered.
    """

    stage: str
    timing: Timing = ""
    last_day: dt.date | None = None
    updated: dt.date | None = None
    claimed: bool = False
    soon: bool = False
    since: dt.date | None = None

    @property
    def code(self) -> str:
        """Stage and timing for styles and filters: `dang-thuc-hien-qua-han`."""
        return f"{self.stage}-{self.timing}" if self.timing else self.stage

    @property
    def label(self) -> str:
        """In words, beside any colour: `Đang thực hiện, quá hạn`."""
        stage, timing = term_label(self.stage, STAGES), TIMINGS[self.timing]
        if self.stage == "chua-cap-nhat" and self.timing != "qua-han":
            return "Thường xuyên" if self.timing == "thuong-xuyen" else stage
        return f"{stage}, {timing}" if timing else stage

    @property
    def late(self) -> bool:
        """Whether it is, or was, past its day."""
        return self.timing == "qua-han"

    @property
    def open(self) -> bool:
        """Whether something is still to do."""
        return self.stage in _OPEN

    @property
    def silent(self) -> bool:
        """Whether nobody has said anything of it."""
        return self.stage == "chua-cap-nhat"


def updates_until(task: Task, as_of: dt.date) -> tuple[Update, ...]:
    """What had been told by a day, newest first; of one day the last written is first."""
    known = ((update.day, at, update) for at, update in enumerate(task.updates) if update.day <= as_of)
    return tuple(update for _, _, update in sorted(known, key=lambda row: row[:2], reverse=True))


def shown_evidence(task: Task, as_of: dt.date) -> tuple[Evidence, ...]:
    """All evidence that had been given by a day, each once."""
    later = (proof for update in updates_until(task, as_of) for proof in update.evidence)
    return tuple(dict.fromkeys((*task.evidence, *later)))


def task_state(task: Task, as_of: dt.date, ordered: PartialDate | None = None) -> TaskState:
    """Where a task is; `ordered` is the date of its plan, before which nothing could be late."""
    updates = updates_until(task, as_of)
    status = next((one.status for one in updates if one.status), task.status)
    updated = updates[0].day if updates else task.updated
    stage = _STAGES.get(status, status)
    claimed = stage == "hoan-thanh" and not any(proof.proves for proof in shown_evidence(task, as_of))
    stage = "dang-thuc-hien" if claimed else stage
    since = last_day_of(ordered) if ordered else None
    state = _timed(task, TaskState(stage, updated=updated, claimed=claimed, since=since), as_of, since)
    due = state.last_day
    return replace(state, soon=bool(state.open and due and as_of <= due <= as_of + _SOON))


def _timed(task: Task, state: TaskState, as_of: dt.date, since: dt.date | None) -> TaskState:
    if task.deadline:
        timing = _finished(task, as_of) if state.stage == "hoan-thanh" else _compared(as_of, task.deadline)
        return replace(state, timing=timing, last_day=task.deadline)
    if task.befores:
        return _recurring(task, state, as_of, since)
    if _CONTINUOUS in fold(task.deadline_text) and state.stage != "hoan-thanh":
        return replace(state, timing="thuong-xuyen")
    return state


def _compared(day: dt.date, last: dt.date) -> Timing:
    return "dung-han" if day <= last else "qua-han"


def _finished(task: Task, as_of: dt.date) -> Timing:
    """Whether a task was done in time: by the day it is said to be done, else as far as that is sure."""
    days = [one.day for one in updates_until(task, as_of) if one.status == "hoan-thanh"]
    last = task.deadline or as_of
    if days:
        return _compared(min(days), last)
    return "dung-han" if task.updated and task.updated <= last else ""  # told later, perhaps done before


def _recurring(task: Task, state: TaskState, as_of: dt.date, since: dt.date | None) -> TaskState:
    """A deadline that comes back: late where nothing was told in the time up to the last one."""
    year = dt.timedelta(days=366)
    past = last_days(task.befores, as_of - 2 * year, as_of - dt.timedelta(days=1))
    missed = past[-1] if since and past and past[-1] > since else None
    began = past[-2] if len(past) > 1 else dt.date.min
    coming = next(iter(last_days(task.befores, as_of, as_of + year)), None)
    if state.stage == "hoan-thanh":
        return state
    if missed and (state.updated is None or state.updated <= began):
        return replace(state, timing="qua-han", last_day=missed)
    return replace(state, timing="dung-han" if state.updated else "", last_day=coming)
