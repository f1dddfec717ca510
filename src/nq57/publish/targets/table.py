"""Which kind of target an address means, and how it is opened.

It must not know what is done with a target; libraries wait in their own modules until one is opened.
"""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from nq57.model.targets import RELEASE_FOLDERS
from nq57.publish.credentials import Credentials
from nq57.publish.failures import Refused
from nq57.publish.places import Place
from nq57.publish.targets.release_folders import LinkingTransport, ReleaseFolders
from nq57.publish.transport import Transport

_OPENERS = {
    "file": "nq57.publish.targets.folder",
    "ssh": "nq57.publish.targets.ssh",
    "ftps": "nq57.publish.targets.ftps",
    "s3": "nq57.publish.targets.s3",
    "git+ssh": "nq57.publish.targets.git",
    "git+https": "nq57.publish.targets.git",
    "git+file": "nq57.publish.targets.git",
}
_LINKING = ("file", "ssh")
TIMEOUT = 20.0  # seconds without any sign of life
_PATIENCE, SLOWEST = 1.5, 1000  # times the timeout; bytes in a second, of one file among many


@dataclass(frozen=True, slots=True)
class Opening:
    """All that a transport needs to be opened."""

    place: Place
    credentials: Credentials
    environ: Mapping[str, str]
    timeout: float = TIMEOUT
    types: Mapping[str, str] | None = None

    def whole(self, size: int) -> float:
        """Seconds in which a file of some bytes must have come: a line that only drips is a dead one."""
        return _PATIENCE * self.timeout + size / SLOWEST


def open_target(opening: Opening) -> Transport:
    """A connection to the target, of the kind its address names."""
    scheme = opening.place.address.scheme
    folders = opening.place.layout == RELEASE_FOLDERS
    if folders and scheme not in _LINKING:
        raise Refused("khong-doi-duoc", reason=f"{scheme} không có liên kết tượng trưng")
    transport = cast("LinkingTransport", importlib.import_module(_OPENERS[scheme]).open_transport(opening))
    return ReleaseFolders(transport) if folders else transport
