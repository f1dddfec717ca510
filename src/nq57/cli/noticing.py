"""After a publish: who asked to be told is told, and what could not be told is printed.

It must not change how the publish went.
"""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nq57.model.workspace_settings import EXPIRING, PUBLISHED, REFUSED, WorkspaceFields

if TYPE_CHECKING:
    from nq57.publish.delivery import Outcome
    from nq57.publish.notices import Occurrence


def notify(root: Path, outcomes: "list[Outcome]", day: dt.date) -> None:
    """Tell of each unit published or refused, and of its records that expire soon."""
    from nq57.content.workspace_settings import read_settings
    from nq57.publish.notices import give_notices

    settings = read_settings(root).fields
    if not settings.notices:
        return
    events = [*_of_outcomes(outcomes), *_of_expiry(root, outcomes, settings, day)]
    for sentence in give_notices(events, settings.notices, os.environ):
        typer.echo(sentence, err=True)


def _of_outcomes(outcomes: "list[Outcome]") -> "Iterator[Occurrence]":
    from nq57.publish.notices import Occurrence

    for outcome in outcomes:
        if outcome.failure:
            yield Occurrence(REFUSED, outcome.unit, outcome.failure.sentence("vi"))
        elif not outcome.unchanged:
            number = outcome.done.plan.generation if outcome.done else ""
            yield Occurrence(PUBLISHED, outcome.unit, f"Đã đăng bản {number} của {outcome.unit}.")


def _of_expiry(
    root: Path, outcomes: "list[Outcome]", settings: WorkspaceFields, day: dt.date
) -> "Iterator[Occurrence]":
    """Where the content is at hand: a publish job has only trees."""
    wanted = any(not notice.occasions or EXPIRING in notice.occasions for notice in settings.notices)
    if not wanted or not (root / "content").is_dir():
        return
    from nq57.catalogue.expiring import expiring
    from nq57.publish.notices import Occurrence
    from nq57.site_shell.checked_content import load_checked

    workspace = load_checked(root).workspace
    for outcome in outcomes:
        found = expiring(workspace, outcome.unit, day, int(settings.expiry_days))
        if found:
            rows = tuple((record.id, f"{record.fields.expiry:%d/%m/%Y}") for record in found)
            message = f"{len(found)} bài của {outcome.unit} hết hạn trong {settings.expiry_days} ngày tới."
            yield Occurrence(EXPIRING, outcome.unit, message, records=rows)
