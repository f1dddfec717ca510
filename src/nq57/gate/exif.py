"""The one thing of EXIF that a published picture keeps: which way up it is.

It must not keep or tell anything else: place, time, camera and names all are in EXIF.
"""

_ORIENTATION = 0x0112
_SHORT = 3
_TURNED_SIDEWAYS = 5  # orientations from here on swap width and height


def orientation_of(exif: bytes) -> int:
    """The orientation (1 to 8) that a TIFF block tells of; 1 when it tells none."""
    order = {b"II*\x00": "little", b"MM\x00*": "big"}.get(exif[:4])
    if order is None:
        return 1
    little = order == "little"

    def number(start: int, size: int) -> int:
        return int.from_bytes(exif[start : start + size], "little" if little else "big")

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * min(number(first, 2), 200), 12):
        if number(entry, 2) == _ORIENTATION and number(entry + 2, 2) == _SHORT:
            value = number(entry + 8, 2)
            return value if value in range(1, 9) else 1
    return 1


def orientation_only(orientation: int) -> bytes:
    """A TIFF block that holds nothing but the orientation; empty when the picture is upright."""
    if orientation == 1:
        return b""
    head, entry = b"MM\x00*\x00\x00\x00\x08\x00\x01", _ORIENTATION.to_bytes(2) + _SHORT.to_bytes(2)
    return head + entry + b"\x00\x00\x00\x01" + orientation.to_bytes(2) + b"\x00\x00" + b"\x00\x00\x00\x00"


def turned(width: int, height: int, orientation: int) -> tuple[int, int]:
    """Width and height as shown."""
    return (height, width) if orientation >= _TURNED_SIDEWAYS else (width, height)
