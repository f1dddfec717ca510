"""A Git host over HTTPS as a program: `git_server.py PORT FOLDER CERTIFICATE PASSWORD`.

It must not know what is pushed: whoever has the password speaks with `git http-backend`.
"""

import base64
import os
import ssl
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import urlsplit


class GitHost(BaseHTTPRequestHandler):
    """One request, handed to git by the rules of CGI."""

    protocol_version = "HTTP/1.1"
    folder: ClassVar[str]
    wanted: ClassVar[str]

    def do_GET(self) -> None:
        """Ask what branches there are."""
        self._serve()

    def do_POST(self) -> None:
        """Fetch or push."""
        self._serve()

    def _serve(self) -> None:
        if self.headers.get("Authorization") != self.wanted:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="git"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body, parts = self._body(), urlsplit(self.path)
        environ = {
            **os.environ,
            "GIT_PROJECT_ROOT": self.folder,
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_USER": "nq57",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        done = subprocess.run(["git", "http-backend"], input=body, env=environ, stdout=-1, check=True)
        head, _, rest = done.stdout.partition(b"\r\n\r\n")
        lines = [line.partition(": ") for line in head.decode().split("\r\n")]
        status = next((value for name, _, value in lines if name == "Status"), "200 OK")
        self.send_response(int(status.split()[0]))
        for name, _, value in lines:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(rest)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        found = b""
        while size := int(self.rfile.readline(), 16):
            found += self.rfile.read(size)
            self.rfile.readline()
        return found


def main(port: str, folder: str, certificate: str, password: str) -> None:
    """Serve until killed."""
    GitHost.folder = folder
    GitHost.wanted = "Basic " + base64.b64encode(f"nq57:{password}".encode()).decode()
    server = ThreadingHTTPServer(("127.0.0.1", int(port)), GitHost)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
