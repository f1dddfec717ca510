"""Digests made by the server itself, where its account has a shell with sha256sum.

It must not be relied on: an SFTP-only account has none, and then the files are read instead.
"""

import asyncio
import re
import shlex

import asyncssh

from nq57.publish.site_state import Facts
from nq57.publish.targets.ssh_session import SshSession

_SIGN = "nq57:co-vo"
_LEAST = 2  # times the timeout
_ROOM = 300  # bytes that are said of a file beside its name
_BLOCK = 1 << 16
_SUM = re.compile(r"[0-9a-f]{64}..", re.DOTALL)
_SIZE = re.compile(r"[0-9]{1,12}")


async def digests(session: SshSession, root: str, paths: list[str]) -> dict[str, Facts] | None:
    """The facts of those files that are there; None when the server cannot tell."""
    names = "".join(f"{path}\0" for path in paths)
    inside = f"cd {shlex.quote(root)} && echo {_SIGN} && "
    both = [inside + "xargs -0 sha256sum -z --", inside + r"xargs -0 stat --printf '%s %F:%n\0' --"]
    try:
        answers = await asyncio.gather(*(_say(session, command, names) for command in both))
    except (asyncssh.Error, OSError, TimeoutError):
        return None
    if None in answers:
        return None
    sums = {row[66:]: row[:64] for row in (answers[0] or "").split("\0") if _SUM.match(row)}
    sizes = {}
    for row in (answers[1] or "").split("\0"):
        facts, _, path = row.partition(":")
        size, _, kind = facts.partition(" ")
        if kind.startswith("regular") and _SIZE.fullmatch(size):
            sizes[path] = int(size)
    if not sums and paths:
        return None
    return {path: Facts(sums[path], sizes[path]) for path in sums if path in sizes}


async def _say(session: SshSession, command: str, names: str) -> str | None:
    """What a command says after its sign; None when there is no shell that knows it."""
    if session.connection is None:
        return None
    most = len(names.encode("utf-8", "surrogateescape")) + _ROOM * (names.count("\0") + 1)
    work = _heard(session.connection, f"LC_ALL=C; export LC_ALL; {command}", names, most)
    said = await asyncio.wait_for(work, session.opening.timeout * _LEAST)
    sign, _, rest = said.partition("\n")
    return rest if sign == _SIGN else None


async def _heard(connection: asyncssh.SSHClientConnection, command: str, names: str, most: int) -> str:
    """What a command says, as long as it may be; of a shell that does not end, nothing."""
    options = {"encoding": "utf-8", "errors": "surrogateescape", "stderr": asyncssh.DEVNULL}
    async with connection.create_process(command, **options) as process:
        process.stdin.write(names)
        process.stdin.write_eof()
        parts, length = list[str](), 0
        while part := await process.stdout.read(_BLOCK):
            parts.append(part)
            length += len(part)
            if length > most:
                process.close()
                return ""
        return "".join(parts)
