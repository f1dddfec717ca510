"""`nq57 build`: one unit, some, or all, each into a tree of its own.

It must not know how pages are made; it shows progress and the closing table.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.cli.check import as_text
from nq57.cli.options import AsOfOption, LangOption, RootOption, as_of_day, project_root, stop
from nq57.language.likeness import nearest
from nq57.model.problems import Problem, has_errors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from nq57.build.building import UnitResult

UnitsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[ĐƠN VỊ]...", help="Mã đơn vị, ví dụ lang-son/phuong-ky-lua.")
]


def build(
    units: UnitsArgument = None,
    root: RootOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="Thư mục kết quả; mặc định: site/.")] = None,
    as_of: AsOfOption = None,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Số tiến trình; 0: theo số lõi.")] = 0,
    lang: LangOption = "vi",
) -> None:
    """Dựng chuyên mục của các đơn vị đã nêu, hoặc của tất cả. Bài có lỗi bị bỏ ra, phần còn lại vẫn dựng."""
    from rich.console import Console

    from nq57.build.building import BuildOrder, build_all
    from nq57.section.project import open_project

    folder = project_root(root)
    project = open_project(folder)
    wanted = _chosen(units or [], project.workspace.section_units)
    target = (out or folder / "site").resolve()
    order = BuildOrder(folder, wanted, as_of_day(as_of), target, jobs or os.cpu_count() or 1)
    console = Console(stderr=True)
    results = _with_progress(console, len(wanted), build_all(order, project))
    _report(console, results, project.problems, lang)
    _how_to_look(console, results)
    if has_errors(project.problems) or any(result.failure for result in results):
        raise typer.Exit(1)


def _chosen(named: list[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """The named units in the order of their ids; an unknown one ends the command with a hint."""
    for name in named:
        if name.strip("/") not in known:
            guess = nearest(name, known)
            hint = f" Có phải ý bạn là “{guess[0]}”?" if guess else ""
            stop(f"Không có đơn vị “{name}”.{hint} Các đơn vị: {', '.join(known)}.")
    return tuple(sorted({name.strip("/") for name in named})) or known


def _with_progress(console: "Console", total: int, results: "Iterable[UnitResult]") -> "list[UnitResult]":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Dựng"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    done = []
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=total)
        for result in results:
            done.append(result)
            progress.update(task, advance=1, description=result.unit)
    return sorted(done, key=lambda result: result.unit)


def _report(console: "Console", results: "list[UnitResult]", problems: tuple[Problem, ...], lang: str) -> None:
    from rich.table import Table

    table = Table("Đơn vị", "Trang", "Vấn đề", "Giây")
    for column in table.columns[1:]:
        column.justify = "right"
    for result in results:
        pages = str(result.figures.pages) if result.figures else "–"
        count = sum(concerns(problem, result.unit) for problem in problems)
        table.add_row(result.unit, pages, str(count), f"{result.seconds:.1f}")
    if problems:
        typer.echo(as_text(problems, "en" if lang == "en" else "vi"), err=True)
    console.print(table)
    for result in results:
        if result.failure:
            typer.echo(f"Không dựng được {result.unit}: {result.failure}", err=True)


def concerns(problem: Problem, unit: str) -> bool:
    """Whether a problem stands in a file that the unit sees: its own, an ancestor's, or a shared one."""
    owner = problem.source.path.rsplit("/", 2)[0] if "/" in problem.source.path else ""
    return owner in ("", "trung-uong") or f"{unit}/".startswith(f"{owner}/")


def _how_to_look(console: "Console", results: "list[UnitResult]") -> None:
    built = [result for result in results if result.figures]
    if built:
        first = built[-1]
        console.print(f"\nĐã dựng vào [bold]{first.tree.parent}[/]. Xem thử một đơn vị:", highlight=False)
        console.print(f"  python3 -m http.server -d {first.tree} 8000   rồi mở http://localhost:8000/", highlight=False)
