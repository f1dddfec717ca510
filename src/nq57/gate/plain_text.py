"""Tables and texts without form: they must be text through and through.

It must not know what the text says; those who look for marks and names get it as it is.
"""

import re

from nq57.gate.csv_text import inspect_csv
from nq57.gate.verdict import FileText, Verdict, damaged

_GLUED = re.compile(r",(?=\+?\d{9})")  # a long number behind a comma: a list without blanks, or a table
_BOM = b"\xef\xbb\xbf"


def inspect_text(kind: str, data: bytes) -> Verdict:
    """The verdict on a plain text; raises Refused when it is not UTF-8."""
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
        why = (f"không theo bảng mã UTF-8 (byte sai ở vị trí {at})", f"it is not UTF-8 (bad byte at {at})")
        raise damaged(*why) from None
    if "\x00" in text:
        raise damaged("có ký tự nhị phân", "it holds binary data")
    if kind == "csv":
        return inspect_csv(kind, text)
    return Verdict(kind, texts=(FileText("", _GLUED.sub("\t", text), line=1),))
