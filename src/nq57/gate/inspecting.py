"""The gate's door: one file by name and bytes, its verdict.

It must not know where the file lies, or which record shows it. It never raises on content; whoever lets it
read what nobody vouches for runs it in a cage (`nq57.gate.limited_workers`).
"""

import io
from collections.abc import Callable
from typing import BinaryIO

from nq57.gate.file_kinds import FOUND, HEAD, KNOWN, MEGA, FileKind, kind_of, sniff, why_refused
from nq57.gate.media import inspect_media
from nq57.gate.office import inspect_office
from nq57.gate.pictures import inspect_picture
from nq57.gate.plain_text import inspect_text
from nq57.gate.svg import inspect_svg
from nq57.gate.verdict import RefusedFile, Verdict, damaged, refusal
from nq57.language.lfs_pointers import is_lfs_pointer


def _inspect_pdf(kind: str, data: bytes) -> Verdict:
    from nq57.gate.pdf import inspect_pdf  # noqa: PLC0415 - two large libraries: only who has PDFs waits

    return inspect_pdf(kind, data)


ROOMS: dict[str, Callable[[str, bytes], Verdict]] = {
    "picture": inspect_picture,
    "svg": inspect_svg,
    "pdf": _inspect_pdf,
    "office": inspect_office,
    "text": inspect_text,
}


def inspect(name: str, data: bytes) -> Verdict:
    """The gate's word on a file of this name with these bytes."""
    return inspect_open(name, io.BytesIO(data), len(data))


def inspect_open(name: str, file: BinaryIO, size: int) -> Verdict:
    """The same of an open file of `size` bytes; films and sounds are not read whole."""
    if size <= HEAD:
        if is_lfs_pointer(file.read(HEAD)):
            return refusal("con-tro-lfs")
        file.seek(0)
    kind = kind_of(name)
    if kind is None:
        what, what_en, how = why_refused(name)
        return refusal(
            "tep-khong-cho", kind=what, kind_en=what_en, how=how, how_en=f"Convert it to one of: {KNOWN}."
        )
    if size > kind.limit:
        return refusal("tep-dinh-kem-lon", size=-(-size // MEGA), limit=kind.limit // MEGA)
    found = sniff(file.read(HEAD))
    if found not in kind.signs:
        return _disguised(kind, found)
    try:
        if kind.room == "media":
            return inspect_media(kind.name, file, size)
        file.seek(0)
        return ROOMS[kind.room](kind.name, file.read())
    except RefusedFile as refused:
        return Verdict(findings=refused.findings)
    except MemoryError:
        raise  # the bounds of whoever reads it are not the file's fault alone: they are told of there
    except Exception:  # noqa: BLE001 - what its reader stumbles over has not passed
        return Verdict(findings=damaged("không đọc được", "it cannot be read").findings)


def _disguised(kind: FileKind, found: str) -> Verdict:
    what, what_en = FOUND[found]
    return refusal("tep-gia-dang", wanted=kind.label, wanted_en=kind.label_en, found=what, found_en=what_en)
