"""How a host should serve a file of a tree: its media type, and how long it may be kept.

It must not know hosts; the table is ours, for the types that systems disagree on.
"""

import mimetypes
import posixpath
import re

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".gz": "application/gzip",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
}
_NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)$")
_PAGES = (".html", ".json", ".xml", ".gz")


def media_type(path: str) -> str:
    """The media type a host should serve a file with."""
    extension = posixpath.splitext(path)[1].lower()
    return _TYPES.get(extension) or mimetypes.guess_type(path, strict=True)[0] or "application/octet-stream"


def cache_control(path: str) -> str:
    """A year for what is named by its content, a minute for pages, an hour for the rest."""
    if _NAMED_BY_CONTENT.search(path):
        return "public, max-age=31536000, immutable"
    return "public, max-age=60" if path.endswith(_PAGES) else "public, max-age=3600"
