"""Papers of any form, each read in a process with bounds, by whatever program its form needs.

It must not print, nor know what is done with a paper.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from nq57.gate.limited_workers import Cage
from nq57.importing.papers.doc_to_docx import CONVERTED, as_docx, is_old_word
from nq57.importing.papers.paper import Paper
from nq57.importing.papers.place_pictures import Place, place_pictures
from nq57.importing.papers.reading import Unreadable, paper_bounds, read_form, read_paper
from nq57.importing.papers.scans import prepared_pages, with_text

_PREPARE = "prepare"  # the pages of a scan, for those who recognise letters


class ReadPaper(NamedTuple):
    """The paper in a file, the bytes that may be attached, and those whose pages have the text on them."""

    paper: Paper
    data: bytes
    pages: bytes


def paper_of(data: bytes) -> ReadPaper | str:
    """The paper in a file's bytes; or why it cannot be read."""
    modern = as_docx(data) if is_old_word(data) else data
    if isinstance(modern, str):
        return modern
    pages = [modern]  # a scan's are those that have been recognised

    def recognised(scan: bytes, numbers: Sequence[int]) -> bytes | str:
        made = with_text(scan, numbers, prepared=_prepared)
        pages.extend([made] if isinstance(made, bytes) else [])
        return made

    paper = read_paper(modern, recognised, _caged)
    if isinstance(paper, Unreadable):
        return paper.why
    remarks = paper.remarks if modern is data else (*paper.remarks, CONVERTED)
    return ReadPaper(replace(paper, remarks=remarks), modern, pages[-1])


def pictures_of(pages: bytes, places: Sequence[Place]) -> dict[Place, bytes]:
    """Pictures of places in a PDF, made in a process with bounds; none where that fails."""
    if b"%PDF-" not in pages[:1024] or not places:
        return {}
    cage: Cage[tuple[bytes, tuple[Place, ...]], dict[Place, bytes]] = Cage(_picture)
    with cage:
        made = cage.run((pages, tuple(places)), paper_bounds(len(pages)))
    return made if isinstance(made, dict) else {}


def _picture(given: tuple[bytes, tuple[Place, ...]]) -> dict[Place, bytes]:
    try:
        return place_pictures(*given)
    except Exception:  # noqa: BLE001 - a damaged PDF raises whatever its damage leads to; the page goes without
        return {}


@lru_cache(maxsize=1)
def _cage() -> Cage[tuple[str, bytes], Any]:
    """The one process that reads all papers of this run; it ends with us."""
    return Cage(_read)


def _read(given: tuple[str, bytes]) -> object:
    form, data = given
    action, _, numbers = form.partition(" ")
    if action == _PREPARE:
        return prepared_pages(data, [int(number) for number in numbers.split()])
    return read_form(form, data)


def _caged(form: str, data: bytes) -> object:
    return _cage().run((form, data), paper_bounds(len(data)))


def _prepared(data: bytes, pages: Sequence[int]) -> bytes:
    made = _caged(" ".join([_PREPARE, *map(str, pages)]), data)
    return made if isinstance(made, bytes) else data
