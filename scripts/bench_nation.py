"""Measure a nation by province: `python3 scripts/bench_nation.py --provinces 3`.

Must not run in CI. Whole provinces are built from nothing, one after the other; the processor's time of all
others is projected from theirs, and each figure says whether it was measured. Memory is no sum: a province
is built in one run, so that the nation's peak is that of its largest province.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import environment
from bench_corpus import Size, make_corpus, write_corpus
from bench_measuring import peak_memory
from environment import say

PROVINCES, COMMUNES = 34, 3_321  # of the country since 1 July 2025
SHARED, OWN = 500, 20
SEED = 57


@dataclass(frozen=True, slots=True)
class Built:
    """One province built from nothing: its sections, seconds by the clock and of the processor, MB."""

    sections: int
    wall: float
    cpu: float
    peak: float

    @property
    def each(self) -> float:
        """Seconds of the processor a section."""
        return self.cpu / self.sections


def main(argv: list[str]) -> int:
    """Build so many provinces and print what they took, and what the nation would take."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--provinces", type=int, default=3, help="provinces that are built for real")
    parser.add_argument(
        "--communes", type=int, default=round(COMMUNES / PROVINCES), help="of each province"
    )
    parser.add_argument("--work", type=Path, help="where to write; by default a temporary folder")
    parser.add_argument("--here", action="store_true", help="use this Python, which must have nq57's needs")
    options = parser.parse_args(argv)
    if not options.here:
        environment.prepare()
    python = sys.executable if options.here else str(environment.PYTHON)
    built = []
    for number in range(options.provinces):
        built.append(province(python, options.communes, SEED + number, options.work))
        told = built[-1]
        say(
            f"province {number + 1}: {told.sections} sections, {told.wall:.0f} s, CPU {told.cpu:.1f} s"
            f" ({told.each:.2f} s each), peak {told.peak:.0f} MB, load {os.getloadavg()[0]:.1f}"
        )
    for line in projection(built):
        say(line)
    return 0


def province(python: str, communes: int, seed: int, work: Path | None) -> Built:
    """A province with its communes, built from nothing in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="nation-", dir=work) as room:
        root, out = Path(room, "workspace"), Path(room, "site")
        write_corpus(make_corpus(Size(communes, SHARED, OWN, seed)), environment.ROOT, root)
        command = [python, "-m", "nq57", "build", "--root", str(root), "--out", str(out)]
        env = {**os.environ, "PYTHONPATH": str(environment.ROOT / "src")}
        wall, cpu, peak = measured(command, env)
        sections = sum(1 for tree in out.iterdir() if (tree / "index.html").is_file())
    return Built(sections, wall, cpu, peak)


def measured(command: Sequence[str], env: Mapping[str, str]) -> tuple[float, float, float]:
    """Seconds by the clock and of the processor, and the peak of all processes together in MB."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    peak, _ = peak_memory(command, env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, cpu, peak


def projection(built: Sequence[Built]) -> list[str]:
    """What all provinces would take, with the arithmetic."""
    sections = COMMUNES + PROVINCES
    least, most = min(one.each for one in built), max(one.each for one in built)
    mean = sum(one.cpu for one in built) / sum(one.sections for one in built)
    whole, low, high = (sections * each / 60 for each in (mean, least, most))
    return [
        f"projected: {PROVINCES} provinces + {COMMUNES} communes = {sections} sections",
        f"{sections} x {mean:.2f} s = {whole:.0f} min of one processor ({low:.0f} to {high:.0f})",
        f"peak, province by province: {max(one.peak for one in built):.0f} MB",
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
