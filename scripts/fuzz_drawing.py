"""Draw random posters on every format and tell what is wrong with them.

    .venv/bin/python scripts/fuzz_drawing.py 50

So many posters of each kind of block; ends with 1 when a law of `tests/properties/test_drawing_laws.py`
does not hold over all of them.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.drawing_proof import BLANK, KINDS, drawn, proof, readable


def main() -> int:
    """Draw, count, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("posters", type=int, nargs="?", default=20, help="of each kind")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--kind", default="", help="only this kind")
    given = parser.parse_args()
    faults: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], str] = {}
    blanks: list[float] = []
    for kind in [given.kind] if given.kind else KINDS:
        for seed in range(given.first, given.first + given.posters):
            for name, drawing in drawn(kind, seed):
                found = proof(drawing)
                blanks.append(found.blank)
                told = list(found.faults)
                told += [f"blank: {found.blank:.0%}"] if found.blank > BLANK else []
                told += [f"small: {drawing.scale:.2f}"] if drawing.scale < readable(kind, name) else []
                for fault in told:
                    key = (kind, name, fault.split(":")[0].split(" by")[0])
                    faults[key] += 1
                    examples.setdefault(key, f"seed {seed}: {fault}")
    for key, count in faults.most_common(60):
        print(*key, count, "|", examples[key][:150])
    blanks.sort()
    worst = blanks[int(len(blanks) * 0.99)]
    empty = sum(blank > BLANK for blank in blanks)
    print(f"{len(blanks)} sheets, {empty} with a blank band over {BLANK:.0%}, 99th {worst:.1%}")
    hard = sum(count for key, count in faults.items() if key[2] != "blank")
    return int(hard > 0 or empty > 0.01 * len(blanks))


if __name__ == "__main__":
    sys.exit(main())
