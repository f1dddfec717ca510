"""What git and ssh say when they fail, sorted into our failures.

It must not know who asked. Only whole sentences count: a port, a path or a commit may hold any word.
"""

import re

from nq57.publish.credentials import GIT_TOKEN, SSH_KEY
from nq57.publish.failures import Busy, PublishError, Refused, Unreachable, Untrusted

_NAMES = re.compile(r"'[^'\n]*'|^To .*$", re.MULTILINE)
_STRANGE = (
    r"^host key verification failed",
    r"^no \S+ host key is known for ",
    r"\bssl certificate problem\b",
    r"\bssl: .*certificate",
    r"\bserver certificate verification failed",
)
_DENIED = (
    r"\bpermission denied \(",
    r"\bauthentication failed for ",
    r"^fatal: could not read (username|password) for ",
    r"\bthe requested url returned error: 40[13]\b",
    r"^remote: (http basic: access denied|permission to .* denied to |invalid username or )",
)
_MOVED = (
    r"^ ! \[rejected\] .* \((stale info|fetch first|non-fast-forward)\)$",
    r"^ ! \[remote rejected\] .* \((failed to update ref|incorrect old value provided)\)$",
    r"^(remote: )?error: cannot lock ref ",
)
_CLOSED = (
    r"^ ! \[remote rejected\] .* \(.*hook declined\)$",
    r"^ ! \[remote rejected\] .* \(branch is currently checked out\)$",
    r"^ ! \[remote rejected\] .* \(deny updating a hidden ref\)$",
    r"^ ! \[remote rejected\] .* \(.*(prohibited|protected|not allowed).*\)$",
)
_COMPLAINT = re.compile(r"(ssh:|fatal:|error:|timeout, server|connection )", re.IGNORECASE)
_SERVERS = re.compile(r"remote: (?!\w+ objects)(?P<words>.*\S)")


def failure(said: str, address: str, branch: str) -> PublishError:
    """What stands behind git's words: a strange host, the login, a branch closed or moved, or the line."""
    words = _NAMES.sub("''", said)
    lines = [line.rstrip() for line in said.splitlines() if line.strip()]
    from_server = next((found["words"] for line in lines if (found := _SERVERS.match(line))), "")
    reason = next((line for line in lines if _COMPLAINT.match(line)), from_server or (lines or ["git"])[-1])
    if _any(_STRANGE, words):
        return Untrusted("may-la", address=address, reason=reason)
    if _any(_DENIED, words):
        return Unreachable("dang-nhap-hong", address=address, names=f"{SSH_KEY}, {GIT_TOKEN}")
    if _any(_CLOSED, words):
        return Refused("nhanh-khong-nhan", address=address, branch=branch, reason=from_server or reason)
    if _any(_MOVED, words):
        return Busy("dang-co-nguoi", owner=address)
    return Unreachable("mat-ket-noi", address=address, reason=reason)


def _any(signs: tuple[str, ...], words: str) -> bool:
    return any(re.search(sign, words, re.IGNORECASE | re.MULTILINE) for sign in signs)
