"""What pages show of a target: what must be reached by when, and what was measured.

It must not know the plan beside its link.
"""

from collections.abc import Mapping
from typing import Any

from nq57.model.records import Record
from nq57.model.work import Target
from nq57.render.fact_rows import fact
from nq57.render.json_ld import Node, PageData
from nq57.render.kinds.kind_pages import KindPages
from nq57.render.record_context import RecordContext
from nq57.render.target_results import results
from nq57.render.views import Fact, MilestoneView


class TargetPages(KindPages[Target]):
    """A target of a plan."""

    icon = "dich"
    job = ("Xem chỉ tiêu", "{} chỉ tiêu")

    def facts(self, context: RecordContext, fields: Target) -> tuple[Fact, ...]:
        """What it is measured in, and which plan sets it."""
        return (
            fact("Đơn vị tính", fields.unit),
            Fact("Văn bản giao", (context.document(fields.plan),) if fields.plan else ()),
        )

    def own_parts(self, record: Record, fields: Target, context: RecordContext) -> Mapping[str, Any]:  # noqa: ARG002 - see KindPages
        """Its milestones, their unit, and the results beside them."""
        milestones = tuple(MilestoneView(m.year, m.value) for m in fields.milestones)
        values = {"milestones": milestones, "unit_of_measure": fields.unit or ""}
        return {**values, "results": results(fields, context.wording)}

    def linked_data(self, page: PageData, fields: Target) -> Node:  # noqa: ARG002 - see KindPages
        """Empty: schema.org has no word for a target of a plan."""
        return {}
