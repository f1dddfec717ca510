"""The editor and its preview over HTTP: two ports, so that a page that is shown cannot act as the editor.

It must not know what either answers.
"""

import socket
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from starlette.types import Scope

from nq57.build.preview import Preview
from nq57.build.preview_app import Tell
from nq57.build.preview_hosts import Hosts
from nq57.build.preview_server import PreviewServer, http_server, listening
from nq57.editing.app import editor_app
from nq57.editing.desks import Desks, PeopleFile
from nq57.editing.guarding import Entrance, GuardRules
from nq57.editing.proxy_entrance import ProxyEntrance
from nq57.editing.shared_preview import shared_preview_app
from nq57.reviewing.people import Person

_MOST = 128  # connections that wait at a Unix socket
EDITOR_SOCKET, PREVIEW_SOCKET = "soan.sock", "xem.sock"


class NotPrivateError(Exception):
    """The editor was to listen where other machines could reach it."""


class _Pair:
    """An editor and its preview, each on sockets of its own, until told to stop."""

    desks: Desks
    preview: PreviewServer

    def _serve(self, entrance: Entrance, sockets: list[socket.socket], tell: Tell) -> None:
        self._sockets = sockets
        self._http = http_server(editor_app(self.desks, entrance, tell), tell)

    def run(self) -> None:
        """Serve both until `stop` or an interrupt."""
        editor = threading.Thread(target=self._http.run, args=(self._sockets,), daemon=True)
        editor.start()
        try:
            self.preview.run()
        finally:
            self._http.should_exit = True
            editor.join()
            for one in self._sockets:
                one.close()

    def stop(self) -> None:
        """End `run` from another thread."""
        self._http.should_exit = True
        self.preview.stop()


class EditServer(_Pair):
    """Serves the editor of whoever sits at this machine on `port`, and the preview on another one.

    With `people` and who of them sits here, what is saved is on branches and reviewed. Raises
    NotPrivateError for an address that is not this machine's own, OSError when it cannot listen, GitError
    where there are people and no repository.
    """

    def __init__(
        self,
        preview: Preview,
        host: str,
        port: int,
        tell: Tell,
        *,
        polling: bool = False,
        people: tuple[PeopleFile, Person] | None = None,
    ) -> None:
        if not Hosts(host, port).is_private:
            raise NotPrivateError(host)
        self.desks = Desks(preview, people[0] if people else None)
        sockets = listening(host, port)
        hosts = Hosts(host, sockets[0].getsockname()[1])
        own = (hosts.address.rstrip("/"), f"http://localhost:{hosts.port}")
        if people is None:
            self.preview = PreviewServer(preview, host, 0, tell, polling=polling, framed_by=own)
        else:
            person, shown = people[1], listening(host, 0)
            seen = Hosts(host, shown[0].getsockname()[1])
            app = shared_preview_app(
                self.desks, lambda scope: _refused(seen, scope), lambda _scope: person, tell, own
            )
            self.preview = PreviewServer(
                preview, host, seen.port, tell, polling=polling, ready=(shown, app)
            )
        self.rules = GuardRules(hosts, self.preview.address, own=people[1] if people else None)
        self._serve(self.rules, sockets, tell)

    @property
    def address(self) -> str:
        """Where to open the browser; it holds the secret of this run."""
        return self.rules.address


class OfficeServer(_Pair):
    """Serves many people behind an agency's reverse proxy, which alone knows who they are.

    `listen` gives the editor's and the preview's sockets. Raises OSError and GitError.
    """

    def __init__(
        self,
        preview: Preview,
        people: PeopleFile,
        secret: str,
        listen: Callable[[], Mapping[str, list[socket.socket]]],
        tell: Tell,
        *,
        polling: bool = False,
    ) -> None:
        self.desks = Desks(preview, people)
        sockets = listen()
        self.entrance = ProxyEntrance(people, secret)
        seen = ProxyEntrance(people, secret, is_preview=True)
        app = shared_preview_app(self.desks, seen.refusal, seen.person, tell, (self.entrance.origin,))
        self.preview = PreviewServer(
            preview, "127.0.0.1", 0, tell, polling=polling, ready=(sockets[PREVIEW_SOCKET], app)
        )
        self._serve(self.entrance, sockets[EDITOR_SOCKET], tell)


def loopback_sockets(port: int) -> dict[str, list[socket.socket]]:
    """Sockets on this machine alone: the editor's on `port`, the preview's on the next."""
    editor = listening("127.0.0.1", port)
    after = editor[0].getsockname()[1] + 1 if port else 0
    return {EDITOR_SOCKET: editor, PREVIEW_SOCKET: listening("127.0.0.1", after)}


def unix_sockets(folder: Path) -> dict[str, list[socket.socket]]:
    """Unix sockets in a folder, for its group alone; the folder must be there."""
    made = {}
    for name in (EDITOR_SOCKET, PREVIEW_SOCKET):
        path = folder / name
        path.unlink(missing_ok=True)
        one = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        one.bind(str(path))
        path.chmod(0o660)
        one.listen(_MOST)
        one.setblocking(False)  # noqa: FBT003 - the name says what is false
        made[name] = [one]
    return made


def _refused(hosts: Hosts, scope: Scope) -> tuple[str, int] | None:
    """Why a preview on this machine does not answer: it was not asked by its own name."""
    named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    meant = len(named) == 1 and hosts.allows(named[0])
    return None if meant else ("Mở đúng địa chỉ mà lệnh nq57 serve đã in ra.\n", 421)
