"""Feed the gate for files with broken and twisted files: nothing may raise, hang or fill the memory.

Must not take longer than it is given: `python scripts/fuzz_files.py --seconds 60 --seed 57`. Seeds are the
hostile files of the tests; what is found is kept in `--keep`, ready to become a case of theirs.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS_PER_MEGABYTE = 1.0
LEAST_SECONDS = 1.0  # a small file may take this long: the clock of a busy machine is coarse
MAX_MEGABYTES = 1_500  # of memory, at the highest
_WORDS = (
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"[",
    b"]",
    b"/",
    b"%",
    b"stream\n",
    b"endobj",
    b"<svg",
    b"&a;",
    b"PK\3\4",
)


def flip(data: bytearray, dice: random.Random) -> None:
    """Change single bits."""
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def cut(data: bytearray, dice: random.Random) -> None:
    """Take a stretch out."""
    start = dice.randrange(len(data))
    del data[start : start + dice.randint(1, max(1, len(data) // 4))]


def double(data: bytearray, dice: random.Random) -> None:
    """Say a stretch several times."""
    start = dice.randrange(len(data))
    data[start:start] = data[start : start + dice.randint(1, 400)] * dice.randint(1, 60)


def put(data: bytearray, dice: random.Random) -> None:
    """Put a telling word somewhere."""
    start = dice.randrange(len(data))
    data[start : start + dice.randint(0, 4)] = dice.choice(_WORDS) * dice.randint(1, 40)


def number(data: bytearray, dice: random.Random) -> None:
    """Put an extreme number somewhere."""
    start = dice.randrange(len(data))
    data[start : start + 4] = dice.choice(
        (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\0\0\0\1")
    )


WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (flip, cut, double, put, number)


def twisted(seed: bytes, dice: random.Random) -> bytes:
    """A seed changed in one to four ways."""
    data = bytearray(seed or b"x")
    for _ in range(dice.randint(1, 4)):
        dice.choice(WAYS)(data, dice)
        data = data or bytearray(b"x")
    return bytes(data)


def trouble(name: str, data: bytes) -> str:
    """What went wrong with one file, if anything. Rooms are asked themselves, without the net beneath."""
    from nq57.content.gate.inspecting import ROOMS  # noqa: PLC0415 - the path is set by main
    from nq57.content.gate.kinds import kind_of  # noqa: PLC0415 - as above
    from nq57.content.gate.verdict import Refused  # noqa: PLC0415 - as above

    kind = kind_of(name)
    if kind is None or kind.room not in ROOMS:
        return ""
    started = time.process_time()
    try:
        verdict = ROOMS[kind.room](kind.name, data)
        if verdict.cleaned is not None and not verdict.refused:
            again = ROOMS[kind.room](kind.name, verdict.cleaned)
            if again.cleaned is not None:
                return "not clean at once"
    except Refused:
        pass
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {error}"
    spent = time.process_time() - started
    allowed = max(LEAST_SECONDS, SECONDS_PER_MEGABYTE * len(data) / 1_000_000)
    return f"{spent:.1f} s for {len(data)} bytes" if spent > 2 * allowed else ""  # it is looked at twice


def main(arguments: Sequence[str]) -> int:
    """Twist until the time is over; status 1 when anything was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=57)
    options.add_argument("--only", default="", help="only files with this ending, as svg")
    options.add_argument("--keep", type=Path, default=None, help="a folder for what is found")
    asked = options.parse_args(arguments)
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    from tests.examples.hostile_files import FILES  # noqa: PLC0415 - the path is set just above

    seeds = [case for case in FILES if case.name.endswith(asked.only) and case.name != "pdf-bom.pdf"]
    dice, done, found = random.Random(asked.seed), 0, dict[str, str]()  # noqa: S311 - no secret
    ends = time.monotonic() + asked.seconds
    while time.monotonic() < ends:
        case = dice.choice(seeds)
        data = twisted(case.data, dice)
        done += 1
        what = trouble(case.name, data)
        if what and what not in found:
            found[what] = case.name
            print(f"{case.name}: {what}", flush=True)
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / f"{len(found)}-{case.name}").write_bytes(data)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000
    print(f"{done} tệp méo mó, {len(found)} phát hiện, bộ nhớ cao nhất {memory} MB")
    return int(bool(found) or memory > MAX_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
