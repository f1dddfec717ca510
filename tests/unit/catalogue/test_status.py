"""How a unit's work stands, in numbers that the catalogue shows; silence is told as silence."""

import datetime as dt

from tests.reports import FILES, workspace
from tests.workspaces import UNITS

from nq57.catalogue.catalogue import catalogue_of
from nq57.catalogue.status import PlanStatus, Status, TaskCounts, Timeliness, status_of

DAY = dt.date(2026, 11, 30)


def status(unit: str = "tinh-a", as_of: dt.date = DAY) -> Status:
    """A unit of the small province."""
    return status_of(catalogue_of(workspace(FILES), unit, as_of))


def test_a_unit_is_counted_by_what_is_its_own() -> None:
    """Plan, days to posting, tasks, targets; inherited records are another unit's."""
    found = status()
    assert found.plan == PlanStatus("Kế hoạch số 9/KH-UBND", "01/07/2026", dt.date(2026, 7, 11))
    assert found.timeliness == Timeliness(1, 1, 10, 10)
    assert found.tasks == TaskCounts(total=2, done=1, in_time=0, late=1, undated=1, silent=1)
    assert (found.targets, found.targets_measured) == (1, 0)
    assert dict(found.records)["tin-tuc"] == 4
    assert found.last_change == dt.date(2026, 11, 30)


def test_a_unit_without_a_plan_says_nothing_of_it() -> None:
    """No number is made up; whoever registers no report is not said to have sent none."""
    found = status("tinh-a/xa-b")
    assert found.plan is None
    assert found.timeliness == Timeliness()
    assert {report.state for report in status("tinh-a/xa-b", dt.date(2026, 12, 31)).reports} == {"khong-ro"}
    empty = status_of(catalogue_of(workspace(UNITS), "tinh-c", DAY))
    assert (empty.last_change, empty.reports, empty.records) == (None, (), ())


def test_a_change_is_what_was_told_not_what_is_planned() -> None:
    """Looked at earlier, what came later is not known."""
    assert status(as_of=dt.date(2026, 7, 20)).last_change == dt.date(2026, 7, 11)
