"""How a host should serve a file of a tree: its media type, and how long it may be kept.

It must not know hosts, nor ask the machine: systems disagree on types, and a tree must not.
"""

import posixpath
import re
from collections.abc import Mapping
from types import MappingProxyType

OCTETS = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        # Pages and what they run.
        ".html": "text/html",
        ".css": "text/css",
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".map": "application/json",
        ".json": "application/json",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        # Search: already compressed, so they are bytes and nothing else to a host.
        ".pagefind": OCTETS,
        ".pf_fragment": OCTETS,
        ".pf_index": OCTETS,
        ".pf_meta": OCTETS,
        # Feeds and data. A feed in XML is also read by a person's browser, which shows this type.
        ".xml": "application/xml",
        ".xsl": "application/xml",
        ".gz": "application/gzip",
        ".jsonl": "application/jsonl",
        ".jsonld": "application/ld+json",
        ".geojson": "application/geo+json",
        ".ttl": "text/turtle",
        ".rdf": "application/rdf+xml",
        ".csv": "text/csv",
        ".ics": "text/calendar",
        ".txt": "text/plain",
        ".md": "text/markdown",
        ".khoa": "text/plain",
        ".sig": OCTETS,
        # Pictures, letters, sound and film.
        ".avif": "image/avif",
        ".gif": "image/gif",
        ".heic": "image/heic",
        ".heif": "image/heif",
        ".ico": "image/x-icon",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".otf": "font/otf",
        ".ttf": "font/ttf",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
        ".m4a": "audio/mp4",
        ".mp3": "audio/mpeg",
        ".oga": "audio/ogg",
        ".ogg": "audio/ogg",
        ".opus": "audio/ogg",
        ".wav": "audio/wav",
        ".m4v": "video/mp4",
        ".mp4": "video/mp4",
        ".webm": "video/webm",
        ".vtt": "text/vtt",
        # Papers.
        ".doc": "application/msword",
        ".docx": f"{_OFFICE}.wordprocessingml.document",
        ".odp": f"{_OPEN}.presentation",
        ".ods": f"{_OPEN}.spreadsheet",
        ".odt": f"{_OPEN}.text",
        ".pdf": "application/pdf",
        ".ppt": "application/vnd.ms-powerpoint",
        ".pptx": f"{_OFFICE}.presentationml.presentation",
        ".xls": "application/vnd.ms-excel",
        ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
        ".zip": "application/zip",
    }
)
"""Every extension that a tree writes or takes in, with its registered type, without a charset."""

FOREVER = "public, max-age=31536000, immutable"
ONE_HOUR = "public, max-age=3600"
ASK_FIRST = "no-cache"
"""Kept, but asked for again each time: an answer of 304 costs no more than its headers."""

NAMED_BY_CONTENT = r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)$|\.pf_(?:index|meta)$"
"""Files whose name changes with their bytes, as a regular expression on the path."""
_NAMED_BY_CONTENT = re.compile(NAMED_BY_CONTENT)
_ALONE = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "application/pdf",
    "application/msword",
    "application/vnd.",
)
KEPT_AN_HOUR = frozenset(
    {
        ".pf_fragment",
        ".zip",
        *(extension for extension, kind in MEDIA_TYPES.items() if kind.startswith(_ALONE)),
    }
)
"""Extensions of pictures, papers and the like: an hour's old one beside new pages does no harm."""


def media_type(path: str) -> str:
    """The media type a host should serve a file with; texts are UTF-8 throughout."""
    kind = MEDIA_TYPES.get(posixpath.splitext(path)[1].lower(), OCTETS)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def cache_control(path: str) -> str:
    """A year for what is named by content, an hour for pictures and papers; the rest is asked for first.

    Pages, scripts, styles and the tables of search hang together: one kept from before a publication must
    not meet another from after it.
    """
    if _NAMED_BY_CONTENT.search(path):
        return FOREVER
    return ONE_HOUR if posixpath.splitext(path)[1].lower() in KEPT_AN_HOUR else ASK_FIRST
