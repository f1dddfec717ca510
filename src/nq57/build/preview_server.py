"""The preview over HTTP on this machine: sockets, slow lines, and the thread that follows edits.

It must not know how pages are made, nor which requests are answered.
"""

import asyncio
import contextlib
import gc
import socket
import sys
import threading
import time

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from nq57.build.preview import Preview
from nq57.build.preview_app import Tell, VersionStream, preview_app
from nq57.build.preview_hosts import Hosts
from nq57.build.preview_watching import ProjectWatch

_IDLE = 3.0  # seconds without an edit: then garbage may be looked for
_BUSY = 25  # edits without such a pause: then it must
_MOST = 128  # connections at a time; browsers open six each
_PATIENCE = 10.0  # seconds for a whole request to come
_SLOWEST = 30.0  # seconds for a reader to take anything of what is sent
_PARTING = 1  # seconds for requests under way when the preview ends
_LONGEST_HEAD = 32_768  # bytes of a request's head


class PreviewServer:
    """Serves one preview until told to stop; OSError when it cannot listen there.

    `polling` looks for edits by itself where the system tells of none; `framed_by` are origins whose pages
    may show it in a frame. `ready` are sockets that listen already, and what answers there.
    """

    def __init__(
        self,
        preview: Preview,
        host: str,
        port: int,
        tell: Tell,
        *,
        polling: bool = False,
        framed_by: tuple[str, ...] = (),
        ready: tuple[list[socket.socket], ASGIApp] | None = None,
    ) -> None:
        self._preview, self._tell = preview, tell
        self.news = VersionStream()
        self.watch = ProjectWatch(preview.root, tell, polling=polling)
        self._sockets = ready[0] if ready else listening(host, port)
        self.hosts = Hosts(host, port if ready else self._sockets[0].getsockname()[1])
        self.app = ready[1] if ready else preview_app(preview, self.news, self.hosts, tell, framed_by)
        self._http = http_server(self.app, tell)

    @property
    def address(self) -> str:
        """Where to open the browser."""
        return self.hosts.address

    def run(self) -> None:
        """Serve and watch until `stop` or an interrupt."""
        follower = threading.Thread(target=self._follow, daemon=True)
        follower.start()
        gc.disable()  # of 5,000 records half of an edit's time was the search for garbage among them
        try:
            self._http.run(sockets=self._sockets)
        finally:
            self.news.end()
            self.watch.end()
            follower.join()
            for one in self._sockets:
                one.close()
            gc.enable()
            gc.unfreeze()

    def stop(self) -> None:
        """End `run` from another thread."""
        self._http.should_exit = True
        self.news.end()

    def _follow(self) -> None:
        """Read the project again after each edit, and as long as it could not be read."""
        _tidy()
        edits = 0
        self.watch.start()
        self._preview.refresh(time.time_ns())  # what was saved since it was read, before anybody watched
        self.news.tell()
        while not self.watch.over:
            changed = self.watch.wait(_IDLE if edits or self._preview.trouble else None)
            if (edits and not changed) or edits >= _BUSY:
                _tidy()
                edits = 0
            if (changed or self._preview.trouble) and not self.watch.over:
                edits += 1
                self._refresh()
        self.watch.close()

    def _refresh(self) -> None:
        before, started = (self._preview.stamp, self._preview.trouble), time.monotonic()
        self._preview.refresh(time.time_ns())
        if self._preview.stamp == before[0]:
            return  # the same trouble still
        took = f"Đã cập nhật sau {time.monotonic() - started:.2f} giây."
        self._tell(f"Chưa cập nhật được: {self._preview.trouble}" if self._preview.trouble else took)
        self.news.tell()


def http_server(app: ASGIApp, tell: Tell) -> uvicorn.Server:
    """A server of one application, within our bounds; what goes wrong is told in a line."""
    config = uvicorn.Config(
        app,
        http=type("Line", (_Line,), {"tell": staticmethod(tell)}),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",  # what goes wrong is told by us
        access_log=False,
        server_header=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=_PARTING,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
    )
    return _Server(config)


class _Server(uvicorn.Server):
    """A server that leaves no line open when it ends: readers' tabs hold theirs as long as they can."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Say goodbye, then close the lines of those who stay."""
        await super().shutdown(sockets)
        for line in list(self.server_state.connections):
            line.transport.abort()
        await asyncio.sleep(0)  # a transport is closed at the loop's next turn


def listening(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen on every address of a name, on one port; 0 takes any that is free."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    opened: list[socket.socket] = []
    for family, kind, protocol, _, address in dict.fromkeys(found):
        taken = opened[0].getsockname()[1] if opened else port
        try:
            opened.append(_listening(family, kind, protocol, (address[0], taken, *address[2:])))
        except OSError:
            if not opened and family == found[-1][0]:
                raise
    return opened


def _listening(family: int, kind: int, protocol: int, address: tuple[str | int, ...]) -> socket.socket:
    one = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # there the option lets others take the port over
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, address[0] != "::")
        one.bind(address)
        one.listen(_MOST)
        one.setblocking(False)  # noqa: FBT003 - the name says what is false
    except OSError:
        one.close()
        raise
    return one


def _tidy() -> None:
    """Look for garbage while nobody waits; what lives then need not be looked through again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class _Line(H11Protocol):
    """One connection: a request must come whole in time, and a reader take what is sent."""

    tell: Tell
    _late: asyncio.TimerHandle | None = None
    _stuck: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as the base
        """Take a connection, if there is room."""
        super().connection_made(transport)
        if len(self.connections) > _MOST:
            transport.abort()
        self._expect_request()

    def data_received(self, data: bytes) -> None:
        """Take bytes; the time for a request runs on until it is whole."""
        super().data_received(data)
        if self._is_answering():
            _cancel(self._late)
            self._late = None

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._expect_request()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget what was awaited."""
        _cancel(self._late)
        _cancel(self._stuck)
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The reader is behind; it is given some time."""
        super().pause_writing()
        self._stuck = self._stuck or self.loop.call_later(_SLOWEST, self.transport.abort)

    def resume_writing(self) -> None:
        """It has caught up."""
        _cancel(self._stuck)
        self._stuck = None
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request, and say so in a line."""
        whose = self.client[0] if self.client else "–"
        self.tell(f"Yêu cầu hỏng từ {whose}: trả lời 400.")
        with contextlib.suppress(h11.LocalProtocolError):  # in the middle of another answer
            super().send_400_response(msg)
        self.transport.close()

    def _expect_request(self) -> None:
        self._late = self._late or self.loop.call_later(_PATIENCE, self._give_up)

    def _give_up(self) -> None:
        self._late = None
        if not self._is_answering():
            self.transport.abort()

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
