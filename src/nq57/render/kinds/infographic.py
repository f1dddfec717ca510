"""What pages show of an infographic; how its blocks look is settled in `render.infographic_views`.

It must not know the catalogue.
"""

from collections.abc import Mapping
from typing import Any

from nq57.model.infographics import Infographic
from nq57.model.records import Record
from nq57.render.fact_rows import origin_fact
from nq57.render.infographic_views import block_views, first_figures
from nq57.render.json_ld import Node, PageData, article_node
from nq57.render.kinds.kind_pages import CardParts, KindPages
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact

_FIGURES_OF_A_CARD = 3


class InfographicPages(KindPages[Infographic]):
    """An infographic."""

    icon = "bieu-do"
    job = ("Xem infographic", "{} hình, dùng lại được")
    pictured = True

    def facts(self, context: RecordContext, fields: Infographic) -> tuple[Fact, ...]:
        """Where its figures come from."""
        sources = tuple(context.document(name) for name in fields.basis)
        return (Fact("Nguồn số liệu", sources), *origin_fact(fields))

    def own_parts(self, record: Record, fields: Infographic, context: RecordContext) -> Mapping[str, Any]:
        """Its blocks and how they are laid out."""
        return {"blocks": block_views(fields, context, record.url), "layout": fields.layout}

    def card_parts(self, fields: Infographic) -> CardParts:
        """Its first figures."""
        return CardParts(figures=first_figures(fields)[:_FIGURES_OF_A_CARD])

    def linked_data(self, page: PageData, fields: Infographic) -> Node:  # noqa: ARG002 - see KindPages
        """`Article`."""
        return article_node(page, "Article")
