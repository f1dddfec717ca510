"""A page of a section before any theme: its address, names and the view its article shows.

It must not know how pages are chosen or framed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from nq57.body.fragments import Heading
from nq57.model.parts import SectionPart
from nq57.model.records import Record
from nq57.render.views import ReadOnView


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a section: `url` below its root; `part` is the navigation entry it belongs to.

    `view` is what its article shows, the same in all units that see the same; `read_on`, what is where
    the article is marked READ_ON. `image` is the address below the root of what shows where the page is
    shared, `shared_title` its name there if it has another; `coded`, whether a QR code of its address
    is beside it. `versions` are the same page in all its languages, itself included: the code of each
    with its address below the root; empty where there is but one.
    """

    url: str
    title: str
    part: str
    template: str
    description: str = ""
    language: str = "vi"
    record: Record | None = None
    image: str = ""
    shared_title: str = ""
    coded: bool = False
    versions: tuple[tuple[str, str], ...] = ()
    view: Callable[[], object] = field(default=lambda: None, compare=False)
    read_on: Callable[[], ReadOnView | None] = field(default=lambda: None, compare=False)


@dataclass(frozen=True, slots=True)
class Article:
    """What goes into `<article>`: HTML settled for its page, and its table of contents.

    Before a unit's way to other records is joined in, the HTML bears one mark READ_ON.
    """

    html: str
    headings: tuple[Heading, ...] = ()


def part_page(part: SectionPart, view: Callable[[], object], description: str = "") -> Page:
    """The one page of a part."""
    return Page(part.url, part.label, part.code, part.code, description or part.lead, view=view)
