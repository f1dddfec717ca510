"""Drafts of an import written, each with its report, and what is said of them.

It must not recognise anything. A draft that the loader would refuse is not written.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from nq57.importing.drafts.evidence import REPORTS

if TYPE_CHECKING:
    from nq57.importing.drafts.draft import Draft
    from nq57.importing.drafts.writing import Step
    from nq57.model.problems import Problem

_LONGEST = 100
_CONFIRM = "Đối chiếu với bản gốc."
_OPERATIONS = {"new": "tạo", "same": "không đổi", "kept": "GIỮ NGUYÊN bản đã có", "replaced": "ghi đè"}


class Wish(NamedTuple):
    """How the editor wants it done."""

    force: bool
    dry_run: bool
    output: str


def put(project: Path, made: "Draft", tree: str, wish: Wish, pages: bytes = b"") -> str | None:
    """Write a draft's files, and what to say of it; None where it is refused.

    `pages` is the PDF that the draft was read from, if it is one: its places are pictured as evidence.
    """
    from nq57.importing.drafts.checking import without_refused
    from nq57.importing.drafts.evidence import evidence_text
    from nq57.importing.drafts.evidence_page import evidence_page, places_of
    from nq57.importing.drafts.report_text import report_text
    from nq57.importing.drafts.writing import apply, plan
    from nq57.importing.papers.caged import pictures_of

    report = f"{REPORTS}/{tree}/{made.slug}"
    pictures = {} if made.marks else pictures_of(pages, places_of(made))

    def planned(one: "Draft") -> "tuple[Step, ...]":
        wanted = [(f"content/{file.path}", file.data) for file in one.files]
        reports = [(f"{report}.md", report_text(one)), (f"{report}.html", evidence_page(one, pictures))]
        reports += [(f"{report}.json", evidence_text(one))]
        wanted += [(path, text.encode()) for path, text in reports]
        return plan(project, wanted, force=wish.force, ours=REPORTS)

    steps = planned(made)
    problems = _problems(project, made, steps)
    sound = without_refused(made, problems)
    if sound is not made:
        made, steps = sound, planned(sound)
        problems = _problems(project, made, steps)
    if _refused(made, problems):
        return None
    if not wish.dry_run:
        apply(project, steps)
    return _as_json(made, steps) if wish.output == "json" else _as_text(made, steps, report)


def _problems(project: Path, made: "Draft", steps: "tuple[Step, ...]") -> "tuple[Problem, ...]":
    """What the loader says of the draft's files."""
    from nq57.content.folder import DiskFolder
    from nq57.importing.drafts.checking import draft_problems

    changed = (step.path for step in steps if step.operation in ("new", "replaced"))
    written = frozenset(path.removeprefix("content/") for path in changed)
    return draft_problems(DiskFolder(project / "content"), made, written)


def _refused(made: "Draft", problems: "tuple[Problem, ...]") -> bool:
    """Whether the paper is classified, or the loader would refuse it: then nothing is written."""
    from nq57.cli.check import as_text
    from nq57.model.problems import has_errors

    if made.marks:
        typer.echo(
            f"{made.source}: không nhập, vì văn bản mang dấu mật ({', '.join(made.marks)}).", err=True
        )
        return True
    if not has_errors(problems):
        return False
    typer.echo(f"{made.source}: không nhập, vì nội dung có lỗi phải xử lý trước:", err=True)
    typer.echo(as_text((one for one in problems if one.severity == "error"), "vi"), err=True)
    return True


def _as_text(made: "Draft", steps: "tuple[Step, ...]", report: str) -> str:
    """For people: what was done with each file, remarks, and what to confirm."""
    counts = {operation: sum(step.operation == operation for step in steps) for operation in _OPERATIONS}
    lines = [f"{made.source} → {made.unit}"]
    lines += [f"  {_OPERATIONS[operation]}: {count} tệp" for operation, count in counts.items() if count]
    lines += [
        f"  giữ nguyên: {step.path} (dùng --force để ghi đè)" for step in steps if step.operation == "kept"
    ]
    lines += [f"  Lưu ý: {remark}" for remark in made.remarks]
    known = sum(bool(row.target) for row in made.citations)
    lines.append(f"  Viện dẫn: {len(made.citations)}, trong đó {known} có trong sổ văn bản.")
    lines.append(f"  Cần người xác nhận: {len(made.questions)} mục")
    full = f"  Báo cáo đầy đủ: {report}.md; minh chứng từng giá trị: {report}.html"
    return "\n".join([*lines, *_questions(made), full])


def _questions(made: "Draft") -> list[str]:
    """What to confirm, each question once with the values it is asked of."""
    from nq57.importing.drafts.draft import WORDS
    from nq57.importing.drafts.report_text import place

    asked: dict[str, list[str]] = {}
    for value in made.questions:
        where = f"({WORDS[value.confidence]}, {place(value.origin)})"
        asked.setdefault(value.ask or _CONFIRM, []).append(f"{value.key}: {_short(value.text)} {where}")
    lines = []
    for ask, values in asked.items():
        lines += [f"  ? {ask}", *(f"    - {value}" for value in values)]
    return lines


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _as_json(made: "Draft", steps: "tuple[Step, ...]") -> str:
    """For programs: files, values, citations and remarks."""
    return json.dumps(
        {
            "source": made.source,
            "unit": made.unit,
            "files": [{"path": step.path, "operation": step.operation} for step in steps],
            "values": [
                {"record": v.record, "key": v.key, "value": v.text, "confidence": v.confidence,
                 "page": v.origin.page, "line": v.origin.line, "source": v.origin.text, "ask": v.ask}
                for v in made.values
            ],
            "citations": [
                {"text": row.text, "number": row.number or None, "target": row.target or None,
                 "reason": row.reason, "page": row.origin.page, "line": row.origin.line}
                for row in made.citations
            ],
            "remarks": list(made.remarks),
        },
        ensure_ascii=False,
        indent=2,
    )  # fmt: skip
