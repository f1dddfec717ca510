"""Words of others as one short line that may be printed: no cursor moves, no letter turns round.

It must not know whose words they are.
"""

import unicodedata

_LONGEST = 300  # characters of somebody's words that are shown
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, reversers, halves of pairs, breaks


def visible(value: str) -> str:
    """A text without what moves a screen's cursor, turns letters round, or is no letter."""
    if value.isascii() and value.isprintable():
        return value
    return "".join(sign for sign in value if unicodedata.category(sign) not in _HIDDEN)


def shown(value: object, most: int = _LONGEST) -> str:
    """A host's words as one short line that may be printed."""
    line = "".join(filter(str.isprintable, " ".join(str(value)[: 20 * most].split())))
    return line if len(line) <= most else f"{line[:most]}…"
