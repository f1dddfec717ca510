"""Pieces of JSON-LD with the words of schema.org that several kinds share.

It must not know units' hosts: whole addresses begin at the mark ROOT, and the agency whose section it is
carries the mark AGENCY.
"""

import datetime as dt
from typing import Any, NamedTuple

from nq57.model.fields import Fields
from nq57.model.records import Record
from nq57.model.units import CENTRAL
from nq57.render.files import file_url
from nq57.render.placeholders import AGENCY, ROOT
from nq57.render.record_context import RecordContext

Node = dict[str, Any]
CONTEXT = "https://schema.org"
# What may bear a day of change itself; of others, only the page about them may.
WORKS = frozenset({"NewsArticle", "Article", "LearningResource", "VideoObject", "AudioObject", "FAQPage"})


class PageData(NamedTuple):
    """A record's page: its context in the unit, the HTML of its body, and the picture it is shared with."""

    record: Record
    context: RecordContext
    html: str
    image: str


def article_node(page: PageData, type_: str) -> Node:
    """Something to read, see or hear: its name, day, author, description and picture."""
    fields = page.record.fields
    node: Node = {"@type": type_, "name": fields.title}
    if type_.endswith("Article"):
        node["headline"] = fields.title
    if type_ in WORKS:
        node |= published(fields) | author(page) | {"publisher": AGENCY}
    if page.record.described:
        node["description"] = page.record.described
    return node | picture(page)


def picture(page: PageData) -> Node:
    """The record's own picture, else the one that its page is shared with; empty without either."""
    own = page.record.fields.picture
    image = f"{ROOT}{file_url(page.record, own.file)}" if own else page.image
    return {"image": image} if image else {}


def published(fields: Fields) -> Node:
    """The day of publication."""
    return {"datePublished": fields.date.iso} if fields.date else {}


def author(page: PageData) -> Node:
    """The agency that wrote it; the centre's records are nobody's in particular."""
    return {} if page.record.unit == CENTRAL else {"author": writer(page)}


def writer(page: PageData) -> Node | str:
    """The agency that wrote a record: one above, or the section's own."""
    owner = page.context.owner
    return organisation(owner) if owner else AGENCY


def moment(day: dt.date) -> str:
    """The beginning of a day in Vietnam."""
    return f"{day.isoformat()}T00:00:00+07:00"


def organisation(name: str) -> Node:
    """An agency by its name."""
    return {"@type": "GovernmentOrganization", "name": name}
