"""Word files of before 2007 (.doc) to DOCX by LibreOffice, where the machine has it.

It must not know papers. Which programs there are and how they are run come in as parameters.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

Run = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]
MOST_SECONDS = 300
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


def run(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end, its output kept; ends it after five minutes."""
    return subprocess.run(  # noqa: S603 - the program is our own choice, the file names our own
        list(command), capture_output=True, text=True, encoding="utf-8", errors="replace",
        check=False, timeout=MOST_SECONDS,
    )  # fmt: skip


def is_old_word(data: bytes) -> bool:
    """Whether the bytes begin as Office files of before 2007 do."""
    return data.startswith(_OLE)


def as_docx(
    data: bytes, runner: Run = run, which: Callable[[str], str | None] = shutil.which
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
            return FAILED.format(
                why=(done.stderr.strip().splitlines() or [f"mã {done.returncode}"])[-1][:200]
            )
    except (OSError, subprocess.SubprocessError) as error:
        return FAILED.format(why=type(error).__name__)
