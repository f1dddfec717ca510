"""What a host says, read as something that may be anything: its shape, sizes, counts and paths.

It must not know what is said by whom. Whatever is not as we would have written it is `Strange`, told with
its place; nothing here opens a file. Bounds are in SECURITY.md.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TypeVar

from nq57.content.file_names import why_bad
from nq57.publish.failures import Strange
from nq57.publish.shown_words import shown, visible

MARKER_BYTES = 64 << 20  # 100,000 files take 15 MB, twice while a run is under way
NOTE_BYTES = 64 << 10  # a lock's note has some 200 bytes
MOST_FILES = 100_000
MOST_KEPT = 10 * MOST_FILES  # digests of older releases
MOST_NAMES = 150_000  # in one folder of a host
LARGEST = 2 << 30  # one file
DEEPEST = 32  # folders that lead to a file
_LONGEST_PATH = 1024  # bytes
_LONGEST_TEXT = 4096  # characters
_YEARS = range(2000, 3000)
_BRACKETS = 4 * MOST_FILES  # a row of a marker has two, and a few things are no row
_OWN = re.compile(r"\.?nq57(~\d+)?|\.git|git~\d+")  # our notes, a repository's, and their names on FAT
_DIGEST = re.compile(r"[0-9a-f]{64}")
Value = TypeVar("Value")


def parsed(data: bytes, most: int) -> object:
    """A text of JSON; Strange when it is none, too long, too deep, or has too many parts."""
    if len(data) > most:
        raise Strange("tệp", f"dài quá {most:,} byte")
    if sum(data.count(sign) for sign in (b"[", b"{")) > _BRACKETS:
        raise Strange("tệp", "có quá nhiều phần")
    try:
        return json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Strange("tệp", "không phải JSON đúng dạng") from None


def _no_number(name: str) -> float:
    raise ValueError(name)


def table(value: object, where: str, most: int = MOST_FILES) -> Mapping[str, object]:
    """A mapping of bounded length."""
    if not isinstance(value, dict):
        raise Strange(where, "không phải bảng")
    if len(value) > most:
        raise Strange(where, f"có quá {most:,} mục")
    return value


def row(value: object, where: str, length: int) -> list[object]:
    """A list of exactly so many values."""
    if not isinstance(value, list) or len(value) != length:
        raise Strange(where, f"không phải dãy {length} giá trị")
    return value


def rows(value: object, where: str, most: int) -> list[object]:
    """A list of at most so many values."""
    if not isinstance(value, list) or len(value) > most:
        raise Strange(where, f"không phải dãy tối đa {most} giá trị")
    return value


def number(value: object, where: str, most: int) -> int:
    """A whole number from nought to `most`; true and false are none."""
    if type(value) is not int or not 0 <= value <= most:
        raise Strange(where, "không phải số nguyên trong khoảng cho phép")
    return value


def truth(value: object, where: str) -> bool:
    """Yes or no."""
    if type(value) is not bool:
        raise Strange(where, "không phải có hoặc không")
    return value


def text(value: object, where: str) -> str:
    """A short text as it came, to be compared and not to be printed."""
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise Strange(where, "không phải chữ, hoặc quá dài")
    return value


def words(value: object, where: str) -> str:
    """A short text as it may be printed."""
    return shown(text(value, where))


def day(value: object, where: str) -> str:
    """A day, ISO; empty where none is known."""
    return _when(value, where, dt.date.fromisoformat)


def moment(value: object, where: str) -> str:
    """A moment, ISO; empty where none is known."""
    return _when(value, where, dt.datetime.fromisoformat)


def _when(value: object, where: str, read: Callable[[str], dt.date]) -> str:
    found = text(value, where)
    try:
        year = read(found).year if found else _YEARS[0]
    except ValueError:
        year = 0
    if year not in _YEARS:
        raise Strange(where, "không phải ngày giờ")
    return found


def digest(value: object, where: str) -> str:
    """A SHA-256 in hex."""
    if not isinstance(value, str) or not _DIGEST.fullmatch(value):
        raise Strange(where, "không phải mã SHA-256")
    return value


def each(
    value: object,
    where: str,
    key: Callable[[str], str],
    read: Callable[[object, str], Value],
    most: int = MOST_FILES,
) -> dict[str, Value]:
    """A mapping, each key and value of it read."""
    given = table(value, where, most)
    return {key(name): read(item, f"{where}/{name}") for name, item in given.items()}


def path(value: str) -> str:
    """A path of a section's file; Strange when it leads elsewhere or no disk may hold it."""
    if why := strange_path(value):
        raise Strange(shown(value, 120), why)
    return value


def strange_path(value: str) -> str:
    """Why a path may be no file of a section, in Vietnamese; empty when it may.

    A path is relative, with slashes, already normal, and leads into nobody's notes however they are spelt.
    """
    parts = value.split("/")
    if len(parts) > DEEPEST or len(value.encode("utf-8", "surrogatepass")) > _LONGEST_PATH:
        return "đường dẫn quá dài"
    if value != visible(value):
        return "đường dẫn có ký tự không nhìn thấy"
    for part in parts:
        if part in ("", ".", ".."):
            return "đường dẫn tuyệt đối, hoặc có đoạn rỗng, “.” hay “..”"
        if _OWN.fullmatch(_plain(part)):
            return "đường dẫn vào thư mục riêng của nq57 hoặc của Git"
        if why := why_bad(part):
            return why[0]
    return ""


def _plain(part: str) -> str:
    """A name as some disk takes it: letters' case, width and hidden signs aside, nothing behind a colon."""
    if part.isascii():
        plain = part
    else:
        plain = "".join(s for s in unicodedata.normalize("NFKC", part) if unicodedata.category(s) != "Cf")
    return plain.casefold().partition(":")[0].rstrip(". ").lstrip(" ")


def names(found: Iterable[str]) -> frozenset[str]:
    """Names in one folder; Strange when there are too many, or one is no name but a path."""
    listed = frozenset(islice(found, MOST_NAMES + 1))
    if len(listed) > MOST_NAMES:
        raise Strange("thư mục", f"có quá {MOST_NAMES:,} mục")
    for name in listed:
        if name in ("", ".", "..") or any(sign in name for sign in "/\\\0\r\n"):
            raise Strange(shown(name, 80), "không phải tên một tệp")
    return listed
