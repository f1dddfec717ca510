"""The public site read back after a publish."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from nq57.publish.site_state import Facts
from nq57.publish.web_reading import read_web

EXPECTED = {f"{at}.html": Facts("0" * 64, 0) for at in range(40)}


class Closing(BaseHTTPRequestHandler):
    """Ends every connection without an answer, and counts them."""

    asked = 0

    def handle(self) -> None:
        """Say nothing."""
        Closing.asked += 1


def test_a_host_that_does_not_answer_is_asked_once() -> None:
    """All files are missing then; a thousand of them would else wait for it one after the other."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Closing)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        reading = read_web(f"http://127.0.0.1:{server.server_port}/muc", EXPECTED, 5)
    finally:
        server.shutdown()
        server.server_close()
    assert (reading.read, reading.missing) == (len(EXPECTED), tuple(sorted(EXPECTED)))
    assert not reading.sound
    assert Closing.asked == 1
