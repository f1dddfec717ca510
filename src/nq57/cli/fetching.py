"""One file of the web, by HTTP or HTTPS, within bounds: bytes, redirections, and places it may come from.

It must not know what is fetched. Each host is looked up once and asked at an address that was judged, so a
name that changes its address in between leads nowhere; addresses of our own network are never asked. Only
whoever runs this in a `Cage` bounds the time of a host that drips.
"""

import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3

from nq57 import __version__

AGENT = f"nq57-nhap-tin/{__version__} (feed reader)"
_MOST_REDIRECTIONS = 5
_BLOCK = 1 << 16
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")  # all of IPv6 that is anybody's (IANA)
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # IPv4 behind a gateway (RFC 6052)
_PORTS = {"http": 80, "https": 443}
_TIMEOUT = urllib3.Timeout(connect=10, read=20)
_TOO_MANY = "Máy chủ chuyển hướng quá nhiều lần."
_NO_WEB = "Địa chỉ phải bắt đầu bằng https:// hoặc http://, viết đúng, và không có tên đăng nhập."
_INSIDE = "Địa chỉ “{host}” thuộc mạng nội bộ hoặc không có; chỉ đọc địa chỉ công khai."
_TOO_LARGE = "Tệp lớn quá {most} MB."
_ANSWERED = "Máy chủ trả lời {status}."
_PACKED = "Máy chủ gửi dữ liệu nén kiểu “{how}” mà nq57 không xin."
_SILENT = "Không tới được máy chủ ({why})."
_LOWERED = "Máy chủ chuyển từ https sang http; không theo."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave in the end, and from where."""

    data: bytes
    content_type: str
    address: str


def fetch(address: str, most: int, *, inside: bool = False) -> Fetched:
    """What is at an address, of at most so many bytes; ValueError with a sentence where it may not be had.

    `inside`: the host that the address names, and no other, may be one of our own network.
    """
    first = _parts_of(address).hostname
    for _ in range(_MOST_REDIRECTIONS + 1):
        answer = _asked(address, inside=inside and _parts_of(address).hostname == first)
        try:
            if answer.status in {301, 302, 303, 307, 308} and (to := answer.headers.get("Location")):
                address = _redirected(address, to)
                continue
            data = _bytes_of(answer, most)
            return Fetched(data, answer.headers.get("Content-Type", ""), address)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise ValueError(_SILENT.format(why=type(error).__name__)) from error
        finally:
            answer.close()
    raise ValueError(_TOO_MANY)


def _parts_of(address: str) -> SplitResult:
    """The parts of an address that may be asked; ValueError with a sentence for any other."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:  # brackets that hold no address, a port beyond the last
        raise ValueError(_NO_WEB) from None
    if not known or parts.username is not None:
        raise ValueError(_NO_WEB)
    return parts


def _redirected(address: str, to: str) -> str:
    """Where a redirection leads; never from https down to http."""
    try:
        target = urljoin(address, to)
    except ValueError:
        raise ValueError(_NO_WEB) from None
    if (_parts_of(address).scheme, _parts_of(target).scheme) == ("https", "http"):
        raise ValueError(_LOWERED)
    return target


def _asked(address: str, *, inside: bool) -> urllib3.BaseHTTPResponse:
    """The answer to one request, its body not read yet."""
    parts = _parts_of(address)
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    place = next(_places(host, port, inside=inside), None)
    if place is None:
        raise ValueError(_INSIDE.format(host=host))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    head = {"Host": parts.netloc, "User-Agent": AGENT, "Accept-Encoding": "identity"}
    pool = _pool(parts.scheme, host, place, port)
    try:
        return pool.request("GET", target, headers=head, redirect=False, preload_content=False)
    except (urllib3.exceptions.HTTPError, OSError, UnicodeError) as error:
        raise ValueError(_SILENT.format(why=type(error).__name__)) from error


def _pool(scheme: str, host: str, place: str, port: int) -> urllib3.HTTPConnectionPool:
    """Connections to one address, whose certificate must be the host's."""
    if scheme == "http":
        return urllib3.HTTPConnectionPool(place, port, timeout=_TIMEOUT, retries=False)
    return urllib3.HTTPSConnectionPool(
        place, port, timeout=_TIMEOUT, retries=False, server_hostname=host, assert_hostname=host
    )


def _places(host: str, port: int, *, inside: bool) -> Iterator[str]:
    """The addresses of a host; none when one of them lies in a private network."""
    try:
        found = {str(row[4][0]).partition("%")[0] for row in socket.getaddrinfo(host, port)}
    except (OSError, UnicodeError):
        return
    if inside or all(map(is_public, found)):
        yield from sorted(found, key=lambda place: ":" in place)


def is_public(place: str) -> bool:
    """Whether an address is the whole net's; one that a gateway translates is what it becomes there."""
    address = ipaddress.ip_address(place)
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast
    if address in _TRANSLATED:
        return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address in _GIVEN_OUT and address.is_global and not (address.sixtofour or address.teredo)


def _bytes_of(answer: urllib3.BaseHTTPResponse, most: int) -> bytes:
    """The whole body, while it is what was asked for."""
    if answer.status != 200:  # noqa: PLR2004 - the one answer that brings the file
        raise ValueError(_ANSWERED.format(status=answer.status))
    how = answer.headers.get("Content-Encoding", "identity")
    if how != "identity":
        raise ValueError(_PACKED.format(how=how[:20]))
    data = bytearray()
    while block := answer.read(_BLOCK, decode_content=False):
        data += block
        if len(data) > most:
            raise ValueError(_TOO_LARGE.format(most=most // 1_000_000))
    return bytes(data)
