"""Passwords and keys: from the environment only, for one unit or for all, and never in what we say.

It must not read files of secrets or keep anything. `NQ57_MAT_KHAU_LANG_SON` wins over `NQ57_MAT_KHAU`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

PASSWORD, SSH_KEY, SSH_KEY_PASSWORD = "NQ57_MAT_KHAU", "NQ57_KHOA_SSH", "NQ57_MAT_KHAU_KHOA"
S3_KEY, S3_SECRET, S3_SESSION = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
GIT_TOKEN = "NQ57_GIT_TOKEN"  # noqa: S105 - the same
_NAMES = (PASSWORD, SSH_KEY, SSH_KEY_PASSWORD, S3_KEY, S3_SECRET, S3_SESSION, GIT_TOKEN)
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the environment holds for one unit."""

    unit: str
    values: Mapping[str, str] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, unit: str, environ: Mapping[str, str]) -> "Credentials":
        """The unit's own where there are any, else those for all."""
        found = {}
        for name in _NAMES:
            value = environ.get(unit_name(name, unit)) or environ.get(name)
            if value:
                found[name] = value
        return cls(unit, found)

    def get(self, name: str) -> str:
        """One credential; empty when there is none."""
        return self.values.get(name, "")

    def scrub(self, text: str) -> str:
        """The text without any of our secrets."""
        for value in self.values.values():
            if len(value) >= _SHORTEST:
                text = text.replace(value, "***")
        return text


def unit_name(name: str, unit: str) -> str:
    """The variable that holds a credential of one unit alone."""
    return f"{name}_{re.sub('[^A-Z0-9]', '_', unit.upper())}"
