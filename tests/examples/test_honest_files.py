"""Honest files pass the gate: no error, and no warning but those that are written down beside a file.

It must not know how they are made.
"""

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pptx
import pytest
from tests.examples.gate_table import found_in
from tests.examples.honest_files import Honest, honest_files
from tests.examples.hostile_case import FileCase

from nq57.gate import inspect

FILES = tuple(honest_files())
OPENERS: dict[str, Callable[[io.BytesIO], object]] = {
    "docx": docx.Document,
    "xlsx": openpyxl.load_workbook,
    "pptx": pptx.Presentation,
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_honest_file_passes(file: Honest) -> None:
    """Nothing is told of it that its editor would have to shake his head at."""
    assert found_in(FileCase(file.name, file.data)) == set(file.warned)


@pytest.mark.parametrize("name", ["thuong.docx", "thuong.xlsx", "thuong.pptx"])
def test_a_cleaned_office_file_opens_as_before(name: str) -> None:
    """The library that made it reads the published copy, and every part but those cut is still there."""
    file = next(one for one in FILES if one.name == name)
    cleaned = inspect(name, file.data).cleaned or file.data
    OPENERS[name.rpartition(".")[2]](io.BytesIO(cleaned))
    before, after = (set(zipfile.ZipFile(io.BytesIO(data)).namelist()) for data in (file.data, cleaned))
    assert before - after <= {"docProps/thumbnail.jpeg"}
