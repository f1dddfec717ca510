"""What pages show of a kind of content, and the table of kinds: each kind overrides what is its own.

It must not know the catalogue; what a unit shows around a record is handed in as `RecordContext`.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from nq57.model.fields import Fields
from nq57.model.records import Record
from nq57.render.block_views import FigureView
from nq57.render.fact_rows import origin_fact
from nq57.render.json_ld import Node, PageData
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact, Note
from nq57.wording import VIETNAMESE, Wording

F = TypeVar("F", bound=Fields)


class CardParts(NamedTuple):
    """What a card shows of one kind alone: a badge as code and words, first figures, a duration."""

    badge: tuple[str, str] = ("", "")
    figures: tuple[FigureView, ...] = ()
    duration: str = ""


class ShareText(NamedTuple):
    """What the picture says with which a record's address is shared."""

    kicker: str
    title: str
    foot: str = ""


class KindPages(Generic[F]):
    """What pages show of one kind's records; `fields` is the record's own, of the kind's class.

    `icon` is one of `templates/articles/_icons.html`; `job` is what readers come for, and a line about it
    with the number of records, for the home page. Cards of a `pictured` kind get a drawn cover where they
    have no picture.
    """

    icon: ClassVar[str] = "van-ban"
    job: ClassVar[tuple[str, str]] = ("", "")
    pictured: ClassVar[bool] = False

    def facts(self, context: RecordContext, fields: F) -> tuple[Fact, ...]:
        """The rows of its table of facts in the order readers expect; rows without values are dropped."""
        raise NotImplementedError

    def linked_data(self, page: PageData, fields: F) -> Node:
        """The record in the words of schema.org; empty where there is no word for it."""
        raise NotImplementedError

    def own_parts(self, record: Record, fields: F, context: RecordContext) -> Mapping[str, Any]:  # noqa: ARG002 - for kinds that have some
        """Values of `RecordView` that only this kind has, by name."""
        return {}

    def notes(self, fields: F, context: RecordContext) -> tuple[Note, ...]:  # noqa: ARG002 - the same
        """What a reader must be told before reading."""
        return ()

    def card_parts(self, fields: F) -> CardParts:  # noqa: ARG002 - the same
        """What its card shows beside the title."""
        return CardParts()

    def card_word(self, fields: F) -> str:
        """What its card says that it is."""
        return fields.word

    def title(self, fields: F, wording: Wording) -> str:  # noqa: ARG002 - for kinds that make their titles
        """What names it in a list, on pages in the language of the record."""
        return fields.title

    def makes_title(self, fields: F) -> bool:  # noqa: ARG002 - the same
        """Whether its title is made by us, in the words of the interface."""
        return False

    def date(self, fields: F, wording: Wording = VIETNAMESE) -> tuple[str, str]:
        """Its date in words and for machines."""
        return (wording.day(fields.date), fields.date.iso) if fields.date else ("", "")

    def summary(self, record: Record, fields: F) -> str:  # noqa: ARG002 - for kinds that read the body
        """What its card says below the title."""
        return fields.summary or ""

    def share_text(self, fields: F, wording: Wording = VIETNAMESE) -> ShareText:
        """Kind and day, then the title."""
        day = wording.day(fields.date) if fields.date else ""
        return ShareText(
            " · ".join(filter(None, (wording(fields.kind.one), day))), self.title(fields, wording)
        )


class ReadPages(KindPages[F]):
    """A kind that is read: its last fact is where its content comes from."""

    def own_facts(self, fields: F) -> tuple[Fact, ...]:  # noqa: ARG002 - for kinds that have some
        """The rows above the origin."""
        return ()

    def facts(self, context: RecordContext, fields: F) -> tuple[Fact, ...]:  # noqa: ARG002 - see KindPages
        """Its own rows, then the origin."""
        return (*self.own_facts(fields), *origin_fact(fields))
