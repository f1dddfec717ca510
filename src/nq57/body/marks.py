"""The marks that a body's HTML carries until a page fills them in.

Non-characters of Unicode, which the loader refuses in content, so none can come from an editor.
"""

import re

BASE = "\ufdd0"  # the way from a page up to the section's root: `../../`
CITE_OPEN, CITE_TEXT, CITE_END = "\ufdd3", "\ufdd4", "\ufdd5"  # a document named in running text
# Our marks, and the signs that reverse or hide text, which no page needs.
_MARKS = re.compile("[\ufdd0-\ufdef\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def without_marks(html: str) -> str:
    """HTML from an editor without marks and reversing signs, which character references bring in."""
    return _MARKS.sub("", html)
