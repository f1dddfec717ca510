"""One FTP connection under TLS: how files, listings and swaps are asked for, each within a deadline.

It must not know how many connections there are, nor what is published.
"""

import contextlib
import ftplib
import socket
import ssl

from nq57.publish.failures import TooMuch
from nq57.publish.host_words import MOST_NAMES
from nq57.publish.targets.deadlines import Deadline
from nq57.publish.targets.table import SLOWEST

_BLOCK = 1 << 16
_ANSWER = 200  # lines; a server's welcome has some
LISTING = 300 * MOST_NAMES  # bytes


class FtpConnection(ftplib.FTP_TLS):
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
