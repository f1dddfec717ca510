"""What pages show of a model or initiative worth following.

It must not know the catalogue.
"""

from nq57.model.articles import Showcase
from nq57.render.fact_rows import fact, texts
from nq57.render.json_ld import Node, PageData, article_node
from nq57.render.kinds.kind_pages import ReadPages
from nq57.render.views import Fact


class ShowcasePages(ReadPages[Showcase]):
    """A model or initiative."""

    icon = "den"
    job = ("Xem cách làm hay", "{} mô hình, sáng kiến")
    pictured = True

    def own_facts(self, fields: Showcase) -> tuple[Fact, ...]:
        """Where, by whom, and what came of it."""
        return (
            fact("Địa bàn", fields.place),
            fact("Đơn vị thực hiện", fields.owner),
            Fact("Kết quả", texts(*fields.results)),
        )

    def linked_data(self, page: PageData, fields: Showcase) -> Node:  # noqa: ARG002 - see KindPages
        """`Article`."""
        return article_node(page, "Article")
