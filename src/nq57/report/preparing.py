"""What a report is made of, gathered for one unit: its scope, its outline, the parts it takes.

It must not read files or clocks: workspace, outlines and the day come in.
"""

import datetime as dt

from nq57.catalogue.catalogue import catalogue_of
from nq57.catalogue.workspace import Workspace
from nq57.model.outlines import Outline, OutlinePart, ReportingFile
from nq57.report.values import Scope

DEFAULT_OUTLINE = "sau-thang"


def scope_of(workspace: Workspace, unit: str, as_of: dt.date) -> Scope:
    """A unit with all units below it, in the order of their ids."""
    below = (name for name in workspace.section_units if name.startswith(f"{unit}/"))
    return Scope(
        catalogue_of(workspace, unit, as_of), tuple(catalogue_of(workspace, n, as_of) for n in below)
    )


def outline_named(reporting: ReportingFile, code: str) -> Outline | None:
    """The outline of a code; the workspace's own are before those shipped."""
    return next((outline for outline in reporting.outlines if outline.code == code), None)


def parts_of(reporting: ReportingFile, outline: Outline) -> tuple[OutlinePart, ...]:
    """The parts of an outline: its own, or those of the one that it names."""
    named = outline_named(reporting, outline.parts_of) if outline.parts_of else None
    return outline.parts or (named.parts if named else ())


def timely_days(reporting: ReportingFile) -> int | None:
    """Within how many days a document is posted in time, where the workspace says so."""
    text = (reporting.timely_days or "").removesuffix("ngày").strip()
    return int(text) if text.isascii() and text.isdigit() else None
