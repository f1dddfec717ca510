"""Links as templates get them: words and where they lead, alone or under one heading.

No record or unit reaches a template; addresses are settled before.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class LinkView:
    """Words and where they lead; `url` is below the section's root, or absolute, or empty."""

    text: str
    url: str = ""
    note: str = ""
    external: bool = False
    language: str = ""
    """What `lang` says of words and note, where they are not in the language of the page."""


@dataclass(frozen=True)
class Group:
    """Links under one heading; `current` is the address of the one that the page itself is."""

    label: str
    links: tuple[LinkView, ...]
    current: str = ""
