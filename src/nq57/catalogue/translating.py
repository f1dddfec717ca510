"""How a translation is beside its original: when it was made, and whether the original has changed since.

It must not know pages. The Vietnamese text is the one that counts.
"""

import datetime as dt
from collections.abc import Iterable

from nq57.catalogue.workspace import Workspace
from nq57.model.languages import DEFAULT_LANGUAGE
from nq57.model.problems import Problem, problem
from nq57.model.records import Record


def translated_on(version: Record, as_of: dt.date) -> dt.date | None:
    """The day of a translation, as far as its file tells: when it was made, changed or posted."""
    fields = version.fields
    made = fields.translation.day if fields.translation else None
    days = (made, fields.changed(as_of), fields.known_since(as_of))
    return max((day for day in days if day and day <= as_of), default=None)


def changed_since(original: Record, version: Record, as_of: dt.date) -> dt.date | None:
    """The last day on which the original changed after its translation was made; None when it did not."""
    changed, made = original.fields.changed(as_of), translated_on(version, as_of)
    return changed if changed and (made is None or changed > made) else None


def outdated_translations(workspace: Workspace, as_of: dt.date) -> Iterable[Problem]:
    """Translations that are older than the last change of their originals."""
    originals = {r.id: r for r in workspace.records if r.language == DEFAULT_LANGUAGE}
    for version in workspace.records:
        original = originals.get(version.id)
        if original is None or version.language == DEFAULT_LANGUAGE:
            continue
        if changed := changed_since(original, version, as_of):
            made = translated_on(version, as_of)
            place = version.place("ban_dich.ngay" if version.fields.translation else "ban_dich")
            day = f"{made:%d/%m/%Y}" if made else "chưa ghi ngày"
            yield problem("ban-dich-cu", place, changed=f"{changed:%d/%m/%Y}", made=day)
