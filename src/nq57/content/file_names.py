"""Names that not every disk, archive or address can hold: told before they break somebody's copy.

It must not read files. The rules are those of Windows (Naming Files, Paths, and Namespaces), the narrowest.
"""

import functools
import re
import unicodedata

MAX_BYTES = 200  # of one part of a path: ext4 holds 255, and a copy may get an ending
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"]
)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")


@functools.lru_cache(maxsize=65_536)  # a preview asks for every name again at each edit
def why_bad(part: str) -> tuple[str, str] | None:
    """Why a file's or folder's own name cannot be kept everywhere, in Vietnamese and English; or None."""
    if part.partition(".")[0].rstrip(" ").casefold() in _DEVICES:
        return "Windows dành tên này cho thiết bị", "Windows keeps it for a device"
    if part != part.rstrip(". ") or part != part.lstrip(" "):
        return "có dấu chấm hoặc dấu cách ở đầu, cuối", "it begins or ends with a blank or a dot"
    if found := _FORBIDDEN.search(part):
        sign = found[0] if found[0].isprintable() else f"U+{ord(found[0]):04X}"
        return f"có ký tự {sign}", f"it has the character {sign}"
    if found := _ESCAPE.search(part):
        return (
            f"có “{found[0]}”, địa chỉ trang hiểu thành ký tự khác",
            f"an address reads {found[0]} otherwise",
        )
    if len(part.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return "quá dài", "it is too long"
    return None


def as_one(path: str) -> str:
    """What two paths share that some disk or server takes for one: letters' case and composition aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
