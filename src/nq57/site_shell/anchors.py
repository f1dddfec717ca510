"""Whether the parts of pages that links name are there: anchors, looked up in bodies as they were read.

It must not know MkDocs or files. Only pages that a link with an anchor leads to are asked for.
"""

from collections.abc import Mapping
from functools import cached_property

from nq57.body.reading import BodyReader
from nq57.catalogue.workspace import Workspace, chain
from nq57.language.did_you_mean import nearest
from nq57.model.problems import Problem, problem
from nq57.model.records import Record
from nq57.model.source import InnerLink
from nq57.model.units import Unit

_EVERY_PAGE = frozenset({"noi-dung", "danh-muc"})
_OUR_OWN = "nq--"  # parts that a template adds to a page, such as its attachments


def check_anchors(workspace: Workspace, bodies: BodyReader) -> list[Problem]:
    """A problem for each link to a part that its page does not have, in file order."""
    pages = _Pages(workspace, bodies)
    found: list[Problem] = []
    for record in workspace.records:
        found += (missing for link in record.links if (missing := pages.missing(link, record.unit, record)))
    for unit in workspace.units.values():
        found += (missing for link in unit.links if (missing := pages.missing(link, unit.id, unit)))
    return sorted(found)


class _Pages:
    """The parts of pages, each read when first asked for."""

    def __init__(self, workspace: Workspace, bodies: BodyReader) -> None:
        self._workspace, self._bodies = workspace, bodies
        self._parts: dict[Record, frozenset[str]] = {}

    @cached_property
    def _records(self) -> Mapping[str, list[Record]]:
        """Records by the address that links to them use."""
        found: dict[str, list[Record]] = {}
        for record in self._workspace.records:
            for url in (record.url, *record.former_urls):
                found.setdefault(url.rstrip("/"), []).append(record)
        return found

    def missing(self, link: InnerLink, unit: str, own: Record | Unit) -> Problem | None:
        """The problem of one link; a page that is not there at all is told elsewhere."""
        if not link.anchor or link.anchor.startswith(_OUR_OWN):
            return None
        names = self._names(link.target, unit, own)
        if names is None or link.anchor in names:
            return None
        guess = nearest(link.anchor, sorted(names))
        details: Mapping[str, str | None] = {"guess": guess[0] if guess else None}
        return problem("neo-la", link.place, value=link.target or "này", anchor=link.anchor, **details)

    def _names(self, target: str, unit: str, own: Record | Unit) -> frozenset[str] | None:
        """The parts of the page meant, or of all that it may mean; None when there is none."""
        if not target and isinstance(own, Unit):
            return self._bodies(own.fields.intro or "", "").anchors | _EVERY_PAGE
        seen = self._records.get(target, ()) if target else (own,)
        pages = [page for page in seen if isinstance(page, Record) and page.unit in chain(unit)]
        return frozenset().union(*map(self._parts_of, pages)) if pages else None

    def _parts_of(self, record: Record) -> frozenset[str]:
        if record not in self._parts:
            self._parts[record] = self._bodies(record.body, record.url).anchors | _EVERY_PAGE
        return self._parts[record]
