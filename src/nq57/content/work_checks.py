"""What one record of work says against itself: its deadline, its evidence, its measurements.

It must not know other records; how a state is derived is the catalogue's.
"""

import datetime as dt
from collections.abc import Iterator

from nq57.language.did_you_mean import nearest
from nq57.language.quantities import read_quantity
from nq57.model.articles import Event
from nq57.model.deadlines import excluded_days
from nq57.model.documents import Document
from nq57.model.figures import number_text, percent
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.work import Measurement, Target, Task

_NEAR = 0.051  # a value given to one decimal may differ by half of its last digit


def work_problems(record: Record) -> list[Problem]:
    """Everything wrong in a task, a target, an event, or a plan's reports; nothing for other kinds."""
    match record.fields:
        case Task() as task:
            return [*_task(record, task)]
        case Target() as target:
            measured = enumerate(target.measurements)
            return [found for at, one in measured for found in _measured(record, at, one)]
        case Event() as event:
            return [*_inclusive(record, event.heading, event.starts, "bat_dau")]
        case Document() as document:
            return [*_steps(record, document)]
        case _:
            return []


def _steps(record: Record, document: Document) -> Iterator[Problem]:
    """Steps of a chain of reports that lead nowhere."""
    receivers = [duty.receiver for duty in document.reporting]
    for at, duty in enumerate(document.reporting):
        if duty.then and duty.then not in receivers:
            guess = nearest(duty.then, receivers)
            place = record.place(f"che_do_bao_cao.{at}.tiep_theo")
            yield problem("buoc-sau-la", place, value=duty.then, guess=guess[0] if guess else None)


def _task(record: Record, task: Task) -> Iterator[Problem]:
    statuses = [(task.status, "trang_thai")]
    statuses += [(one.status or "", f"cap_nhat.{at}.trang_thai") for at, one in enumerate(task.updates)]
    done = next((key for status, key in statuses if status == "hoan-thanh"), "")
    given = (*task.evidence, *(proof for one in task.updates for proof in one.evidence))
    if done and not any(proof.proves for proof in given):
        yield problem("thieu-minh-chung", record.place(done))
    if task.deadline:
        yield from _inclusive(record, task.deadline_text, task.deadline, "han")
    elif not task.befores and (days := excluded_days(task.deadline_text)):
        day, month, _ = days[0]
        yield problem("han-chua-tach", record.place("thoi_han"), before=f"{day}/{month}")


def _inclusive(record: Record, text: str, given: dt.date, key: str) -> Iterator[Problem]:
    """A day given as the last that the text itself excludes."""
    for day, month, year in excluded_days(text):
        if (day, month) == (given.day, given.month) and year in {0, given.year}:
            last = given - dt.timedelta(days=1)
            details = {"before": f"{given:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
            yield problem("han-tinh-ca-ngay", record.place(key), value=details["before"], **details)
            return


def _measured(record: Record, at: int, one: Measurement) -> Iterator[Problem]:
    place = record.place(f"do_luong.{at}")
    if (one.part is None) != (one.whole is None) or one.whole == 0:
        yield problem("tu-so-mau-so", place)
    elif one.part is not None and one.whole is not None:
        given = read_quantity((one.value or "").rstrip("% "))
        if given and abs(given.value - float(100 * one.part / one.whole)) > _NEAR:
            share = percent(one.part, one.whole)
            numbers = {"part": number_text(one.part), "whole": number_text(one.whole)}
            yield problem("gia-tri-khac-ty-le", place, value=one.value, share=share, **numbers)
    elif one.value is None:
        yield problem("thieu-gia-tri", place)
