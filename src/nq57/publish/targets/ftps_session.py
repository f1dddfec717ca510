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
from nq57.publish.failures import PublishError, Refused, Unreachable, Untrusted
from nq57.publish.targets.deadlines import DeadlineWatch
from nq57.publish.targets.ftps_link import FtpConnection
from nq57.publish.targets.table import Opening

AT_ONCE = 8
_BUSY = ("425", "426", "450", "451", "452")  # the passive ports ran out, or the like: ask again
_TRIES = 4
_IMPATIENT = 4
_LOOK = 0.2  # seconds
_CURVE = "prime256v1"
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(slots=True)
class FtpsSession:
    """Some connections to one server, handed out one operation at a time."""

    opening: Opening
    _free: "queue.LifoQueue[FtpConnection]" = field(default_factory=queue.LifoQueue)
    _opened: int = 0
    _most: int = AT_ONCE
    _dead: str = ""
    _silent: bool = False  # someone has waited in vain, and nobody has been answered since
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _watch: DeadlineWatch = field(default_factory=DeadlineWatch)

    @property
    def address(self) -> str:
        """The address as the operator wrote it."""
        return self.opening.place.address.text

    def run(self, operation: Callable[[FtpConnection], Result]) -> Result:
        """One operation on one connection; asked again when the server is only busy."""
        for attempt in range(_TRIES):
            link = self._take()
            try:
                result = self._done(link, operation)
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

    def each(
        self, items: Iterable[Item], operation: Callable[[FtpConnection, Item], Result]
    ) -> Iterator[Result]:
        """Do an operation on every item, each on a connection."""
        yield from self.together(items, lambda item: self.run(lambda link: operation(link, item)))

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

    def _done(self, link: FtpConnection, operation: Callable[[FtpConnection], Result]) -> Result:
        with self._within(link):
            result = operation(link)
        if link.deadline.passed:  # what was cut may look whole
            raise TimeoutError
        return result

    @contextlib.contextmanager
    def _within(self, link: FtpConnection) -> Iterator[None]:
        """What is asked of a connection, with an end to every wait and to all of it together."""
        with self._watch.within(self.opening.whole(0)) as deadline:
            link.must_end(deadline)
            link.wait_for(self._patience())
            yield

    def _patience(self) -> float:
        """Seconds to wait for an answer: a line that was silent once is not waited for as long again."""
        return self.opening.timeout / (_IMPATIENT if self._silent else 1)

    def _doubt(self) -> None:
        """No answer for the second time: ask again whether it is the line, or a file the server holds.

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

    def _take(self) -> FtpConnection:
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

    def _wait(self) -> FtpConnection:
        until = time.monotonic() + self.opening.timeout * 2
        while not self._dead and time.monotonic() < until:
            with contextlib.suppress(queue.Empty):
                return self._free.get(timeout=_LOOK)
        reason = self._dead or "hết thời gian chờ"
        raise Unreachable("mat-ket-noi", address=self.address, reason=reason)

    def _drop(self, link: FtpConnection) -> None:
        with contextlib.suppress(OSError):
            link.close()
        with self._turn:
            self._opened -= 1

    def _connect(self) -> FtpConnection:
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

    def _encrypted(self) -> FtpConnection:
        """A connection under TLS, with the curve that all must know (RFC 8446, 9.1), else with any.

        vsftpd knows that one only, and asks for it again at every connection: a round trip for each file.
        """
        try:
            return self._encrypt(_CURVE)
        except Untrusted as error:
            if error.code != "may-la":
                raise
            return self._encrypt("")

    def _encrypt(self, curve: str) -> FtpConnection:
        address, authority = self.opening.place.address, self.opening.place.authority
        context = ssl.create_default_context(cafile=str(authority) if authority else None)
        if curve:
            context.set_ecdh_curve(curve)
        link = FtpConnection(context=context, timeout=self._patience(), encoding="utf-8")
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
