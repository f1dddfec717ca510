"""`nq57 sheet out` and `nq57 sheet in`: a unit's tasks, targets and figures in Excel.

It must not know what is in a cell.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.cli.options import RootOption, project_root, stop

if TYPE_CHECKING:
    from nq57.model.vocabulary import Vocabulary

sheet = typer.Typer(
    help="Nhiệm vụ, chỉ tiêu và số liệu của đơn vị ra tệp Excel và trở lại.", no_args_is_help=True
)
_MOST = 20_000_000  # bytes of a workbook
UnitArgument = Annotated[str, typer.Argument(metavar="ĐƠN VỊ", help="Mã đơn vị.")]


@sheet.command("out")
def out(
    unit: UnitArgument,
    file: Annotated[Path, typer.Option("--file", help="Tệp .xlsx để ghi.")],
    root: RootOption = None,
) -> None:
    """Ghi nhiệm vụ, chỉ tiêu và số liệu của đơn vị ra một tệp Excel để cập nhật."""
    from nq57.editing.sheets import written_out

    content, vocabulary = _project(root, unit)
    try:
        file.write_bytes(written_out(content, vocabulary, unit.strip("/")))
    except OSError as error:
        stop(f"Không ghi được {file}: {error.strerror}.")
    typer.echo(f"Đã ghi {file}. Sửa xong, chạy: nq57 sheet in {unit} --file {file}", err=True)


@sheet.command("in")
def take_in(
    unit: UnitArgument,
    file: Annotated[Path, typer.Option("--file", help="Tệp .xlsx đã cập nhật.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho biết sẽ đổi những gì.")] = False,
    root: RootOption = None,
) -> None:
    """Đưa những ô đã sửa trong tệp Excel vào các bài; có hàng sai thì không ghi gì."""
    from nq57.editing.saving import ConflictError
    from nq57.editing.sheets import apply, planned

    content, vocabulary = _project(root, unit)
    try:
        if file.stat().st_size > _MOST:
            stop(f"Tệp {file} quá lớn.")
        data = file.read_bytes()
    except OSError as error:
        stop(f"Không đọc được {file}: {error.strerror}.")
    plan = planned(content, vocabulary, unit.strip("/"), data)
    for note in (*plan.notes, *plan.troubles):
        typer.echo(str(note), err=True)
    if plan.troubles:
        stop(f"{len(plan.troubles)} chỗ chưa nhận được, chưa ghi gì. → Sửa các hàng trên rồi chạy lại.")
    for path, _, _ in plan.files:
        typer.echo(f"{'Sẽ đổi' if dry_run else 'Đổi'} content/{path}")
    if not dry_run:
        try:
            apply(content, plan)
        except ConflictError:
            stop("Có bài vừa được người khác sửa trong lúc ghi. → Chạy lại lệnh.")
    typer.echo(f"{len(plan.files)} bài thay đổi.", err=True)


def _project(root: Path | None, unit: str) -> "tuple[Path, Vocabulary]":
    """The content folder and its terms; says so and ends when the unit is none of it."""
    from nq57.site_shell.project import CONTENT, load_checked

    folder = project_root(root)
    workspace = load_checked(folder).workspace
    if unit.strip("/") not in workspace.units:
        stop(f"Không có đơn vị “{unit}”. Các đơn vị: {', '.join(workspace.units)}.")
    return folder / CONTENT, workspace.vocabulary
