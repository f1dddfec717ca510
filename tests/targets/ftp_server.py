"""pyftpdlib with TLS as a program: `ftp_server.py PORT ROOT CERTIFICATE PASSWORD [tls|plain|old]`.

It must not know who connects. `old` lets no file be moved onto another, as IIS does unless told otherwise.
"""

import errno
import os
import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer


class NoReplacing(AbstractedFS):  # type: ignore[misc] # pyftpdlib has no types
    """A disk on which a name that is taken stays so."""

    def rename(self, src: str, dst: str) -> None:
        """Move a file to a free name."""
        if os.path.lexists(dst):
            raise FileExistsError(errno.EEXIST, "File exists", dst)
        super().rename(src, dst)


def main(port: str, root: str, certificate: str, password: str, kind: str = "tls") -> None:
    """Serve until killed."""
    users = DummyAuthorizer()
    users.add_user("nq57", password, root, perm="elradfmwMT")
    handler = FTPHandler if kind == "plain" else TLS_FTPHandler
    handler.authorizer = users
    if kind == "old":
        handler.abstracted_fs = NoReplacing
    if kind != "plain":
        handler.certfile = certificate
        handler.tls_control_required = handler.tls_data_required = True
    FTPServer(("127.0.0.1", int(port)), handler).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
