"""What was measured, as a table, as ratios and as one JSON object.

Must not measure anything.
"""

from collections.abc import Iterator

from bench_run import Bench
from environment import say

HUNDRED = 100  # units at which the budget of memory is set


def is_projected(bench: Bench) -> bool:
    """Whether MkDocs' figures are those of fewer units, multiplied."""
    return 0 < bench.singles < len(bench.corpus.units)


def projection(bench: Bench) -> str:
    """That MkDocs' figure is no measurement of so many units, but of how few."""
    return f"projected from {bench.singles} build{'s' if bench.singles > 1 else ''}"


def floor_of(bench: Bench) -> float | None:
    """The floor by as many processes as the engine uses."""
    return bench.median(f"floor, {bench.processes} at once")


def over_python(bench: Bench) -> float | None:
    """What a run with nothing to do takes beyond the start of Python."""
    nothing, python = bench.median("ours nothing"), bench.median("python")
    return None if nothing is None or python is None else round(nothing - python, 4)


def as_json(bench: Bench) -> dict[str, float | int | bool | None]:
    """The figures under names that stay; seconds by the clock, those with `cpu` of the processor."""
    units = len(bench.corpus.units)
    return {
        "units": units,
        "ours_cold_s": bench.median("ours cold"),
        "ours_cold_cpu_s": bench.cpu("ours cold"),
        "ours_one_change_s": bench.median("ours one change"),
        "ours_one_title_s": bench.median("ours one title"),
        "ours_one_template_s": bench.median("ours one template"),
        "resident_change_s": bench.median("ours resident"),
        "resident_change_cpu_s": bench.cpu("ours resident"),
        "warm_store_s": bench.median("ours, store kept"),
        "warm_store_cpu_s": bench.cpu("ours, store kept"),
        "ours_nothing_s": bench.median("ours nothing"),
        "nothing_over_python_s": over_python(bench),
        "ours_peak_mb": round(bench.facts["tree"], 1),
        "peak_mb_100": round(bench.facts["tree"], 1) if units == HUNDRED else None,
        "mkdocs_cold_s": bench.median("mkdocs cold"),
        "mkdocs_builds": bench.singles,
        "mkdocs_projected": is_projected(bench),
        "hugo_cold_s": bench.median("hugo cold"),
        "hugo_cold_cpu_s": bench.cpu("hugo cold"),
        "hugo_one_change_s": bench.median("hugo one change"),
        "floor_s": floor_of(bench),
        "floor_cpu_s": bench.cpu(f"floor, {bench.processes} at once"),
        "search": bench.search,
        "files": int(bench.facts["files"]),
        "bytes": int(bench.facts["bytes"]),
    }


ROWS = {
    "cold": ("ours cold", "mkdocs cold", "hugo cold"),
    "store kept, trees gone": ("ours, store kept", "", ""),
    "one text changed": ("ours one change", "", "hugo one change"),
    "one text changed, resident": ("ours resident", "", ""),
    "one title changed": ("ours one title", "", ""),
    "one template changed": ("ours one template", "", ""),
    "nothing changed": ("ours nothing", "", ""),
}


def print_table(bench: Bench) -> None:
    """The figures and their ratios, as Markdown: seconds by the clock, and of the processor."""
    units, size = len(bench.corpus.units), bench.corpus.size
    search = "with" if bench.search else "without"
    said = f"{units} units, {size.shared} shared and {size.own} own records each, {search} search; medians"
    say(f"\n{said}; clock / processor\n")
    say("| | this engine | MkDocs + Material | Hugo | joining, digesting and writing plainly |")
    say("|---|---:|---:|---:|---:|")
    floors = [f"{_both(bench, name)} ({name[7:]})" for name in bench.spent if name.startswith("floor")]
    part = f" ({projection(bench)})" if is_projected(bench) else ""
    for label, names in ROWS.items():
        cells = [_both(bench, name) for name in names]
        cells[1] += part if label == "cold" else ""
        say(f"| {label} | {' | '.join(cells)} | {', '.join(floors) if label == 'cold' else '–'} |")
    facts = bench.facts
    say(f"| files | {facts['files']} | – | {facts.get('hugo files', '–')} | {facts['files']} |")
    say(f"| MB | {_mb(facts['bytes'])} | – | {_mb(facts.get('hugo bytes'))} | {_mb(facts['bytes'])} |\n")
    for line in ratios(bench):
        say(f"- {line}")


def ratios(bench: Bench) -> Iterator[str]:
    """What the budgets are about, each in a line."""
    cold, facts = bench.median("ours cold"), bench.facts
    hugo, change = bench.median("hugo cold"), bench.median("hugo one change")
    part = f" (MkDocs {projection(bench)})" if is_projected(bench) else ""
    yield f"cold, MkDocs / this engine: {_ratio(bench.median('mkdocs cold'), cold)}{part}"
    kept = _ratio(hugo, bench.median("ours, store kept"))
    yield f"cold, Hugo / this engine: {_ratio(hugo, cold)}; store kept: {kept}"
    yield f"cold, this engine / writing plainly by {bench.processes}: {_ratio(cold, floor_of(bench))}"
    floor = bench.cpu(f"floor, {bench.processes} at once")
    yield f"the same of the processor: {_ratio(bench.cpu('ours cold'), floor)}"
    yield (
        f"one shared text changed, Hugo / this engine: {_ratio(change, bench.median('ours one change'))}"
        f"; resident: {_ratio(change, bench.median('ours resident'))}; files written: {facts['written']}"
    )
    more = over_python(bench) or 0
    yield f"nothing changed: {more:.3f} s more than starting Python ({_s(bench.median('python'))})"
    yield f"peak memory: {facts['tree']:.0f} MB in all processes, {facts['largest']:.0f} MB in the largest"


def _both(bench: Bench, name: str) -> str:
    wall, cpu = bench.median(name), bench.cpu(name)
    return "–" if wall is None else f"{_s(wall)} / {_s(cpu)}"


def _s(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds:.3f} s"


def _mb(size: float | None) -> str:
    return "–" if size is None else f"{size / 1e6:.1f}"


def _ratio(one: float | None, other: float | None) -> str:
    return f"{one / other:.1f}" if one and other else "–"
