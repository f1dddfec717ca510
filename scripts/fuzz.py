"""Made-up inputs thrown at the gate and the readers for some minutes: `python3 scripts/fuzz.py`.

Must end in time (`--minutes`). An input that raises, or a megabyte that takes over a second, is kept in
`tests/examples/fuzz/`; a test throws it again for ever.
"""

import argparse
import hashlib
import signal
import sys
import time
from pathlib import Path

from environment import ROOT, TEST_LOCK, prepare, run

KEPT = ROOT / "tests" / "examples" / "fuzz"
SLOWEST = 1.0  # seconds of processor time for an input of at most a megabyte
MEMORY = 3_000_000_000  # bytes of address space; beyond it the input has failed
ROUND = 200  # inputs with one seed
LONG_ROUND = 4


def main(argv: list[str]) -> int:
    """Fuzz each target in turn until the time is over; 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--target", action="append", default=[])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--here", action="store_true", help="in this Python, not in .venv")
    options = parser.parse_args(argv)
    if not options.here:
        prepare(TEST_LOCK)
        return run([str(Path(__file__)), *argv, "--here"])
    return fuzz(options.minutes * 60, options.target, options.seed)


def fuzz(seconds: float, names: list[str], seed: int) -> int:
    """Seeds follow each other from `seed` on, so that a run can be made again."""
    from fuzz_targets import TARGETS  # noqa: PLC0415 - needs the project's environment

    _bound_memory()
    signal.signal(signal.SIGVTALRM, _stop)
    wanted = names or sorted(TARGETS)
    ends, tried, failed = time.monotonic() + seconds, dict.fromkeys(wanted, 0), 0
    slowest = dict.fromkeys(wanted, 0.0)
    while time.monotonic() < ends and wanted:
        for name in list(wanted):
            bad, count, took = one_round(name, seed)
            tried[name] += count
            slowest[name] = max(slowest[name], took)
            if bad:
                failed += 1
                wanted.remove(name)
                print(f"{name}: seed {seed}: {bad}")
        seed += 1
    for name in sorted(tried):
        print(f"{name:12} {tried[name]:>8} inputs, slowest {slowest[name]:.2f} s")
    return 1 if failed else 0


def one_round(name: str, seed: int) -> "tuple[str, int, float]":
    """One seed's inputs for a target: what failed (or nothing), how many, and the slowest."""
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415 - needs the project's environment
    from hypothesis import seed as seeded  # noqa: PLC0415 - needs the project's environment

    from fuzz_targets import TARGETS, long_texts, pieces  # noqa: PLC0415 - needs the project's environment

    target, count, slowest = TARGETS[name], [0], [0.0]
    last = [""]

    def throw(text: str) -> None:
        last[0] = text
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, 4 * SLOWEST)
        try:
            target(text)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took = time.process_time() - started
        count[0] += 1
        slowest[0] = max(slowest[0], took)
        if took > SLOWEST:
            said = f"{took:.1f} s for {len(text)} characters"
            raise TimeoutError(said)

    for strategy, most, phases in (
        (pieces, ROUND, (Phase.generate, Phase.shrink)),
        (long_texts(), LONG_ROUND, (Phase.generate,)),
    ):
        wrapped = settings(
            max_examples=most,
            deadline=None,
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        )(seeded(seed)(given(strategy)(throw)))
        try:
            wrapped()
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            return (
                f"{type(error).__name__}: {str(error)[:200]} → {_keep(name, last[0]).name}",
                count[0],
                slowest[0],
            )
    return "", count[0], slowest[0]


def _keep(name: str, text: str) -> Path:
    """Keep a failing input where a test finds it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8", "surrogatepass")
    place = KEPT / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}.txt"
    place.write_bytes(data)
    return place


def _stop(*_signal: object) -> None:
    """Cut off an input that would never end."""
    said = f"more than {4 * SLOWEST:.0f} s"
    raise TimeoutError(said)


def _bound_memory() -> None:
    """Where the system can, an input that asks for too much memory fails instead of the machine."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
