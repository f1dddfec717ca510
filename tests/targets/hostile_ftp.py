"""An FTP server that lies, as a program: `hostile_ftp.py PORT ROOT CERTIFICATE PASSWORD TWIST`.

It must not know what is published. TWIST is a file that says what it does wrong, read at each command.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import TLS_FTPHandler
from pyftpdlib.handlers.ftp.producers import BufferedIteratorProducer
from pyftpdlib.servers import FTPServer

DRIP = 0.05  # seconds between two bytes
_LINE = "-rw-r--r--   1 a a {size} Jan 01 00:00 {name}\r\n"
_NAMES = {
    "names": ["../../victim/secret.txt"],
    "control": ["a\x1b[2Jb"],
    "not-there": ["0" * 64],
    "slashes": ["a/b", "..\\c"],
}


class Lying(TLS_FTPHandler):  # type: ignore[misc] # pyftpdlib has no types
    """A session, as the twist has it."""

    twists: Path
    encoding: str
    old: dict[str, bytes]

    @property
    def twist(self) -> str:
        """What is to be done wrong."""
        return self.twists.read_text(encoding="ascii")

    def respond(self, resp: str, *_: object, **__: object) -> None:
        """Answer a command."""
        twist = self.twist
        if twist == "drip":
            self._slowly((resp + "\r\n").encode())
        elif twist == "lines":
            self._send(f"{resp[:3]}-x\r\n".encode() * 100_000 + f"{resp}\r\n".encode())
        elif twist == "long-line":
            self._send(resp.encode() + b"x" * 1_000_000 + b"\r\n")
        elif twist == "bytes":
            self._send(resp[:3].encode() + b" \xff\xfe\r\n")
        elif twist == "no-code":
            self._send(b"xin chao\r\n")
        elif twist == "silent":
            return
        else:
            self._send(f"{resp}\r\n".encode())

    def _send(self, data: bytes) -> None:
        """Bytes as they are, which `push` would not take."""
        encoding = str(self.encoding)
        self.encoding = "latin-1"
        try:
            self.push(data.decode("latin-1"))
        finally:
            self.encoding = encoding

    def _slowly(self, data: bytes) -> None:
        if data and not self._closed:
            self._send(data[:1])
            self.ioloop.call_later(DRIP, self._slowly, data[1:])

    def ftp_PASV(self, line: str) -> None:
        """Open a data port."""
        if self.twist == "port":
            self.respond("227 Entering passive mode (127,0,0,1,999,999)")
        else:
            super().ftp_PASV(line)

    def ftp_LIST(self, path: str) -> Any:
        """The names in a folder."""
        twist = self.twist
        if twist in _NAMES:
            return self._give("".join(_LINE.format(size=5, name=name) for name in _NAMES[twist]).encode())
        if twist == "digits":
            return self._give(_LINE.format(size="9" * 6000, name="a").encode())
        if twist == "many":
            return self._give("".join(_LINE.format(size=1, name=f"f{n}") for n in range(200_000)).encode())
        if twist == "endless-list":
            return self._endless()
        return super().ftp_LIST(path)

    def ftp_RETR(self, file: str) -> Any:
        """A file's bytes."""
        twist = self.twist
        if twist == "endless":
            return self._endless()
        if twist in ("truncate", "stale"):
            data = Path(file).read_bytes() if Path(file).exists() else b""
            return self._give(data[:10] if twist == "truncate" else self.old.setdefault(file, data))
        return super().ftp_RETR(file)

    def ftp_STOR(self, file: str, mode: str = "w") -> Any:
        """Take a file."""
        if self.twist == "quota":
            self.respond("552 quota\x1b[2J")
            return None
        return super().ftp_STOR(file, mode)

    def _give(self, data: bytes) -> None:
        self.push_dtp_data(BufferedIteratorProducer(iter([data])), isproducer=True, cmd="LIST")

    def _endless(self) -> None:
        def blocks() -> Iterator[bytes]:
            while True:
                yield b"x" * (1 << 16)

        self.push_dtp_data(BufferedIteratorProducer(blocks()), isproducer=True, cmd="LIST")


def main(port: str, root: str, certificate: str, password: str, twists: str) -> None:
    """Serve until killed."""
    users = DummyAuthorizer()
    users.add_user("nq57", password, root, perm="elradfmwMT")
    Lying.authorizer, Lying.certfile = users, certificate
    Lying.tls_control_required = Lying.tls_data_required = True
    Lying.twists, Lying.old = Path(twists), {}
    FTPServer(("127.0.0.1", int(port)), Lying).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
