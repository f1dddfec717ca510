"""Count what faults do to a publish: `python3 scripts/faults.py [--share N] [--kills N] [KIND…]`.

Must not judge: it prints the table, and ends with 1 if a visitor met anything bad, a failure passed for a
success, or the next run did not mend all. Kinds: file, two, disk, and the names of servers; all by default.
`--notes FILE` keeps the rows, so that a long table can be made in several runs with other seeds.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Run in the project's environment; the counting stands beside the tests, whose servers it starts."""
    environment.prepare(environment.TEST_LOCK)
    inner = [
        "-c",
        "import sys; sys.path.insert(0, 'scripts'); import faults; sys.exit(faults.count(sys.argv[1:]))",
    ]
    return environment.run([*inner, *arguments])


def count(arguments: list[str]) -> int:
    """All that was asked for, a row of the table each."""
    sys.path.insert(0, str(ROOT))
    from tests.targets import fault_table  # noqa: PLC0415 - needs the environment that main prepares

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--share", type=int, default=1, help="every N-th system call only")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--holes", type=int, default=50)
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--disks", type=int, default=10)
    parser.add_argument("--timeout", type=float, default=2, help="seconds of silence on a dead line")
    parser.add_argument("--seed", type=int, default=57)
    parser.add_argument("--at-once", type=int, default=2, help="servers under fault at the same time")
    parser.add_argument("--notes", type=Path, help="keep rows here, and add those kept before")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="nq57-faults-") as folder:
        return fault_table.run(Path(folder), asked, print)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
