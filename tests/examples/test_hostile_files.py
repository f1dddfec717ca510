"""Hostile files one by one: the gate's word on each, and what of it may be published.

It must not know records; `test_hostile.py` attaches the same files and builds.
"""

import io
import zipfile

import pytest
from tests.examples.hostile_case import FileCase
from tests.examples.hostile_files import FILES

from nq57.content.attachments import judge_anew
from nq57.content.folder import FileEntry, MemoryFolder
from nq57.content.gate import inspect
from nq57.model.attached_texts import ATTACHED


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.name)
def test_each_file_is_judged_as_it_must_be(case: FileCase) -> None:
    """What is found is exactly what is written down beside it, in form and in words."""
    entry = FileEntry(f"a/{case.name}", len(case.data))
    judged = judge_anew(entry, MemoryFolder({entry.path: case.data}))
    assert {found.code for found in judged.problems} == set(case.codes)


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.name)
def test_what_is_published_is_clean(case: FileCase) -> None:
    """A file that may pass has lost what it must lose, kept what it must keep, and has no more to lose."""
    verdict = inspect(case.name, case.data)
    if verdict.refused:
        return
    published = verdict.cleaned if verdict.cleaned is not None else case.data
    assert (published == case.data) == (verdict.cleaned is None)
    assert not case.whole or verdict.cleaned is None
    inside = _opened(published)
    assert [bad for bad in case.absent if bad in inside] == []
    assert [good for good in case.present if good not in inside] == []
    assert inspect(case.name, published).cleaned is None


def test_every_problem_of_files_has_a_case() -> None:
    """No code of the gate for files is without a hostile file."""
    assert set(ATTACHED) - {"ten-tep-cam"} <= {code for case in FILES for code in case.codes} | {
        "tep-dinh-kem-lon",
        "pdf-mat-khau",
    }


def _opened(data: bytes) -> bytes:
    """A file's bytes, and those of its parts where it is an archive."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return data + b"".join(packed.read(name) for name in packed.namelist())
