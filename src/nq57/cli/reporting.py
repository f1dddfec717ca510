"""`nq57 report`: a unit's report of a period as DOCX, XLSX and Markdown, with a list of what is missing.

It must not decide what a report says.
"""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop

if TYPE_CHECKING:
    from nq57.model.periods import Period
    from nq57.report.paper import ReportPaper

_FOLDER = "bao-cao"


def report(
    unit: Annotated[str, typer.Argument(metavar="ĐƠN VỊ", help="Mã đơn vị: lang-son/phuong-ky-lua.")],
    period: Annotated[str, typer.Option("--period", help="Kỳ: 2026, 2026-H2, 2026-Q3, 2026-11.")],
    root: RootOption = None,
    as_of: AsOfOption = None,
    outline: Annotated[
        str, typer.Option("--outline", help="Mã đề cương; có sẵn và trong bao-cao.yml.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", help="Thư mục ghi; mặc định: bao-cao/ của dự án.")
    ] = None,
) -> None:
    """Soạn báo cáo của một kỳ; số nào cũng dẫn về bản ghi, chỗ chưa có số liệu để “…”."""
    from nq57.report.docx_writer import docx_bytes
    from nq57.report.markdown_writer import markdown_text
    from nq57.report.preparing import DEFAULT_OUTLINE
    from nq57.report.xlsx_writer import xlsx_bytes

    day, place, code = as_of_day(as_of), project_root(root), outline or DEFAULT_OUTLINE
    paper = _paper(place, unit, _period(period), code, day)
    stem = f"{unit.replace('/', '.')}.{_period(period).code}.{code}"
    written = {
        "docx": docx_bytes(paper),
        "xlsx": xlsx_bytes(paper),
        "md": markdown_text(paper, day).encode(),
        "can-bo-sung.txt": "".join(f"- {line}\n" for line in paper.missing).encode(),
    }
    target = out or place / _FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for ending, data in written.items():
        (target / f"{stem}.{ending}").write_bytes(data)
        typer.echo(f"Đã ghi {target / f'{stem}.{ending}'}")
    typer.echo(f"{len(paper.missing)} mục cần người soạn bổ sung hoặc xem lại:")
    for line in paper.missing:
        typer.echo(f"- {line}")


def _paper(place: Path, unit: str, period: "Period", code: str, day: dt.date) -> "ReportPaper":
    """The report as a paper; a wrong unit or outline ends the command with a sentence."""
    from nq57.cli.choice import chosen_names
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.content.outline_files import read_reporting
    from nq57.model.problems import has_errors
    from nq57.report.composing import compose
    from nq57.report.preparing import outline_named, parts_of, scope_of, timely_days

    folder = DiskFolder(place / "content")
    workspace = load(folder).workspace
    chosen_names((unit,), workspace.section_units)
    reporting, problems = read_reporting(folder, workspace.vocabulary)
    if has_errors(problems):
        stop("\n".join(f"{found.source}: {found.message()} {found.mend()}" for found in problems))
    chosen = outline_named(reporting, code)
    if chosen is None:
        stop(f"Không có đề cương “{code}”. Có: {', '.join(one.code for one in reporting.outlines)}.")
    scope, parts = scope_of(workspace, unit, day), parts_of(reporting, chosen)
    return compose(scope, chosen, parts, period, day, timely_days(reporting))


def _period(text: str) -> "Period":
    from pydantic_core import PydanticCustomError

    from nq57.model.periods import read_period

    try:
        return read_period(text)
    except PydanticCustomError:
        stop(f"“{text}” không phải kỳ báo cáo. Ghi 2026, 2026-H1, 2026-Q3 hoặc 2026-11.")
