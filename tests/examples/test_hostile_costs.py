"""Files that cost much: each is judged as it must be within its bounds, and the whole corpus in a gigabyte.

It must not measure time: what is asserted is who ended the reading, a bound of ours or the cage.
"""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from tests.examples.gate_table import judged_in_cage
from tests.examples.hostile_case import FileCase
from tests.examples.hostile_costs import COSTS, ENDED

from nq57.gate.limited_workers import Overrun

MEGABYTE = 1_000_000
LEAST_CASES = 75
GIGABYTE = 1_000_000_000
ALL = """
from tests.examples.hostile_costs import COSTS
from tests.examples.hostile_files import FILES
from nq57.content.attachments import judge_each
from nq57.content.folder import FileEntry, MemoryFolder
files = {f"a/{case.name}": case for case in (*FILES, *COSTS)}
folder = MemoryFolder({path: case.data for path, case in files.items()})
judged = judge_each(folder.files(), folder, jobs=2)
wrong = [p for p, one in judged.items() if {x.code for x in one.problems} != set(files[p].codes)]
print(len(judged), wrong)
"""


@pytest.mark.parametrize("case", COSTS, ids=lambda case: case.name)
def test_each_costly_file_is_judged_as_it_must_be(case: FileCase) -> None:
    """What is found is what is written down beside it, and a bound of ours found it before the cage did."""
    found = judged_in_cage(case)
    assert isinstance(found, Overrun) == (case.name in ENDED)
    assert isinstance(found, Overrun) or found == set(case.codes)


def test_the_cases_are_many_and_small() -> None:
    """There are enough, all different, none above a megabyte."""
    assert len({case.name for case in COSTS}) == len(COSTS) >= LEAST_CASES
    assert all(len(case.data) <= MEGABYTE for case in COSTS)


def test_the_whole_corpus_is_judged_in_a_gigabyte() -> None:
    """All hostile files in one run, side by side, by processes that may have no more address space."""
    done = subprocess.run(  # noqa: S603 - the script above
        [sys.executable, "-c", ALL],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (GIGABYTE, GIGABYTE)),
    )  # fmt: skip
    count, wrong = done.stdout.split(" ", 1)
    assert wrong.strip() == "[]"
    assert int(count) > len(COSTS)
