"""What pages show of a task: who leads, by when, and what has come of it.

It must not know the plan beside its link.
"""

from collections.abc import Mapping
from typing import Any

from nq57.catalogue.progress import TaskState
from nq57.model.records import Record
from nq57.model.values import PartialDate
from nq57.model.vocabulary import TASK_STATUSES, term_label
from nq57.model.work import Evidence, Task, Update
from nq57.render.fact_rows import day_fact, fact, texts
from nq57.render.json_ld import Node, PageData
from nq57.render.kinds.kind_pages import KindPages
from nq57.render.link_views import LinkView
from nq57.render.record_context import RecordContext
from nq57.render.task_states import quiet
from nq57.render.views import Fact, UpdateView
from nq57.wording import wording_of


class TaskPages(KindPages[Task]):
    """A task of a plan."""

    icon = "viec"
    job = ("Xem việc được giao", "{} nhiệm vụ")

    def facts(self, context: RecordContext, fields: Task) -> tuple[Fact, ...]:
        """What the plan says of it, then what its lead says."""
        state = context.state
        last = state.last_day if state else fields.deadline
        updated = (state.updated if state else None) or fields.updated
        return (
            fact("Số thứ tự", fields.ordinal),
            fact("Nhóm nhiệm vụ", fields.group),
            Fact("Văn bản giao", (context.document(fields.plan),) if fields.plan else ()),
            Fact("Chủ trì", texts(*fields.leads)),
            Fact("Phối hợp", texts(*fields.helpers)),
            fact("Thời hạn", fields.deadline_text),
            day_fact("Ngày cuối còn đúng hạn", PartialDate.of(last) if last else None),
            fact("Sản phẩm", fields.product),
            fact("Kết quả đến nay", fields.progress),
            day_fact("Cập nhật", PartialDate.of(updated) if updated else None),
            Fact("Minh chứng", tuple(_link(context, proof) for proof in context.proofs)),
        )

    def own_parts(self, record: Record, fields: Task, context: RecordContext) -> Mapping[str, Any]:  # noqa: ARG002 - see KindPages
        """Its state in words, its formal name, and what was told of it, newest first."""
        state = context.state or TaskState("chua-cap-nhat")
        return {
            "status": state.code,
            "status_label": "" if quiet(state) else context.wording(state.label),
            "formal_name": fields.name if fields.short_name else "",
            "updates": tuple(_update(context, update) for update in context.updates),
        }

    def summary(self, record: Record, fields: Task) -> str:
        """The editor's summary, else who leads and by when."""
        if fields.summary:
            return fields.summary
        leads, wording = ", ".join(fields.leads), wording_of(record.language)
        return wording("Chủ trì: {names}. Thời hạn: {day}.", names=leads, day=fields.deadline_text)

    def linked_data(self, page: PageData, fields: Task) -> Node:  # noqa: ARG002 - see KindPages
        """Empty: schema.org has no word for a task of a plan."""
        return {}


def _update(context: RecordContext, update: Update) -> UpdateView:
    return UpdateView(
        day=context.wording.date(update.day),
        iso=update.day.isoformat(),
        text=update.text,
        status_label=context.wording(term_label(update.status, TASK_STATUSES)) if update.status else "",
        teller=update.teller or "",
        evidence=tuple(_link(context, proof) for proof in update.evidence),
    )


def _link(context: RecordContext, proof: Evidence) -> LinkView:
    """What proves something, linked where this unit sees it."""
    if proof.url:
        return LinkView(proof.name, proof.url, external=True)
    records = dict(context.records)
    found = context.document(proof.document) if proof.document else records.get(proof.record or "")
    return LinkView(proof.name, found.url if found else "", note=found.text if found else "")
