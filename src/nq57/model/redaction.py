"""Credentials taken out of whatever is told: messages, logs, reports, notes on hosts.

It must not know which credentials there are: it goes by the forms that addresses and keys have. A name
before `@` stays where it is no secret; in addresses of the web it may be a token, so there it goes too.
"""

import re

HIDDEN = "***"
_LONGEST_NAME = 16  # a longer user name in the address of a repository is a token
# A password may hold any sign, for people do not escape; digits before a slash are a port.
_PASSWORD = re.compile(r"//([^\s\"'<>/?#:@\\]{0,512}):(?!\d{1,5}(?:[/?#\s]|$))([^\s\"'<>]{1,2048})@")
_USER = re.compile(r"//([^\s\"'<>/?#:@\\]{1,2048})@")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):$")
_NAMES = (
    r"(?:[\w.-]{0,40}[_.-])?(?:token|secret|password|passwd|passphrase|pwd|mat[_-]?khau|api[_-]?key|apikey"
    r"|signature|credentials?|secret[_-]?(?:access[_-]?)?key|access[_-]?key(?:[_-]?id)?|account[_-]?key"
    r"|accountkey|sharedaccesskey|awsaccesskeyid|jwt)"
)
_IN_QUERY = re.compile(
    rf"(?<=[?&;#])({_NAMES}|key|sig|sign|pass|pw|auth|code|session|sid|sv)(=|%3D)([^&;#\s\"'<>]{{1,4096}})",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    rf"(?<![\w?&;#.-])({_NAMES})(\s?=\s?[\"']?|[\"']?:\s?[\"'])([^&;#\s\"'<>]{{1,4096}})", re.IGNORECASE
)
_HEADER = re.compile(r"\b(Bearer|Basic)(\s{1,4})([A-Za-z0-9._~+/=-]{8,4096})", re.IGNORECASE)
_TOKEN = re.compile(
    r"\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|gl(?:pat|rt|dt)-[\w-]{16,}"
    r"|eyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]{6,})"
)
_KEY_BLOCK = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----.{0,20000}?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|\Z)",
    re.DOTALL,
)
_WEB = frozenset({"", "http", "https", "ws", "wss", "s3"})


def redacted(text: str) -> str:
    """The text without the credentials that are in it; a text without any comes back as it is."""
    if "-----BEGIN" in text:
        text = _KEY_BLOCK.sub(HIDDEN, text)
    if "@" in text:
        text = _USER.sub(_user, _PASSWORD.sub(_password, text))
    if "=" in text or "%3D" in text or ":" in text:
        text = _IN_QUERY.sub(rf"\1\2{HIDDEN}", text)
        text = _ASSIGNED.sub(rf"\1\2{HIDDEN}", text)
    return _TOKEN.sub(HIDDEN, _HEADER.sub(rf"\1\2{HIDDEN}", text))


def _password(match: re.Match[str]) -> str:
    """The authority without its password; on the web, without the user's name either."""
    user = HIDDEN if _scheme(match) in _WEB else f"{match[1]}:{HIDDEN}"
    return f"//{user}@"


def _user(match: re.Match[str]) -> str:
    """The authority without a user's name that may be a token."""
    name, scheme = match[1], _scheme(match)
    secret = scheme in _WEB or (scheme.startswith("git+http") and len(name) >= _LONGEST_NAME)
    return f"//{HIDDEN if secret else name}@"


def _scheme(match: re.Match[str]) -> str:
    """The scheme before an authority, in small letters."""
    found = _SCHEME.search(match.string[max(0, match.start() - 32) : match.start()])
    return found[1].lower() if found else ""
