"""`nq57 build --cluster`: many provinces on many processes and machines, watched as they come.

It must not know Dask or how a part is built; it shows progress and the closing table.
"""

import dataclasses
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

import typer

from nq57.cli.check import as_text
from nq57.cli.choice import chosen_names, concerned_names
from nq57.cli.options import Lang, stop
from nq57.model.problems import Problem, has_errors

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rich.console import Console
    from rich.progress import TaskID

    from nq57.build.building import BuildOrder
    from nq57.cluster.addresses import ClusterAddress
    from nq57.cluster.dask_side import OpenCluster
    from nq57.cluster.orders import PartBuilt
    from nq57.cluster.parts import CountryPart

_LACKS = "Cần thêm thư viện Dask. → Cài: pip install 'nq57[cluster]'"
_FAILURES_SHOWN = 20


def read_cluster(text: str, folder: "Path") -> "ClusterAddress":
    """The cluster that the command line names; a wrong word, or no Dask, ends the command."""
    from nq57.cluster.addresses import read_address

    demand_dask()
    try:
        return read_address(text, folder)
    except ValueError as error:
        stop(f"--cluster: {error}. → Ví dụ: --cluster local:4")


def demand_dask() -> None:
    """End with a sentence where the extra `cluster` is not installed."""
    from importlib.util import find_spec

    if find_spec("distributed") is None:
        stop(_LACKS)


@contextmanager
def open_cluster(
    address: "ClusterAddress", console: "Console", threads: int = 1
) -> "Iterator[OpenCluster]":
    """The cluster at an address; one that cannot be reached ends the command with a sentence."""
    from nq57.cluster.dask_side import ClusterLostError, opened

    try:
        with opened(address, threads) as cluster:
            if cluster.dashboard:
                console.print(f"Bảng theo dõi của Dask: {cluster.dashboard}", highlight=False)
            yield cluster
    except (ClusterLostError, OSError) as error:
        typer.echo(_UNREACHED.format(reason=error), err=True)
        raise typer.Exit(3) from error


_UNREACHED = (
    "Không còn liên lạc được với cụm máy ({reason}). → Kiểm tra máy điều phối và mạng rồi chạy lại:"
    " phần đã dựng được giữ nguyên."
)


def build_on_cluster(order: "BuildOrder", address: "ClusterAddress", revision: str, lang: Lang) -> None:
    """Build the units of an order on a cluster and show it; the exit status is as of `nq57 build`."""
    from rich.console import Console

    from nq57.build.left_out import note_left_out
    from nq57.cluster.leading import ClusterCampaign, Country, merged

    console = Console(stderr=True)
    country = Country.of(order.root)
    chosen = concerned_names(order.root, chosen_names(order.units, country.units), revision)
    if not chosen:
        stop("Không có đơn vị nào để dựng.")
    one = dataclasses.replace(order, units=())
    with console.status("Đọc, soát, dựng phần trung ương (một lần cho cả nước)…"):
        centre = country.centre(one, time.time_ns())
    began = time.monotonic()
    with open_cluster(address, console) as cluster:
        parts = country.parts(chosen, slots(cluster))
        campaign = ClusterCampaign(country, order.out, order.as_of, order.origin, centre)
        with Watching(console, parts, "Dựng") as watching:
            coming = campaign.built(cluster, parts, watching.count)
            found = merged(watching.passing(coming))
    problems = _problems(found.values(), centre.problems)
    if problems:
        typer.echo(as_text(problems, lang), err=True)
    _tell(console, found, time.monotonic() - began)
    note_left_out(order.out, problems)
    failed = [unit for part in found.values() for unit in part.failed]
    if len(failed) == len(chosen):
        raise typer.Exit(2)
    if failed or has_errors(problems):
        raise typer.Exit(1)


def slots(cluster: "OpenCluster") -> int:
    """How many tasks run at once; no worker within a minute ends the command."""
    from nq57.cluster.dask_side import slots_of

    with cluster.connect() as client:
        count = slots_of(client)
    if not count:
        typer.echo("Cụm máy không có tiến trình làm việc nào. → Chạy dask worker trên các máy.", err=True)
        raise typer.Exit(3)
    return count


def _problems(parts: "Iterable[PartBuilt]", others: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Every problem once: the centre's are told by each part."""
    return tuple(sorted({*others, *(one for part in parts for one in part.problems)}))


class Watching:
    """A bar for the whole, and one for each province that is under way; told from another thread."""

    def __init__(self, console: "Console", parts: "Iterable[CountryPart]", verb: str) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        rate = TextColumn("{task.fields[rate]}")
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress: Progress = Progress(
            *columns, TimeRemainingColumn(), rate, console=console, transient=True
        )
        self._part_of = {unit: part for part in parts for unit in part.units}
        self._counted: set[str] = set()
        self._bars: dict[str, TaskID] = {}
        self._lock = threading.Lock()
        self._whole = self._progress.add_task(verb, total=len(self._part_of), rate="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def count(self, unit: str) -> None:
        """A unit is done: move the bars, once."""
        with self._lock:
            part = self._part_of.get(unit)
            if part is None or unit in self._counted:
                return
            self._counted.add(unit)
            if part.name not in self._bars:
                self._bars[part.name] = self._progress.add_task(part.name, total=len(part.units), rate="")
            self._progress.advance(self._bars[part.name])
            self._progress.advance(self._whole)
            speed = self._progress.tasks[0].speed
            rate = f"{speed * 60:.0f} đơn vị/phút" if speed else ""
            self._progress.update(self._whole, rate=rate)

    def passing(self, parts: "Iterable[PartBuilt]") -> "Iterator[PartBuilt]":
        """The parts as they come; a finished one's bar goes."""
        for part in parts:
            for unit in part.units:
                self.count(unit.unit)
            with self._lock:
                if (bar := self._bars.pop(part.name, None)) is not None:
                    self._progress.remove_task(bar)
            yield part


def _tell(console: "Console", parts: "Mapping[str, PartBuilt]", seconds: float) -> None:
    """The closing table, a line a part, and every unit that has no new tree."""
    from rich.table import Table

    table = Table("Phần", "Đơn vị", "Trang", "Ghi mới", "Lỗi", "CPU giây", "Bộ nhớ MB", "Máy")
    for column in table.columns[1:7]:
        column.justify = "right"
    for name in sorted(parts):
        table.add_row(name, *_cells(parts[name]))
    console.print(table)
    every = [unit for part in parts.values() for unit in part.units]
    sentence = f"{len(every)} đơn vị, {sum(unit.pages for unit in every)} trang trong {seconds:.0f} giây"
    console.print(
        f"{sentence}; phần không đổi: {sum(part.recalled for part in parts.values())}.", highlight=False
    )
    failures = [unit for unit in every if unit.failure]
    for unit in failures[:_FAILURES_SHOWN]:
        typer.echo(f"Không dựng được {unit.unit}: {unit.failure}", err=True)
    if len(failures) > _FAILURES_SHOWN:
        names = ", ".join(unit.unit for unit in failures[_FAILURES_SHOWN:])
        typer.echo(f"Và {len(failures) - _FAILURES_SHOWN} đơn vị khác: {names}", err=True)


def _cells(part: "PartBuilt") -> tuple[str, ...]:
    units = part.units
    return (
        str(len(units)),
        str(sum(unit.pages for unit in units)),
        "không đổi" if part.recalled else str(sum(unit.written for unit in units)),
        str(sum(bool(unit.failure) for unit in units)),
        f"{part.cpu:.1f}",
        f"{part.memory / 1e6:.0f}",
        part.host or "–",
    )
