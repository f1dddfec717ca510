"""What the gate says of one file: its kind, what is wrong with it, and what may be published of it.

It must not know how any kind of file is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from nq57.model.messages.problems import PROBLEM_TEXTS


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One thing found; `code` is a key of PROBLEM_TEXTS, `details` fill its sentence."""

    code: str
    details: tuple[tuple[str, str], ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether it keeps the file, and the record that shows it, from being published."""
        return PROBLEM_TEXTS[self.code].severity == "error"


def finding(code: str, **details: object) -> FileFinding:
    """A finding with its details in a settled order."""
    return FileFinding(code, tuple((name, str(value)) for name, value in sorted(details.items())))


class FileText(NamedTuple):
    """A text that a file holds and where it holds it, in words for its editor; empty for the file itself.

    Where `line` is not 0, the text begins at that line of the file, and each of its lines is one there.
    """

    place: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's word on one file.

    `kind` is what the bytes are (`png`, `pdf`…; empty when that is not allowed). `cleaned` is what is
    published in the file's place; None when it is published as it is. `width` and `height` are pixels as
    shown, after the picture's own turning; 0 for what is no picture or tells no size. `texts` is all that a
    reader or a machine can read in it, place by place, for those who look for marks and names.
    """

    kind: str = ""
    findings: tuple[FileFinding, ...] = ()
    cleaned: bytes | None = None
    width: int = 0
    height: int = 0
    texts: tuple[FileText, ...] = ()

    @property
    def text(self) -> str:
        """All texts of the file, one place after the other."""
        return "\n".join(one.text for one in self.texts)

    @property
    def refused(self) -> bool:
        """Whether the file must not be published."""
        return any(found.is_error for found in self.findings)


def refusal(code: str, **details: object) -> Verdict:
    """The verdict on a file that must not be published, for one reason."""
    return Verdict(findings=(finding(code, **details),))


def overrun(why: str, why_en: str) -> Verdict:
    """The verdict on a file whose reading was ended because it took too much."""
    return refusal("tep-hong", why=why, why_en=why_en)


class RefusedFile(Exception):  # noqa: N818 - ends the reading of one file, never leaves the gate
    """A file must not be published; carries why, and what else was found before."""

    def __init__(self, code: str, **details: object) -> None:
        self.findings: tuple[FileFinding, ...] = (finding(code, **details),)
        super().__init__(code)


def damaged(why: str, why_en: str) -> RefusedFile:
    """A file cut short or put together wrongly."""
    return RefusedFile("tep-hong", why=why, why_en=why_en)


def listed(parts: Iterable[str], most: int = 8) -> str:
    """Each different part once, in order, as one short text."""
    names = sorted(set(parts))
    return ", ".join(names[:most]) + ("…" if len(names) > most else "")
