"""What pages show of a news article.

It must not know the catalogue.
"""

from nq57.model.articles import News
from nq57.render.fact_rows import fact
from nq57.render.json_ld import Node, PageData, article_node
from nq57.render.kinds.kind_pages import ReadPages
from nq57.render.views import Fact


class NewsPages(ReadPages[News]):
    """A news article."""

    icon = "tin"
    job = ("Đọc tin", "{} tin, bài")
    pictured = True

    def own_facts(self, fields: News) -> tuple[Fact, ...]:
        """Who wrote it."""
        return (fact("Tác giả", fields.author),)

    def linked_data(self, page: PageData, fields: News) -> Node:
        """`NewsArticle` with its author."""
        node = article_node(page, "NewsArticle")
        return node | ({"author": {"@type": "Person", "name": fields.author}} if fields.author else {})
