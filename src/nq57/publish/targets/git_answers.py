"""What git and ssh say when they fail, sorted into our failures.

It must not know who asked. Only whole sentences count: a port, a path or a commit may hold any word.
"""

import re

from nq57.publish.failures import Busy, PublishError, Refused, Unreachable, Untrusted

_NAMES = re.compile(r"'[^'\n]*'|^To .*$", re.MULTILINE)
_UNKNOWN = (r"^no \S+ host key is known for ",)
_STRANGE = (
    r"^host key verification failed",
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
_NOWHERE = (r"\bcould not resolve host(name)?\b",)
_NO_REPOSITORY = (
    r"^fatal: .*does not appear to be a git repository",
    r"^fatal: repository .* not found",
    r"^(remote: |error: )+(the )?(repository|project).* (not found|could not be found)",
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
_SERVERS = re.compile(r"remote: (?!\w+ objects|.*\d+% \(\d+/\d+\)|Total \d+ )(?P<words>.*\w.*)")
_SOME = 3  # lines of a server's words that are told
_READ = 1000  # lines


def failure(answer: str, address: str, branch: str, secret: str) -> PublishError:
    """What is behind git's words: a strange host, the login, nothing there, a closed branch, the line.

    `secret` is the variable that holds what we log in with.
    """
    lines = [line.rstrip()[:_READ] for line in _NAMES.sub("''", answer).splitlines() if line.strip()]
    lines = lines[:_READ] + lines[_READ:][-_READ:]
    if _first(_UNKNOWN, lines):
        return Untrusted("khoa-may-chua-biet", address=address)
    if strange := _first(_STRANGE, lines):
        return Untrusted("may-la", address=address, reason=strange)
    if _first(_DENIED, lines):
        return Unreachable("dang-nhap-hong", address=address, names=secret)
    if nowhere := _first(_NOWHERE, lines):
        return Unreachable("khong-thay-may", host=address, reason=nowhere)
    if _first(_NO_REPOSITORY, lines):
        return Unreachable("khong-co-kho", address=address)
    lines_of_server = [found["words"].strip() for line in lines if (found := _SERVERS.match(line))]
    from_server = " / ".join(lines_of_server[:_SOME])
    reason = next((line for line in lines if _COMPLAINT.match(line)), from_server or (lines or ["git"])[-1])
    if _first(_CLOSED, lines):
        return Refused("nhanh-khong-nhan", address=address, branch=branch, reason=from_server or reason)
    if _first(_MOVED, lines):
        return Busy("dang-co-nguoi", owner=address)
    return Unreachable("mat-ket-noi", address=address, reason=reason)


def _first(signs: tuple[str, ...], lines: list[str]) -> str:
    """The first line that bears one of the signs."""
    return next((line for line in lines if any(re.search(s, line, re.IGNORECASE) for s in signs)), "")
