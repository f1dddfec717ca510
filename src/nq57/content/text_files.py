"""Bytes of a content file to clean text, with a problem for each thing an editor should mend.

It must not know what the text means; NFC, LF and no BOM hold for everything above.
"""

import posixpath
import re
import unicodedata
from dataclasses import dataclass

from nq57.content.body_bounds import tangled_line
from nq57.language.lfs_pointers import is_lfs_pointer
from nq57.language.secrets import Finding
from nq57.language.spoofing import clear_text
from nq57.model.languages import is_translation
from nq57.model.problems import Problem, problem
from nq57.model.source import Source

MAX_BYTES = 2_000_000
_MOST_TOLD = 50  # problems of this sort in one file
_BOM = b"\xef\xbb\xbf"
# Control characters, and the non-characters that our own pages use as marks (U+FDD0..U+FDEF).
# How Git marks what two people wrote in one place, for somebody to choose.
_OURS, _THEIRS = re.compile(r"^<{7} ", re.MULTILINE), re.compile(r"^>{7} ", re.MULTILINE)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text of a file; None when it cannot be read as text at all."""

    text: str | None
    problems: tuple[Problem, ...]


def clean_text(data: bytes, path: str) -> CleanText:
    """Decode, strip the BOM, unify line ends, compose letters. Never raises on content."""
    start = Source(path, 1, 1)
    if refusal := _refusal(data, start):
        return CleanText(None, (refusal,))
    problems = [problem("co-bom", start)] if data.startswith(_BOM) else []
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return CleanText(None, (problem("ma-hoa-sai", Source(path, line, 1), offset=error.start),))
    if FORBIDDEN.search(text):
        return CleanText(None, (problem("tep-nhi-phan", start),))
    if tangled := tangled_line(text):
        return CleanText(None, (problem("noi-dung-roi", Source(path, tangled, 1)),))
    if (ours := _OURS.search(text)) and _THEIRS.search(text, ours.end()):
        line = text.count("\n", 0, ours.start()) + 1
        return CleanText(None, (problem("xung-dot-git", Source(path, line, 1)),))
    if "\r" in text:
        problems.append(problem("xuong-dong-crlf", Source(path, text.split("\r")[0].count("\n") + 1, 1)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        problems.append(problem("chu-nfd", Source(path, _first_decomposed_line(text), 1)))
        text = unicodedata.normalize("NFC", text)
    cleared = clear_text(text, vietnamese=not is_translation(path))
    problems += _deceit(text, path, cleared.findings)
    return CleanText(cleared.text, tuple(problems))


def _deceit(text: str, path: str, findings: tuple[Finding, ...]) -> list[Problem]:
    """One problem for each line and kind: a text in an old font has hundreds of such words."""
    found: dict[tuple[str, int], Problem] = {}
    line = place = 0
    for finding in findings:
        line += text.count("\n", place, finding.start)
        place = max(place, finding.start)
        if len(found) < _MOST_TOLD and (finding.code, line) not in found:
            source = Source(path, line + 1, finding.start - text.rfind("\n", 0, finding.start))
            found[finding.code, line] = problem(finding.code, source, value=finding.shown)
    return list(found.values())


def _refusal(data: bytes, start: Source) -> Problem | None:
    if not data.removeprefix(_BOM).strip():
        return problem("tep-rong", start)
    if is_lfs_pointer(data):
        return problem("con-tro-lfs", start, name=posixpath.basename(start.path))
    if len(data) > MAX_BYTES:
        return problem("tep-qua-lon", start, size=len(data), limit=MAX_BYTES)
    if b"\x00" in data:
        return problem("tep-nhi-phan", start)
    return None


def _first_decomposed_line(text: str) -> int:
    lines = enumerate(text.split("\n"), start=1)
    return next((n for n, line in lines if not unicodedata.is_normalized("NFC", line)), 1)
