"""Short ways to infographics, to be typed from a poster: `i/4mf` leads to the infographic's page.

It must not know pictures. A way is the same at every build; where two would be equal, the older record
keeps the short one, so that what is printed stays right.
"""

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import escape

from nq57.catalogue.catalogue import Catalogue, newest_first
from nq57.model.infographics import Infographic
from nq57.model.records import Record
from nq57.render.made_files import MadeFile, text_file

FOLDER = "i/"
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # without those that look alike
_SHORTEST = 3
_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={url}">
</head>
<body><p><a href="{url}">{title}</a></p></body>
</html>
"""


def short_address(catalogue: Catalogue, record: Record) -> str:
    """The short way to an infographic on the unit's host; empty when the unit names none."""
    host = catalogue.unit.section_url
    code = short_codes(catalogue).get(record.id, "")
    return f"{host}{FOLDER}{code}" if host and code else ""


def short_codes(catalogue: Catalogue) -> Mapping[str, str]:
    """The code of every infographic of a unit by the record's id."""
    oldest_first = reversed(newest_first(catalogue.of(Infographic)))
    return _codes(tuple(record.id for record in oldest_first))


@lru_cache(maxsize=8)
def _codes(ids: tuple[str, ...]) -> Mapping[str, str]:
    taken: dict[str, str] = {}
    for name in ids:
        whole = _letters(name)
        code = next(whole[:n] for n in range(_SHORTEST, len(whole) + 1) if whole[:n] not in taken)
        taken[code] = name
    return {name: code for code, name in taken.items()}


def _letters(name: str) -> str:
    """A name as letters and digits that are easily copied, more of them than any number of pages needs."""
    number, found = int.from_bytes(hashlib.sha256(name.encode()).digest()[:12], "big"), []
    for _ in range(18):
        number, rest = divmod(number, len(_LETTERS))
        found.append(_LETTERS[rest])
    return "".join(found)


def short_pages(catalogue: Catalogue) -> tuple[MadeFile, ...]:
    """A page at each short way that leads on, relative to itself so that it works on any host."""
    if not catalogue.unit.section_url:
        return ()
    codes = short_codes(catalogue)
    return tuple(
        text_file(
            f"{FOLDER}{codes[record.id]}/index.html",
            _PAGE.format(title=escape(record.fields.title), url=escape(f"../../{record.url}")),
        )
        for record in catalogue.of(Infographic)
    )
