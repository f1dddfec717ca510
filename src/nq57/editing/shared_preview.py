"""The preview as several people see it: what readers see, of their own units, and each their own trial.

It must not know sockets. A page that somebody tries has an address of its own and is given to them alone.
"""

from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nq57.build.preview import Response as Answer
from nq57.build.preview_app import Tell, sent_headers
from nq57.editing.desk import TRIED
from nq57.editing.desks import Desks
from nq57.model.machine_troubles import any_trouble_sentence
from nq57.reviewing.people import Person
from nq57.reviewing.rights import Act, may

_AT_ONCE = 4  # pages made at a time
_FORBIDDEN = 403
_NOT_YOURS = "Trang này không thuộc đơn vị của bạn.\n"
Refusal = Callable[[Scope], tuple[str, int] | None]
Who = Callable[[Scope], Person | None]


def shared_preview_app(
    desks: Desks, refusal: Refusal, who: Who, tell: Tell, framed_by: tuple[str, ...]
) -> Starlette:
    """The application: `refusal` says which requests are not answered, `who` asks."""
    limiter = CapacityLimiter(_AT_ONCE)

    async def page(request: Request) -> Response:
        person = who(request.scope)
        if person is None or not _is_theirs(desks, person, request.scope["path"]):
            return PlainTextResponse(_NOT_YOURS, _FORBIDDEN)
        answer = await to_thread.run_sync(_answer, desks, person, request.scope["path"], limiter=limiter)
        extra = {"Location": answer.location} if answer.location else None
        return Response(answer.body, answer.status, extra, answer.type)

    gate = Middleware(_Gate, refusal=refusal, tell=tell, framed_by=framed_by)
    return Starlette(routes=[Route("/{path:path}", page)], middleware=[gate])


def _is_theirs(desks: Desks, person: Person, path: str) -> bool:
    """Whether a path is in the section of one of a person's units."""
    tree = path.lstrip("/").partition("/")[0]
    units = desks.shown.project.workspace.units.values()
    unit = next((one for one in units if one.tree == tree), None)
    return unit is not None and may(person, Act.READ, unit.id)


def _answer(desks: Desks, person: Person, path: str) -> Answer:
    """The page or file at a path, as a person sees it."""
    if TRIED in path:
        look = desks.look(person)
        found = look.respond(path) if look else None
        if found:
            return found
        path = path.replace(f"{TRIED}/", "/")
    return desks.shown.respond(path.lstrip("/"))


class _Gate:
    """Refuses what is not meant for us, sends the headers, and tells failures in a line."""

    def __init__(self, app: ASGIApp, refusal: Refusal, tell: Tell, framed_by: tuple[str, ...]) -> None:
        self._app, self._refusal, self._tell = app, refusal, tell
        self._sent = sent_headers(framed_by)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(self._sent)
            await send(message)

        why = self._refusal(scope)
        try:
            await (PlainTextResponse(*why) if why else self._app)(scope, receive, guarded)
        except Exception as error:  # noqa: BLE001 - whatever one page meets, the next is answered
            sentence = any_trouble_sentence(error)
            self._tell(f"Không trả lời được {scope['path']}: {sentence}")
            if not begun:
                await PlainTextResponse(sentence, 500)(scope, receive, guarded)
