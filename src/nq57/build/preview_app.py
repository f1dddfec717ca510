"""The preview as a web application: which requests are answered, with which headers, and news of edits.

It must not know sockets, files or how pages are made.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nq57.build.preview import Preview
from nq57.build.preview_hosts import Hosts
from nq57.build.preview_parts import EVENTS
from nq57.model.machine_troubles import any_trouble_sentence
from nq57.site_shell.policy import headers

Tell = Callable[[str], None]
_BEAT = 15.0  # seconds between signs of life on an idle event stream
_AT_ONCE = 4  # pages made at a time; they wait for one another anyhow
_MISDIRECTED = 421
# Beside what a host sends with every page: nobody else's page may show, open or read ours.
_HEADERS = {
    **headers(),
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_NOT_OURS = (
    "Bản xem thử chỉ trả lời trên máy đang chạy nó. Mở đúng địa chỉ mà lệnh nq57 serve đã in ra."
    "\nThis preview answers only by its own address.\n"
)


class VersionStream:
    """Tells event streams of each new version of the preview."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: set[asyncio.Future[None]] = set()
        self.over = False

    def tell(self) -> None:
        """Wake every stream; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def end(self) -> None:
        """Let every stream end; from any thread."""
        self.over = True
        self.tell()

    async def next(self, longest: float) -> None:
        """Wait until something is told, or so many seconds."""
        self._loop = asyncio.get_running_loop()
        waiting = self._loop.create_future()
        self._waiting.add(waiting)
        try:
            await asyncio.wait({waiting}, timeout=longest)
        finally:
            self._waiting.discard(waiting)
            waiting.cancel()

    def _wake(self) -> None:
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)


class PreviewGuard:
    """Refuses requests that are not meant for us, sends the headers, and tells failures in a line."""

    def __init__(self, app: ASGIApp, hosts: Hosts, tell: Tell, sent: Mapping[str, str]) -> None:
        self._app, self._hosts, self._tell, self._sent = app, hosts, tell, sent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(self._sent)
            await send(message)

        app = self._app if self._is_meant(scope) else PlainTextResponse(_NOT_OURS, _MISDIRECTED)
        try:
            await app(scope, receive, guarded)
        except Exception as error:  # noqa: BLE001 - whatever one page meets, the next is answered
            sentence = any_trouble_sentence(error)
            self._tell(f"Không trả lời được {scope['path']}: {sentence}")
            if not begun:
                await PlainTextResponse(sentence, 500)(scope, receive, guarded)

    def _is_meant(self, scope: Scope) -> bool:
        named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        return len(named) == 1 and self._hosts.allows(named[0])


def preview_app(
    preview: Preview, news: VersionStream, hosts: Hosts, tell: Tell, framed_by: tuple[str, ...] = ()
) -> Starlette:
    """The application; `framed_by` are the origins, beside its own, whose pages may show it in a frame."""
    limiter = CapacityLimiter(_AT_ONCE)

    async def stream(_request: Request) -> Response:
        return StreamingResponse(_versions(preview, news), media_type="text/event-stream")

    async def page(request: Request) -> Response:
        path = request.scope["path"].lstrip("/")
        answer = await to_thread.run_sync(preview.respond, path, limiter=limiter)
        extra = {"Location": answer.location} if answer.location else None
        return Response(answer.body, answer.status, extra, answer.type)

    routes = [Route(f"/{EVENTS}", stream), Route("/{path:path}", page)]
    return Starlette(
        routes=routes,
        middleware=[Middleware(PreviewGuard, hosts=hosts, tell=tell, sent=sent_headers(framed_by))],
    )


def sent_headers(framed_by: tuple[str, ...]) -> Mapping[str, str]:
    """The headers of every answer; the older one on frames knows no list of origins."""
    if not framed_by:
        return _HEADERS
    more = " ".join(("frame-ancestors 'self'", *framed_by))
    name = "Content-Security-Policy"
    kept = {header: value for header, value in _HEADERS.items() if header != "X-Frame-Options"}
    return kept | {name: _HEADERS[name].replace("frame-ancestors 'self'", more)}


async def _versions(preview: Preview, news: VersionStream) -> AsyncIterator[str]:
    """The version that is there, then each new one; in between, signs of life."""
    shown = ""
    while not news.over:
        if preview.stamp != shown:
            shown = preview.stamp
            yield f"data: {shown}\n\n"
            continue
        await news.next(_BEAT)
        if preview.stamp == shown:
            yield ": con song\n\n"
