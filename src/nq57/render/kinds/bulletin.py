"""What pages show of a loudspeaker bulletin: its week, and who answers for it.

It must not know how a bulletin is composed.
"""

from nq57.model.bulletins import Bulletin
from nq57.model.values import PartialDate
from nq57.render.fact_rows import day_fact, fact, origin_fact
from nq57.render.json_ld import Node, PageData, article_node
from nq57.render.kinds.kind_pages import KindPages
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact
from nq57.wording import Wording


class BulletinPages(KindPages[Bulletin]):
    """One week's bulletin."""

    icon = "tieng"
    job = ("Nghe bản tin", "{} bản tin phát thanh")

    def facts(self, context: RecordContext, fields: Bulletin) -> tuple[Fact, ...]:
        """Its days, who edited and who approved it, and where its content comes from."""
        wording, week = context.wording, fields.week
        ends = {"first": wording.date(week.monday), "last": wording.date(week.sunday)}
        return (
            fact("Tuần", wording("Từ ngày {first} đến ngày {last}", **ends)),
            fact("Biên tập", fields.editor),
            fact("Người duyệt", fields.approver),
            day_fact("Ngày duyệt", PartialDate.of(fields.approved) if fields.approved else None),
            *origin_fact(fields),
        )

    def title(self, fields: Bulletin, wording: Wording) -> str:
        """The heading, else which week it is of."""
        year, number, _ = fields.week.monday.isocalendar()
        made = wording("Bản tin phát thanh tuần {number} năm {year}", number=number, year=year)
        return fields.heading or made

    def makes_title(self, fields: Bulletin) -> bool:
        """Unless the editor gave one."""
        return not fields.heading

    def linked_data(self, page: PageData, fields: Bulletin) -> Node:  # noqa: ARG002 - see KindPages
        """`Article`."""
        return article_node(page, "Article")
