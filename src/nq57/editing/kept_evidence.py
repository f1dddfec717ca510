"""Where an import read the values of a draft that is opened in a form.

It must not know requests; once somebody has confirmed the record it is nobody's question.
"""

import posixpath

from nq57.editing.desk import Desk, RecordPlace, Values
from nq57.importing.drafts.evidence import REPORTS, ValueEvidence, evidence_for


def kept_evidence(desk: Desk, place: RecordPlace, values: Values) -> tuple[ValueEvidence, ...]:
    """What the reports of the place's unit kept of it; nothing for a record that is no draft."""
    unit = desk.shown.project.workspace.units.get(place.unit)
    if unit is None or not place.name or not values.get("nhap"):
        return ()
    reports = desk.content.parent / REPORTS / unit.tree
    return evidence_for(reports, posixpath.splitext(place.path)[0])
