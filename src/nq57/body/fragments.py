"""The fragment: a body's HTML with its headings and its links into the section.

It must not know how it was rendered.
"""

from dataclasses import dataclass

from nq57.language.mentions import Named


@dataclass(frozen=True)
class Heading:
    """One entry of a table of contents: level 2 to 6, anchor, plain text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True)
class Fragment:
    """The HTML of a body: links into the section begin with BASE; `targets` are their addresses.

    `mentions` are the documents it names, each marked in the HTML until a unit has linked it.
    """

    html: str
    headings: tuple[Heading, ...]
    targets: frozenset[str]
    mentions: tuple[Named, ...] = ()


EMPTY = Fragment("", (), frozenset())
