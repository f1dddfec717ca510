"""The marks that articles carry until a page fills them in, and how they are filled.

Those of bodies are in `nq57.body.marks`; these too are non-characters, so none can come from an editor.
"""

from nq57.body.marks import BASE

__all__ = ["AGENCY", "BASE", "READ_ON", "ROOT", "settle", "up"]

READ_ON = "\ufdd6"  # where a record's page goes on to others, which differ from unit to unit
ROOT = "\ufdd7"  # in data for machines: the section's own address, the way up where a unit names none
AGENCY = "\ufdd8"  # the same: the agency whose section it is, in place of a quoted text


def up(url: str) -> str:
    """The relative way from a page's address to the section's root: `./` for the home page."""
    return "../" * url.count("/") or "./"


def settle(html: str, url: str) -> str:
    """An article with its links made relative to the page at `url`."""
    return html.replace(BASE, up(url))
