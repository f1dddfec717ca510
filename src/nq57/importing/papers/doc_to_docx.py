"""Word files of before 2007 (.doc) to DOCX by LibreOffice, where the machine has it.

It must not know papers. Which programs there are and how they are run come in as parameters.
"""

import functools
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from nq57.importing.papers.programs import Run, run, why_failed

_RUN = functools.partial(run, seconds=300)
NEEDED = "soffice"
MISSING = (
    "Tệp Word kiểu cũ (.doc): mở bằng Word hoặc LibreOffice, lưu thành .docx rồi nhập lại. Máy có cài"
    " LibreOffice thì việc này tự động (Debian, Ubuntu: sudo apt-get install libreoffice-writer)."
)
FAILED = "LibreOffice không chuyển được tệp .doc này ({why}). Mở bằng Word, lưu thành .docx rồi nhập lại."
CONVERTED = (
    "Tệp .doc đã được LibreOffice chuyển thành .docx; bản đính kèm là bản .docx ấy: xem lại trước khi đăng."
)
_OLE = b"\xd0\xcf\x11\xe0"


def is_old_word(data: bytes) -> bool:
    """Whether the bytes begin as Office files of before 2007 do."""
    return data.startswith(_OLE)


def as_docx(
    data: bytes, runner: Run = _RUN, which: Callable[[str], str | None] = shutil.which
) -> bytes | str:
    """The same document as DOCX; a Vietnamese sentence where that cannot be had."""
    if which(NEEDED) is None:
        return MISSING
    try:
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "in.doc", Path(folder) / "in.docx"
            source.write_bytes(data)
            profile = (
                f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"  # beside an open window
            )
            asked = ["--headless", "--norestore", "--convert-to", "docx", "--outdir", folder, str(source)]
            done = runner([NEEDED, profile, *asked])
            if target.is_file():
                return target.read_bytes()
            return FAILED.format(why=why_failed(done))
    except (OSError, subprocess.SubprocessError) as error:
        return FAILED.format(why=type(error).__name__)
