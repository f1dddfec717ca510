"""`nq57 overview`: a province's units beside each other, as pages, workbook, JSON and letters.

It must not decide anything; files of other software are read within bounds and never fetched.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop

if TYPE_CHECKING:
    from nq57.catalogue.status import Status
    from nq57.model.outlines import OuterUnit, ReportingFile

_FOLDER = "tong-quan"
_MOST_WEEK = 100_000  # bytes of a file of one week


def overview(
    province: Annotated[
        str, typer.Argument(metavar="TỈNH", help="Mã đơn vị của tỉnh: lang-son; bỏ trống khi có --tu.")
    ] = "",
    root: RootOption = None,
    as_of: AsOfOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Thư mục ghi; mặc định: tong-quan/ của dự án.")
    ] = None,
    letters: Annotated[bool, typer.Option("--thu", help="Soạn thêm thư nhắc DOCX để ký.")] = False,
    trees: Annotated[
        Path | None,
        typer.Option("--tu", help="Cả nước, từ nq57-status.json của mọi cây trang trong thư mục này."),
    ] = None,
) -> None:
    """Dựng tổng quan của tỉnh: kế hoạch, kịp thời, nhiệm vụ, báo cáo của từng đơn vị."""
    if trees or not province:
        _nation(trees, as_of_day(as_of), out)
    else:
        _province(province, project_root(root), as_of_day(as_of), out, letters)


def _province(province: str, place: Path, day: dt.date, out: Path | None, letters: bool) -> None:
    """One province from its content."""
    from nq57.cli.choice import chosen_names
    from nq57.content.administrative import DEPARTMENTS, wards_of
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.content.outline_files import read_reporting
    from nq57.report.overview import overview_of
    from nq57.report.overview_files import overview_files

    folder = DiskFolder(place / "content")
    loaded = load(folder)
    chosen_names((province,), loaded.workspace.section_units)
    unit = loaded.workspace.units[province]
    reporting, _ = read_reporting(folder, loaded.workspace.vocabulary)
    statuses = dict(_outer(place, reporting, province, day))
    official = wards_of(unit.fields.province_code or "")
    silent = (one.name for one in reporting.outer if one.province == province and one.name not in statuses)
    named = (*(DEPARTMENTS if official else ()), *silent)
    found = overview_of(
        loaded.workspace, province, day, official, statuses.values(), loaded.problems, named
    )
    target = out or place / _FOLDER
    _write(target, overview_files(found, unit, _history(target), letters=letters))
    totals = found.totals
    typer.echo(f"{totals.known}/{totals.units} đơn vị có dữ liệu; đã ghi {target / 'index.html'}")


def _write(target: Path, files: "Iterable[tuple[str, bytes]]") -> None:
    for path, data in files:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(data)


def _nation(trees: Path | None, day: dt.date, out: Path | None) -> None:
    """The whole country from the status files of its trees."""
    from nq57.report.nation_files import nation_files
    from nq57.report.nation_overview import nation_of

    if trees is None or not trees.is_dir():
        stop("Nêu mã của tỉnh (nq57 overview lang-son), hoặc thư mục các cây trang: --tu site.")
    nation = nation_of(_statuses(trees), day)
    target = out or Path.cwd() / _FOLDER
    _write(target, nation_files(nation))
    known = sum(one.totals.known for one in nation.provinces)
    units = sum(one.totals.units for one in nation.provinces)
    typer.echo(f"{known}/{units} đơn vị có dữ liệu; đã ghi {target / 'index.html'}")


def _statuses(trees: Path) -> "Iterator[Status]":
    """What each tree tells; a file that cannot be read is named and left out."""
    from nq57.report.outer_status import MOST_BYTES, Unfit, status_from_json

    # A pipe or device would be waited for.
    for path in sorted(one for one in trees.glob("*/nq57-status.json") if one.is_file()):
        try:
            with path.open("rb") as file:
                yield status_from_json(file.read(MOST_BYTES + 1))
        except (OSError, Unfit) as error:
            typer.echo(f"{path.parent.name}: {error}", err=True)


def _history(target: Path) -> dict[str, Any]:
    """The weeks that earlier runs have left; a damaged one is passed over."""
    weeks = {}
    for path in sorted((target / "lich-su").glob("*-W??.json")):
        try:
            data = path.read_bytes() if path.stat().st_size <= _MOST_WEEK else b""
            week = json.loads(data)
        except (OSError, ValueError):
            continue
        if isinstance(week, dict) and all(
            isinstance(week.get(key, 0), int) for key in ("done", "tasks", "late")
        ):
            weeks[path.stem] = week
    return weeks


def _outer(
    place: Path, reporting: "ReportingFile", province: str, day: dt.date
) -> "Iterator[tuple[str, Status]]":
    """What the files of other software tell, by unit; one that cannot be read is told and left out."""
    from nq57.report.outer_status import Unfit

    for unit in reporting.outer:
        if unit.province == province:
            try:
                if status := _read_outer(place, unit, day):
                    yield unit.name, status
            except (OSError, Unfit) as error:
                typer.echo(f"{unit.name}: {error}", err=True)


def _read_outer(place: Path, unit: "OuterUnit", day: dt.date) -> "Status | None":
    from nq57.report.outer_status import MOST_BYTES, Unfit, status_from_json, status_from_xml

    if not unit.files:
        return None
    path = place / unit.files[0]
    if path.exists() and not path.is_file():  # a pipe or device would be waited for
        raise Unfit("không phải một tệp thường")
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    code = unit.ward_code or ""
    return status_from_json(data, code) if unit.status else status_from_xml(data, unit.name, code, day)
