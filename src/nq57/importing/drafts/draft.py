"""What an import would write: files with their bytes, and every value with its confidence and line.

It must not touch the disk; a draft names paths below `content/` and below the folder of reports.
"""

from dataclasses import dataclass

from nq57.importing.papers.paper import Confidence, LineOrigin

WORDS: dict[Confidence, str] = {"sure": "chắc", "likely": "khá chắc", "guess": "phỏng đoán"}


@dataclass(frozen=True, slots=True)
class DraftFile:
    """One file below `content/`."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class DraftValue:
    """One value of one record: where it goes, what it is, how sure, from where, what to confirm."""

    record: str
    key: str
    text: str
    confidence: Confidence
    origin: LineOrigin
    ask: str = ""


@dataclass(frozen=True, slots=True)
class CitedRow:
    """One citation of the paper, with the document it resolves to in the unit's register."""

    text: str
    number: str
    target: str
    reason: str
    origin: LineOrigin
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """All that one paper becomes. `existing`: the register's record of the same document, if any.

    `fingerprint` tells the file that was read. `marks` are marks of classification anywhere in the paper:
    such a paper is not imported.
    """

    source: str
    unit: str
    slug: str
    files: tuple[DraftFile, ...]
    values: tuple[DraftValue, ...]
    citations: tuple[CitedRow, ...]
    remarks: tuple[str, ...] = ()
    existing: str = ""
    marks: tuple[str, ...] = ()
    fingerprint: str = ""

    @property
    def questions(self) -> tuple[DraftValue, ...]:
        """The values that a human must confirm."""
        return tuple(value for value in self.values if value.ask or value.confidence == "guess")
