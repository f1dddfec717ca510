"""What the editor's page may ask of the program: a call, one request of it, and how a trial is told.

It must not know what a call does.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from nq57.editing.desk import Desk, RecordPlace, Trial
from nq57.editing.field_problems import PlacedProblem
from nq57.reviewing.people import Person
from nq57.reviewing.rights import Act


@dataclass(frozen=True, slots=True)
class EditorRequest:
    """One request: whose desk, for which record, and what its body asks."""

    desk: Desk
    person: Person | None
    place: RecordPlace
    body: Mapping[str, Any]
    request: Request


Work = Callable[[EditorRequest], Awaitable[Response]]


class Calls(NamedTuple):
    """One call of the program: what it does is asked of `rights` before its work begins.

    Without an `act`, whoever has a name in the workspace may.
    """

    path: str
    act: Act | None
    method: str
    work: Work


def trial_data(trial: Trial) -> dict[str, Any]:
    """A trial as the page hears of it."""
    problems = [problem_data(one) for one in trial.problems]
    return {"name": trial.place.name, "page": trial.page, "problems": problems, "sound": trial.is_sound}


def problem_data(placed: PlacedProblem) -> dict[str, str]:
    """A problem as the page hears of it."""
    found = placed.problem
    return {
        "key": placed.key,
        "severity": found.severity,
        "code": found.code,
        "message": found.message(),
        "mend": found.mend(),
    }
