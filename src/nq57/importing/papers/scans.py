"""Scanned pages to text by OCRmyPDF and Tesseract's Vietnamese, where the machine has both.

It must not know papers. Which programs there are and how they are run come in as parameters.
"""

import functools
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nq57.importing.papers.page_cleaning import cleaned
from nq57.importing.papers.programs import Run, run, why_failed

_LOW = 32  # points
_RUN = functools.partial(run, seconds=1800)  # a thick scan on an old machine
NEEDED = ("ocrmypdf", "tesseract")
MISSING = (
    "Tệp là bản quét, không có lớp chữ, và máy này chưa có {what}. Cài đặt rồi chạy lại"
    " (Debian, Ubuntu: sudo apt-get install ocrmypdf tesseract-ocr tesseract-ocr-vie), hoặc dùng bản Word."
)
FAILED = "Nhận dạng chữ trên bản quét không thành ({why}). Thử quét lại ở 300 dpi, hoặc dùng bản Word."


def with_text(
    data: bytes,
    pages: Sequence[int],
    runner: Run = _RUN,
    which: Callable[[str], str | None] = shutil.which,
    prepared: Callable[[bytes, Sequence[int]], bytes] | None = None,
) -> bytes | str:
    """The PDF with those pages (from 1) recognised again; a Vietnamese sentence where that cannot be had.

    `prepared` says how pages that are easy to read are had, if not from `prepared_pages`.
    """
    missing = [name for name in NEEDED if which(name) is None]
    if missing:
        return MISSING.format(what=" và ".join(missing))
    try:
        if "vie" not in runner(["tesseract", "--list-langs"]).stdout.split():
            return MISSING.format(what="dữ liệu tiếng Việt của Tesseract (tesseract-ocr-vie)")
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
            source.write_bytes((prepared or prepared_pages)(data, pages))
            which_pages = ",".join(map(str, pages))
            # Whatever text such a page has, a stamp or what a poor scanner left, is drawn and read again.
            options = [
                "--force-ocr",
                "--pages",
                which_pages,
                "--language",
                "vie",
                "--output-type",
                "pdf",
                "--deskew",
            ]
            done = runner(["ocrmypdf", *options, "--quiet", str(source), str(target)])
            if done.returncode == 0 and target.is_file():
                return target.read_bytes()
            return FAILED.format(why=why_failed(done))
    except (OSError, subprocess.SubprocessError) as error:
        return FAILED.format(why=type(error).__name__)


def _is_low(annotation: Any) -> bool:  # noqa: ANN401 - pikepdf's objects have no narrower type
    """Whether it is as low as a number or a day stamped into a blank; who signed takes many lines."""
    rectangle = annotation.get("/Rect")
    return rectangle is not None and abs(float(rectangle[3]) - float(rectangle[1])) <= _LOW


def prepared_pages(data: bytes, pages: Sequence[int]) -> bytes:
    """Those pages without form and signatures, and as clean pictures; as they are where that fails."""
    bare = without_signatures(data)
    try:
        return cleaned(bare, pages)
    except Exception:  # noqa: BLE001 - a damaged page raises whatever its damage leads to; OCRmyPDF says it
        return bare


def without_signatures(data: bytes) -> bytes:
    """The pages as they look, without form and signatures, which OCRmyPDF would not touch."""
    import pikepdf  # noqa: PLC0415 - heavy, and only scans need it

    made = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document, pikepdf.new() as bare:
            for page in document.pages:
                page.Annots = pikepdf.Array([one for one in page.get("/Annots", []) if _is_low(one)])
            document.flatten_annotations("all")
            bare.pages.extend(document.pages)
            bare.save(made)
    except Exception:  # noqa: BLE001 - a damaged PDF raises whatever its damage leads to; OCRmyPDF says it
        return data
    return made.getvalue()
