"""`nq57 score`: a unit's own score by the boards in `bao-cao.yml`, with what keeps points back.

It must not add up points.
"""

from pathlib import Path
from typing import Annotated

import typer

from nq57.cli.options import RootOption, project_root, stop


def score(
    unit: Annotated[str, typer.Argument(metavar="ĐƠN VỊ", help="Mã đơn vị: lang-son/phuong-ky-lua.")],
    root: RootOption = None,
    board: Annotated[
        str, typer.Option("--board", help="Mã bảng tiêu chí; mặc định: mọi bảng đã chấm.")
    ] = "",
    out: Annotated[Path | None, typer.Option("--out", help="Ghi thêm bảng XLSX vào thư mục này.")] = None,
) -> None:
    """Tính điểm tự chấm theo bảng tiêu chí, chỉ ra chỗ thiếu minh chứng."""
    from nq57.cli.choice import chosen_names
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.content.outline_files import read_reporting
    from nq57.model.problems import has_errors
    from nq57.report.scoring import result_of, score_table, score_text
    from nq57.report.xlsx_writer import workbook_bytes

    folder = DiskFolder(project_root(root) / "content")
    workspace = load(folder).workspace
    chosen_names((unit,), workspace.section_units)
    reporting, problems = read_reporting(folder, workspace.vocabulary)
    if has_errors(problems):
        stop("\n".join(f"{found.source}: {found.message()} {found.mend()}" for found in problems))
    boards = {one.code: one for one in reporting.boards}
    scores = [one for one in reporting.scores if one.unit == unit and board in {"", one.board}]
    if not scores:
        stop(f"Chưa có lần tự chấm của {unit} trong bao-cao.yml. Các bảng: {', '.join(boards) or '…'}.")
    for one in scores:
        result = result_of(boards[one.board], one)
        typer.echo(score_text(workspace.units[unit].name, result))
        if out:
            place = out / f"{unit.replace('/', '.')}.{one.period.code}.{one.board}.xlsx"
            out.mkdir(parents=True, exist_ok=True)
            place.write_bytes(workbook_bytes((score_table(result),), ()))
            typer.echo(f"Đã ghi {place}")
