"""Papers of any form, each read in a process with bounds, by whatever program its form needs.

It must not print, nor know what is done with a paper.
"""

from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from nq57.gate.limited_workers import Cage
from nq57.importing.papers.doc_to_docx import CONVERTED, as_docx, is_old_word
from nq57.importing.papers.paper import Paper
from nq57.importing.papers.reading import Unreadable, paper_bounds, read_form, read_paper
from nq57.importing.papers.scans import with_text, without_signatures


def paper_of(data: bytes) -> tuple[Paper, bytes] | str:
    """The paper in a file's bytes, and the bytes that may be attached; or why it cannot be read."""
    modern = as_docx(data) if is_old_word(data) else data
    if isinstance(modern, str):
        return modern
    paper = read_paper(modern, partial(with_text, unsigned=_unsigned), _caged)
    if isinstance(paper, Unreadable):
        return paper.why
    remarks = paper.remarks if modern is data else (*paper.remarks, CONVERTED)
    return replace(paper, remarks=remarks), modern


@lru_cache(maxsize=1)
def _cage() -> Cage[tuple[str, bytes], Any]:
    """The one process that reads all papers of this run; it ends with us."""
    return Cage(_read)


def _read(given: tuple[str, bytes]) -> object:
    form, data = given
    return without_signatures(data) if form == "unsigned" else read_form(form, data)


def _caged(form: str, data: bytes) -> object:
    return _cage().run((form, data), paper_bounds(len(data)))


def _unsigned(data: bytes) -> bytes:
    made = _caged("unsigned", data)
    return made if isinstance(made, bytes) else data
