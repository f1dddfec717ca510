"""`nq57 check --report`: the audit written as JSON and as a page, beside the store of the project.

It must not judge anything; it runs Git, asks for the audit, and writes it.
"""

import datetime as dt
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from nq57.cli.options import stop

if TYPE_CHECKING:
    from nq57.content.loading import Loaded
    from nq57.model.problems import Problem

NAMES = ("kiem-tra.json", "kiem-tra.html")


def write_audit(
    root: Path, loaded: "Loaded", problems: "list[Problem]", since: str, as_of: dt.date
) -> tuple[Path, ...]:
    """Both files of the audit; a revision that Git does not know ends the command."""
    from nq57.build.last_build import WORKROOM
    from nq57.build.provenance import revision_of
    from nq57.report.audit import Audit, audit_json, changes_since
    from nq57.report.audit_page import audit_html

    def git(words: list[str]) -> str:
        command = ["git", "-c", "core.quotepath=off", *words]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "GIT_OPTIONAL_LOCKS": "0"}
        done = subprocess.run(command, cwd=root, capture_output=True, check=True, env=environment)  # noqa: S603 - fixed words
        return done.stdout.decode("utf-8", "replace")

    try:
        changes = changes_since(git, _sound(since)) if since else ()
    except (OSError, subprocess.CalledProcessError):
        stop(f"Git không biết bản “{since}” trong dự án này.")
    audit = Audit(as_of, revision_of(root), since, changes, loaded.waived, tuple(problems))
    room = root / WORKROOM
    room.mkdir(parents=True, exist_ok=True)
    places = tuple(room / name for name in NAMES)
    for place, text in zip(places, (audit_json(audit), audit_html(audit)), strict=True):
        place.write_text(text, encoding="utf-8", newline="\n")
    return places


def _sound(revision: str) -> str:
    """A revision that cannot be taken for an option of Git."""
    return revision if not revision.startswith("-") else stop("Bản Git không bắt đầu bằng dấu gạch.")
