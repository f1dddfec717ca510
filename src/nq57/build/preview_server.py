"""The preview over HTTP on this machine: answers requests, watches files, tells browsers to reload.

It must not know how pages are made.
"""

import gc
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from nq57.build.inputs import FOLDERS
from nq57.build.preview import EVENTS, Preview

_SETTLE = 0.03  # seconds: editors write a file in several steps
_IDLE = 3.0  # seconds without an edit: then garbage may be looked for
_BEAT = 15.0  # seconds between signs of life on an idle event stream
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})


class PreviewServer:
    """Serves one preview until told to stop."""

    def __init__(self, preview: Preview, host: str, port: int, told: Callable[[str], None]) -> None:
        self._preview, self._told = preview, told
        self._changed = threading.Condition()
        self._wake = threading.Event()
        self._stopping = False
        handler = type("Handler", (_Handler,), {"server_of": self})
        self.http = ThreadingHTTPServer((host, port), handler)
        self.http.daemon_threads = True

    @property
    def address(self) -> str:
        """Where to open the browser."""
        host, port = self.http.server_address[:2]
        return f"http://{host!s}:{port}/"

    def run(self) -> None:
        """Serve and watch until `stop` or an interrupt."""
        observer = Observer()
        for name in FOLDERS:
            folder = self._preview.root / name
            if folder.is_dir():
                observer.schedule(_Watcher(self._wake), str(folder), recursive=True)
        observer.start()
        threading.Thread(target=self._refresh_on_change, daemon=True).start()
        gc.disable()  # of 5,000 records half of an edit's time was the search for garbage among them
        try:
            self.http.serve_forever(poll_interval=0.1)
        finally:
            self._stopping = True
            self._wake.set()
            observer.stop()
            observer.join()
            self.http.server_close()
            gc.enable()
            gc.unfreeze()

    def stop(self) -> None:
        """End `run` from another thread."""
        self.http.shutdown()

    def respond(self, handler: "_Handler") -> None:
        """Answer one request."""
        path = unquote(urlsplit(handler.path).path).lstrip("/")
        if path == EVENTS:
            self._stream(handler)
            return
        answer = self._preview.respond(path)
        handler.send_response(answer.status)
        handler.send_header("Content-Type", answer.type)
        handler.send_header("Content-Length", str(len(answer.body)))
        handler.send_header("Cache-Control", "no-store")
        if answer.location:
            handler.send_header("Location", answer.location)
        handler.end_headers()
        handler.wfile.write(answer.body)

    def _stream(self, handler: "_Handler") -> None:
        """Hold the connection until there is a newer version than the page's own."""
        shown = urlsplit(handler.path).query.removeprefix("v=")
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Cache-Control", "no-store")
        handler.end_headers()
        while not self._stopping:
            with self._changed:
                self._changed.wait_for(lambda: str(self._preview.version) != shown, timeout=_BEAT)
            fresh = str(self._preview.version) != shown
            handler.wfile.write(b"data: moi\n\n" if fresh else b": con song\n\n")
            handler.wfile.flush()
            if fresh:
                return

    def _refresh_on_change(self) -> None:
        _tidy()
        untidy = False
        while not self._stopping:
            if not self._wake.wait(_IDLE if untidy else None):
                _tidy()
                untidy = False
                continue
            time.sleep(_SETTLE)
            self._wake.clear()
            started = time.monotonic()
            self._preview.refresh(time.time_ns())
            untidy = True
            self._told(f"Đã cập nhật sau {time.monotonic() - started:.2f} giây.")
            with self._changed:
                self._changed.notify_all()


def _tidy() -> None:
    """Look for garbage while nobody waits; what lives then need not be looked through again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class _Watcher(FileSystemEventHandler):
    """Wakes the server when a file is written, moved or removed."""

    def __init__(self, wake: threading.Event) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if (
            event.event_type in _CHANGES
            and not event.is_directory
            and not Path(str(event.src_path)).name.startswith(".")
        ):
            self._wake.set()


class _Handler(BaseHTTPRequestHandler):
    """Hands GET requests to the server that made it."""

    server_of: PreviewServer

    def do_GET(self) -> None:
        """Answer one request; a browser that has gone away is no error."""
        try:
            self.server_of.respond(self)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep the terminal for what editors need."""
