"""`nq57 import`: papers to draft records of a unit, with a list of what a human must confirm.

It must not recognise anything; it reads, shows the plan, and writes it.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from nq57.cli.articles import article_of, kinds_for_articles
from nq57.cli.options import RootOption, project_root, stop

if TYPE_CHECKING:
    from nq57.importing.drafts.draft import Draft
    from nq57.importing.drafts.import_context import ImportContext
    from nq57.importing.drafts.writing import Step
    from nq57.model.problems import Problem

_LONGEST = 100
_FORMS = frozenset((".pdf", ".docx", ".doc", ".txt"))
_READ_BEFORE = "{folder}: {count} tệp đã nhập lần trước, không đọc lại (dùng --force để đọc lại)."
_NO_PAPER = (
    "không thấy số, ký hiệu, ngày, cơ quan hay tên loại của văn bản nên không nhập vào sổ văn bản."
    " Nếu đây là tin, bài thì thêm --as tin-tuc."
)
_CONFIRM = "Đối chiếu với bản gốc."
REPORTS = "bao-cao-nhap"
_OPERATIONS = {"new": "tạo", "same": "không đổi", "kept": "GIỮ NGUYÊN bản đã có", "replaced": "ghi đè"}


def import_papers(
    files: Annotated[
        list[Path], typer.Argument(metavar="TỆP…", help="Tệp PDF, Word, TXT của văn bản, hoặc thư mục.")
    ],
    unit: Annotated[str, typer.Option("--unit", help="Đơn vị nhận bản ghi, ví dụ lang-son/so-ngoai-vu.")],
    kind: Annotated[
        str,
        typer.Option(
            "--as", help="Nhập bài viết thành loại này, ví dụ tin-tuc (Word, HTML, Markdown, ODT)."
        ),
    ] = "",
    root: RootOption = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè bản ghi đã có.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ in việc sẽ làm.")] = False,
    output: Annotated[
        Literal["text", "json"], typer.Option("--format", help="Dạng in ra: text hoặc json.")
    ] = "text",
) -> None:
    """Đọc văn bản thành bản ghi nháp: văn bản, nhiệm vụ, chỉ tiêu, hạn báo cáo; in các mục cần xác nhận."""
    from rich.console import Console
    from rich.markup import escape

    project = project_root(root)
    around = _surroundings(project, unit.strip("/"))
    if kind and kind not in kinds_for_articles():
        stop(f"Không nhập bài thành “{kind}” được. Các loại: {', '.join(kinds_for_articles())}.")
    console = Console(stderr=True)
    refused = False
    wanted = _papers(files, project, around.unit.tree, force=force)
    # Each is written before the next is read: a scan takes long.
    for at, file in enumerate(wanted, start=1):
        with console.status(f"Đang đọc {escape(file.name)} ({at}/{len(wanted)})…"):
            made = _article(file, around, kind) if kind else _draft(file, around)
        told = _put(project, made, around.unit.tree, _Wish(force, dry_run, output)) if made else None
        refused = refused or told is None
        if told:
            typer.echo(told)
    if refused:
        raise typer.Exit(1)


def _papers(files: list[Path], project: Path, tree: str, *, force: bool) -> list[Path]:
    """The files to read: those named, and those of folders that no earlier run has read."""
    from nq57.importing.drafts.report_text import fingerprint

    reports = () if force else (project / REPORTS / tree).glob("*.md")
    known = "\n".join(report.read_text(encoding="utf-8") for report in sorted(reports))
    found: list[Path] = []
    for file in files:
        inside = (
            sorted(one for one in file.rglob("*") if one.suffix.lower() in _FORMS) if file.is_dir() else []
        )
        new = [one for one in inside if fingerprint(_bytes(one)) not in known]
        if len(new) < len(inside):
            typer.echo(_READ_BEFORE.format(count=len(inside) - len(new), folder=file), err=True)
        found += new if file.is_dir() else [file]
    return found


class _Wish(NamedTuple):
    """How the editor wants it done."""

    force: bool
    dry_run: bool
    output: str


def _put(project: Path, made: "Draft", tree: str, wish: _Wish) -> str | None:
    """Write a draft's files, and what to say of it; None where it is refused."""
    from nq57.importing.drafts.checking import without_refused
    from nq57.importing.drafts.report_text import report_text
    from nq57.importing.drafts.writing import apply, plan

    report = f"{REPORTS}/{tree}/{made.slug}.md"

    def planned(one: "Draft") -> "tuple[Step, ...]":
        wanted = [(f"content/{file.path}", file.data) for file in one.files]
        return plan(project, [*wanted, (report, report_text(one).encode())], force=wish.force, ours=REPORTS)

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


def _surroundings(project: Path, unit: str) -> "ImportContext":
    """The unit and its register; a wrong name ends the command."""
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.importing.drafts.import_context import surroundings_of

    workspace = load(DiskFolder(project / "content")).workspace
    if unit not in workspace.units:
        stop(f"Không có đơn vị “{unit}”. Các đơn vị: {', '.join(workspace.section_units)}.")
    return surroundings_of(workspace, unit)


def _draft(file: Path, around: "ImportContext") -> "Draft | None":
    """The draft of one file; None, and a sentence, for a file that cannot be read."""
    from nq57.cli.papers import paper_of
    from nq57.importing.drafts.drafting import draft
    from nq57.importing.drafts.report_text import fingerprint
    from nq57.importing.facts.recognising import recognise

    given = _bytes(file)
    read = paper_of(given)
    if isinstance(read, str):
        typer.echo(f"{file.name}: {read}", err=True)
        return None
    paper, data = read
    found = recognise(paper)
    if not (found.heading.number or found.heading.issuer or found.heading.date or found.type):
        typer.echo(f"{file.name}: {_NO_PAPER}", err=True)
        return None
    name = f"{file.stem}.docx" if paper.form == "docx" else file.name  # a .doc has become one
    return replace(draft(found, around, name, data), fingerprint=fingerprint(given))


def _article(file: Path, around: "ImportContext", kind: str) -> "Draft | None":
    """The draft of an article; None, and a sentence, for a file that cannot be read."""
    made = article_of(file, _bytes(file), around.unit.id, kind)
    if isinstance(made, str):
        typer.echo(f"{file.name}: {made}", err=True)
        return None
    return made


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        stop(f"Không đọc được “{file}”: {error.strerror}.")


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
    return "\n".join([*lines, *_questions(made), f"  Báo cáo đầy đủ: {report}"])


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
            "files": [{"path": step.path, "deed": step.operation} for step in steps],
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
