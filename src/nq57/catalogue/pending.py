"""Records that readers do not see: drafts, those to come, those that have expired; shown to their editors.

It must not know previews: it gives a workspace in which they are published, each marked in its title.
"""

import datetime as dt
import hashlib
from collections.abc import Collection
from dataclasses import replace

from nq57.catalogue.inheritance import is_published
from nq57.catalogue.workspace import Workspace
from nq57.model.records import Record
from nq57.model.visibility import Visibility, model_fields


def state_of(record: Record, as_of: dt.date) -> str:
    """Why readers do not see the record on that day, in a word or two; empty when they do."""
    fields = record.fields
    if is_published(record, as_of):
        return ""
    if fields.draft:
        return "Bản nháp"
    if fields.withdrawn and fields.withdrawn.day <= as_of:
        return f"Đã gỡ {fields.withdrawn.day:%d/%m/%Y}"
    if fields.embargo and fields.embargo > as_of:
        return f"Hẹn {fields.embargo:%d/%m/%Y}"
    return f"Hết hạn {fields.expiry:%d/%m/%Y}"


def with_pending(workspace: Workspace, as_of: dt.date, only: Collection[str] | None = None) -> Workspace:
    """The workspace as its editors may see it: nothing held back, what readers do not see is marked.

    With `only`, what is held back is shown of these files alone.
    """
    records = workspace.records
    return replace(
        workspace,
        records=tuple(as_shown(r, as_of) if only is None or r.source.path in only else r for r in records),
    )


def as_shown(record: Record, as_of: dt.date) -> Record:
    """The record as its editors may see it: itself when readers see it, else published and marked."""
    state = state_of(record, as_of)
    if not state:
        return record
    leading = [f for f in model_fields(type(record.fields)) if f.visibility is Visibility.LEADING]
    name = [field.name for field in leading if field.info.is_required()][-1]
    marked = f"[{state}] {getattr(record.fields, name)}"
    fields = record.fields.model_copy(
        update={"draft": False, "embargo": None, "expiry": None, "withdrawn": None, name: marked}
    )
    digest, outline = (_marked(text, state) for text in (record.digest, record.outline))
    return replace(record, fields=fields, pending=state, digest=digest, outline=outline)


def _marked(digest: str, state: str) -> str:
    """Another digest for the same file, for what is shown of it is another."""
    return hashlib.sha256(f"{digest}\0{state}".encode()).hexdigest()
