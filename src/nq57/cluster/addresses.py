"""Where a cluster is: on this machine, at a scheduler's address, or on the hosts of a file.

It must not start or reach anything.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_LOCAL = re.compile(r"local(?::(\d{1,4}))?")
_SCHEDULER = re.compile(r"(?:tcp|tls)://[^\s/]+:\d{1,5}")
_HOST = re.compile(r"(?:(?P<user>[^\s@]+)@)?(?P<host>[^\s@:]+)(?::(?P<port>\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class LocalAddress:
    """Workers on this machine; 0: as many as it has cores."""

    workers: int = 0


@dataclass(frozen=True, slots=True)
class SchedulerAddress:
    """A scheduler that runs already, as `tcp://host:8786`, or `tls://` with Dask's own certificates."""

    url: str


@dataclass(frozen=True, slots=True)
class SshHost:
    """A machine reached by SSH, and how many workers it is to run; 0: as many as it has cores."""

    host: str
    user: str = ""
    port: int = 0
    workers: int = 0


@dataclass(frozen=True, slots=True)
class SshAddress:
    """Machines on which scheduler (the first) and workers are started by SSH."""

    hosts: tuple[SshHost, ...]


ClusterAddress = LocalAddress | SchedulerAddress | SshAddress


def read_address(text: str, folder: Path) -> ClusterAddress:
    """The cluster that a word of the command line names; a ValueError says in Vietnamese what is wrong.

    A file lies in `folder` unless its path is absolute.
    """
    if found := _LOCAL.fullmatch(text):
        return LocalAddress(int(found[1] or 0))
    if _SCHEDULER.fullmatch(text):
        return SchedulerAddress(text)
    try:
        lines = (folder / text).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        message = f"“{text}” không phải local, local:N, tcp://máy:8786, cũng không phải tệp ghi tên máy"
        raise ValueError(message) from None
    hosts = tuple(_host(line, at) for at, line in enumerate(lines, start=1) if line.split("#")[0].strip())
    if not hosts:
        message = f"tệp {text} không có tên máy nào"
        raise ValueError(message)
    return SshAddress(hosts)


def _host(line: str, at: int) -> SshHost:
    """One line of a file of hosts: `user@host:port count`, of which only the host must be there."""
    words = line.split("#", maxsplit=1)[0].split()
    found = _HOST.fullmatch(words[0])
    if not found or len(words) > 2 or (words[1:] and not words[1].isdecimal()):  # noqa: PLR2004 - host, count
        message = f"dòng {at}: ghi như nq57@may-1.tinh.vn:22 8 (tài khoản, cổng, số tiến trình bỏ được)"
        raise ValueError(message)
    count = int(words[1]) if words[1:] else 0
    return SshHost(found["host"], found["user"] or "", int(found["port"] or 0), count)
