"""What pages show of a target: what must be reached by when, and what was measured.

It must not know the plan beside its link.
"""

from collections.abc import Mapping
from typing import Any

from nq57.model.records import Record
from nq57.model.work import Target
from nq57.render.fact_rows import fact, texts
from nq57.render.json_ld import Node, PageData
from nq57.render.kinds.kind_pages import KindPages
from nq57.render.link_views import LinkView
from nq57.render.record_context import RecordContext
from nq57.render.views import Fact, MilestoneView


class TargetPages(KindPages[Target]):
    """A target of a plan."""

    icon = "dich"
    job = ("Xem chỉ tiêu", "{} chỉ tiêu")

    def facts(self, context: RecordContext, fields: Target) -> tuple[Fact, ...]:
        """What it is measured in, which plan sets it, and every measurement."""
        measured = tuple(LinkView(f"{m.day.text}: {m.value} ({m.origin})") for m in fields.measurements)
        return (
            fact("Đơn vị tính", fields.unit),
            Fact("Văn bản giao", (context.document(fields.plan),) if fields.plan else ()),
            Fact("Kết quả đo", measured or texts("Chưa có số liệu")),
        )

    def own_parts(self, record: Record, fields: Target, context: RecordContext) -> Mapping[str, Any]:  # noqa: ARG002 - see KindPages
        """Its milestones and their unit."""
        milestones = tuple(MilestoneView(m.year, m.value) for m in fields.milestones)
        return {"milestones": milestones, "unit_of_measure": fields.unit or ""}

    def linked_data(self, page: PageData, fields: Target) -> Node:  # noqa: ARG002 - see KindPages
        """Empty: schema.org has no word for a target of a plan."""
        return {}
