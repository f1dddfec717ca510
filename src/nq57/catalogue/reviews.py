"""What an editor should look at though nothing is broken: told by `nq57 check`, never by a build.

It must not know files; the day comes in as a parameter. Each review is a plain function in one tuple.
"""

import datetime as dt
from collections.abc import Callable, Iterable

from nq57.catalogue.citation_checks import doubtful_mentions
from nq57.catalogue.plausibility import far_days
from nq57.catalogue.relation_checks import doubtful_relations, hidden_ends
from nq57.catalogue.workspace import Workspace
from nq57.model.problems import Problem

Review = Callable[[Workspace, dt.date], Iterable[Problem]]


def review(workspace: Workspace, as_of: dt.date) -> list[Problem]:
    """Every remark of every review, in file order."""
    return sorted({found for look in REVIEWS for found in look(workspace, as_of)})


REVIEWS: tuple[Review, ...] = (
    lambda workspace, _day: doubtful_mentions(workspace),
    doubtful_relations,
    lambda workspace, _day: hidden_ends(workspace),
    far_days,
)
