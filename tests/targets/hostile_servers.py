"""Servers that lie on purpose: SFTP, FTP over TLS and an object store, each told what to do wrong.

It must not know what is published. A `Twist` is changed between cases, so that one server serves for all.
"""

import asyncio
import contextlib
import hashlib
import http.server
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import asyncssh
from tests.targets import servers
from tests.targets.servers import PASSWORD, Host, certificate, free_port, ftps_host, key_text, public_text

DRIP = 0.05  # seconds between two bytes
ODD_NAMES = ("../../victim/secret.txt", "a\x1b[2Jb", "-rf", "x" * 300)


@dataclass
class Twist:
    """What a server does wrong, and what it remembers of better days."""

    name: str = ""
    old: dict[str, bytes] = field(default_factory=dict)
    file: Path | None = None

    def be(self, name: str) -> None:
        """Lie in another way from now on."""
        self.name = name
        self.old.clear()
        if self.file:
            self.file.write_text(name, encoding="ascii")


class LyingFiles(asyncssh.SFTPServer):
    """A folder over SFTP, as its twist has it."""

    twist: Twist
    root: Path

    def __init__(self, chan: Any) -> None:
        super().__init__(chan, chroot=os.fsencode(self.root))

    async def read(self, file_obj: Any, offset: int, size: int) -> bytes:
        """A file's bytes."""
        twist = self.twist.name
        if twist == "drip":
            await asyncio.sleep(DRIP)
            return b"x"
        if twist == "silent":
            await asyncio.sleep(3600)
        if twist == "endless":
            return b"x" * size
        data = self._old(file_obj) if twist == "stale" else os.pread(file_obj.fileno(), size, offset)
        return data[:10] if twist == "truncate" and offset == 0 else b"" if twist == "truncate" else data

    def _old(self, file_obj: Any) -> bytes:
        name = os.fsdecode(file_obj.name)
        return self.twist.old.setdefault(name, Path(name).read_bytes())

    def fstat(self, file_obj: Any) -> Any:
        """A file's size."""
        attrs = asyncssh.SFTPAttrs.from_local(os.fstat(file_obj.fileno()))
        if self.twist.name in ("drip", "endless", "wrong-size"):
            attrs.size = {"drip": 10_000, "endless": 1 << 20, "wrong-size": 1 << 60}[self.twist.name]
        return attrs

    def write(self, file_obj: Any, offset: int, data: bytes) -> int:
        """Write to a file."""
        if self.twist.name == "quota":
            raise asyncssh.SFTPFailure("quota\x1b[2J")
        return super().write(file_obj, offset, data)  # type: ignore[return-value] # it waits for nothing

    async def scandir(self, path: bytes) -> AsyncIterator[asyncssh.SFTPName]:
        """The names in a folder."""
        async for entry in super().scandir(path):
            yield entry
        kind = asyncssh.SFTPAttrs(permissions=0o100644, size=5)
        if self.twist.name == "names":
            for name in ODD_NAMES:
                yield asyncssh.SFTPName(name.encode(), attrs=kind)
        if self.twist.name == "many":
            for number in range(1_000_000):
                yield asyncssh.SFTPName(f"f{number}".encode(), attrs=kind)
        if self.twist.name == "bytes":
            yield asyncssh.SFTPName(b"\xff\xfe", attrs=kind)
        if self.twist.name == "not-there":
            yield asyncssh.SFTPName(b"0" * 64, attrs=kind)


class _Anybody(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        del username
        return False


async def _over(server: asyncssh.SSHAcceptor) -> None:
    """Hear nobody any more, and end what sleeps."""
    server.close()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _awaited(listening: Awaitable[asyncssh.SSHAcceptor]) -> asyncssh.SSHAcceptor:
    """What asyncssh gives to be awaited, which is no coroutine itself."""
    return await listening


@contextlib.contextmanager
def sftp(folder: Path, twist: Twist) -> Iterator[Host]:
    """An SFTP server in a thread of this process, whose own thread may be in a loop of somebody else's."""
    root, port, key = folder / "nha" / "www", free_port(), servers.ssh_key()
    root.mkdir(parents=True)
    files = type("Files", (LyingFiles,), {"twist": twist, "root": root.parent})
    loop = asyncio.new_event_loop()
    listening = asyncssh.listen(
        "127.0.0.1", port, server_host_keys=[key], sftp_factory=files, server_factory=_Anybody
    )
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(_awaited(listening), loop).result(30)
    user = {"NQ57_KHOA_SSH": key_text(asyncssh.generate_private_key("ssh-ed25519"))}
    try:
        yield Host("sftp-lying", f"ssh://nq57@127.0.0.1:{port}/www", root, user, (public_text(key),))
    finally:
        with contextlib.suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(_over(server), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


@contextlib.contextmanager
def ftp(folder: Path, twist: Twist) -> Iterator[Host]:
    """An FTP server in a process of its own; it reads its twist from a file."""
    root, port = folder / "nha" / "www", free_port()
    root.mkdir(parents=True)
    (folder / "tls.pem").write_bytes(certificate())
    command = [sys.executable, str(Path(__file__).with_name("hostile_ftp.py")), str(port)]
    command += [str(root.parent), str(folder / "tls.pem"), PASSWORD, str(folder / "twist")]
    (folder / "twist").write_text("", encoding="ascii")
    with servers.running(command, port, folder / "ftp.log"):
        twist.file = folder / "twist"
        yield ftps_host("ftp-lying", folder, port, root)


class LyingStore(http.server.BaseHTTPRequestHandler):
    """A bucket in memory, as its twist has it."""

    protocol_version = "HTTP/1.1"
    twist: Twist
    objects: dict[str, bytes]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        """The bucket is there."""
        self._say(200, b"", body=False)

    def do_GET(self) -> None:
        """An object, or a listing."""
        query = parse_qs(urlsplit(self.path).query)
        if "list-type" in query:
            self._list(query.get("prefix", [""])[0])
        elif self._key in self.objects:
            self._object(self._stale(self._key))
        else:
            self._say(404, b"<Error><Code>NoSuchKey</Code></Error>")

    def do_PUT(self) -> None:
        """Keep an object, or copy one."""
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        source = unquote(self.headers.get("x-amz-copy-source", ""))
        if self.twist.name == "quota":
            self._say(507, b"<Error><Code>QuotaExceeded</Code></Error>")
        elif self.headers.get("If-None-Match") == "*" and self._key in self.objects:
            self._say(412, b"<Error><Code>PreconditionFailed</Code></Error>")
        elif source and source.partition("/")[2] not in self.objects:
            self._say(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            self.objects[self._key] = self.objects[source.partition("/")[2]] if source else data
            self._say(200, b"<CopyObjectResult><ETag>x</ETag></CopyObjectResult>" if source else b"")

    def do_DELETE(self) -> None:
        """Forget an object."""
        self.objects.pop(self._key, None)
        self._say(204, b"")

    @property
    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/thung/")

    def _stale(self, key: str) -> bytes:
        now = self.objects[key]
        return self.twist.old.setdefault(key, now) if self.twist.name == "stale" else now

    def _object(self, data: bytes) -> None:
        if self.twist.name == "truncate":
            self._head(200, len(data))
            self.wfile.write(data[:10])
            self.close_connection = True
        elif self.twist.name == "drip":
            self._head(200, 10_000)
            self._slowly(b"x" * 10_000)
        elif self.twist.name == "drip-head":
            self._slowly(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 10_000)
        elif self.twist.name == "endless":
            self._head(200, 1 << 60)
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(b"x" * (1 << 20))
        else:
            self._say(200, data)

    def _list(self, prefix: str) -> None:
        below = {key[len(prefix) :]: data for key, data in self.objects.items() if key.startswith(prefix)}
        rows = {f"{prefix}{name}": len(data) for name, data in below.items() if "/" not in name}
        folders = {f"{prefix}{name.partition('/')[0]}/" for name in below if "/" in name}
        more = ""
        if self.twist.name == "names":
            rows |= {f"{prefix}{ODD_NAMES[0]}": 5}
        elif self.twist.name == "elsewhere":
            rows |= {"khac/secret.txt": 5}
        elif self.twist.name == "size":
            rows |= {f"{prefix}a": "nhiều"}  # type: ignore[dict-item] # that is the lie
        elif self.twist.name == "many":
            rows |= {f"{prefix}f{time.monotonic_ns()}-{number}": 1 for number in range(1000)}
            more = f"<NextContinuationToken>{time.monotonic_ns()}</NextContinuationToken>"
        elif self.twist.name == "not-there":
            rows |= {f"{prefix}{'0' * 64}": 5}
        if self.twist.name == "no-xml":
            self._say(200, b"<ListBucketResult><a>")
            return
        if self.twist.name == "long-xml":
            self._say(200, b"<ListBucketResult>" + b"<a></a>" * (2 << 20) + b"</ListBucketResult>")
            return
        text = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{size}</Size></Contents>"
            for key, size in rows.items()
        )
        text += "".join(f"<CommonPrefixes><Prefix>{escape(f)}</Prefix></CommonPrefixes>" for f in folders)
        truncated = f"<IsTruncated>{'true' if more else 'false'}</IsTruncated>{more}"
        self._say(200, f"<ListBucketResult>{truncated}{text}</ListBucketResult>".encode())

    def _say(self, status: int, data: bytes, *, body: bool = True) -> None:
        self._head(status, len(data))
        if body:
            self.wfile.write(data)

    def _head(self, status: int, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        self.send_header("ETag", f'"{hashlib.sha256(self.path.encode()).hexdigest()}"')
        self.end_headers()

    def _slowly(self, data: bytes) -> None:
        with contextlib.suppress(OSError):
            for at in range(len(data)):
                self.wfile.write(data[at : at + 1])
                time.sleep(DRIP)


@contextlib.contextmanager
def store(folder: Path, twist: Twist) -> Iterator[Host]:
    """An object store in a thread of this process."""
    objects: dict[str, bytes] = {}
    handler = type("Store", (LyingStore,), {"twist": twist, "objects": objects})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    environ = {"AWS_ACCESS_KEY_ID": "khoa-thu-nghiem", "AWS_SECRET_ACCESS_KEY": PASSWORD}
    endpoint = f"http://127.0.0.1:{server.server_port}"
    root = folder / "nha" / "www"
    root.mkdir(parents=True)

    def listing() -> dict[str, bytes]:
        return {
            key.removeprefix("xa-b/"): data for key, data in objects.items() if not key.startswith("xa-b/.")
        }

    try:
        host = Host("store-lying", f"s3://thung/xa-b?endpoint={endpoint}", root, environ)
        host.listing, host.wipe = listing, objects.clear
        yield host
    finally:
        server.shutdown()
        server.server_close()
