"""A file's name as text links write it, as its tree keeps it, and as its address spells it.

It must not know which files there are. A name is what a human reads, `Ảnh họp (2).jpg`: a tree keeps that
very name, and only an address is percent-encoded, once.
"""

import posixpath
from urllib.parse import quote, unquote

from nq57.model.languages import language_of_suffix

_RECORD_ENDINGS = (".md", ".yml", ".yaml")
_PAGE_ENDINGS = (".html", ".htm")  # of a page's address as browsers and old portals show it
# Endings under which the kinds of pictures are published; any other kind keeps its name.
_ENDINGS = {
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "webp": (".webp",),
    "gif": (".gif",),
}


def published_name(name: str, kind: str) -> str:
    """The name under which a file that is a `kind` is published below its record's address.

    A picture that is not what its ending says gets its true ending behind it, so no other file can have
    that name by chance: `IMG_1.HEIC` converted to JPEG becomes `IMG_1.HEIC.jpg`.
    """
    plain = posixpath.normpath(name)
    endings = _ENDINGS.get(kind, ())
    return plain if not endings or plain.lower().endswith(endings) else f"{plain}{endings[0]}"


def file_address(record_url: str, name: str) -> str:
    """The address of a file beside the record at `record_url`, below the section's root."""
    return f"{record_url}{quote(posixpath.normpath(name))}"


def file_in_link(target: str) -> tuple[str, str]:
    """The name of the file that a link's target leads to, and the anchor behind it; empty if to no file.

    `#` begins an anchor where an ending is before it (`ke-hoach.pdf#page=2`), else it belongs to the
    name (`ảnh #1.jpg`).
    """
    path, _, anchor = target.partition("#")
    if posixpath.splitext(unquote(path))[1]:
        return unquote(path), anchor
    whole = unquote(target)
    return (whole, "") if path and posixpath.splitext(whole)[1] else ("", "")


def record_in_link(target: str, kind: str, kinds: frozenset[str], languages: frozenset[str]) -> str:
    """The address `tin-tuc/b` of the record whose file `../tin-tuc/b.md` a link in `kind` leads to.

    So does the address of its page, `tin-tuc/b.html` or `/tin-tuc/b/index.html`. Empty for other targets.
    A language before the ending belongs to the address.
    """
    path = unquote(target.partition("#")[0])
    stem, ending = posixpath.splitext(path)
    if ending.lower() not in _RECORD_ENDINGS + _PAGE_ENDINGS or "\\" in path:
        return ""
    if ending.lower() in _PAGE_ENDINGS:
        stem = stem.removesuffix("/index")
    *folders, name = posixpath.normpath(posixpath.join(kind, stem)).split("/")
    folder = next((part for part in reversed(folders) if part in kinds), kind)
    slug, _, language = name.partition(".")
    code = language_of_suffix(language)
    return f"{folder}/{slug}/{code}" if code in languages else f"{folder}/{name}"
