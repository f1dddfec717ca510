"""By which names the preview may be asked: those of this machine itself, and the one it was started with.

It must not know sockets. A page of the web can make its own name lead to this machine ("DNS rebinding");
its requests then carry that name, by which they are told apart.
"""

import ipaddress
import re
from dataclasses import dataclass

_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]{2,45})\]|([A-Za-z0-9.-]{1,253}))(?::([0-9]{1,5}))?")
_HTTP = 80


@dataclass(frozen=True, slots=True)
class Hosts:
    """Names that are answered, on one port; `given` is what the preview listens on."""

    given: str
    port: int

    def allows(self, header: str) -> bool:
        """Whether a request with this `Host` is meant for us."""
        match = _HOST.fullmatch(header)
        if match is None or int(match[3] or _HTTP) != self.port:
            return False
        name = (match[1] or match[2]).lower()
        address = _address(name)
        if address is None:
            return name in {"localhost", self.given.lower()}
        given = _address(self.given)
        # Of a number no name server can give another meaning; who listens on all is asked by all of them.
        everywhere = given is not None and given.is_unspecified
        return address.is_loopback or (not address.is_unspecified and (everywhere or address == given))

    @property
    def address(self) -> str:
        """Where to open the browser."""
        return f"http://{f'[{self.given}]' if ':' in self.given else self.given}:{self.port}/"

    @property
    def is_private(self) -> bool:
        """Whether only this machine can ask."""
        given = _address(self.given)
        return self.given.lower() == "localhost" or (given is not None and given.is_loopback)


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return None
