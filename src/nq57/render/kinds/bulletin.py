"""What pages show of a loudspeaker bulletin: its week, and who answers for it.

It must not know how a bulletin is composed.
"""

from nq57.model.bulletins import Bulletin
from nq57.model.values import PartialDate
from nq57.render.fact_rows import fact
from nq57.render.json_ld import Node, PageData, article_node
from nq57.render.kinds.kind_pages import ReadPages
from nq57.render.views import Fact


class BulletinPages(ReadPages[Bulletin]):
    """One week's bulletin."""

    icon = "tieng"
    job = ("Nghe bản tin", "{} bản tin phát thanh")

    def own_facts(self, fields: Bulletin) -> tuple[Fact, ...]:
        """Its days, who edited and who approved it."""
        week = fields.week
        approved = PartialDate.of(fields.approved).text if fields.approved else ""
        return (
            fact("Tuần", f"Từ ngày {week.monday:%d/%m/%Y} đến ngày {week.sunday:%d/%m/%Y}"),
            fact("Biên tập", fields.editor),
            fact("Người duyệt", fields.approver),
            fact("Ngày duyệt", approved),
        )

    def linked_data(self, page: PageData, fields: Bulletin) -> Node:  # noqa: ARG002 - see KindPages
        """`Article`."""
        return article_node(page, "Article")
