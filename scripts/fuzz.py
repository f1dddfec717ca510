"""Made-up texts and twisted files thrown at the gate and the readers: `python3 scripts/fuzz.py`.

Must end in time (`--minutes`). An input that raises, takes over a second (and one more for each further
megabyte) or asks for too much memory is kept in `tests/examples/fuzz/`; a test throws it again for ever.
"""

import argparse
import hashlib
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from environment import ROOT, TEST_LOCK, prepare, run

KEPT = ROOT / "tests" / "examples" / "fuzz"
SLOWEST = 1.0  # seconds of processor time for an input of at most a megabyte
MEGABYTE = 1_000_000
MEMORY = 3_000_000_000  # bytes of address space; beyond it the input has failed
MOST_MEGABYTES = 1_500  # really used, all inputs together
ROUND = 200  # inputs with one seed
LONG_ROUND = 4
# Three readers in two encodings; signs looked for by two; a text as written, and without its dress.
LOOKS = {"bytes": 6, "deceit": 2, "gate": 2}


class Thrown(NamedTuple):
    """What is thrown at one target: at whom, how often it looks at an input, the inputs, and how many."""

    at: Callable[[Any], object]
    looks: int
    inputs: tuple[tuple[Any, int], ...]


class Told(NamedTuple):
    """How one round went: what failed (or nothing), how many inputs, and the slowest's seconds."""

    failed: str
    tried: int
    slowest: float


def main(argv: list[str]) -> int:
    """Fuzz each target in turn until the time is over; 1 when anything failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--target", action="append", default=[])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--here", action="store_true", help="in this Python, not in .venv")
    options = parser.parse_args(argv)
    if not options.here:
        prepare(TEST_LOCK)
        return run([str(Path(__file__)), *argv, "--here"])
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    return fuzz(options.minutes * 60, options.target, options.seed)


def targets() -> dict[str, Thrown]:
    """Everything that inputs are thrown at, by name."""
    import fuzz_files  # noqa: PLC0415 - needs the project's environment
    import fuzz_targets  # noqa: PLC0415 - as above

    texts = ((fuzz_targets.pieces, ROUND), (fuzz_targets.long_texts(), LONG_ROUND))
    thrown = {name: Thrown(at, LOOKS.get(name, 1), texts) for name, at in fuzz_targets.TARGETS.items()}
    files = {
        name: Thrown(at, looks, ((fuzz_files.inputs_of(name), ROUND),))
        for name, (at, looks) in fuzz_files.TARGETS.items()
    }
    return thrown | files


def fuzz(seconds: float, names: list[str], seed: int) -> int:
    """Seeds follow each other from `seed` on, so that a run can be made again."""
    _bound_memory()
    signal.signal(signal.SIGVTALRM, _stop)
    known = targets()
    wanted = names or sorted(known)
    ends, tried, failed = time.monotonic() + seconds, dict.fromkeys(wanted, 0), 0
    slowest = dict.fromkeys(wanted, 0.0)
    while time.monotonic() < ends and wanted:
        for name in list(wanted):
            told = one_round(name, known[name], seed)
            tried[name] += told.tried
            slowest[name] = max(slowest[name], told.slowest)
            if told.failed:
                failed += 1
                wanted.remove(name)
                print(f"{name}: seed {seed}: {told.failed}", flush=True)
        seed += 1
    for name in sorted(tried):
        print(f"{name:12} {tried[name]:>8} inputs, slowest {slowest[name]:.2f} s")
    used = _megabytes()
    print(f"{sum(tried.values())} inputs, {failed} failures, at most {used} MB of memory")
    return int(bool(failed) or used > MOST_MEGABYTES)


def one_round(name: str, thrown: Thrown, seed: int) -> Told:
    """One seed's inputs for a target."""
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415 - needs the project's environment
    from hypothesis import seed as seeded  # noqa: PLC0415 - as above

    clock = _Clock(thrown)
    for inputs, most in thrown.inputs:
        phases = (Phase.generate, Phase.shrink) if most > LONG_ROUND else (Phase.generate,)
        few = settings(
            max_examples=most,
            deadline=None,
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        )
        round_of: Callable[[], None] = few(seeded(seed)(given(inputs)(clock.throw)))  # type: ignore[no-untyped-call] # hypothesis leaves it so
        try:
            round_of()
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - that is what is looked for
            said = f"{type(error).__name__}: {str(error)[:200]} → {keep(name, clock.last).name}"
            return Told(said, clock.count, clock.slowest)
    return Told("", clock.count, clock.slowest)


class _Clock:
    """Throws one input after the other, and cuts off what never ends."""

    def __init__(self, thrown: Thrown) -> None:
        self._thrown, self.last, self.count, self.slowest = thrown, None, 0, 0.0

    def throw(self, given: Any) -> None:  # noqa: ANN401 - texts and files
        """Throw it; too slow is a failure."""
        self.last = given
        size = len(getattr(given, "data", given))
        allowed = SLOWEST * max(1.0, size / MEGABYTE) * self._thrown.looks
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, 4 * allowed)
        try:
            self._thrown.at(given)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took = time.process_time() - started
        self.count += 1
        self.slowest = max(self.slowest, took)
        if took > allowed:
            said = f"{took:.1f} s for an input of {size}"
            raise TimeoutError(said)


def keep(name: str, given: Any) -> Path:  # noqa: ANN401 - texts and files
    """Keep a failing input where a test finds it; its name tells the target."""
    KEPT.mkdir(parents=True, exist_ok=True)
    is_text = isinstance(given, str)
    data = given.encode("utf-8", "surrogatepass") if is_text else given.data
    ending = ".txt" if is_text else Path(given.name).suffix
    place = KEPT / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}{ending}"
    place.write_bytes(data)
    return place


def _stop(*_signal: object) -> None:
    """Cut off an input that would never end."""
    said = "it would not end"
    raise TimeoutError(said)


def _bound_memory() -> None:
    """Where the system can, an input that asks for too much memory fails instead of the machine."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _megabytes() -> int:
    """The most memory that this process has used; 0 where nobody can tell."""
    if sys.platform != "linux":
        return 0
    import resource  # noqa: PLC0415 - not every system has it

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
