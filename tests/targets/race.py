"""Publishing raced against rsync and lftp to the same servers with the same files.

It must not favour anyone: each starts with an empty folder, and one after the other.
"""

import asyncio
import os
import random
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.targets import servers
from tests.targets.servers import PASSWORD, Host
from tests.targets.sites import lay, order, site

from nq57.publish.local_tree import open_tree
from nq57.publish.publishing import publish
from nq57.publish.targets.table import open_target

BYTES = 20_000
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


def run(folder: Path, count: int, delay: float, say: Callable[[str], object]) -> int:
    """Every race; 1 if a ratio is above what we mean to reach."""
    old, new = folder / "cu", folder / "moi"
    lay(old, files(count))
    lay(new, files(count, "hai"))
    ratios = dict(over_ssh(folder / "ssh", old, new, delay, say))
    if not delay:
        ratios |= dict(over_ftps(folder / "ftps", old, say))
    for name, ratio in ratios.items():
        say(f"{name:<32}{ratio:>6.2f}×   (at most {REACH[name]:.1f}×)")
    return 1 if any(ratio > REACH[name] for name, ratio in ratios.items()) else 0


def over_ssh(
    folder: Path, old: Path, new: Path, delay: float, say: Callable[[str], object]
) -> Iterator[tuple[str, float]]:
    """First release and ten changed files, by us and by rsync, to OpenSSH with a shell."""
    folder.mkdir()
    with servers.openssh(folder, with_shell=True) as host, slow(host, delay) as port:
        key = folder / "khoa"
        key.write_text(host.environ["NQ57_KHOA_SSH"], encoding="utf-8")
        key.chmod(0o600)
        quiet = "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
        shell = f"ssh -i {key} -p {port} {quiet}"
        tree = "tinh-a.xa-b/"
        theirs = f"root@127.0.0.1:{host.root}/"
        rsync = [
            timed(["rsync", option, "-e", shell, f"{source}/{tree}", theirs], say)
            for option, source in (("-a", old), ("-rc", new))
        ]
        servers.clear(host.root)
        ours = [published(host, source, port, say) for source in (old, new)]
    yield "ssh first / rsync -a", ours[0] / rsync[0]
    yield "ssh 10 changed / rsync -rc", ours[1] / rsync[1]


def over_ftps(folder: Path, old: Path, say: Callable[[str], object]) -> Iterator[tuple[str, float]]:
    """First release, by us and by lftp with as many connections, to vsftpd."""
    folder.mkdir()
    with servers.vsftpd(folder) as host:
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


@contextmanager
def slow(host: Host, delay: float) -> Iterator[int]:
    """A port behind which the server is `delay` seconds away, there and back."""
    port = host.place().address.port
    if not delay:
        yield port
        return
    loop = asyncio.new_event_loop()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def late() -> None:
            while True:
                due, data = await line.get()
                await asyncio.sleep(max(0.0, due - loop.time()))
                if not data:
                    writer.close()
                    return
                writer.write(data)
                await writer.drain()

        task = loop.create_task(late())
        while data := await reader.read(1 << 17):
            line.put_nowait((loop.time() + delay / 2, data))
        line.put_nowait((loop.time() + delay / 2, b""))
        await task

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(carry(reader, back), carry(there, writer), return_exceptions=True)

    door = loop.run_until_complete(asyncio.start_server(accept, "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield int(door.sockets[0].getsockname()[1])
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
