"""pyftpdlib with TLS as a program: `ftp_server.py PORT ROOT CERTIFICATE PASSWORD [plain|black]`.

It must not know who connects.
"""

import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer


def main(port: str, root: str, certificate: str, password: str, kind: str = "tls") -> None:
    """Serve until killed."""
    users = DummyAuthorizer()
    users.add_user("nq57", password, root, perm="elradfmwMT")
    handler = FTPHandler if kind == "plain" else TLS_FTPHandler
    handler.authorizer = users
    if kind != "plain":
        handler.certfile = certificate
        handler.tls_control_required = handler.tls_data_required = True
    FTPServer(("127.0.0.1", int(port)), handler).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
