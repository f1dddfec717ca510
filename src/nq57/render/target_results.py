"""Results of targets beside what their year asks for.

It must not know pages; what is no number is compared with nothing.
"""

import re

from nq57.language.quantities import read_quantity
from nq57.model.work import Measurement, Milestone, Target
from nq57.render.views import ResultView
from nq57.wording import VIETNAMESE, Wording

_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")


def results(target: Target, wording: Wording = VIETNAMESE) -> tuple[ResultView, ...]:
    """Every result, the newest first."""
    measured = sorted(target.measurements, key=lambda one: one.day, reverse=True)
    return tuple(_result(target, one, wording) for one in measured)


def _result(target: Target, one: Measurement, wording: Wording) -> ResultView:
    wanted, share = against(target, one)
    when = wording.period(one.period) if one.period else wording.day(one.day)
    when = f"{when[:1].upper()}{when[1:]}"
    return ResultView(when, one.day.iso, wording.decimal(one.text), one.origin, wanted, share)


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
