"""`nq57 build`: one unit, some, or all, each into a tree of its own.

It must not know how pages are made; it shows progress and the closing table.
"""

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.build.last_build import recalled_build
from nq57.build.results import UnitResult
from nq57.cli.check import as_text, demand_sound_config
from nq57.cli.choice import chosen_units
from nq57.cli.first_answers import asked, report_nothing_new
from nq57.cli.options import (
    AsOfOption,
    Lang,
    LangOption,
    RootOption,
    as_of_day,
    project_root,
    stop,
    tell_of_search,
)
from nq57.model.problems import Problem, has_errors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from nq57.build.building import BuildOrder
    from nq57.build.resident_build import BuildUpdate
    from nq57.site_shell.project import LoadedProject

UnitsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[ĐƠN VỊ]...", help="Mã đơn vị, ví dụ lang-son/phuong-ky-lua.")
]

ChangedSinceOption = Annotated[
    str,
    typer.Option("--changed-since", metavar="BẢN", help="Chỉ các đơn vị có thay đổi từ bản Git này."),
]
ExplainOption = Annotated[
    str,
    typer.Option(
        "--explain", metavar="TỆP", help="Nói vì sao tệp này được ghi lại, vd. tin-tuc/index.html."
    ),
]

ClusterOption = Annotated[
    str,
    typer.Option(
        "--cluster",
        metavar="CỤM",
        help="Dựng bằng Dask: local, local:N, tcp://máy:8786, hoặc tệp ghi tên các máy SSH.",
    ),
]


def build(
    units: UnitsArgument = None,
    root: RootOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="Thư mục kết quả; mặc định: site/.")] = None,
    as_of: AsOfOption = None,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Số tiến trình; 0: theo số lõi.")] = 0,
    shard: Annotated[
        str, typer.Option("--shard", metavar="I/N", help="Chỉ dựng phần thứ I trong N phần.")
    ] = "",
    changed_since: ChangedSinceOption = "",
    explain: ExplainOption = "",
    revision: Annotated[
        str,
        typer.Option("--revision", metavar="BẢN", help="Bản nguồn ghi vào bảng kê; mặc định: hỏi .git."),
    ] = "",
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Dựng bản xem thử có cả bài nháp, bài hẹn; vào site-nhap/.")
    ] = False,
    watched: Annotated[
        bool, typer.Option("--watch", help="Dựng xong thì theo dõi, sửa đến đâu dựng lại đến đó.")
    ] = False,
    cluster: ClusterOption = "",
    lang: LangOption = "vi",
) -> None:
    """Dựng chuyên mục của các đơn vị đã nêu hoặc của tất cả; bài có lỗi bị bỏ ra, còn lại vẫn dựng."""
    folder = project_root(root)
    choice, now = (shard, changed_since), time.time_ns()
    given = asked(folder, out, as_of_day(as_of), revision, units or (), choice, drafts=drafts)
    key, needed = "" if cluster else given.key(now), changed_since or explain or watched
    if key and not needed and (last := recalled_build(given.out, key)):
        raise typer.Exit(report_nothing_new(last, given.out, lang))
    demand_sound_config(folder, lang)
    from nq57.build.building import BuildOrder

    order = BuildOrder(folder, given.units, given.day, given.out, jobs or os.cpu_count() or 1, given.origin)
    if cluster:
        _build_on(cluster, order, choice, watched or bool(explain), lang)
        return
    if watched:
        _watch(order, choice, as_of, revision, Telling(lang, explain))
        return
    _build(order, choice, "" if changed_since else key or "", now, Telling(lang, explain))


def _build_on(cluster: str, order: "BuildOrder", choice: tuple[str, str], alone: bool, lang: Lang) -> None:
    """Build on a cluster, which shares the units out itself."""
    from nq57.cli.clustering import build_on_cluster, read_cluster

    if alone or choice[0]:
        stop("--cluster tự chia phần cho các máy. → Bỏ --shard, --watch, --explain.")
    build_on_cluster(order, read_cluster(cluster, order.root), choice[1], lang)


@dataclass(frozen=True, slots=True)
class Telling:
    """What the user wants to be told, and in which language."""

    lang: Lang
    explain: str


def _build(order: "BuildOrder", choice: tuple[str, str], key: str, now: int, telling: "Telling") -> None:
    """Build, show, and end with status 1 if any record or unit failed, 2 if nothing was built."""
    from rich.console import Console

    from nq57.build.building import build_all, open_remembered, pool_filled_ahead
    from nq57.build.left_out import note_left_out
    from nq57.build.remembered import open_store
    from nq57.site_shell.project import shown_with_drafts

    store = open_store(order.root)
    store.begin_run()
    with pool_filled_ahead(order):
        project = open_remembered(order.root, store, now, order.jobs)
    tell_of_search(order.root, project.indexer)
    if order.origin.preview:
        project = shown_with_drafts(project, order.as_of)
    order = replace(order, units=chosen_units(project, order.units, *choice))
    console = Console(stderr=True)
    results = _with_progress(console, len(order.units), build_all(order, project, store))
    _report(console, results, project.problems, telling.lang)
    _explain(results, telling.explain)
    _how_to_look(console, order.out, results)
    failed = any(result.failure for result in results)
    if key and not failed:
        _remember(order.out, key, results, project.problems)
    note_left_out(order.out, project.problems)
    if all(result.failure for result in results):
        raise typer.Exit(2)
    if failed or has_errors(project.problems):
        raise typer.Exit(1)


def _remember(out: Path, key: str, results: list[UnitResult], problems: tuple[Problem, ...]) -> None:
    """Note the build, so that the next one can tell that nothing has changed."""
    from nq57.build.results import remember_results

    languages: tuple[Lang, ...] = ("vi", "en")
    texts = ((str(language), as_text(problems, language)) for language in languages if problems)
    remember_results(out, key, results, dict(texts), has_errors=has_errors(problems))


def _watch(
    order: "BuildOrder", choice: tuple[str, str], as_of: str | None, revision: str, telling: "Telling"
) -> None:
    """Build, say how it went, and build again after each change until interrupted."""
    from rich.console import Console

    from nq57.cli.watching import watch

    if choice[1]:
        stop("--watch theo dõi mọi thay đổi. → Bỏ --changed-since.")

    def report(update: "BuildUpdate") -> None:
        console, results = Console(stderr=True), list(update.results)
        _report(console, results, update.problems, telling.lang)
        _explain(results, telling.explain)
        _how_to_look(console, order.out, results)

    def chosen(project: "LoadedProject") -> tuple[str, ...]:
        return chosen_units(project, order.units, *choice)

    watch(order, chosen, as_of, revision, telling.lang, report)


_REASONS = {
    "moi": "tệp mới",
    "khung": "khung giao diện, menu hoặc phần mềm đã đổi",
    "don-vi": "thông tin đơn vị (don-vi.yml) đã đổi",
    "ten-trang": "tiêu đề hoặc mô tả trang đã đổi",
    "noi-dung": "nội dung hiển thị trên trang đã đổi",
    "tep-goc": "tệp gốc đã đổi",
}


def _explain(results: list[UnitResult], path: str) -> None:
    """Say of one file why it was written, in each unit built."""
    for result in results if path else ():
        named = f"{result.unit}: {path}"
        if path in result.written:
            why = "; ".join(_REASONS[reason] for reason in result.written[path])
            typer.echo(f"{named}: ghi lại vì {why}.")
        else:
            typer.echo(f"{named}: {'đã gỡ bỏ' if path in result.removed else 'giữ nguyên hoặc không có'}.")


def _with_progress(console: "Console", total: int, results: "Iterable[UnitResult]") -> list[UnitResult]:
    """Watch the units being built: how many, which, how fast, and how long still."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Dựng"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    named = TextColumn("{task.fields[rate]} {task.description}")
    done = []
    with Progress(*columns, named, console=console, transient=True) as progress:
        task = progress.add_task("", total=total, rate="")
        for result in results:
            done.append(result)
            progress.update(task, advance=1, description=result.unit, rate=_rate(progress.tasks[0].speed))
    return sorted(done, key=lambda result: result.unit)


def _rate(units_a_second: float | None) -> str:
    """How fast units are built, in words; nothing before two are done."""
    return f"{units_a_second * 60:.0f} đơn vị/phút" if units_a_second else ""


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
    """Whether a problem is in a file that the unit sees: its own, an ancestor's, or a shared one."""
    from nq57.build.left_out import owner_of
    from nq57.model.units import CENTRAL

    owner = owner_of(problem.source.path)
    return owner in ("", CENTRAL) or f"{unit}/".startswith(f"{owner}/")


def _how_to_look(console: "Console", out: Path, results: list[UnitResult]) -> None:
    built = [result for result in results if not result.failure]
    if built:
        console.print(f"\nĐã dựng vào [bold]{out}[/]. Xem thử một đơn vị:", highlight=False)
        where = f"python3 -m http.server -d {out / built[0].tree} 8000"
        console.print(f"  {where}   rồi mở http://localhost:8000/", highlight=False, soft_wrap=True)
