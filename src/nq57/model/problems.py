"""The problem: what is wrong with content, where, in the editor's language, and how to mend it.

It must not know who reports it; the sentences are in `problem_texts`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from nq57.model.messages.problems import PROBLEM_TEXTS
from nq57.model.redaction import redacted
from nq57.model.source import Source

Severity = Literal["error", "warning"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. `code` is a key of PROBLEM_TEXTS; `details` fill its sentence."""

    source: Source
    code: str
    details: tuple[tuple[str, str], ...] = field(default=())

    @property
    def severity(self) -> Severity:
        """An error keeps the record from being built; a warning does not."""
        return PROBLEM_TEXTS[self.code].severity

    def message(self, language: Language = "vi") -> str:
        """What is wrong, as one sentence."""
        texts = PROBLEM_TEXTS[self.code]
        return self._filled(texts.vi if language == "vi" else texts.en)

    def mend(self, language: Language = "vi") -> str:
        """How to put it right, as one sentence, with the nearest known word where there is one."""
        texts = PROBLEM_TEXTS[self.code]
        sentence = self._filled(texts.vi_mend if language == "vi" else texts.en_mend)
        guess = dict(self.details).get("guess")
        if not guess:
            return sentence
        asked = f"Có phải ý bạn là “{guess}”?" if language == "vi" else f'Did you mean "{guess}"?'
        return f"{asked} {sentence}"

    def _filled(self, sentence: str) -> str:
        """Placeholders replaced one by one: a detail may itself hold braces."""
        for name, value in self.details:
            sentence = sentence.replace("{" + name + "}", value)
        return sentence


def problem(code: str, source: Source, **details: object) -> Problem:
    """A problem with its details in a settled order; no credential in them is kept."""
    given = ((name, value) for name, value in sorted(details.items()) if value is not None)
    return Problem(source, code, tuple((name, redacted(str(value))) for name, value in given))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything keeps a record from being built."""
    return any(found.severity == "error" for found in problems)
