"""Papers named on the command line: read whatever program their form needs.

It must not print, nor know what is done with a paper.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nq57.content.importing.papers.paper import Paper


def paper_of(data: bytes) -> "tuple[Paper, bytes] | str":
    """The paper in a file's bytes, and the bytes that may be attached; or why it cannot be read."""
    from nq57.content.importing.papers.old_word import CONVERTED, as_docx, is_old_word
    from nq57.content.importing.papers.reading import Unreadable, read_paper
    from nq57.content.importing.papers.scans import with_text

    modern = as_docx(data) if is_old_word(data) else data
    if isinstance(modern, str):
        return modern
    paper = read_paper(modern, with_text)
    if isinstance(paper, Unreadable):
        return paper.why
    remarks = paper.remarks if modern is data else (*paper.remarks, CONVERTED)
    return replace(paper, remarks=remarks), modern
