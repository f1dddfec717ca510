"""What pages show of a science and technology project paid by the state.

It must not know the catalogue.
"""

from collections.abc import Mapping
from typing import Any

from nq57.model.records import Record
from nq57.model.vocabulary import TASK_STATUSES, term_label
from nq57.model.work import Project
from nq57.render.fact_rows import day_fact, fact, texts
from nq57.render.json_ld import Node, PageData, article_node
from nq57.render.kinds.kind_pages import KindPages
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact


class ProjectPages(KindPages[Project]):
    """A science and technology project."""

    icon = "thi-nghiem"
    job = ("Xem đề tài, dự án", "{} nhiệm vụ khoa học")
    pictured = True

    def facts(self, context: RecordContext, fields: Project) -> tuple[Fact, ...]:  # noqa: ARG002 - see KindPages
        """Who carries it out, when, for how much, and what came of it."""
        return (
            fact("Mã số", fields.code),
            fact("Tổ chức chủ trì", fields.owner),
            fact("Chủ nhiệm", fields.leader),
            day_fact("Bắt đầu", fields.starts),
            day_fact("Kết thúc", fields.ends),
            fact("Kinh phí", fields.budget),
            Fact("Kết quả", texts(*fields.results)),
        )

    def own_parts(self, record: Record, fields: Project, context: RecordContext) -> Mapping[str, Any]:  # noqa: ARG002 - see KindPages
        """Its status."""
        label = term_label(fields.status, TASK_STATUSES)
        return {"status": fields.status, "status_label": context.wording(label)}

    def linked_data(self, page: PageData, fields: Project) -> Node:  # noqa: ARG002 - see KindPages
        """`ResearchProject`."""
        return article_node(page, "ResearchProject")
