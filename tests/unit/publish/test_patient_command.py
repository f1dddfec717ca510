"""Commands that talk over a line: they may take long, and are ended when they fall silent."""

import os
import sys
import time
from pathlib import Path

import pytest

from nq57.publish.targets.idle_timeout import converse


def test_what_a_command_says_is_heard(tmp_path: Path) -> None:
    """Output, complaints and status come as they were given; its pauses are shorter than our patience."""
    program = "import sys; print('ra'); print('loi', file=sys.stderr); sys.exit(3)"
    status, said = converse([sys.executable, "-c", program], tmp_path, os.environ, 20)
    assert (status, bytes(said.out).strip(), bytes(said.err).strip()) == (3, b"ra", b"loi")


def test_a_silent_command_is_ended_with_its_children(tmp_path: Path) -> None:
    """Silent for too long, it and what it started are gone when the failure is told."""
    program = f"echo $$ > {tmp_path}/so; sleep 60 & echo $! > {tmp_path}/con; wait"
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        converse(["sh", "-c", program], tmp_path, os.environ, 0.5)
    assert time.monotonic() - start < 50
    for name in ("so", "con"):
        status = Path(f"/proc/{(tmp_path / name).read_text('utf-8').strip()}/stat")
        for _ in range(200):
            if not status.exists() or ") Z " in status.read_text("utf-8"):
                break
            time.sleep(0.02)
        else:
            pytest.fail(f"{name} lives on")
