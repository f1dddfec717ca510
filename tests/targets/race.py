"""Publishing raced against rsync and lftp to the same servers with the same files.

It must not favour anyone: each starts with an empty folder, and one after the other.
"""

import contextlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.targets import servers
from tests.targets.servers import PASSWORD, Host, free_port, running
from tests.targets.sites import lay, order, site

from nq57.publish.local_tree import open_tree
from nq57.publish.publishing import publish
from nq57.publish.targets.table import open_target

BYTES = 20_000
_FARTHER = 5
_FAR = "127.0.0.2"
_PASSIVE = 24_000
REACH = {"ssh first / rsync -a": 5.0, "ssh 10 changed / rsync -rc": 1.2, "ftps first / lftp mirror": 1.0}


def files(count: int, version: str = "một") -> dict[str, bytes]:
    """Files as a section has them: text of one size, in folders of their own; ten differ by version."""
    rng = random.Random(57)  # noqa: S311 - filling
    made = {}
    for number in range(count):
        text = " ".join(f"{rng.randrange(10**9)}" for _ in range(BYTES // 10))[: BYTES - 100]
        mark = version if number < 10 else "cũ"
        made[f"tin-tuc/bai-{number}/index.html"] = f"{text} {mark}".encode()
    return {**made, "index.html": site(version)["index.html"], "tin-tuc/index.html": b"<html></html>"}


def run(
    folder: Path, count: int, delay: float, say: Callable[[str], object], only: str | None = None
) -> int:
    """Every race, or those of one protocol; 1 if a ratio is above what we mean to reach."""
    trees = [folder / name for name in ("cu", "moi", "sau")]
    for tree, version in zip(trees, ("một", "hai", "ba"), strict=True):
        lay(tree, files(count, version))
    ratios: dict[str, float] = {}
    if only != "ftps":
        ratios |= dict(over_ssh(folder / "ssh", trees, delay, say))
    if only != "ssh":
        ratios |= dict(over_ftps(folder / "ftps", trees[0], delay, say))
    for name, ratio in ratios.items():
        say(f"{name:<32}{ratio:>6.2f}×   (at most {REACH[name]:.1f}×)")
    return 1 if any(ratio > REACH[name] for name, ratio in ratios.items()) else 0


def over_ssh(
    folder: Path, trees: list[Path], delay: float, say: Callable[[str], object]
) -> Iterator[tuple[str, float]]:
    """First release and ten changed files, by us and by rsync, to OpenSSH with a shell.

    Ten more over a line five times as long tell how many round trips there are one after the other.
    """
    folder.mkdir()
    with servers.openssh(folder, with_shell=True) as host, slow(host, delay) as port:
        key = folder / "khoa"
        key.write_text(host.environ["NQ57_KHOA_SSH"], encoding="utf-8")
        key.chmod(0o600)

        def theirs(option: str, source: Path, port: int) -> float:
            quiet = "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
            shell = f"ssh -F /dev/null -i {key} -p {port} {quiet}"
            place = f"root@127.0.0.1:{host.root}/"
            return timed(["rsync", option, "-e", shell, f"{source}/tinh-a.xa-b/", place], say)

        def ours(source: Path, port: int) -> float:
            return published(host, source, port, say)

        far = contextlib.nullcontext(port) if not delay else slow(host, delay * _FARTHER)
        with far as far_port:
            rsync = [theirs("-a", trees[0], port), theirs("-rc", trees[1], port)]
            rsync += [theirs("-rc", trees[2], far_port)] if delay else []
            servers.clear(host.root)
            nq57 = [ours(trees[0], port), ours(trees[1], port)]
            nq57 += [ours(trees[2], far_port)] if delay else []
    for name, seconds in (("rsync -rc", rsync), ("nq57", nq57)) if delay else ():
        trips = (seconds[2] - seconds[1]) / (delay * (_FARTHER - 1))
        say(f"{f'{name}, 10 changed':<32}{trips:>6.1f} round trips")
    yield "ssh first / rsync -a", nq57[0] / rsync[0]
    yield "ssh 10 changed / rsync -rc", nq57[1] / rsync[1]


def over_ftps(
    folder: Path, old: Path, delay: float, say: Callable[[str], object]
) -> Iterator[tuple[str, float]]:
    """First release, by us and by lftp with as many connections, to vsftpd."""
    folder.mkdir()
    with far_vsftpd(folder, delay) as host:
        port = host.place().address.port
        script = (
            f"set ssl:ca-file {folder / 'tls.pem'}; set ftp:ssl-force yes; set ftp:ssl-protect-data yes;"
            f" open -u anonymous,{PASSWORD} -p {port} 127.0.0.1;"
            f" mirror -R --parallel=8 {old}/tinh-a.xa-b /www"
        )
        lftp = timed(["lftp", "-c", script], say)
        servers.clear(host.root)
        ours = published(host, old, port, say)
    yield "ftps first / lftp mirror", ours / lftp


def timed(command: list[str], say: Callable[[str], object]) -> float:
    """How long a command takes."""
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C"})
    seconds = time.monotonic() - start
    say(f"{' '.join(command[:2]):<32}{seconds:>6.2f} s")
    return seconds


def published(host: Host, source: Path, port: int, say: Callable[[str], object]) -> float:
    """How long a publish takes, connecting included."""
    own = host.place().address
    start = time.monotonic()
    address = own.text.replace(f":{own.port}/", f":{port}/")
    target = open_target(host.opening(timeout=20, address=address))
    try:
        done = publish(target, open_tree(source, "tinh-a/xa-b"), order(host.address))
    finally:
        target.close()
    seconds = time.monotonic() - start
    say(f"{f'nq57 {own.scheme}, {len(done.plan.puts)} files':<32}{seconds:>6.2f} s")
    return seconds


@contextlib.contextmanager
def slow(host: Host, delay: float) -> Iterator[int]:
    """A port behind which the server is `delay` seconds away, there and back."""
    port = host.place().address.port
    if not delay:
        yield port
        return
    door = free_port()
    with running(line(delay, f"{door}:127.0.0.1:{port}"), door, Path(os.devnull)):
        yield door


def line(delay: float, *ends: str) -> list[str]:
    """The command that makes lines."""
    return [sys.executable, str(Path(__file__).with_name("slow_line.py")), str(delay), *ends]


@contextlib.contextmanager
def far_vsftpd(folder: Path, delay: float) -> Iterator[Host]:
    """The FTP server at the end of a line; so are the ports of its data, whose numbers a client is told."""
    if not delay:
        with servers.vsftpd(folder) as host:
            yield host
        return
    passive = range(_PASSIVE, _PASSIVE + 300)
    with servers.vsftpd(folder, at=_FAR, passive=passive) as host:
        ends = [f"{port}:{_FAR}:{port}" for port in (host.place().address.port, *passive)]
        with running(line(delay, *ends), passive[-1], Path(os.devnull)):
            yield host
