"""The editor and its preview over HTTP: two ports, so that a page that is shown cannot act as the editor.

It must not know what either answers.
"""

import threading

from nq57.build.preview import Preview
from nq57.build.preview_app import Tell
from nq57.build.preview_hosts import Hosts
from nq57.build.preview_server import PreviewServer, http_server, listening
from nq57.editing.app import editor_app
from nq57.editing.desk import Desk
from nq57.editing.guarding import Rules


class NotPrivateError(Exception):
    """The editor was to listen where other machines could reach it."""


class EditServer:
    """Serves the editor on `port` and the preview on another one, until told to stop.

    Raises NotPrivateError for an address that is not this machine's own, OSError when it cannot listen.
    """

    def __init__(
        self, preview: Preview, host: str, port: int, tell: Tell, *, polling: bool = False
    ) -> None:
        self._sockets = listening(host, port) if Hosts(host, port).is_private else []
        if not self._sockets:
            raise NotPrivateError(host)
        hosts = Hosts(host, self._sockets[0].getsockname()[1])
        own = (hosts.address.rstrip("/"), f"http://localhost:{hosts.port}")
        self.preview = PreviewServer(preview, host, 0, tell, polling=polling, framed_by=own)
        self.desk = Desk(preview)
        self.rules = Rules(hosts, self.preview.address)
        self._http = http_server(editor_app(self.desk, self.rules, tell), tell)

    @property
    def address(self) -> str:
        """Where to open the browser; it holds the secret of this run."""
        return self.rules.address

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
