"""What tests of the build share: the rights of a user who is not root.

It must not hold anything that only one test module needs.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

NOBODY = 65_534


@pytest.fixture
def plain_user() -> Iterator[Callable[[], Path]]:
    """A folder, and the rights of a user who is not root while the test works in it."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)

        def step_down() -> Path:
            if os.geteuid() == 0:
                os.chown(place, NOBODY, NOBODY)
                os.seteuid(NOBODY)
            return place

        try:
            yield step_down
        finally:
            os.seteuid(os.getuid())
            for path in [place, *place.rglob("*")]:
                path.chmod(0o755)
