"""What an editor should look at though nothing is broken: told by `nq57 check`, never by a build.

It must not know files; the day comes in as a parameter. Each review is a plain function in one tuple.
"""

import datetime as dt
from collections.abc import Callable, Iterable

from nq57.catalogue.citation_checks import doubtful_mentions
from nq57.catalogue.inheritance import is_published
from nq57.catalogue.plausibility import far_days, gone_before
from nq57.catalogue.relation_checks import doubtful_relations, hidden_ends
from nq57.catalogue.translating import outdated_translations
from nq57.catalogue.workspace import Workspace
from nq57.model.problems import Problem, problem

Review = Callable[[Workspace, dt.date], Iterable[Problem]]


def review(workspace: Workspace, as_of: dt.date) -> list[Problem]:
    """Every remark of every review, in file order."""
    return sorted({found for look in REVIEWS for found in look(workspace, as_of)})


def days_to_come(workspace: Workspace, as_of: dt.date) -> Iterable[Problem]:
    """News of a day that has not come, with none from which it is shown: likely a slip of the year."""
    for record in workspace.records:
        fields = record.fields
        if record.of_kind.is_news and fields.date and not fields.embargo and fields.date.first_day > as_of:
            key = next((key for key in sorted(record.places) if key.startswith("ngay")), "")
            yield problem("ngay-chua-toi", record.place(key), value=fields.date.text)


def due_for_review(workspace: Workspace, as_of: dt.date) -> Iterable[Problem]:
    """Records that somebody was to look at again by a day that has come, while readers see them."""
    for record in workspace.records:
        day = record.fields.review_by
        if day and day <= as_of and is_published(record, as_of):
            yield problem("den-han-xem-lai", record.place("xem_lai"), value=f"{day:%d/%m/%Y}")


REVIEWS: tuple[Review, ...] = (
    lambda workspace, _day: doubtful_mentions(workspace),
    doubtful_relations,
    lambda workspace, _day: hidden_ends(workspace),
    days_to_come,
    due_for_review,
    far_days,
    gone_before,
    outdated_translations,
)
