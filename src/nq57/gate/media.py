"""Films and sounds: what tells where and by whom they were made is made silence of the same length.

It must not move a byte, for films point into themselves; nor read a film whole that is too large for that:
there what tells is told, and the film refused.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO

from nq57.gate.media_patches import MediaPatch, boxes, chunks, comments, elements, tags
from nq57.gate.verdict import Verdict, finding, listed

MAX_CLEANED = 64_000_000  # bytes of a film or sound that is cleaned here
_ENOUGH = 8  # things told of a film that is refused for them
# What its editor should know of; titles and days go without a word, as they do out of pictures.
_GRAVE = ("vị trí GPS", "tác giả", "hãng máy quay", "đời máy quay")
_READERS: dict[str, Callable[[BinaryIO, int], Iterator[MediaPatch]]] = {
    "mp4": lambda file, size: boxes(file, 0, size),
    "m4a": lambda file, size: boxes(file, 0, size),
    "webm": lambda file, size: elements(file, 0, size),
    "mp3": tags,
    "ogg": comments,
    "wav": chunks,
}


def inspect_media(kind: str, file: BinaryIO, size: int) -> Verdict:
    """The verdict on a film or sound of a known kind; reads heads of parts, and tags."""
    is_large = size > MAX_CLEANED
    found = list(islice(_READERS[kind](file, size), _ENOUGH if is_large else None))
    if not found:
        return Verdict(kind)
    what = listed(words for patch in found for words in patch.words.split(", "))
    if is_large or not all(patch.data for patch in found):
        return Verdict(kind, (finding("phim-co-vi-tri", what=what),))
    file.seek(0)
    data = bytearray(file.read(size))
    for patch in found:
        data[patch.start : patch.start + len(patch.data)] = patch.data
    grave = any(words in what for words in _GRAVE)
    return Verdict(kind, (finding("phim-lam-sach", what=what),) if grave else (), bytes(data))
