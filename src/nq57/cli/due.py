"""`nq57 due`: what falls due, by unit, on the last day that is still in time.

It must not decide what is due.
"""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Annotated

import typer

from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop

_SPAN = re.compile(r"([0-9]{1,4})([dwmy]?)")
_DAYS = {"": 1, "d": 1, "w": 7, "m": 31, "y": 366}


def due(
    units: Annotated[
        list[str] | None, typer.Argument(metavar="[ĐƠN VỊ]…", help="Mặc định: mọi đơn vị.")
    ] = None,
    root: RootOption = None,
    as_of: AsOfOption = None,
    within: Annotated[str, typer.Option("--within", help="Trong bao lâu nữa: 30d, 2w, 6m, 1y.")] = "30d",
    ics: Annotated[Path | None, typer.Option("--ics", help="Ghi lịch iCalendar vào thư mục này.")] = None,
    letters: Annotated[
        Path | None, typer.Option("--nhac", help="Ghi lời nhắc theo nơi nhận vào thư mục này.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Mỗi việc một dòng JSON.")] = False,
) -> None:
    """Liệt kê báo cáo và nhiệm vụ đến hạn; “trước ngày 10/12” nghĩa là hết ngày 9/12."""
    from nq57.catalogue.catalogue import catalogue_of
    from nq57.catalogue.due import due_between, overdue, undated
    from nq57.catalogue.sending import still_due
    from nq57.cli.choice import chosen_names
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.report import reminders

    day, span = as_of_day(as_of), _span(within)
    workspace = load(DiskFolder(project_root(root) / "content")).workspace
    for name in chosen_names(tuple(units or ()), workspace.section_units):
        seen = catalogue_of(workspace, name, day)
        coming = still_due(seen, due_between(seen, day, day + span))
        known = (*overdue(seen), *coming)
        if as_json:
            for one in known:
                typer.echo(json.dumps(reminders.due_row(seen.unit, one, day), ensure_ascii=False))
        else:
            typer.echo(reminders.listing(seen.unit, known, undated(seen), day))
        if ics:
            _write(ics / f"{seen.unit.tree}.ics", reminders.due_calendar(seen.unit, coming))
        if letters:
            for file, text in reminders.reminders(seen.unit, coming, day):
                _write(letters / file, text.encode())


def _span(text: str) -> dt.timedelta:
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None:
        stop(f"“{text}” không phải khoảng thời gian. Ghi như 30d, 2w, 6m hoặc 1y.")
    return dt.timedelta(days=int(found[1]) * _DAYS[found[2]])


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    typer.echo(f"Đã ghi {place}", err=True)
