"""Who asks, where an agency's own reverse proxy has signed people in: it alone can say so.

It must not know what is asked for. The proxy proves itself by a secret that it and we share; the name that
it tells is looked up in `nguoi-dung.yml` at each request. No password, session or user is kept here.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from nq57.editing.desks import PeopleFile
from nq57.editing.guarding import API, SECRET_HEADER, sent_headers
from nq57.reviewing.people import Person

PROXY_HEADER = "x-nq57-khoa"
SESSION = f"{API}phien"
SHORTEST = 32  # letters of the shared secret
_FORBIDDEN, _MISDIRECTED, _UNREADABLE = 403, 421, 503
_SAFE = frozenset({"GET", "HEAD"})
_ELSEWHERE = "Yêu cầu đến từ trang khác nên bị từ chối."


@dataclass(frozen=True)
class ProxyEntrance:
    """Whom the editor, or with `is_preview` the preview, answers behind a proxy that shares `secret`."""

    people: PeopleFile
    secret: str = field(repr=False)
    is_preview: bool = False
    _run: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def origin(self) -> str:
        """The address at which people reach us."""
        fields = self.people.fields
        return ((fields.preview_address if self.is_preview else fields.address) or "").rstrip("/")

    @property
    def framed(self) -> str:
        """The preview's address."""
        return f"{(self.people.fields.preview_address or '').rstrip('/')}/"

    @property
    def headers(self) -> Mapping[str, str]:
        """What the editor sends with every answer."""
        return sent_headers(self.framed)

    def person(self, scope: Scope) -> Person | None:
        """Who is signed in, as the proxy says; None unless it is the proxy that says so, and once."""
        headers = Headers(scope=scope)
        keys, names = headers.getlist(PROXY_HEADER), headers.getlist(self.people.fields.header)
        if len(keys) != 1 or not secrets.compare_digest(keys[0].encode(), self.secret.encode()):
            return None
        return self.people.read().find(names[0]) if len(names) == 1 else None

    def token(self, scope: Scope) -> str:
        """What a person's own page sends in this run: of no use to anybody else."""
        person = self.person(scope)
        name = person.id if person else ""
        return hmac.new(self._run, name.encode(), hashlib.sha256).hexdigest() if name else ""

    def refusal(self, scope: Scope) -> tuple[str, int] | None:
        """Why a request is not answered, in a sentence, with the status; None for one that is."""
        headers = Headers(scope=scope)
        if self.people.read().fields is None:
            return "Danh sách người dùng đang có lỗi. Báo người quản trị máy chủ.", _UNREADABLE
        if self.person(scope) is None:
            return "Bạn chưa đăng nhập qua cổng của cơ quan, hoặc chưa có tên trong danh sách.", _FORBIDDEN
        if headers.getlist("host") != [urlsplit(self.origin).netloc]:
            return "Địa chỉ này không phải của trang soạn bài.", _MISDIRECTED
        if not scope["path"].startswith(API) or self.is_preview:
            return None if scope["method"] in _SAFE else ("Chỉ đọc được địa chỉ này.", 405)
        return self._refused_call(scope, headers)

    def _refused_call(self, scope: Scope, headers: Headers) -> tuple[str, int] | None:
        """Why a call of the program is not from the person's own page."""
        if headers.get("sec-fetch-site", "") != "same-origin":
            return _ELSEWHERE, _FORBIDDEN
        if headers.get("origin", self.origin if scope["method"] in _SAFE else "") != self.origin:
            return _ELSEWHERE, _FORBIDDEN
        given = headers.get(SECRET_HEADER, "")
        if scope["path"] != SESSION and not secrets.compare_digest(
            given.encode(), self.token(scope).encode()
        ):
            return "Phiên soạn đã hết. Tải lại trang; chữ đang viết vẫn còn.", _FORBIDDEN
        return None
