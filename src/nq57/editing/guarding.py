"""Which requests the editor answers: those of its own page in this run, and no other program's or page's.

It must not know what is asked. Pages of the web can send requests to this machine; they cannot read the
secret of the run, claim our origin, or send our header without being asked first, which nobody answers.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nq57.build.preview_app import Tell
from nq57.build.preview_hosts import Hosts
from nq57.model.machine_troubles import any_trouble_sentence
from nq57.reviewing.people import Person

API = "/api/"
SECRET_HEADER = "x-nq57-phien"  # noqa: S105 - the name of a header, not a secret
_MISDIRECTED, _FORBIDDEN = 421, 403
_NOT_OURS = "Trang soạn bài chỉ trả lời ở đúng địa chỉ mà lệnh nq57 serve --edit đã in ra.\n"
_SAFE = frozenset({"GET", "HEAD"})


def new_secret() -> str:
    """A secret for one run; it is behind the `#` of the address, which no browser sends anywhere."""
    return secrets.token_urlsafe(24)


class Entrance(Protocol):
    """Whom the editor answers, and who they are."""

    @property
    def framed(self) -> str:
        """The preview's address, whose pages the editor shows in a frame."""

    @property
    def headers(self) -> Mapping[str, str]:
        """What is sent with every answer."""

    def refusal(self, scope: Scope) -> tuple[str, int] | None:
        """Why a request is not answered, in a sentence, with the status; None for one that is."""

    def person(self, scope: Scope) -> Person | None:
        """Who asks; None where nobody signs in."""

    def token(self, scope: Scope) -> str:
        """What the editor's own page sends with each request of this run."""


@dataclass(frozen=True, slots=True)
class GuardRules:
    """Whom the editor answers: on which names, with which secret; `framed` is the preview's address.

    `own` is whoever sits at this machine, where the workspace has people.
    """

    hosts: Hosts
    framed: str
    secret: str = field(default_factory=new_secret, repr=False)
    own: Person | None = None

    @property
    def address(self) -> str:
        """Where to open the editor in this run."""
        return f"{self.hosts.address}#{self.secret}"

    @property
    def headers(self) -> Mapping[str, str]:
        """What is sent with every answer."""
        return sent_headers(self.framed)

    def person(self, scope: Scope) -> Person | None:  # noqa: ARG002 - whatever is asked
        """Who sits here."""
        return self.own

    def token(self, scope: Scope) -> str:  # noqa: ARG002 - whoever asks has it
        """The secret of the run."""
        return self.secret

    def refusal(self, scope: Scope) -> tuple[str, int] | None:
        """Why a request is not answered, in a sentence, with the status; None for one that is."""
        headers = Headers(scope=scope)
        if len(headers.getlist("host")) != 1 or not self.hosts.allows(headers["host"]):
            return _NOT_OURS, _MISDIRECTED
        if not scope["path"].startswith(API):
            known = scope["method"] in _SAFE
            return None if known else ("Chỉ đọc được địa chỉ này.", 405)
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return "Yêu cầu đến từ trang khác nên bị từ chối.", _FORBIDDEN
        own = f"http://{headers['host']}"
        if headers.get("origin", own if scope["method"] in _SAFE else "") != own:
            return "Yêu cầu đến từ trang khác nên bị từ chối.", _FORBIDDEN
        given = headers.get(SECRET_HEADER, "").encode()
        if not secrets.compare_digest(given, self.secret.encode()):
            return "Phiên soạn đã hết. Mở lại địa chỉ mà lệnh nq57 serve --edit vừa in ra.", _FORBIDDEN
        return None


def sent_headers(framed: str) -> Mapping[str, str]:
    """What the editor sends with every answer; pages of `framed` alone are shown in its frames."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        f"connect-src 'self'; frame-src {framed.rstrip('/')}; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cache-Control": "no-store",
    }


class EditorGuard:
    """Refuses what the rules refuse, sends the headers, and tells failures in a line."""

    def __init__(self, app: ASGIApp, rules: Entrance, tell: Tell) -> None:
        self._app, self._rules, self._tell = app, rules, tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return  # no web sockets: the connection is closed

        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(self._rules.headers)
            await send(message)

        if why := self._rules.refusal(scope):
            await PlainTextResponse(why[0], why[1])(scope, receive, guarded)
            return
        try:
            await self._app(scope, receive, guarded)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001 - whatever one request meets, the next is answered
            sentence = any_trouble_sentence(error)
            self._tell(f"Không trả lời được {scope['path']}: {sentence}")
            if not begun:
                await JSONResponse({"message": sentence}, 500)(scope, receive, guarded)
