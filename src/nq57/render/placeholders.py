"""The marks that articles carry until a page fills them in, and how they are filled.

Non-characters of Unicode, which the loader refuses in content, so none can come from an editor.
"""

import re

BASE = "\ufdd0"  # the way from a page up to the section's root: `../../`
READ_ON = "\ufdd6"  # where a record's page goes on to others, which differ from unit to unit
ROOT = "\ufdd7"  # in data for machines: the section's own address, the way up where a unit names none
AGENCY = "\ufdd8"  # the same: the agency whose section it is, in place of a quoted text
CITE_OPEN, CITE_TEXT, CITE_END = "\ufdd3", "\ufdd4", "\ufdd5"  # a document named in running text
# Our marks, and the signs that reverse or hide text, which no page needs.
_MARKS = re.compile("[\ufdd0-\ufdef\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def without_marks(html: str) -> str:
    """HTML from an editor without marks and reversing signs, which character references bring in."""
    return _MARKS.sub("", html)


def up(url: str) -> str:
    """The relative way from a page's address to the section's root: `./` for the home page."""
    return "../" * url.count("/") or "./"


def settle(html: str, url: str) -> str:
    """An article with its links made relative to the page at `url`."""
    return html.replace(BASE, up(url))
