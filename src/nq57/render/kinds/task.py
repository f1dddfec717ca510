"""What pages show of a task: who leads, by when, and what has come of it.

It must not know the plan beside its link.
"""

from collections.abc import Mapping
from typing import Any

from nq57.model.records import Record
from nq57.model.values import PartialDate
from nq57.model.vocabulary import TASK_STATUSES, term_label
from nq57.model.work import Task
from nq57.render.fact_rows import day_fact, fact, texts
from nq57.render.json_ld import Node, PageData
from nq57.render.kinds.kind_pages import CardParts, KindPages
from nq57.render.link_views import LinkView
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact


class TaskPages(KindPages[Task]):
    """A task of a plan."""

    icon = "viec"
    job = ("Xem việc được giao", "{} nhiệm vụ")

    def facts(self, context: RecordContext, fields: Task) -> tuple[Fact, ...]:
        """What the plan says of it, then what its lead says."""
        evidence = tuple(LinkView(link.name, link.url, external=True) for link in fields.evidence)
        return (
            fact("Số thứ tự", fields.ordinal),
            fact("Nhóm nhiệm vụ", fields.group),
            Fact("Văn bản giao", (context.document(fields.plan),) if fields.plan else ()),
            Fact("Chủ trì", texts(*fields.leads)),
            Fact("Phối hợp", texts(*fields.helpers)),
            fact("Thời hạn", fields.deadline_text),
            day_fact("Hạn cuối", PartialDate.of(fields.deadline) if fields.deadline else None),
            fact("Kết quả đến nay", fields.progress),
            day_fact("Cập nhật", PartialDate.of(fields.updated) if fields.updated else None),
            Fact("Minh chứng", evidence),
        )

    def own_parts(self, record: Record, fields: Task, context: RecordContext) -> Mapping[str, Any]:  # noqa: ARG002 - see KindPages
        """Its status."""
        return {"status": fields.status, "status_label": term_label(fields.status, TASK_STATUSES)}

    def card_parts(self, fields: Task) -> CardParts:
        """Its status as a badge."""
        return CardParts(badge=(fields.status, term_label(fields.status, TASK_STATUSES)))

    def summary(self, record: Record, fields: Task) -> str:  # noqa: ARG002 - see KindPages
        """The editor's summary, else who leads and by when."""
        return fields.summary or f"Chủ trì: {', '.join(fields.leads)}. Thời hạn: {fields.deadline_text}."

    def linked_data(self, page: PageData, fields: Task) -> Node:  # noqa: ARG002 - see KindPages
        """Empty: schema.org has no word for a task of a plan."""
        return {}
