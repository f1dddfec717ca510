"""`nq57 upgrade`: a workspace that holds copies of the program's files brought over to one that holds none.

It must not decide what a copy is; it shows the plan and carries it out.
"""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.cli.options import RootOption, project_root, stop

if TYPE_CHECKING:
    from nq57.starting.upgrading import Upgrade


def upgrade(
    root: RootOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ in, không sửa gì.")] = False,
) -> None:
    """Bỏ các bản chép của nq57 (templates/, docs/, mkdocs.yml) không ai sửa; tệp đã sửa thì giữ lại."""
    from nq57.site_shell.shipped import shipped_folder
    from nq57.starting.upgrading import plan_upgrade

    folder = project_root(root)
    if folder == shipped_folder().resolve():
        stop("Đây là mã nguồn của nq57, không phải thư mục làm việc của một đơn vị.")
    plan = plan_upgrade(folder)
    _tell(plan, dry_run)
    if not dry_run:
        _carry_out(folder, plan)


def _tell(plan: "Upgrade", dry_run: bool) -> None:
    for path in plan.removed:
        typer.echo(f"- {path}")
    for path in plan.written:
        typer.echo(f"~ {path}")
    for path in plan.kept:
        typer.echo(f"= {path}: đã sửa, giữ lại thay tệp của nq57")
    if plan.keeps_config:
        typer.echo("= mkdocs.yml: đã sửa, giữ nguyên")
    if plan.unneeded:
        typer.echo(f"Không còn cần, tự xóa nếu muốn: {', '.join(plan.unneeded)}.", err=True)
    state = "Không có gì phải làm." if plan.empty else "Chỉ là kế hoạch." if dry_run else "Đã chuyển xong."
    typer.echo(state, err=True)


def _carry_out(root: Path, plan: "Upgrade") -> None:
    """Write first, then remove, so that a stop in between leaves a workspace that builds."""
    for path, text in plan.written.items():
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    for path in plan.removed:
        (root / path).unlink()
    for folder in sorted({parent for path in plan.removed for parent in Path(path).parents}, reverse=True):
        if folder != Path() and not (plan.keeps_config and len(folder.parts) == 1):
            with contextlib.suppress(OSError):  # holds something still
                (root / folder).rmdir()
