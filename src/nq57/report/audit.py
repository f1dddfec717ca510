"""The audit: who changed what since a revision, which exceptions were signed, and every problem there is.

It must not run Git or read files: Git's answer and the findings come in as values. None of it is published.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from nq57.content.waivers import Waived
from nq57.model.problems import Problem
from nq57.model.redaction import redacted

Git = Callable[[list[str]], str]
SCHEMA = 1
_RECORD, _FIELD = "\x1e", "\x1f"
_LOG = f"--format={_RECORD}%H{_FIELD}%an{_FIELD}%ae{_FIELD}%aI{_FIELD}%s"
_KINDS = {"A": "thêm", "M": "sửa", "D": "xóa", "T": "đổi kiểu", "?": "chưa ghi vào Git"}


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of a change: what was done to it, and its path from the project's folder."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class ContentCommit:
    """One commit that touched content; without a revision: what is not committed yet."""

    revision: str
    who: str
    mail: str
    when: str
    subject: str
    files: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """All that a responsible officer answers for, on one day, at one revision."""

    as_of: dt.date
    revision: str
    since: str
    changes: tuple[ContentCommit, ...]
    waived: tuple[Waived, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems keep a record from being built."""
        return sum(found.severity == "error" for found in self.problems)


def changes_since(git: Git, revision: str) -> tuple[ContentCommit, ...]:
    """What Git knows of content since a revision, newest first, uncommitted work before all."""
    options = ["--no-renames", "--name-status", "--date-order", _LOG]
    log = git(["log", *options, f"{revision}..HEAD", "--", "content"])
    commits = tuple(_commit(text) for text in log.split(_RECORD) if text.strip())
    status = git(["status", "--porcelain", "--no-renames", "--untracked-files=all", "--", "content"])
    open_files = tuple(FileChange(_KINDS["?"], line[3:]) for line in sorted(status.splitlines()))
    pending = (ContentCommit("", "", "", "", "", open_files),) if open_files else ()
    return pending + commits


def _commit(text: str) -> ContentCommit:
    head, _, rows = text.partition("\n")
    revision, who, mail, when, subject = (head.split(_FIELD) + [""] * 5)[:5]
    files = (row.partition("\t") for row in rows.splitlines() if "\t" in row)
    changed = tuple(FileChange(_KINDS.get(kind[:1], kind), path) for kind, _, path in files)
    return ContentCommit(revision, who, mail, when, redacted(subject), changed)


def audit_json(audit: Audit) -> str:
    """For programs: the same audit gives the same bytes."""
    body = {
        "schema": SCHEMA,
        "as_of": audit.as_of.isoformat(),
        "revision": audit.revision,
        "since": audit.since,
        "changes": [asdict(change) for change in audit.changes],
        "waivers": [waived_row(one) for one in audit.waived],
        "errors": audit.errors,
        "warnings": len(audit.problems) - audit.errors,
        "problems": [problem_row(found) for found in audit.problems],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def problem_row(found: Problem) -> dict[str, Any]:
    """One problem in words."""
    return {
        "code": found.code,
        "severity": found.severity,
        "file": f"content/{found.source.path}",
        "line": found.source.line,
        "message": found.message(),
        "mend": found.mend(),
    }


def waived_row(one: Waived) -> dict[str, Any]:
    """One signed exception beside the finding that it lets pass."""
    waiver = one.waiver
    signed = {
        "signer": waiver.signer,
        "position": waiver.position or "",
        "signed": waiver.signed.isoformat(),
    }
    return {**problem_row(one.problem), **signed, "reason": waiver.reason, "digest": waiver.digest}


def by_file(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Rows under their files, in order."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault(str(row["file"]), []).append(row)
    return groups
