"""Kill processes of a cluster at random moments: `python3 scripts/cluster_faults.py [--kills 30]`.

Leaders, workers and building processes in turn, by kill -9. Where a run did not end well, the command is
run once more; then every tree must equal what one machine builds. It must not know how parts are built.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import environment
from environment import say

DAY = "2026-12-01"
VICTIMS = ("leader", "worker", "part")
_BUILDING = "nq57.cluster.part_process"


def main(arguments: list[str]) -> int:
    """Run in the project's environment."""
    environment.prepare(environment.TEST_LOCK)
    inner = "import sys; sys.path.insert(0, 'scripts'); import cluster_faults as faults"
    return environment.run(["-c", f"{inner}; sys.exit(faults.run(sys.argv[1:]))", *arguments])


def run(arguments: list[str]) -> int:
    """So many kills; 1 when any run did not converge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--units", type=int, default=12)
    parser.add_argument("--seed", type=int, default=57)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="nq57-") as room:
        return _all(Path(room), asked.kills, asked.units, asked.seed)


def _all(room: Path, kills: int, units: int, seed: int) -> int:
    from nation import nation, write_nation  # noqa: PLC0415 - its environment

    chance = random.Random(seed)  # noqa: S311 - moments, no secret
    both = [unit for code in ("20", "46") for unit in list(nation((code,)))[: units // 2]]
    root, out = room / "du-an", room / "site"
    write_nation(root, both, shared=60, scale=0.2, seed=seed)
    _finish(build(root, room / "mot-may"))
    wanted, counts, bad = files_of(room / "mot-may"), Counter[str](), 0
    began = time.monotonic()
    _finish(build(root, out, "local:2"))
    usual = time.monotonic() - began
    for number in range(kills):
        shutil.rmtree(out)
        victim, moment = VICTIMS[number % len(VICTIMS)], chance.uniform(0, usual)
        hit = kill_during(build(root, out, "local:2"), victim, moment)
        counts[f"{victim} {'hit' if hit else 'was over already'}"] += 1
        if files_of(out) != wanted:
            _finish(build(root, out, "local:2"))  # as whoever sees it failing would
            counts["second runs"] += 1
        same = files_of(out) == wanted
        bad += not same
        say(f"{number + 1}/{kills}: {victim} after {moment:.1f} s: {'whole' if same else 'NOT WHOLE'}")
    say(", ".join(f"{name}: {count}" for name, count in sorted(counts.items())) + f"; not whole: {bad}")
    return int(bool(bad))


def build(root: Path, out: Path, cluster: str = "") -> "subprocess.Popen[bytes]":
    """A build under way."""
    words = ["build", "--root", str(root), "--out", str(out), "--as-of", DAY]
    words += ["--cluster", cluster] if cluster else []
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", "nq57", *words], stdout=quiet, stderr=quiet)


def kill_during(running: "subprocess.Popen[bytes]", victim: str, moment: float) -> bool:
    """Kill -9 one of a build's processes at a moment, then wait until all of them are gone."""
    import psutil  # noqa: PLC0415 - the environment's

    time.sleep(moment)
    leader = psutil.Process(running.pid)
    while True:  # a worker, or what it builds with, is hit as soon as there is one
        below = leader.children(recursive=True) if running.poll() is None else []
        parts = [one for one in below if one.is_running() and _BUILDING in " ".join(_words(one))]
        if parts or victim == "leader" or running.poll() is not None:
            break
        time.sleep(0.02)
    chosen = {"leader": running.pid, "part": parts[0].pid if parts else 0}
    chosen["worker"] = parts[0].ppid() if parts else 0
    target = chosen[victim] if running.poll() is None else 0
    if target:
        os.kill(target, signal.SIGKILL)
    running.wait()
    psutil.wait_procs(below, timeout=60)
    return bool(target)


def _words(process: object) -> list[str]:
    try:
        return list(process.cmdline())  # type: ignore[attr-defined] # psutil's process
    except Exception:  # noqa: BLE001 - it is gone
        return []


def _finish(running: "subprocess.Popen[bytes]") -> None:
    if running.wait():
        sys.exit("A build that nobody disturbed failed.")


def files_of(out: Path) -> Mapping[str, bytes]:
    """Every file of every tree, and the manifests."""
    found = {}
    for path in sorted(out.rglob("*")) if out.is_dir() else ():
        name = path.relative_to(out).as_posix()
        if path.is_file() and (not name.startswith(".nq57/") or name.endswith(".manifest.json")):
            found[name] = path.read_bytes()
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
