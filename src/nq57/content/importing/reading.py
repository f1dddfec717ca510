"""Files to papers: the form told by the first bytes, each form read by its own module.

It must not trust a file's name; what it cannot read it says in a sentence for the editor.
"""

from collections.abc import Callable
from dataclasses import dataclass

from nq57.content.importing.papers import Paper
from nq57.content.importing.txt_reader import read_txt

Ocr = Callable[[bytes], bytes | None]
MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file gives no paper."""

    vi: str
    en: str


def read_paper(data: bytes, name: str) -> Paper | Unreadable:
    """The paper in a file."""
    if not data.strip():
        return Unreadable("Tệp rỗng.", "The file is empty.")
    if len(data) > MAX_BYTES:
        return Unreadable("Tệp lớn quá 64 MB.", "The file is larger than 64 MB.")
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Unreadable(
            f"“{name}” không phải văn bản thuần, PDF hay DOCX.", f'"{name}" is no plain text, PDF or DOCX.'
        )
    return read_txt(data)
