"""Keys, tokens and passwords that have slipped into a text.

It must not know what they open. What it finds is masked at once.
"""

import re
from collections.abc import Iterator

from nq57.language.secrets import Finding

CREDENTIAL = "khoa-bi-mat"
_SHOWN = 4  # characters of a key that name its kind and give nothing away

_PRIVATE_KEY = re.compile(r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d")
# Each kind of key has a form of its own, as its issuer documents it.
_TOKENS = re.compile(
    r"\b(?:(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}"  # Amazon
    r"|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}"  # GitHub
    r"|glpat-[\w-]{20,}|glrt-[\w-]{20,}"  # GitLab
    r"|xox[abprs]-[\w-]{10,}|AIza[\w-]{35}|ya29\.[\w-]{20,}"  # Slack, Google
    r"|sk-(?:[a-z]+-)?[\w-]{20,}|sk_live_\w{16,}|rk_live_\w{16,}"  # model and payment services
    r"|SG\.[\w-]{16,}\.[\w-]{16,}|npm_\w{36}|pypi-[\w-]{50,}|hf_\w{30,}|dop_v1_\w{64}"
    r"|EAA[A-Za-z0-9]{40,}|\d{8,10}:AA[\w-]{33}"  # Facebook pages, Telegram bots
    r"|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,})"  # JSON web tokens
)
_BEGINNINGS = (
    *(
        "AKIA",
        "ASIA",
        "AGPA",
        "AIDA",
        "AROA",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
    ),
    *(
        "glrt-",
        "xox",
        "AIza",
        "ya29.",
        "sk-",
        "sk_live_",
        "rk_live_",
        "SG.",
        "npm_",
        "pypi-",
        "hf_",
        "dop_v1_",
    ),
    *("EAA", ":AA", "eyJ"),
)
# Found by its sign: a search for the scheme before it would begin anew at each letter of a long word.
_IN_ADDRESS = re.compile(r"(?<=[A-Za-z0-9])://[^\s/:@]{1,64}:([^\s/@]{3,64})@")
_ACCOUNT_KEY = re.compile(
    r"\b(?:AccountKey|SharedAccessKey|aws_secret_access_key)\s{0,3}[=:]\s{0,3}([\w+/=-]{20,})"
)
_NAMED = re.compile(
    r"\b(?:mật khẩu|mat khau|mk|pass(?:word|wd|code)?|pwd|api[_ -]?key|secret[_ -]?key|client[_ -]?secret"
    r"|access[_ -]?token|token|mã pin|pin)\b[\"'*_`]{0,3}\s{0,2}(?:[:=]|\blà\b|->)\s{0,3}[\"'*_`“]{0,3}"
    r"([^\s\"'`”<>]{4,80})",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"[*x•.…_-]{3,}|\$?\{.*|<.*|your[_-].*|mat-khau.*|example.*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+[.,;:!?)]*")
_LAST_OF_SENTENCE = ".,;:!?)"
_MIXED = re.compile(r"\d|[^\W_][@#$%^&+=!][^\W_]")  # a figure, or a sign between letters
# The words that any of these must have; none of them is in most texts.
_HINTS = (
    *(
        "-----begin",
        "putty-user",
        "key",
        "mật khẩu",
        "mat khau",
        "mk:",
        "mk ",
        "mk=",
        "pass",
        "pwd",
        "secret",
    ),
    *("token", "pin:", "pin ", "pin=", "://"),
)


def find_credentials(text: str) -> tuple[Finding, ...]:
    """Keys and passwords in order of place."""
    found = {finding.start: finding for finding in _all(text)}
    return tuple(found[start] for start in sorted(found))


def _all(text: str) -> Iterator[Finding]:
    if any(beginning in text for beginning in _BEGINNINGS):
        for match in _TOKENS.finditer(text):
            yield _finding(match.start(), match.end(), match[0])
    lower = text.lower()
    if not any(hint in lower for hint in _HINTS):
        return
    for match in _PRIVATE_KEY.finditer(text):
        yield Finding(match.start(), match.end(), CREDENTIAL, "-----BEGIN … PRIVATE KEY-----")
    for pattern in (_IN_ADDRESS, _ACCOUNT_KEY):
        for match in pattern.finditer(text):
            yield _finding(match.start(1), match.end(1), "")
    for match in _NAMED.finditer(text):
        value = match[1].rstrip(_LAST_OF_SENTENCE)
        if _looks_secret(value):
            yield _finding(match.start(1), match.start(1) + len(value), "")


def _finding(start: int, end: int, value: str) -> Finding:
    return Finding(start, end, CREDENTIAL, f"{value[:_SHOWN]}****")


def _looks_secret(value: str) -> bool:
    """Not a word or a blank to fill in: a value with digits, or with letters and signs mixed."""
    if _PLACEHOLDER.fullmatch(value) or _WORD.fullmatch(value):
        return False
    return bool(_MIXED.search(value)) and len(value) >= _SHOWN
