"""`nq57 build`: one unit, some, or all, each into a tree of its own.

It must not know how pages are made; it shows progress and the closing table.
"""

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.build.inputs import inputs_key
from nq57.build.results import UnitResult, recalled_results, remember_results
from nq57.cli.check import as_text
from nq57.cli.options import AsOfOption, Lang, LangOption, RootOption, as_of_day, project_root, stop
from nq57.model.problems import Problem, has_errors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from nq57.build.building import BuildOrder

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
    """Dựng chuyên mục của các đơn vị đã nêu hoặc của tất cả; bài có lỗi bị bỏ ra, còn lại vẫn dựng."""
    folder = project_root(root)
    target, day, now = (out or folder / "site").resolve(), as_of_day(as_of), time.time_ns()
    wanted = tuple(sorted({name.strip("/") for name in units or ()}))
    key = inputs_key(folder, str(target), day.isoformat(), *wanted, now_ns=now)
    if key and (same := recalled_results(target, key)):
        typer.echo(f"Không có gì thay đổi: {len(same)} đơn vị đã dựng sẵn trong {target}.", err=True)
        return
    from nq57.build.building import BuildOrder

    _build(BuildOrder(folder, wanted, day, target, jobs or os.cpu_count() or 1), key, now, lang)


def _build(order: "BuildOrder", key: str | None, now: int, lang: Lang) -> None:
    """Build, show, and end with status 1 if any record or unit failed."""
    from rich.console import Console

    from nq57.build.building import build_all, open_remembered, open_store

    store = open_store(order.root)
    store.begin_run()
    project = open_remembered(order.root, store, now)
    order = replace(order, units=_chosen(order.units, project.workspace.section_units))
    console = Console(stderr=True)
    results = _with_progress(console, len(order.units), build_all(order, project, store))
    _report(console, results, project.problems, lang)
    _how_to_look(console, order.out, results)
    failed = any(result.failure for result in results)
    if key and not failed and not project.problems:
        remember_results(order.out, key, results)
    if failed or has_errors(project.problems):
        raise typer.Exit(1)


def _chosen(named: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """The named units, or all; an unknown one ends the command with a hint."""
    from nq57.language.likeness import nearest

    for name in named:
        if name not in known:
            guess = nearest(name, known)
            hint = f" Có phải ý bạn là “{guess[0]}”?" if guess else ""
            stop(f"Không có đơn vị “{name}”.{hint} Các đơn vị: {', '.join(known)}.")
    return named or known


def _with_progress(console: "Console", total: int, results: "Iterable[UnitResult]") -> list[UnitResult]:
    """Watch the units being built: how many, which, and how long still."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Dựng"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    done = []
    with Progress(*columns, TextColumn("{task.description}"), console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        for result in results:
            done.append(result)
            progress.update(task, advance=1, description=result.unit)
    return sorted(done, key=lambda result: result.unit)


def _report(
    console: "Console", results: list[UnitResult], problems: tuple[Problem, ...], lang: Lang
) -> None:
    """The problems, then the closing table."""
    from rich.table import Table

    if problems:
        typer.echo(as_text(problems, lang), err=True)
    table = Table("Đơn vị", "Trang", "Ghi mới", "Vấn đề", "Giây")
    for column in table.columns[1:]:
        column.justify = "right"
    for result in results:
        count = sum(concerns(problem, result.unit) for problem in problems)
        pages = "–" if result.failure else str(result.pages)
        table.add_row(result.unit, pages, str(len(result.written)), str(count), f"{result.seconds:.2f}")
    console.print(table)
    for result in results:
        if result.failure:
            typer.echo(f"Không dựng được {result.unit}: {result.failure}", err=True)


def concerns(problem: Problem, unit: str) -> bool:
    """Whether a problem stands in a file that the unit sees: its own, an ancestor's, or a shared one."""
    from nq57.model.records import KINDS_BY_FOLDER
    from nq57.model.units import CENTRAL

    folder = problem.source.path.rpartition("/")[0]
    owner = folder.rpartition("/")[0] if folder.rpartition("/")[2] in KINDS_BY_FOLDER else folder
    return owner in ("", CENTRAL) or f"{unit}/".startswith(f"{owner}/")


def _how_to_look(console: "Console", out: Path, results: list[UnitResult]) -> None:
    built = [result for result in results if not result.failure]
    if built:
        console.print(f"\nĐã dựng vào [bold]{out}[/]. Xem thử một đơn vị:", highlight=False)
        where = f"python3 -m http.server -d {out / built[0].tree} 8000"
        console.print(f"  {where}   rồi mở http://localhost:8000/", highlight=False, soft_wrap=True)
