"""Tests of parts built by workers: what they make is what one machine makes, whatever happens meanwhile."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from tests.projects import AS_OF
from tests.unit.cluster.conftest import Nation, files_of

from nq57.build.building import BuildOrder
from nq57.build.provenance import provenance_of
from nq57.cluster.leading import ClusterCampaign, Country
from nq57.cluster.orders import PartOrder
from nq57.cluster.part_process import COMMAND, PartFailedError, refusal, run_part
from nq57.cluster.store_places import store_folder

DAY = dt.date.fromisoformat(AS_OF)
_POISON = """
import os
from nq57.build import building
whole = building._Team.build
def poisoned(self, unit):
    if unit == "lang-son/xa-ba-son":
        os.kill(os.getpid(), 9)
    return whole(self, unit)
building._Team.build = poisoned
from nq57.cluster.part_process import main
main()
"""


def orders(country: Nation, out: Path) -> list[PartOrder]:
    """What a leader asks of its workers: a part a province."""
    known = Country.of(country.root)
    centre = known.centre(BuildOrder(country.root, (), DAY, out), time.time_ns())
    campaign = ClusterCampaign(known, out, DAY, provenance_of(country.root), centre)
    return [campaign.order(part) for part in known.parts(known.units, 0)]


def quiet(*_: object) -> None:
    """Hear nothing."""


def test_a_unit_that_ends_its_process_twice_is_set_aside_and_named(country: Nation, tmp_path: Path) -> None:
    """The others are built as ever; once it is mended, the next run builds that one too; then nothing."""
    order = next(one for one in orders(country, tmp_path) if one.name == "lang-son")
    stores = store_folder(country.root)
    part = run_part(order, stores, quiet, command=(sys.executable, "-c", _POISON))
    assert part.failed == part.aside == ("lang-son/xa-ba-son",)
    assert not (tmp_path / "lang-son.xa-ba-son").exists()
    mended = run_part(order, stores, quiet)
    assert {one.unit: bool(one.written) for one in mended.units} == {
        "lang-son": False,
        "lang-son/phuong-ky-lua": False,
        "lang-son/xa-ba-son": True,
    }
    expected = {name: data for name, data in country.files.items() if "lang-son" in name}
    assert files_of(tmp_path) == expected
    assert run_part(order, stores, quiet).recalled


@pytest.mark.parametrize("wrong", ["code", "listing"])
def test_a_worker_with_another_copy_builds_nothing(country: Nation, tmp_path: Path, wrong: str) -> None:
    """Neither another program nor other content may make trees that nobody asked for."""
    order = orders(country, tmp_path)[0]
    assert refusal(order) == ""
    other = replace(order, code="00") if wrong == "code" else replace(order, listing="00")
    assert "máy này" in refusal(other)


def test_a_process_that_says_nothing_is_ended(country: Nation, tmp_path: Path) -> None:
    """Whoever waits for it is told, and waits no longer."""
    order = orders(country, tmp_path)[0]
    command = (sys.executable, "-c", "import sys; sys.stdin.buffer.read()")
    with pytest.raises(PartFailedError, match="không nói gì"):
        run_part(order, tmp_path, quiet, patience=0.2, command=command)


def test_a_cluster_builds_what_one_machine_builds(country: Nation, tmp_path: Path) -> None:
    """Byte for byte, with the same problems, although a worker is killed in the middle."""
    words = ("build", "--root", country.root, "--out", tmp_path, "--as-of", AS_OF, "--cluster", "local:1")
    command = [sys.executable, "-m", "nq57", *map(str, words)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as running:  # noqa: S603 - our own command
        _kill_a_worker(running.pid)
        _, said = running.communicate()
    assert running.returncode == 1, said  # one record is left out
    assert files_of(tmp_path) == country.files
    assert _problems(said) == _problems(country.said) != []


def _kill_a_worker(leader: int) -> None:
    """Kill -9 a worker as soon as it builds."""
    while True:
        for process in psutil.Process(leader).children(recursive=True):
            try:
                if COMMAND[-1] in process.cmdline():
                    os.kill(process.ppid(), signal.SIGKILL)
                    return
            except psutil.Error:
                continue
        time.sleep(0.02)


def _problems(said: str) -> list[str]:
    return sorted(line for line in said.splitlines() if line.startswith("content/"))
