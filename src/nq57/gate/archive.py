"""The archive inside an office file: its list of parts, checked before it is opened, and rewritten.

It must not know what the parts mean. Sizes come from the list and are held to while opening.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from nq57.gate.verdict import damaged

MAX_PARTS = 10_000
MAX_PART = 120_000_000
MAX_TOTAL = 400_000_000
_FREE = 20_000_000  # what any file may open to; beyond that it depends on its packed size
_MAX_RATIO = 40
_STAMP = (1980, 1, 1, 0, 0, 0)


class Archive:
    """The parts of one office file by name, in their order; a part is opened when asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
            raise damaged("không mở được phần nén bên trong", "its archive cannot be opened") from None
        parts = [info for info in self._zip.infolist() if info.filename]
        self._parts = {info.filename: info for info in parts if not info.is_dir()}
        _check(self._zip.infolist(), len(data))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in order."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """One part's bytes; raises Refused when they are not what the list says."""
        info = self._parts[name]
        try:
            with self._zip.open(info) as part:
                data = part.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ):
            raise damaged("có phần bên trong bị hỏng", "a part inside is broken") from None
        if len(data) != info.file_size:
            raise damaged("có phần bên trong sai kích thước", "a part inside has a wrong size")
        return data

    def rewritten(self, changed: Mapping[str, bytes | None]) -> bytes:
        """The archive without dates or remarks: parts replaced, or left out where there is None."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, info in self._parts.items():
                data = changed[name] if name in changed else self.read(name)
                if data is not None:
                    part = zipfile.ZipInfo(name, _STAMP)
                    part.external_attr = 0o600 << 16
                    part.compress_type = info.compress_type
                    packed.writestr(part, data)
        return out.getvalue()


def _check(parts: list[zipfile.ZipInfo], packed: int) -> None:
    names = [part.filename for part in parts]
    if len(parts) > MAX_PARTS or len({name.casefold() for name in names}) < len(names):
        raise damaged("danh sách phần bên trong không hợp lệ", "its list of parts is not valid")
    for part in parts:
        name = part.filename
        if (
            name.startswith("/")
            or "\\" in name
            or ":" in name
            or ".." in posixpath.normpath(name).split("/")
        ):
            raise damaged(
                "có phần bên trong mang đường dẫn ra ngoài", "a part inside has a path that leads out"
            )
        if part.flag_bits & 1:
            raise damaged("có phần bên trong bị khóa", "a part inside is locked")
        if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise damaged(
                "cách nén không dùng trong tệp văn phòng", "its compression is not that of office files"
            )
    total = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    if largest > MAX_PART or total > min(MAX_TOTAL, _FREE + _MAX_RATIO * packed):
        raise damaged("dữ liệu nén phình ra quá lớn", "its compressed data open up too far")
