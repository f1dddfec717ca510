"""Measure the editor: `.venv/bin/python scripts/editor_figures.py [RECORDS …]`.

What a trial and a save take, alone and with thirty people on branches of theirs, and the memory at its
peak. Times are of the processor, for machines are seldom idle.
"""

import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from bench_corpus import Size, make_corpus, write_corpus
from nq57.build.preview import Preview
from nq57.editing.desk import Desk, RecordPlace
from nq57.editing.desks import Desks, PeopleFile
from nq57.editing.saving import digest_of

ROOT = Path(__file__).resolve().parents[1]
DAY, PEOPLE, TURNS = dt.date(2026, 11, 21), 30, 5


def main() -> int:
    """Measure workspaces of so many records, each in a process of its own; return 0."""
    for records in [int(word) for word in sys.argv[1:]] or [400, 5000]:
        for measure in (_alone, _together):
            process = get_context("spawn").Process(target=_measured, args=(measure, records))
            process.start()
            process.join()
    return 0


def _measured(measure: Callable[[Path], str], records: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        corpus = make_corpus(Size(PEOPLE, records // 2, records // (2 * PEOPLE), 57))
        write_corpus(corpus, ROOT, root)
        told = measure(root)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(f"{records} records, {measure.__name__.strip('_')}: {told}; {peak} MB at most\n")


def _alone(root: Path) -> str:
    """One desk on disk."""
    desk = Desk(Preview(root, DAY, time.time_ns()))
    places = [row.place for row in desk.rows() if row.place.kind == "tin-tuc"][:TURNS]
    return _of([(desk, place) for place in places])


def _together(root: Path) -> str:
    """As many people as there are communes, each with an article of their own commune."""
    for words in (("init", "-q", "-b", "main"), ("add", "content"), ("commit", "-q", "-m", "x")):
        command = ["git", "-c", "user.name=N", "-c", "user.email=n@example.vn", *words]
        subprocess.run(command, cwd=root, check=True)
    units = [f"tinh-mau-01/xa-{number + 1:03d}" for number in range(PEOPLE)]
    rows = "".join(
        f"- {{ten: n{at}@example.vn, ho_ten: N{at}, vai: soạn, don_vi: {unit}}}\n"
        for at, unit in enumerate(units)
    )
    (root / "nguoi-dung.yml").write_text(f"nguoi:\n{rows}", "utf-8")
    people = PeopleFile(root / "nguoi-dung.yml")
    desks = Desks(Preview(root, DAY, time.time_ns()), people)
    own = [(desks.desk(one), unit) for one, unit in zip(people.fields.people, units, strict=True)]
    rows_of = {row.place.unit: row.place for row in own[0][0].rows() if row.place.kind == "tin-tuc"}
    return _of([(desk, rows_of[unit]) for desk, unit in own])


def _of(work: list[tuple[Desk, RecordPlace]]) -> str:
    """The middle time of a trial with its page, and of a save, over all desks."""
    trials, saves = [], []
    for at, (desk, place) in enumerate(work):
        text = desk.text(place)
        changes = {"tieu_de": f"Tên thử {at}"}
        trials.append(_spent(partial(_try, desk, place, text, changes)))
        saves.append(_spent(partial(desk.save, place, digest_of(text), changes)))
    return (
        f"a trial {sorted(trials)[len(trials) // 2]:.2f} s, a save {sorted(saves)[len(saves) // 2]:.2f} s"
    )


def _try(desk: Desk, place: RecordPlace, text: bytes, changes: dict[str, str]) -> None:
    trial = desk.try_out(place, text, changes)
    if desk.looked_at is None:
        desk.preview.respond(trial.page.lstrip("/"))


def _spent(work: Callable[[], object]) -> float:
    """Seconds of the processor, with those of programs that were started."""
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    found = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in found)


if __name__ == "__main__":
    sys.exit(main())
