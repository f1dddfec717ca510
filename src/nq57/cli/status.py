"""`nq57 status`: how units' work stands: posting, tasks, reports, coverage, problems.

It must not decide anything. The internal page is written beside the store, where nothing is published from.
"""

import datetime as dt
import json
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop

if TYPE_CHECKING:
    from nq57.model.periods import Period
    from nq57.model.problems import Problem

_ROOM = "noi-bo"


def status(
    units: Annotated[
        list[str] | None, typer.Argument(metavar="[ĐƠN VỊ]…", help="Mặc định: mọi đơn vị.")
    ] = None,
    root: RootOption = None,
    as_of: AsOfOption = None,
    period: Annotated[
        str, typer.Option("--period", help="Kỳ xét độ phủ; mặc định: nửa năm của ngày xem.")
    ] = "",
    internal: Annotated[
        bool,
        typer.Option(
            "--internal", help="Ghi thêm trang nội bộ vào .nq57/noi-bo/, không bao giờ được đăng."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Mỗi đơn vị một dòng JSON.")] = False,
) -> None:
    """Xem tình hình của đơn vị: đăng kịp thời, nhiệm vụ, báo cáo, độ phủ, lỗi nội dung."""
    from nq57.build.last_build import WORKROOM
    from nq57.catalogue.catalogue import catalogue_of
    from nq57.catalogue.status import status_of
    from nq57.cli.choice import chosen_names
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.render.status_file import status_row
    from nq57.report.coverage import coverage_of
    from nq57.report.status_page import as_page, as_text, sections

    day, place = as_of_day(as_of), project_root(root)
    span = _period(period, day)
    loaded = load(DiskFolder(place / "content"))
    for name in chosen_names(tuple(units or ()), loaded.workspace.section_units):
        seen = catalogue_of(loaded.workspace, name, day)
        found = status_of(seen)
        if as_json:
            typer.echo(json.dumps(status_row(found), ensure_ascii=False, default=str))
            continue
        own = _own(loaded.problems, name, loaded.workspace.section_units)
        parts = sections(found, coverage_of(loaded.workspace, seen, span), own, span.label)
        typer.echo(as_text(found.name, parts))
        if internal:
            page = place / WORKROOM / _ROOM / f"{seen.unit.tree}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(as_page(found.name, parts), encoding="utf-8", newline="\n")
            typer.echo(f"Trang nội bộ: {page}", err=True)


def _own(problems: "tuple[Problem, ...]", unit: str, units: tuple[str, ...]) -> "tuple[Problem, ...]":
    """The problems in a unit's own files, not in those of units below it."""
    below = tuple(f"{name}/" for name in units if name.startswith(f"{unit}/"))
    mine = (found for found in problems if found.source.path.startswith(f"{unit}/"))
    return tuple(found for found in mine if not found.source.path.startswith(below))


def _period(text: str, day: dt.date) -> "Period":
    """The period that is asked for, else the half of the year in which the day lies."""
    from pydantic_core import PydanticCustomError

    from nq57.model.periods import read_period

    try:
        return read_period(text or f"{day.year}-H{1 if day.month <= 6 else 2}")  # noqa: PLR2004 - half a year
    except PydanticCustomError:
        stop(f"“{text}” không phải kỳ báo cáo. Ghi 2026, 2026-H1, 2026-Q3 hoặc 2026-11.")
