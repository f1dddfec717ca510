"""What keeps a unit from being published, as exceptions that carry a sentence and a remedy.

It must not know who raises them. The tree: PublishError ← Refused (a guard said no, nothing was written),
Untrusted (the host is not who it should be), Strange (what it said is nothing of ours), Unreachable (line,
server or disk failed), Mismatch (what lies there is not what was sent), Busy (someone else is publishing),
LostLock (someone took over).
"""

from typing import Literal

from nq57.model.redaction import redacted
from nq57.publish.failure_texts import FAILURE_TEXTS
from nq57.publish.shown_words import shown

_LONGEST = 500  # characters of a detail: a host may have said it


class PublishError(Exception):
    """A unit was not published; `code` is a key of FAILURE_TEXTS, `details` fill its sentence."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = {name: shown(redacted(str(value)), _LONGEST) for name, value in details.items()}

    def sentence(self, language: Literal["vi", "en"] = "vi") -> str:
        """What happened, then what to do."""
        vi, vi_mend, en, en_mend = FAILURE_TEXTS[self.code]
        text = f"{vi} → {vi_mend}" if language == "vi" else f"{en} → {en_mend}"
        for name, value in self.details.items():
            text = text.replace("{" + name + "}", value)
        return text

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence()}"


class Refused(PublishError):
    """A guard said no before anything was written."""


class Untrusted(PublishError):
    """The host could not show that it is the one meant; no credential was sent."""


class Strange(PublishError):
    """What the host said is nothing that we write; `where` and `what` say so in Vietnamese."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__("noi-dang-noi-la", where=where, what=what)


class TooMuch(PublishError):
    """The host gives more than we ever wrote: a file or a folder without end."""

    def __init__(self, path: str, size: int) -> None:
        super().__init__("qua-lon", what=f"{path}, {size:,}")


class Unreachable(PublishError):
    """The line, the server or the disk failed."""


class Mismatch(PublishError):
    """The server said yes, but what lies there is not what was sent."""


class Busy(PublishError):
    """Another publisher holds the lock."""


class LostLock(PublishError):
    """Another publisher took the lock over while we were at work."""
