"""FTP over TLS as hosts of every age speak it: certificate verified, data channels resume the session.

It must not know what is published. A server without TLS, or with a wrong certificate, gets no credential.
"""

import contextlib
import ftplib
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TypeVar

from nq57.model.targets import IMPLICIT
from nq57.publish.credentials import PASSWORD
from nq57.publish.failures import PublishError, Refused, TooMuch, Unreachable, Untrusted
from nq57.publish.host_words import MOST_NAMES
from nq57.publish.targets.deadlines import Deadline, Watch
from nq57.publish.targets.table import SLOWEST, Opening

AT_ONCE = 8
_BLOCK = 1 << 16
_ANSWER = 200  # lines; a server's welcome has some
LISTING = 300 * MOST_NAMES  # bytes
_BUSY = ("425", "426", "450", "451", "452")  # the passive ports ran out, or the like: ask again
_TRIES = 4
_IMPATIENT = 4
_LOOK = 0.2  # seconds
_CURVE = "prime256v1"
Item = TypeVar("Item")
Result = TypeVar("Result")


class Link(ftplib.FTP_TLS):
    """One control connection."""

    _kind = ""
    deadline = Deadline(0.0)

    def must_end(self, deadline: Deadline) -> None:
        """By when what comes next must be over."""
        self.deadline = deadline
        if self.sock:
            deadline.covers(self.sock)

    def connect(self, host: str, port: int) -> str:  # type: ignore[override] # as we use it
        """Connect, and hear the server's welcome."""
        self.host, self.port = host, port
        self.sock = socket.create_connection((host, port), self.timeout)
        self.deadline.covers(self.sock)
        self.af = self.sock.family
        self.file = self.sock.makefile("r", encoding=self.encoding)
        self.welcome = self.getresp()
        return self.welcome

    def getmultiline(self) -> str:
        """An answer of one line or some; ftplib would take lines without end."""
        line = first = self.getline()
        for _ in range(_ANSWER):
            if first[3:4] != "-" or (line[:3] == first[:3] and line[3:4] != "-"):
                return line if line is first else f"{first}\n{line}"
            line = self.getline()
        raise ftplib.error_proto(first)

    def wait_for(self, seconds: float) -> None:
        """How long to wait for an answer from now on."""
        self.timeout = seconds
        if self.sock:
            self.sock.settimeout(seconds)

    def connect_encrypted(self, host: str, port: int) -> None:
        """Connect to a server that speaks TLS from the first byte."""
        self.host, self.port = host, port
        plain = socket.create_connection((host, port), self.timeout)
        self.deadline.covers(plain)
        try:
            self.sock = self.context.wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise
        self.af = self.sock.family
        self.file = self.sock.makefile("r", encoding=self.encoding)
        self.welcome = self.getresp()

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """A data channel that resumes the control channel's TLS session, as careful servers demand.

        The command goes out before we connect, and is answered meanwhile: a round trip less for each file.
        """
        del rest
        assert isinstance(self.sock, ssl.SSLSocket)  # noqa: S101 - login comes after AUTH
        host, port = self.makepasv()
        self.putcmd(cmd)
        try:
            plain = socket.create_connection((host, port), self.timeout)
        except OSError:
            self._begun()  # a server that has said no need not wait for us: then that is the failure
            raise
        self.deadline.covers(plain)
        try:
            self._begun()
            return self.context.wrap_socket(
                plain, server_hostname=self.host, session=self.sock.session
            ), None
        except BaseException:
            plain.close()
            raise

    def _begun(self) -> None:
        """Wait for the word that data may come; some servers say something else before."""
        answer = self.getresp()
        if answer[0] == "2":
            answer = self.getresp()
        if answer[0] != "1":
            raise ftplib.error_reply(answer)

    def store(self, path: str, data: bytes) -> None:
        """Write a file."""
        self._as("I")
        self.deadline.more(len(data) / SLOWEST)
        with self.transfercmd(f"STOR {path}") as channel:
            channel.sendall(data)
            _end(channel)
            self.voidresp()

    def fetch(self, path: str, most: int) -> bytes:
        """Read a file."""
        return self._received("I", f"RETR {path}", most)

    def lines(self, command: str) -> list[str]:
        """The lines of a listing."""
        data = self._received("A", command, LISTING)
        return data.decode("utf-8", errors="surrogateescape").splitlines()

    def _received(self, kind: str, command: str, most: int) -> bytes:
        self._as(kind)
        data = bytearray()
        with self.transfercmd(command) as channel:
            while part := channel.recv(_BLOCK):
                data += part
                self.deadline.more(len(part) / SLOWEST)
                if len(data) > most:
                    raise TooMuch(command, len(data))
            _end(channel)
        self.voidresp()
        return bytes(data)

    def _as(self, kind: str) -> None:
        """How bytes are to be taken, asked for only when it changes."""
        if kind != self._kind:
            self.voidcmd(f"TYPE {kind}")
            self._kind = kind

    def swap(self, source: str, path: str) -> None:
        """Remove a file and move another to its name, asked for in one packet.

        The server does the three one right after the other: a reader finds the name missing for no longer
        than that, and our end, or the line's, in between changes nothing.
        """
        asked = (f"DELE {path}", f"RNFR {source}", f"RNTO {path}")
        if any(sign in line for line in asked for sign in "\r\n"):
            raise ValueError(path)
        assert self.sock  # noqa: S101 - it has long been connected
        self.sock.sendall("".join(f"{line}\r\n" for line in asked).encode(self.encoding))
        with contextlib.suppress(ftplib.error_perm):
            self.getresp()  # there may have been none
        failure = None
        for _ in asked[1:]:
            try:
                self.getresp()
            except ftplib.error_perm as error:
                failure = failure or error
        if failure:
            raise failure


def _end(channel: socket.socket) -> None:
    """Say that nothing more comes, as TLS says it, and wait for no echo: the server's word follows."""
    channel.settimeout(0)
    if isinstance(channel, ssl.SSLSocket):
        with contextlib.suppress(OSError):  # some just close, which the digests make harmless
            channel.unwrap()
    with contextlib.suppress(OSError):
        channel.shutdown(socket.SHUT_WR)


@dataclass(slots=True)
class Session:
    """Some connections to one server, handed out one deed at a time."""

    opening: Opening
    _free: "queue.LifoQueue[Link]" = field(default_factory=queue.LifoQueue)
    _opened: int = 0
    _most: int = AT_ONCE
    _dead: str = ""
    _silent: bool = False  # someone has waited in vain, and nobody has been answered since
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _watch: Watch = field(default_factory=Watch)

    @property
    def address(self) -> str:
        """The address as the operator wrote it."""
        return self.opening.place.address.text

    def run(self, deed: Callable[[Link], Result]) -> Result:
        """One deed on one connection; asked again when the server is only busy."""
        for attempt in range(_TRIES):
            link = self._take()
            try:
                result = self._done(link, deed)
                self._silent = False
            except ftplib.error_temp as error:
                self._free.put(link)
                if attempt + 1 == _TRIES or not str(error).startswith(_BUSY):
                    raise self._failure(error) from None
                time.sleep(0.3 * (attempt + 1))
            except ftplib.error_perm:
                self._free.put(link)
                raise
            except (OSError, EOFError, ftplib.Error, ValueError, OverflowError) as error:
                self._drop(link)
                if link.deadline.passed:
                    raise self._lost(TimeoutError()) from None
                if isinstance(error, TimeoutError):
                    self._doubt()
                raise self._failure(error) from None
            except BaseException:
                self._drop(link)
                raise
            else:
                self._free.put(link)
                return result
        raise AssertionError

    def each(self, items: Iterable[Item], deed: Callable[[Link, Item], Result]) -> Iterator[Result]:
        """Do a deed on every item, each on a connection."""
        yield from self.together(items, lambda item: self.run(lambda link: deed(link, item)))

    def together(self, items: Iterable[Item], work: Callable[[Item], Result]) -> Iterator[Result]:
        """Do some work on every item, some at once; the first failure ends it."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            futures = [pool.submit(work, item) for item in items]
            try:
                for future in futures:
                    yield future.result()
            finally:
                for future in futures:
                    future.cancel()
                wait(futures)

    def close(self) -> None:
        """Hang up everywhere."""
        self._watch.close()
        while True:
            try:
                self._free.get_nowait().close()
            except queue.Empty:
                return

    def _done(self, link: Link, deed: Callable[[Link], Result]) -> Result:
        with self._within(link):
            result = deed(link)
        if link.deadline.passed:  # what was cut may look whole
            raise TimeoutError
        return result

    @contextlib.contextmanager
    def _within(self, link: Link) -> Iterator[None]:
        """What is asked of a connection, with an end to every wait and to all of it together."""
        with self._watch.within(self.opening.whole(0)) as deadline:
            link.must_end(deadline)
            link.wait_for(self._patience())
            yield

    def _patience(self) -> float:
        """Seconds to wait for an answer: a line that was silent once is not waited for as long again."""
        return self.opening.timeout / (_IMPATIENT if self._silent else 1)

    def _doubt(self) -> None:
        """No answer for the second time: ask anew whether it is the line, or a file the server holds.

        vsftpd keeps a file that a dead line was sending locked for minutes, and answers all else.
        """
        if not self._silent:
            self._silent = True
            return
        with self._turn:
            self._opened += 1
        try:
            self._free.put(self._connect())
            self._silent = False
        except PublishError:  # that it is dead, a connection that waited in vain has noted itself
            with self._turn:
                self._opened -= 1

    def _take(self) -> Link:
        if self._dead:
            raise Unreachable("mat-ket-noi", address=self.address, reason=self._dead)
        with contextlib.suppress(queue.Empty):
            return self._free.get_nowait()
        with self._turn:
            grow = self._opened < self._most
            self._opened += grow
        if not grow:
            return self._wait()
        try:
            return self._connect()
        except PublishError:
            with self._turn:
                self._opened -= 1
                self._most = max(self._opened, 1)
                alone = self._opened == 0
            if alone:
                raise
            return self._wait()  # the server allows no more connections: make do with those there are

    def _wait(self) -> Link:
        until = time.monotonic() + self.opening.timeout * 2
        while not self._dead and time.monotonic() < until:
            with contextlib.suppress(queue.Empty):
                return self._free.get(timeout=_LOOK)
        reason = self._dead or "hết thời gian chờ"
        raise Unreachable("mat-ket-noi", address=self.address, reason=reason)

    def _drop(self, link: Link) -> None:
        with contextlib.suppress(OSError):
            link.close()
        with self._turn:
            self._opened -= 1

    def _connect(self) -> Link:
        """A connection logged in: TLS and certificate first, name and password after."""
        address = self.opening.place.address
        password = self.opening.credentials.get(PASSWORD)
        if not password:
            raise Refused("thieu-mat-khau", address=self.address, names=PASSWORD)
        link = self._encrypted()
        try:
            with self._within(link):
                link.login(address.user or "anonymous", password)
                link.prot_p()
        except ftplib.error_perm:
            link.close()
            raise Unreachable("dang-nhap-hong", address=self.address, names=PASSWORD) from None
        except (OSError, EOFError, ftplib.Error, ValueError, OverflowError) as error:
            link.close()
            raise self._lost(TimeoutError() if link.deadline.passed else error) from None
        return link

    def _encrypted(self) -> Link:
        """A connection under TLS, with the curve that all must know (RFC 8446, 9.1), else with any.

        vsftpd knows that one only, and asks for it anew at every connection: a round trip for each file.
        """
        try:
            return self._encrypt(_CURVE)
        except Untrusted as error:
            if error.code != "may-la":
                raise
            return self._encrypt("")

    def _encrypt(self, curve: str) -> Link:
        address, authority = self.opening.place.address, self.opening.place.authority
        context = ssl.create_default_context(cafile=str(authority) if authority else None)
        if curve:
            context.set_ecdh_curve(curve)
        link = Link(context=context, timeout=self._patience(), encoding="utf-8")
        try:
            with self._within(link):
                if address.encrypted_at_once:
                    link.connect_encrypted(address.host, address.port or IMPLICIT)
                else:
                    link.connect(address.host, address.port or 21)
                    link.auth()
        except ssl.SSLCertVerificationError as error:
            link.close()
            raise Untrusted("may-la", address=self.address, reason=error.verify_message) from None
        except ssl.SSLError as error:
            link.close()
            if link.deadline.passed:
                raise self._lost(TimeoutError()) from None
            raise Untrusted("may-la", address=self.address, reason=error.reason or error) from None
        except (OSError, EOFError, ftplib.error_temp) as error:  # 421: too many are connected already
            link.close()
            raise self._lost(TimeoutError() if link.deadline.passed else error) from None
        except (ftplib.Error, ValueError):
            link.close()
            raise Untrusted("khong-ma-hoa", address=self.address) from None
        return link

    def _lost(self, error: Exception) -> Unreachable:
        """A connection that did not come about; one that waited in vain is not tried again."""
        if isinstance(error, TimeoutError):
            self._dead = "hết thời gian chờ"
        return self._failure(error)

    def _failure(self, error: Exception) -> Unreachable:
        if isinstance(error, socket.gaierror):
            host = self.opening.place.address.host
            return Unreachable("khong-thay-may", host=host, reason=error.strerror or error)
        return Unreachable("mat-ket-noi", address=self.address, reason=str(error) or type(error).__name__)
