"""`nq57 publish --cluster`: many units to many hosts, one table a host at the end.

It must not know Dask or how a target is reached.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nq57.cli.clustering import Watching, open_cluster, slots
from nq57.cli.options import Lang
from nq57.cli.outcomes import size

if TYPE_CHECKING:
    from rich.console import Console

    from nq57.cluster.addresses import ClusterAddress
    from nq57.cluster.publishing import UnitOrder, UnitPublished

_THREADS = 8  # units that one process publishes at a time: most of it is waiting
_SHOWN = 20  # failures told one by one; the ledger has them all
_HEAD = {
    "vi": ("Nơi nhận", "Đơn vị", "Đã đăng", "Không đổi", "Lỗi", "Thêm", "Thay", "Gỡ", "Gửi"),
    "en": ("Host", "Units", "Published", "No change", "Failed", "Added", "Changed", "Removed", "Sent"),
}
_HERE = {"vi": "thư mục", "en": "folders"}
_MORE = {
    "vi": "Và {count} đơn vị khác; đủ từng đơn vị trong {ledger}.",
    "en": "And {count} other units; each of them is in {ledger}.",
}


def publish_on_cluster(
    console: "Console",
    address: "ClusterAddress",
    orders: "list[UnitOrder]",
    lang: Lang,
    summary: Path | None = None,
) -> "list[UnitPublished]":
    """Publish every unit, show it, and return how each went."""
    from nq57.cluster.parts import CountryPart
    from nq57.cluster.publishing import Mailing, ledger_path

    by_host: dict[str, list[str]] = {}
    for order in orders:
        by_host.setdefault(order.target or _HERE[lang], []).append(order.name)
    bars = [CountryPart(host, host, tuple(units)) for host, units in by_host.items()]
    out, found = orders[0].out, list["UnitPublished"]()
    with open_cluster(address, console, _THREADS) as cluster:
        hands = slots(cluster)
        with Watching(console, bars, "Đăng" if lang == "vi" else "Publishing") as watching:
            for one in Mailing(out).published(cluster, orders, hands):
                watching.count(one.unit)
                found.append(one)
    rows = _rows(found, lang)
    _tell(console, rows, lang)
    if summary:
        _append(summary, (_HEAD[lang], ("---",) * len(_HEAD[lang]), *rows))
    failures = sorted((one for one in found if one.failure), key=lambda one: one.unit)
    for one in failures[:_SHOWN]:
        typer.echo(f"{one.unit}: {one.failure.sentence(lang) if one.failure else ''}", err=True)
    if len(failures) > _SHOWN:
        typer.echo(_MORE[lang].format(count=len(failures) - _SHOWN, ledger=ledger_path(out)), err=True)
    return found


def _rows(found: "Iterable[UnitPublished]", lang: Lang) -> list[tuple[str, ...]]:
    """A row a host, in the order of their names."""
    by_host: dict[str, list[UnitPublished]] = {}
    for one in found:
        by_host.setdefault(one.target or _HERE[lang], []).append(one)
    return [(host, *_sums(by_host[host])) for host in sorted(by_host)]


def _sums(units: "list[UnitPublished]") -> tuple[str, ...]:
    """The numbers of one host's row."""
    failed, same = sum(bool(one.failure) for one in units), sum(one.unchanged for one in units)
    counts = (len(units), len(units) - failed - same, same, failed)
    moved = (sum(one.adds for one in units), sum(one.changes for one in units))
    removed, sent = sum(one.removals for one in units), sum(one.bytes for one in units)
    return (*map(str, (*counts, *moved, removed)), size(sent))


def _tell(console: "Console", rows: list[tuple[str, ...]], lang: Lang) -> None:
    from rich.table import Table

    table = Table(*_HEAD[lang])
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _append(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n")
