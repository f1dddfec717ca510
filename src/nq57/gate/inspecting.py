"""The gate's door: one file by name and bytes, its verdict.

It must not know where the file lies, or which record shows it. It never raises on content; whoever lets it
read what nobody vouches for runs it in a cage (`nq57.gate.limited_workers`).
"""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from nq57.gate.file_kinds import (
    FOUND,
    HEAD,
    KNOWN,
    MEGA,
    FileKind,
    kind_of,
    sniff,
    true_picture,
    why_refused,
)
from nq57.gate.media import inspect_media
from nq57.gate.office import inspect_office
from nq57.gate.photos import inspect_heif, inspect_photo
from nq57.gate.plain_text import inspect_text
from nq57.gate.svg import inspect_svg
from nq57.gate.verdict import RefusedFile, Verdict, damaged, finding, refusal
from nq57.language.lfs_pointers import is_lfs_pointer


def _inspect_pdf(kind: str, data: bytes) -> Verdict:
    from nq57.gate.pdf import inspect_pdf  # noqa: PLC0415 - two large libraries: only who has PDFs waits

    return inspect_pdf(kind, data)


ROOMS: dict[str, Callable[[str, bytes], Verdict]] = {
    "picture": inspect_photo,
    "heif": inspect_heif,
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
    if found in kind.signs:
        return _read(kind, file, size)
    true = true_picture(kind, found)
    return _renamed(_read(true, file, size), kind, found) if true else _disguised(kind, found)


def _read(kind: FileKind, file: BinaryIO, size: int) -> Verdict:
    """What the room of this kind says of the file."""
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


def _renamed(verdict: Verdict, wrong: FileKind, found: str) -> Verdict:
    """The verdict with a word about an ending that is not the picture's."""
    what, what_en = FOUND[found]
    renamed = finding(
        "anh-sai-duoi", wanted=wrong.label, wanted_en=wrong.label_en, found=what, found_en=what_en
    )
    return replace(verdict, findings=(renamed, *verdict.findings))


def _disguised(kind: FileKind, found: str) -> Verdict:
    what, what_en = FOUND[found]
    return refusal("tep-gia-dang", wanted=kind.label, wanted_en=kind.label_en, found=what, found_en=what_en)
