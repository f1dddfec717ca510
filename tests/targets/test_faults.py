"""A bounded sample of the faults that `scripts/faults.py` makes in full: nothing bad met, all mended.

It must not aim: the sample is every so-many-th system call, and fixed moments.
"""

import os
from pathlib import Path

import pytest
from tests.targets.conftest import MAKERS
from tests.targets.fault_table import file_rows
from tests.targets.faulting import Count, full_disk, two_at_once
from tests.targets.remote_faulting import RemoteFaults
from tests.targets.servers import ON_DEBIAN, program

needs_root = pytest.mark.skipif(
    not ON_DEBIAN and os.geteuid() != 0, reason="mounts a small disk, which only root may"
)


def quiet(line: str) -> None:
    """Keep a line to ourselves."""
    del line


def test_faults_at_system_calls_do_no_harm(tmp_path: Path) -> None:
    """Killed, refused or lied to by the disk: no visitor meets half a site, and the next run ends it."""
    program("strace")
    for name, count in file_rows(tmp_path, 71, quiet):
        assert count.points
        assert count.sound, (name, count)


@pytest.mark.parametrize("name", ["ssh", "vsftpd", "s3-moto", "git"])
def test_killed_publishers_do_no_harm(tmp_path: Path, name: str) -> None:
    """A publisher to a server is killed midway; visitors notice nothing, the next run ends it."""
    count = Count()
    with MAKERS[name](tmp_path) as host:
        faults = RemoteFaults(host, tmp_path)
        faults.measure()
        faults.kill(count)
    assert count.sound, count


def test_two_publishers_do_no_harm(tmp_path: Path) -> None:
    """Two processes publish two trees to one folder at once: one whole release is live."""
    count = Count()
    two_at_once(tmp_path, 3, count)
    assert count.sound, count


@needs_root
def test_a_full_disk_does_no_harm(tmp_path: Path) -> None:
    """When the target's disk is full the old section stays; with room again the next run ends it."""
    count = Count()
    full_disk(tmp_path, count)
    assert count.sound, count
