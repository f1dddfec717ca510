"""What the editor's page may ask of the program: a call, one request of it, and how a trial is told.

It must not know what a call does.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from nq57.editing.desk import Desk, Place, Told, Trial
from nq57.reviewing.people import Person
from nq57.reviewing.rights import Act


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: whose desk, for which record, and all that it says."""

    desk: Desk
    person: Person | None
    place: Place
    said: Mapping[str, Any]
    request: Request


Work = Callable[[Asked], Awaitable[Response]]


class Calls(NamedTuple):
    """One call of the program: what it does is asked of `rights` before its work begins.

    Without an `act`, whoever has a name in the workspace may.
    """

    path: str
    act: Act | None
    method: str
    work: Work


def trial_told(trial: Trial) -> dict[str, Any]:
    """A trial as the page hears of it."""
    problems = [told_of(told) for told in trial.problems]
    return {"name": trial.place.name, "page": trial.page, "problems": problems, "sound": trial.is_sound}


def told_of(told: Told) -> dict[str, str]:
    """A problem as the page hears of it."""
    found = told.problem
    return {
        "key": told.key,
        "severity": found.severity,
        "code": found.code,
        "message": found.message(),
        "mend": found.mend(),
    }
