"""A content file taken apart into what a writer leaves alone and what it may change.

It must not know what keys mean. Unlike `text_files`, nothing is put right here: joined again, the parts are
the very bytes they came from.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nq57.content.text_files import clean_text
from nq57.content.yaml_guard import read_yaml
from nq57.model.problems import Problem

BODY = "__than"
"""The key under which a body stands among a file's values; no model has it."""
_FENCE = "---"
_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FileParts:
    """The parts of a file in order; of a `.yml` all but `declared` are empty. `newline` ends its lines."""

    bom: bytes
    opening: str
    declared: str
    closing: str
    body: str
    newline: str = "\n"

    def joined(self) -> bytes:
        """The file."""
        return self.bom + f"{self.opening}{self.declared}{self.closing}{self.body}".encode()


@dataclass(frozen=True, slots=True)
class FileValues:
    """What a file says as the loader reads it: each key with its value, the body under `BODY`.

    `problems` are those that keep its text from being read; where there are any, it holds no values.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def take_apart(data: bytes, path: str) -> FileParts | None:
    """The parts of a file; None when it is no UTF-8 text or its opening is not closed."""
    bom = _BOM if data.startswith(_BOM) else b""
    try:
        text = data.removeprefix(bom).decode()
    except UnicodeDecodeError:
        return None
    first = _BREAK.search(text)
    newline = first[0] if first else "\n"
    if not path.endswith(".md"):
        return FileParts(bom, "", text, "", "", newline)
    lines = _LINE.findall(text) or [f"{_FENCE}\n", f"{_FENCE}\n"]
    fences = [at for at, line in enumerate(lines) if line.rstrip() == _FENCE]
    if len(fences) < 2 or fences[0] != 0:  # noqa: PLR2004 - one that opens, one that closes
        return None
    end = fences[1]
    declared, body = "".join(lines[1:end]), "".join(lines[end + 1 :])
    return FileParts(bom, lines[0], declared, lines[end], body, newline)


def values_of(data: bytes, path: str) -> FileValues:
    """What a file says, in the form in which the loader reads it."""
    if not data.strip():
        return FileValues()
    clean = clean_text(data, path)
    parts = take_apart((clean.text or "").encode(), path)
    if clean.text is None or parts is None:
        return FileValues(problems=clean.problems)
    body = {BODY: parts.body.strip("\n")} if parts.body.strip() else {}
    if not parts.declared.strip():
        return FileValues(body)
    reading = read_yaml(parts.declared, path, 2 if parts.opening else 1)
    errors = tuple(found for found in reading.problems if found.severity == "error")
    return FileValues({} if errors else {**reading.data, **body}, errors)
