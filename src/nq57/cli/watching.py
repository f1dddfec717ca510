"""`nq57 build --watch`: trees kept up to date while somebody edits.

It must not know how pages are made; it waits for changes and says in a line what became of each.
"""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from nq57.build.provenance import Provenance, provenance_of
from nq57.cli.check import as_text
from nq57.cli.options import Lang, as_of_day
from nq57.model.machine_troubles import any_trouble_sentence

if TYPE_CHECKING:
    from nq57.build.building import BuildOrder
    from nq57.build.resident_build import BuildUpdate, ResidentBuild
    from nq57.site_shell.project import LoadedProject

_LOOKS = 30.0  # seconds between looks at the calendar


def watch(
    order: "BuildOrder",
    chosen: "Callable[[LoadedProject], tuple[str, ...]]",
    as_of: str | None,
    revision: str,
    lang: Lang,
    report: "Callable[[BuildUpdate], None]",
) -> None:
    """Build, `report`, and build again after each change until interrupted."""
    from nq57.build.left_out import note_left_out
    from nq57.build.pagefind import indexer_of
    from nq57.build.preview_watching import ProjectWatch
    from nq57.build.remembered import open_store
    from nq57.build.resident_build import ResidentBuild

    store = open_store(order.root)
    store.begin_run()
    building = ResidentBuild(order, store, chosen, indexer_of(order.root / "mkdocs.yml"))
    follower = ProjectWatch(order.root, _say)
    follower.start()

    def origin() -> Provenance:
        return replace(provenance_of(order.root, revision), preview=order.origin.preview)

    first = building.update(time.time_ns(), as_of_day(as_of), origin())
    report(first)
    note_left_out(order.out, first.problems)
    _say("Đang theo dõi thay đổi. Bấm Ctrl+C để dừng.")
    try:
        while True:
            building.warm()
            day, last = building.order.as_of, building.order.origin
            while not follower.wait(_LOOKS) and (as_of_day(as_of), origin()) == (day, last):
                pass
            _update(building, as_of_day(as_of), origin(), lang)
    except KeyboardInterrupt:
        _say("Đã dừng.")
    finally:
        follower.end()
        follower.close()
        building.resident.store.save()


def _update(building: "ResidentBuild", day: dt.date, origin: Provenance, lang: Lang) -> None:
    """Build once more and say what came of it; a failure leaves the trees as they were."""
    from nq57.build.left_out import note_left_out

    known, started = building.resident.project.problems, time.monotonic()
    try:
        update = building.update(time.time_ns(), day, origin)
    except Exception as error:  # noqa: BLE001 - files are half written or gone while branches change
        _say(f"Chưa dựng lại được: {any_trouble_sentence(error)}")
        return
    note_left_out(building.order.out, update.problems)
    if update.problems != known:
        _say(as_text(update.problems, lang) if update.problems else "Hết vấn đề trong nội dung.")
    for result in update.results:
        if result.failure:
            _say(f"Không dựng được {result.unit}: {result.failure}")
    units = sum(bool(result.written or result.removed) for result in update.results)
    spent = time.monotonic() - started
    _say(f"Đã dựng lại: {update.written} tệp ở {units} đơn vị, {spent:.2f} giây.")


def _say(line: str) -> None:
    typer.echo(line, err=True)
