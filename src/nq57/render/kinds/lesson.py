"""What pages show of a lesson: its steps, and where to learn more.

It must not know the catalogue.
"""

from collections.abc import Mapping
from typing import Any

from nq57.model.articles import Lesson
from nq57.model.records import Record
from nq57.render.fact_rows import fact
from nq57.render.json_ld import Node, PageData, article_node
from nq57.render.kinds.kind_pages import ReadPages
from nq57.render.link_views import LinkView
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact


class LessonPages(ReadPages[Lesson]):
    """A lesson."""

    icon = "sach"
    job = ("Học kỹ năng số", "{} bài ngắn cho mọi người")
    pictured = True

    def own_facts(self, fields: Lesson) -> tuple[Fact, ...]:
        """How long it takes."""
        return (fact("Thời lượng", fields.minutes),)

    def own_parts(self, record: Record, fields: Lesson, context: RecordContext) -> Mapping[str, Any]:  # noqa: ARG002 - see KindPages
        """Its steps and links."""
        links = tuple(LinkView(link.name, link.url, external=True) for link in fields.links)
        return {"steps": fields.steps, "links": links}

    def linked_data(self, page: PageData, fields: Lesson) -> Node:  # noqa: ARG002 - see KindPages
        """`LearningResource`."""
        return article_node(page, "LearningResource")
