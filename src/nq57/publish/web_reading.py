"""The public site read back over HTTP after a publish: is what readers get what was sent?

It must not judge: what differs here, but not by the target's own protocol, is a cache's or CDN's matter.
"""

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from nq57.publish.site_state import MARKER, Facts, facts_of

_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class WebReading:
    """How many files were read, which came old or wrong, which not at all; whether our notes are public."""

    read: int = 0
    stale: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    exposed: bool = False

    @property
    def sound(self) -> bool:
        """Whether readers get what was sent, and no more."""
        return not (self.stale or self.missing or self.exposed)


def read_web(url: str, expected: Mapping[str, Facts], timeout: float) -> WebReading:
    """Read files of the public site, past its caches where they let us."""
    url = url.rstrip("/") + "/"
    if not _is_there(url, timeout):  # else each of a thousand files would wait for a host that is not there
        return WebReading(read=len(expected), missing=tuple(sorted(expected)))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = dict(
            pool.map(
                lambda item: (item[0], _look(url, item[0], item[1], timeout)), sorted(expected.items())
            )
        )
    return WebReading(
        read=len(found),
        stale=tuple(path for path, facts in found.items() if facts and facts != expected[path]),
        missing=tuple(path for path, facts in found.items() if facts is None),
        exposed=_look(url, MARKER, Facts("0" * 64, 0), timeout) is not None,
    )


def _is_there(url: str, timeout: float) -> bool:
    """Whether the host answers at all, whatever it says."""
    request = urllib.request.Request(url, method="HEAD", headers={"User-Agent": "nq57"})  # noqa: S310 - the same
    try:
        with urllib.request.urlopen(request, timeout=timeout):  # noqa: S310 - the same
            return True
    except urllib.error.HTTPError:
        return True
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _look(url: str, path: str, facts: Facts, timeout: float) -> Facts | None:
    """What one address gives; a page is asked for as readers do, by its folder."""
    asked = (
        path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path
    )
    address = f"{url}{urllib.parse.quote(asked)}?nq57={facts.sha256[:12]}"
    request = urllib.request.Request(address, headers={"Cache-Control": "no-cache", "User-Agent": "nq57"})  # noqa: S310 - http(s) only, checked when the file is read
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310 - the same
            return facts_of(b"".join(_blocks(answer)))
    except (urllib.error.URLError, OSError, ValueError):
        return None


def _blocks(answer: object) -> Iterator[bytes]:
    while block := answer.read(1 << 16):  # type: ignore[attr-defined] # urllib's answers are not typed as files
        yield block
