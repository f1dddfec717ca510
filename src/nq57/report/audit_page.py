"""The audit as a page for the responsible officer: one file, no script, nothing loaded from anywhere.

It must not decide what is told: the audit does.
"""

import datetime as dt
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from nq57.report.audit import Audit, by_file, problem_row, waived_row

_TEMPLATE = Path(__file__).with_name("audit.html")
_SHORT = 10  # characters by which a revision is known


def audit_html(audit: Audit) -> str:
    """The page; whatever came from content or Git is text in it."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["day"] = lambda iso: f"{dt.datetime.fromisoformat(iso):%d/%m/%Y}"
    environment.filters["moment"] = lambda iso: f"{dt.datetime.fromisoformat(iso):%d/%m/%Y %H:%M %Z}"
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    rows = [problem_row(found) for found in audit.problems]
    return template.render(
        day=f"{audit.as_of:%d/%m/%Y}",
        revision=audit.revision[:_SHORT],
        since=audit.since,
        changes=audit.changes,
        short=_SHORT,
        waivers=[waived_row(one) for one in audit.waived],
        files=by_file(rows),
        errors=audit.errors,
        warnings=len(rows) - audit.errors,
    )
