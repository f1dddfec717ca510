"""What Pagefind is told of an entry, and what it wrote made lighter for a slow line.

It must not know the service. Pagefind cuts an index into parts of many words, by a count that leaves out
words with accents: a part of a large Vietnamese index weighs half a megabyte. Such parts are cut again.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from nq57.language.han import apart
from nq57.render.made_files import IndexEntry

FRAGMENT = ".pf_fragment"
ENTRY = "pagefind-entry.json"
_INDEX = ".pf_index"
_META = ".pf_meta"
_SIGNATURE = b"pagefind_dcd"
# Pagefind folds tones, but đ it holds for a letter of its own. Written as a d with the stroke apart it
# folds as well, if the stroke is a letter to Pagefind; the browser maps queries and findings likewise.
STROKE = "\u0335"
_SPLIT = str.maketrans({"đ": f"d{STROKE}", "Đ": f"D{STROKE}"})
# A word that a text had before. It is no word to Pagefind, but keeps the place of one.
_AGAIN, _SIGNS = "–", ".,;:!?…()[]“”\"'"
_HEAVY = 100_000  # bytes of a part before compression that are too many; those of a small unit have fewer
_MOST = 24_000  # of what such a part is cut into, unless it is one word


def address_of_entry(entry: IndexEntry) -> str:
    """What Pagefind calls an entry: address, facets, and a mark that is another when any word of it is.

    The name of the entry's file follows from it, so a kept old file never stands for a new one.
    """
    identity = repr((entry.title, entry.lead, entry.text, entry.meta))
    return f"{entry.url}#{entry.facets}~{_digest(identity.encode(), 8)}"


def page_of(entry: IndexEntry, shown: frozenset[str]) -> str:
    """An entry as the page that Pagefind reads; what stands higher weighs more, `shown` is not sought."""
    fields = (
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(text)}">'
        for name, text in entry.meta
        if text and name not in shown
    )
    page = (
        f"<!doctype html><html><head>{''.join(fields)}</head><body>"
        f'<div data-pagefind-weight="10">{escape(apart(entry.title))}</div>'
        f'<div data-pagefind-weight="4">{escape(apart(entry.lead))}</div>'
        f"<div>{escape(thinned(apart(entry.text)))}</div></body></html>"
    )
    return page.translate(_SPLIT)


def thinned(text: str) -> str:
    """The text with each word where it comes first, and a sign where it comes again.

    The browser counts words in the text itself; in an index, the places of words that come again are most.
    """
    seen: set[str] = set()
    kept = []
    for word in text.split():
        bare = word.strip(_SIGNS).lower()
        kept.append(_AGAIN if bare in seen else word)
        seen.add(bare)
    return " ".join(kept)


def whole_fragment(data: bytes, entries: Mapping[str, IndexEntry]) -> tuple[bytes, IndexEntry]:
    """A file of an entry's texts with all of them, and the entry; Pagefind knows only what is sought."""
    fragment: dict[str, Any] = json.loads(_read(data))
    entry = entries[fragment["url"]]
    content = " ".join(_sentence(text) for text in (entry.title, entry.lead, entry.text) if text)
    meta = {"title": entry.title, **{name: text for name, text in entry.meta if text}}
    fragment_text = json.dumps(
        fragment | {"content": content, "meta": meta}, ensure_ascii=False, separators=(",", ":")
    )
    return _written(fragment_text.encode()), entry


def _sentence(text: str) -> str:
    return text if text[-1] in ".!?:;…" else f"{text}."


def with_smaller_parts(code: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index with heavy parts cut; the table of parts is named again by its content."""
    made = dict(files)
    table = next(path for path in made if path.endswith(_META))
    fields = list(items(_read(made.pop(table))))
    rows = []
    for row in items(fields[2]):
        name = _text(list(items(row))[2])
        for first, last, part in _cut(_read(made.pop(f"index/{name}{_INDEX}"))):
            new = f"{code}_{_digest(part, 8)}"
            made[f"index/{new}{_INDEX}"] = _written(part)
            rows.append(array([first, last, text_item(new)]))
    fields[2] = array(rows)
    numbers = array(fields)
    name = f"{code}_{_digest(numbers, 10)}"
    made[f"pagefind.{name}{_META}"] = _written(numbers)
    entry = json.loads(made[ENTRY])
    for language in entry["languages"].values():
        language["hash"] = name
    made[ENTRY] = json.dumps(entry, separators=(",", ":")).encode()
    return made


def _cut(part: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """A part with its first and last word; in pieces when it is heavy, each with its own."""
    words = [(next(items(word)), word) for word in items(next(items(part)))]
    if len(part) <= _HEAVY:
        yield words[0][0], words[-1][0], part
        return
    pieces: list[list[tuple[bytes, bytes]]] = []
    size = _MOST
    for pair in words:
        if size + len(pair[1]) > _MOST:
            pieces.append([])
            size = 0
        pieces[-1].append(pair)
        size += len(pair[1])
    for piece in pieces:
        yield piece[0][0], piece[-1][0], array([array(word for _, word in piece)])


def _read(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(_SIGNATURE)


def _written(data: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + data, mtime=0)


def _digest(data: bytes, length: int) -> str:
    return hashlib.sha256(data).hexdigest()[:length]


# The files are CBOR (RFC 8949) of arrays, texts and numbers; only where each item ends must be known.
_ARRAY, _TEXT = 4, 3
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}


def items(data: bytes) -> Iterator[bytes]:
    """The items of an array, each as it is there."""
    _, count, at = _head(data, 0)
    for _ in range(count):
        end = _end(data, at)
        yield data[at:end]
        at = end


def array(parts: Iterable[bytes]) -> bytes:
    """An array of items as they are."""
    found = list(parts)
    return _opened(_ARRAY, len(found)) + b"".join(found)


def text_item(text: str) -> bytes:
    """A text as an item."""
    return _opened(_TEXT, len(text.encode())) + text.encode()


def _text(item: bytes) -> str:
    return item[_head(item, 0)[2] :].decode()


def _opened(kind: int, count: int) -> bytes:
    if count < min(_WIDTHS):
        return bytes([kind << 5 | count])
    code, width = next((code, width) for code, width in _WIDTHS.items() if count < 1 << 8 * width)
    return bytes([kind << 5 | code]) + count.to_bytes(width)


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """An item's kind, its number or length, and the place after both."""
    kind, info = data[at] >> 5, data[at] & 31
    if info < min(_WIDTHS):
        return kind, info, at + 1
    end = at + 1 + _WIDTHS[info]
    return kind, int.from_bytes(data[at + 1 : end]), end


def _end(data: bytes, at: int) -> int:
    """Where the item that begins at a place ends."""
    left = 1
    while left:
        kind, count, at = _head(data, at)
        left += (count if kind == _ARRAY else 0) - 1
        at += count if kind == _TEXT else 0
    return at
