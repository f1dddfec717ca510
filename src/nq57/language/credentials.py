"""Keys, tokens and passwords that have slipped into a text.

It must not know what they open. What it finds is masked at once.
"""

import re
from collections.abc import Iterator

from nq57.language.credential_rules import (
    BATTERY,
    BEGINNINGS,
    HINT,
    IN_ADDRESS,
    LONG_RUN,
    NAMED,
    PLACEHOLDER,
    PRIVATE_KEY,
    TOKENS,
    UNITS,
)
from nq57.language.plain import Plain, plain
from nq57.language.secrets import Finding

CREDENTIAL = "khoa-bi-mat"
_SHOWN = 4  # characters of a key that name its kind and give nothing away
_TOKENS = re.compile(rf"\b(?:{'|'.join(row.pattern.pattern for row in TOKENS)})")
_WORD = re.compile(r"[^\W\d_]+[.,;:!?)]*")
_LAST_OF_SENTENCE = ".,;:!?)*_]”\"'"
_MIXED = re.compile(r"\d|[^\W_][@#$%^&+=!][^\W_]")  # a figure, or a sign between letters
_PIN = re.compile(r"\d{4,8}")
_KEY_LABEL = re.compile(r"token|api|key|access|auth|client|secret|khóa|mã", re.IGNORECASE)
_SHORTEST_TOKEN = re.compile(r"[A-Za-z]{0,4}[-_.]?\d{1,4}")  # "token-1", "API-2": a word with its number


def find_credentials(text: str) -> tuple[Finding, ...]:
    """Keys and passwords in order of place."""
    clear = plain(text)
    found: list[Finding] = []
    for one in sorted(_all(clear)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(Finding(*clear.span(one.start, one.end), CREDENTIAL, one.shown) for one in found)


def _all(clear: Plain) -> Iterator[Finding]:
    text, lower = clear.text, clear.lower
    if LONG_RUN.search(text) and any([beginning in text for beginning in BEGINNINGS]):  # noqa: C419 - faster than lazily
        for match in _TOKENS.finditer(text):
            yield _finding(match.start(), match.end(), match[0])
    if not HINT.search(lower):
        return
    for match in PRIVATE_KEY.finditer(text):
        yield Finding(match.start(), match.end(), CREDENTIAL, "-----BEGIN … PRIVATE KEY-----")
    for match in IN_ADDRESS.finditer(text):
        yield _finding(match.start(1), match.end(1), "")
    for row in NAMED:
        for match in row.pattern.finditer(text):
            value = match[1].rstrip(_LAST_OF_SENTENCE)
            if _is_secret(match, value):
                yield _finding(match.start(1), match.start(1) + len(value), "")


def _finding(start: int, end: int, value: str) -> Finding:
    return Finding(start, end, CREDENTIAL, f"{value[:_SHOWN]}****")


def _is_secret(match: re.Match[str], value: str) -> bool:
    """Not a word, a blank to fill in, or a quantity: it has digits, or letters and signs mixed."""
    if PLACEHOLDER.fullmatch(value) or _WORD.fullmatch(value) or _is_word_of_a_token(match, value):
        return bool(_PIN.fullmatch(value)) and _is_pin(match, value)
    if BATTERY.match(match[0]):
        return False
    if UNITS.match(match.string, match.start(1) + len(value)) and _is_quantity(value):
        return False
    return bool(_MIXED.search(value)) and len(value) >= _SHOWN


def _is_word_of_a_token(match: re.Match[str], value: str) -> bool:
    """Whether a value is a word with its number, behind a label that is no password's: `token-1`."""
    return bool(_PIN.fullmatch(value)) or bool(
        _SHORTEST_TOKEN.fullmatch(value) and _KEY_LABEL.match(match[0])
    )


def _is_quantity(value: str) -> bool:
    return bool(re.fullmatch(r"[\d.,–-]+", value))


def _is_pin(match: re.Match[str], value: str) -> bool:
    """Four figures and more behind a label, if they are no charge of a battery."""
    return not BATTERY.match(match[0]) and not UNITS.match(match.string, match.start(1) + len(value))
