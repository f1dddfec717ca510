"""Race publishing against rsync and lftp: `python3 scripts/bench_publish.py [--files N] [--delay MS]`.

Must not time anything else: every figure is one command's, on servers of this machine.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Run in the project's environment; the measuring stands beside the tests, whose servers it starts."""
    environment.prepare(environment.TEST_LOCK)
    inner = "import sys; sys.path.insert(0, 'scripts'); import bench_publish as race"
    return environment.run(["-c", f"{inner}; sys.exit(race.measure(sys.argv[1:]))", *arguments])


def measure(arguments: list[str]) -> int:
    """All figures; 1 if a ratio is above what we mean to reach."""
    sys.path.insert(0, str(ROOT))
    from tests.targets import race  # noqa: PLC0415 - needs the environment that main prepares

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--delay", type=float, default=0.0, help="milliseconds of a round trip")
    parser.add_argument("--only", choices=("ssh", "ftps"))
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="nq57-race-") as folder:
        return race.run(Path(folder), asked.files, asked.delay / 1000, print, asked.only)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
