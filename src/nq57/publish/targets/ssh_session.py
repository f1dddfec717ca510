"""One SFTP session on a thread of its own: to a known host only, bounded in time, many operations at once.

It must not know what is published. Every wait ends: the line by keepalive, each step by the timeout.
"""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import asyncssh

from nq57.publish.credentials import PASSWORD, SSH_KEY
from nq57.publish.failures import PublishError, TooMuch, Unreachable, Untrusted
from nq57.publish.host_words import LARGEST
from nq57.publish.targets.ssh_keys import private_key
from nq57.publish.targets.table import Opening

if TYPE_CHECKING:
    from concurrent.futures import Future

FILES, NAMES = 64, 256  # at once: whole files in memory; operations on names alone
CHUNK = 1024
_BLOCK = 255 << 10  # what OpenSSH takes in one request
_MANY = 16  # blocks of a file that are under way at once
_ENDING, _ROUNDS = 2, 4
Item = TypeVar("Item")
Result = TypeVar("Result")

_UNTOLD = "máy chủ không nói vì sao, thường vì hết đĩa hoặc hết hạn mức"


@dataclass(slots=True)
class SshSession:
    """A connection with its event loop."""

    opening: Opening
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    thread: threading.Thread | None = None
    connection: asyncssh.SSHClientConnection | None = None
    sftp: asyncssh.SFTPClient | None = None
    loose: "set[asyncio.Task[None]]" = field(default_factory=set)

    @property
    def address(self) -> str:
        """The address as the operator wrote it."""
        return self.opening.place.address.text

    @property
    def client(self) -> asyncssh.SFTPClient:
        """The SFTP client; connecting comes first."""
        if self.sftp is None:
            raise Unreachable("mat-ket-noi", address=self.address, reason="chưa kết nối")
        return self.sftp

    def start(self) -> None:
        """Connect; the host proves itself before any credential is sent."""
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()
        try:
            self.run(self._connect(), 3)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Hang up, and end the thread; it ends its loop itself, even when it is late."""
        with contextlib.suppress(RuntimeError):  # the loop has been closed already
            self.loop.call_soon_threadsafe(self.loop.stop)
        if self.thread:
            self.thread.join(timeout=5)

    def run(self, work: Coroutine[Any, Any, Result], times: float = 0) -> Result:
        """Wait for some work; `times` the timeout bounds it as a whole, where its steps do not."""
        return self.result(self.begin(work), times)

    def begin(self, work: Coroutine[Any, Any, Result]) -> "Future[Result]":
        """Some work under way, whose `result` is asked for later."""
        return asyncio.run_coroutine_threadsafe(work, self.loop)

    def result(self, future: "Future[Result]", times: float = 0) -> Result:
        """What came of some work, its failure by our name for it."""
        try:
            return future.result(self.opening.timeout * times if times else None)
        except PublishError:
            raise
        except asyncssh.HostKeyNotVerifiable as error:
            raise self._strange(error) from None
        except asyncssh.PermissionDenied:
            names = f"{SSH_KEY}, {PASSWORD}"
            raise Unreachable("dang-nhap-hong", address=self.address, names=names) from None
        except asyncssh.SFTPFailure:  # a full disk or a quota comes as this one word, "Failure"
            raise Unreachable("khong-ghi-duoc", address=self.address, reason=_UNTOLD) from None
        except asyncssh.SFTPPermissionDenied as error:
            raise Unreachable("khong-ghi-duoc", address=self.address, reason=error.reason) from None
        except socket.gaierror as error:
            host, reason = self.opening.place.address.host, error.strerror or error
            raise Unreachable("khong-thay-may", host=host, reason=reason) from None
        except (asyncssh.Error, OSError, TimeoutError) as error:
            future.cancel()
            reason = str(error) or "hết thời gian chờ"
            raise Unreachable("mat-ket-noi", address=self.address, reason=reason) from None

    def each(
        self, items: Iterable[Item], operation: Callable[[Item], Awaitable[Result]], at_once: int = NAMES
    ) -> Iterator[Result]:
        """Do an operation on every item, many at once, some hundreds before the next are taken up."""
        chunk: list[Item] = []
        for item in items:
            chunk.append(item)
            if len(chunk) == CHUNK:
                yield from self.run(self._together(chunk, operation, at_once))
                chunk = []
        if chunk:
            yield from self.run(self._together(chunk, operation, at_once))

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Something that nobody need wait for."""
        task = self.loop.create_task(work)
        self.loose.add(task)
        task.add_done_callback(self._loosed)

    def _loosed(self, task: "asyncio.Task[None]") -> None:
        self.loose.discard(task)
        if not task.cancelled():
            task.exception()  # a line that died is told by whoever waits for something

    async def step(self, work: Awaitable[Result]) -> Result:
        """One request and its answer, within the timeout."""
        return await asyncio.wait_for(work, self.opening.timeout)

    async def _together(
        self, items: list[Item], operation: Callable[[Item], Awaitable[Result]], at_once: int
    ) -> list[Result]:
        queue = iter(enumerate(items))
        results: dict[int, Result] = {}

        async def worker() -> None:
            for number, item in queue:
                results[number] = await operation(item)

        workers = [asyncio.ensure_future(worker()) for _ in range(min(at_once, len(items)))]
        try:
            await asyncio.gather(*workers)
        finally:
            for task in workers:
                task.cancel()
        return [results[number] for number in range(len(items))]

    async def _connect(self) -> None:
        address, timeout = self.opening.place.address, self.opening.timeout
        self.connection = await self.step(
            asyncssh.connect(
                address.host,
                address.port or 22,
                username=address.user or (),
                config=None,
                known_hosts=self._known_hosts(),
                connect_timeout=timeout,
                login_timeout=timeout,
                keepalive_interval=timeout / 3,
                keepalive_count_max=2,
                compression_algs=None,
                **self._logins(),
            )
        )
        self.sftp = await self.step(self.connection.start_sftp_client())

    def _known_hosts(self) -> Any:  # noqa: ANN401 - asyncssh takes a path, or keys in a tuple
        """The keys named in `noi-dang.yml`, else the known_hosts file; never none at all."""
        keys = [asyncssh.import_public_key(key) for key in self.opening.place.host_keys]
        if keys:
            return (keys, [], [])
        file = Path(self.opening.environ.get("NQ57_KNOWN_HOSTS") or Path.home() / ".ssh" / "known_hosts")
        return str(file) if file.is_file() else ([], [], [])

    def _strange(self, error: asyncssh.HostKeyNotVerifiable) -> Untrusted:
        """A host of which nothing is known, or one that shows another key than the known one."""
        address, known = self.opening.place.address, self._known_hosts()
        if isinstance(known, str):
            known = asyncssh.match_known_hosts(known, address.host, address.host, address.port or 22)
        if any(known):
            return Untrusted("may-la", address=self.address, reason=error.reason)
        return Untrusted("khoa-may-chua-biet", address=self.address)

    def _logins(self) -> dict[str, Any]:
        """Key, agent and password as the environment gives them; no file of the user's is looked at."""
        credentials = self.opening.credentials
        given: dict[str, Any] = {"client_keys": None, "agent_path": None}
        if credentials.get(SSH_KEY):
            given["client_keys"] = [private_key(credentials, self.address)]
        elif agent := self.opening.environ.get("SSH_AUTH_SOCK"):
            given.update(client_keys=(), agent_path=agent)
        if password := credentials.get(PASSWORD):
            given["password"] = password
        return given

    def _serve(self) -> None:
        """The thread's work: the loop, until it is told to stop, then its end."""
        try:
            self.loop.run_forever()
            self.loop.run_until_complete(self._hang_up())
        finally:
            self.loop.close()

    async def _hang_up(self) -> None:
        """End the line, then whatever still runs, so that nothing is left half waited for."""
        if self.connection:
            self.connection.abort()
            with contextlib.suppress(asyncssh.Error, OSError, TimeoutError):
                await asyncio.wait_for(self.connection.wait_closed(), _ENDING)
        for _ in range(_ROUNDS):  # what ends may begin something: a transport's last call, another task
            await asyncio.sleep(0)
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            if tasks:
                done, _late = await asyncio.wait(tasks, timeout=_ENDING / _ROUNDS)
                await asyncio.gather(*done, return_exceptions=True)


async def read_whole(file: asyncssh.SFTPClientFile, session: SshSession, most: int = LARGEST) -> bytes:
    """A remote file's bytes: its size is asked for together with its first block, not before.

    The file must have been opened with `block_size=0`: asyncssh else asks once more for what is not there.
    """
    block = min(_BLOCK, session.client.limits.max_read_len or _BLOCK)
    first, attrs = await session.step(in_order(file.read(block, 0), file.stat()))
    data, size = bytearray(_bytes(first)), attrs.size or 0
    if max(size, len(data)) > most:
        raise TooMuch("SFTP", size)
    await _read_on(file, session, data, size, block)
    return bytes(data)


async def _read_on(
    file: asyncssh.SFTPClientFile, session: SshSession, data: bytearray, size: int, block: int
) -> None:
    begun = session.loop.time()
    while len(data) < size:
        if session.loop.time() - begun > session.opening.whole(len(data)):
            raise TimeoutError  # it only drips
        starts = range(len(data), size, block)[:_MANY]
        parts = await session.step(in_order(*(file.read(min(block, size - at), at) for at in starts)))
        before = len(data)
        for at, part in zip(starts, parts, strict=True):
            if at == len(data):  # a server may give less than was asked for: then from there again
                data += _bytes(part)
        if len(data) == before:
            return


async def write_whole(
    file: asyncssh.SFTPClientFile, data: bytes, session: SshSession, mode: int, *then: Awaitable[Any]
) -> list[Any]:
    """Write a file's bytes, its mode, its end, and ask what comes `then`, all in one flight.

    A server takes up what is asked of one file in the order in which it was asked; the file must have been
    opened with `block_size=0`, for asyncssh else cuts blocks itself, and asks later.
    """
    block = min(_BLOCK, session.client.limits.max_write_len or _BLOCK)
    asked: list[Awaitable[Any]] = [
        file.write(data[start : start + block], start) for start in range(0, len(data), block)
    ]
    while len(asked) > _MANY:
        await session.step(in_order(*asked[:_MANY]))
        asked = asked[_MANY:]
    asked += [file.setstat(asyncssh.SFTPAttrs(permissions=mode)), file.close()]
    done = await session.step(in_order(*asked, *then))
    return done[len(asked) :]


async def in_order(*asked: Awaitable[Any]) -> list[Any]:
    """Ask one after the other without waiting for answers; all have come when the first failure is told."""
    answers = await asyncio.gather(*asked, return_exceptions=True)
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
    return answers


async def if_there(work: Awaitable[None]) -> None:
    """Run work that may find nothing there; whatever else is wrong shows in what follows it."""
    with contextlib.suppress(asyncssh.SFTPError):
        await work


def _bytes(data: bytes | str) -> bytes:
    return data if isinstance(data, bytes) else data.encode()
