"""By which names a preview is asked, whatever it listens on."""

import errno
import socket

import pytest

from nq57.build.preview_hosts import Hosts
from nq57.build.preview_server import listening


@pytest.mark.parametrize(
    ("given", "header", "allowed"),
    [
        ("127.0.0.1", "localhost:8000", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "localhost:8001", False),
        ("127.0.0.1", "10.0.0.5:8000", False),
        ("::1", "[::1]:8000", True),
        ("::1", "[0:0:0:0:0:0:0:1]:8000", True),
        ("10.0.0.5", "10.0.0.5:8000", True),
        ("10.0.0.5", "10.0.0.6:8000", False),
        ("may-a", "May-A:8000", True),
        ("may-a", "may-b:8000", False),
        ("0.0.0.0", "10.0.0.5:8000", True),  # noqa: S104 - whoever listens for the network is asked by it
        ("0.0.0.0", "0.0.0.0:8000", False),  # noqa: S104 - no page can be there, but requests can
        ("0.0.0.0", "evil.example:8000", False),  # noqa: S104 - a name may be made to lead here
        ("::", "[fe80::1]:8000", True),
        ("::", "[::]:8000", False),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "localhost:99999", False),
        ("127.0.0.1", "localhost:8000\r\nX: y", False),
    ],
)
def test_who_is_meant(given: str, header: str, allowed: bool) -> None:  # noqa: FBT001 - a table
    """Names of this machine and the one given; numbers of the network only where it listens for it."""
    assert Hosts(given, 8000).allows(header) is allowed


def test_the_port_of_the_web_is_not_named() -> None:
    """Browsers leave it out."""
    assert Hosts("127.0.0.1", 80).allows("localhost")


@pytest.mark.parametrize(
    ("given", "private"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - said to be open
        ("::", False),
        ("may-a", False),
    ],
)
def test_who_can_ask(given: str, private: bool) -> None:  # noqa: FBT001 - a table
    """Only loopback is private."""
    assert Hosts(given, 8000).is_private is private


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_it_listens_on_every_address_of_a_name(host: str) -> None:
    """On one port, whichever family a browser tries."""
    opened = listening(host, 0)
    try:
        assert len({one.getsockname()[1] for one in opened}) == 1
        for one in opened:
            socket.create_connection(one.getsockname()[:2], timeout=10).close()
    finally:
        for one in opened:
            one.close()


def test_a_port_in_use_is_an_error() -> None:
    """Nobody listens where another does."""
    opened = listening("127.0.0.1", 0)
    try:
        with pytest.raises(OSError, match="in use") as told:
            listening("127.0.0.1", opened[0].getsockname()[1])
        assert told.value.errno == errno.EADDRINUSE
    finally:
        for one in opened:
            one.close()
