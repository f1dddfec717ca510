"""`nq57 lint`: defects of official text in the content, or in any PDF, Word or text file.

It must not decide what a defect is. It is apart from `nq57 check`, so that no error drowns in advice.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from nq57.cli.check import escaped, escaped_property
from nq57.cli.options import AsOfOption, Lang, LangOption, RootOption, as_of_day, project_root, stop

if TYPE_CHECKING:
    import datetime as dt

    from nq57.importing.linting import Located

_LONGEST = 60


def lint(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[TỆP…]", help="Tệp PDF, DOCX, TXT; không ghi: mọi bài trong content/."),
    ] = None,
    root: RootOption = None,
    unit: Annotated[str, typer.Option("--unit", help="Chỉ soát bài của đơn vị này.")] = "",
    output: Annotated[
        Literal["text", "json", "github"],
        typer.Option("--format", help="Dạng in ra: text, json hoặc github."),
    ] = "text",
    lang: LangOption = "vi",
    as_of: AsOfOption = None,
    rules: Annotated[bool, typer.Option("--rules", help="In các quy tắc thay vì soát.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Mã thoát 1 khi có chỗ cần sửa.")] = False,
) -> None:
    """Soát lỗi văn bản: số để trống, sai thứ tự, chính tả, cấp huyện, mục bị nhảy, bản quét mất dấu."""
    if rules:
        typer.echo(_rules(output))
        return
    day = as_of_day(as_of)
    if files:
        found = [one for file in files for one in _of_file(file, day)]
    else:
        found = _of_content(project_root(root), unit.strip("/"), day)
    shown = {"text": _as_text, "json": _as_json, "github": _as_github}[output]
    typer.echo(shown(found, lang))
    if strict and found:
        raise typer.Exit(1)


def _of_file(file: Path, day: "dt.date") -> "list[Located]":
    from nq57.importing.linting import lint_paper
    from nq57.importing.papers.caged import paper_of

    try:
        read = paper_of(file.read_bytes())
    except OSError as error:
        stop(f"Không đọc được “{file}”: {error.strerror}.")
    if isinstance(read, str):
        stop(f"{file.name}: {read}")
    return lint_paper(read.paper, str(file), day)


def _of_content(project: Path, unit: str, day: "dt.date") -> "list[Located]":
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.importing.linting import lint_records

    folder = DiskFolder(project / "content")
    workspace = load(folder).workspace
    if unit and unit not in workspace.units:
        stop(f"Không có đơn vị “{unit}”. Các đơn vị: {', '.join(workspace.section_units)}.")
    return lint_records(workspace, folder.read, day, frozenset({unit} if unit else ()))


def _as_text(found: "Sequence[Located]", lang: Lang) -> str:
    """For people: place, what is there, why, and what would be right."""
    lines = []
    for one in found:
        page = (f"trang {one.page}, " if lang == "vi" else f"page {one.page}, ") if one.page else ""
        lines.append(
            f"{one.path}:{page}{one.line}:{one.column}: {one.finding.code}: “{_short(one.finding.text)}”"
        )
        lines.append(f"    {_why(one, lang)}")
    count = len(found)
    return "\n".join([*lines, f"{count} chỗ cần xem." if lang == "vi" else f"{count} places to look at."])


def _why(one: "Located", lang: Lang) -> str:
    from nq57.language.lint_catalogue import ENGLISH

    suggestion = one.finding.suggestion
    if lang == "vi":
        return one.finding.why + (f" → “{suggestion}”" if suggestion else "")
    return ENGLISH[one.finding.code] + (f' → "{suggestion}"' if suggestion else "")


def _short(text: str) -> str:
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= _LONGEST else f"{tidy[: _LONGEST - 1]}…"


def _as_json(found: "Sequence[Located]", lang: Lang) -> str:
    """For programs: one object with the list `findings`."""
    rows = [
        {
            "code": one.finding.code,
            "file": one.path,
            "page": one.page,
            "line": one.line,
            "column": one.column,
            "text": one.finding.text,
            "why": _why(one, lang),
            "suggestion": one.finding.suggestion,
        }
        for one in found
    ]
    return json.dumps({"count": len(rows), "findings": rows}, ensure_ascii=False, indent=2)


def _as_github(found: "Sequence[Located]", lang: Lang) -> str:
    """For annotations on a merge request's lines (workflow commands)."""
    return "\n".join(
        f"::warning file={escaped_property(one.path)},line={one.line},col={one.column},"
        f"title={escaped_property(one.finding.code)}::{escaped(f'“{_short(one.finding.text)}”')}"
        f": {escaped(_why(one, lang))}"
        for one in found
    )


def _rules(output: str) -> str:
    """Every rule: code, pattern, why, since when, what passes."""
    from nq57.language.lint_catalogue import ENGLISH, rules_in_words

    rules = rules_in_words()
    if output == "json":
        rows = [
            {"code": one.code, "pattern": one.pattern, "why": one.why, "why_en": ENGLISH[one.code],
             "since": f"{one.since:%Y-%m-%d}" if one.since else None, "allow": list(one.allow)}
            for one in rules
        ]  # fmt: skip
        return json.dumps(rows, ensure_ascii=False, indent=2)
    lines = []
    for one in rules:
        since = f" (từ {one.since:%d/%m/%Y})" if one.since else ""
        lines.append(f"{one.code}{since}: {one.pattern}\n    {one.why}")
        lines += [f"    trừ: {allowed}" for allowed in one.allow]
    return "\n".join(lines)
