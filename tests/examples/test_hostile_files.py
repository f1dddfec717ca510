"""Hostile files one by one: the gate's word on each, and what of it may be published; single facts too.

It must not know records; `test_hostile.py` attaches the same files and builds.
"""

import pytest
from tests.examples.gate_facts import FACTS
from tests.examples.gate_table import faults, found_in
from tests.examples.hostile_case import FileCase
from tests.examples.hostile_files import FILES

from nq57.model.messages.attachments import ATTACHED

LEAST_FILES = 450
# Names, large files, passwords and long papers are tested by themselves.
# `tests/unit/gate/test_telephone_photos.py` has the photographs; the loader tells who shows a refused file.
ELSEWHERE = frozenset({"anh-doi-dang", "anh-thu-nho", "tep-chan-bai"}) | frozenset(
    {"ten-tep-cam", "tep-dinh-kem-lon", "pdf-mat-khau", "tep-doc-do-dang"}
)


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.name)
def test_each_file_is_judged_as_it_must_be(case: FileCase) -> None:
    """What is found is exactly what is written down beside it, in form and in words."""
    assert found_in(case) == set(case.codes)


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.name)
def test_what_is_published_is_clean(case: FileCase) -> None:
    """A file that may pass has lost what it must lose, kept what it must keep, and has no more to lose."""
    assert faults(case) == []


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_holds(name: str) -> None:
    """Each sentence of the table of facts is true."""
    assert FACTS[name]()


def test_every_problem_of_files_has_a_case() -> None:
    """The cases are many, and no code of the gate for files is without one."""
    assert len({case.name for case in FILES}) == len(FILES) >= LEAST_FILES
    assert set(ATTACHED) - ELSEWHERE <= {code for case in FILES for code in case.codes}
