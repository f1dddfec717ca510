"""How the programs that read papers for us are run: LibreOffice, OCRmyPDF, Tesseract.

It must not know what any of them is asked for.
"""

import subprocess
from collections.abc import Callable, Sequence

Run = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]
_LONGEST_REASON = 200


def run(command: Sequence[str], seconds: float) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end, its output kept; ends it after so many seconds (TimeoutExpired)."""
    return subprocess.run(  # noqa: S603 - the programs are our own choice, the file names our own
        list(command), capture_output=True, text=True, encoding="utf-8", errors="replace",
        check=False, timeout=seconds,
    )  # fmt: skip


def why_failed(done: "subprocess.CompletedProcess[str]") -> str:
    """The last thing a program said, else the code it ended with."""
    lines = done.stderr.strip().splitlines() or [f"mã {done.returncode}"]
    return lines[-1][:_LONGEST_REASON]
