"""`nq57 check`: every problem of the content, where it is, and how to mend it.

It must not decide what a problem is; it only reads, sorts and prints.
"""

import datetime as dt
import gc
import hashlib
import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from nq57.cli.auditing import write_audit
from nq57.cli.options import AsOfOption, LangOption, RootOption, as_of_day, project_root
from nq57.model.problems import Problem, has_errors

if TYPE_CHECKING:
    from nq57.catalogue.workspace import Workspace
    from nq57.content.loading import Loaded

Format = Literal["text", "json", "github", "gitlab", "markdown"]


def check(
    root: RootOption = None,
    output: Annotated[
        Format, typer.Option("--format", help="Dạng in ra: text, json, github, gitlab, markdown.")
    ] = "text",
    lang: LangOption = "vi",
    as_of: AsOfOption = None,
    links: Annotated[
        bool,
        typer.Option("--links", help="Hỏi cả các trang khác xem liên kết tới đó còn không (cần mạng)."),
    ] = False,
    inside: Annotated[
        bool, typer.Option("--internal", help="Cùng --links: hỏi cả địa chỉ trong mạng nội bộ.")
    ] = False,
    report: Annotated[
        bool,
        typer.Option("--report", help="Ghi báo cáo cho người chịu trách nhiệm vào .nq57/ (JSON và HTML)."),
    ] = False,
    since: Annotated[
        str, typer.Option("--since", metavar="BẢN", help="Cùng --report: kể ai đã đổi gì từ bản Git này.")
    ] = "",
) -> None:
    """Kiểm tra toàn bộ nội dung, báo mọi lỗi cùng lúc. Mã thoát 1 khi có lỗi, 0 khi chỉ có cảnh báo."""
    folder = project_root(root)
    loaded, problems = _found(folder, as_of_day(as_of))
    if links:
        problems = sorted({*problems, *_outer_problems(folder, loaded.workspace, inside)})
    typer.echo(_FORMATS[output](problems, lang))
    if report or since:
        for place in write_audit(folder, loaded, problems, since, as_of_day(as_of)):
            typer.echo(f"Đã ghi {place}", err=True)
    if has_errors(problems):
        raise typer.Exit(1)


def _found(folder: Path, day: dt.date) -> tuple["Loaded", list[Problem]]:
    """The content, and every problem of the project on a day."""
    from nq57.build.remembered import check_remembered, open_store
    from nq57.catalogue.plausibility import sections_without_address
    from nq57.catalogue.reviews import review

    loaded = check_remembered(folder, open_store(folder), time.time_ns(), os.cpu_count() or 1)
    gc.freeze()  # what has been read lives to the end: no need to look through it for garbage
    remarks = (*review(loaded.workspace, day), *sections_without_address(loaded.workspace))
    return loaded, sorted({*loaded.problems, *remarks, *_beside_content(folder)})


def _outer_problems(folder: Path, workspace: "Workspace", inside: bool) -> list[Problem]:
    """What other hosts say of our links to them; answers are kept, so that nobody is asked twice a week."""
    from nq57.build.body_cache import BodyCache
    from nq57.build.keys import code_key
    from nq57.build.last_build import WORKROOM
    from nq57.build.remembered import open_store
    from nq57.cli.web import Web, load_answers, save_answers
    from nq57.content.link_asking import Means, ask_all, link_problems
    from nq57.content.outer_links import outer_links

    bodies = BodyCache(open_store(folder), code_key())
    places, web, room = outer_links(workspace, bodies.read), Web(inside), folder / WORKROOM
    known = ask_all(places, load_answers(room), as_of_day(None), Means(web.ask, web.allowed, time.sleep))
    save_answers(room, known)
    silent = bool(known) and not any(answer.status for answer in known.values())
    state = "không trang nào trả lời, có lẽ máy này không có mạng" if silent else "đã hỏi xong"
    typer.echo(f"{len(places)} liên kết ra ngoài: {state}.", err=True)
    return link_problems(known, places)


def demand_sound_config(folder: Path, lang: Literal["vi", "en"] = "vi") -> None:
    """End with what is wrong in `mkdocs.yml`, before anything is built by it."""
    from nq57.site_shell.config_checks import config_problems

    if has_errors(problems := config_problems(folder)):
        typer.echo(as_text(problems, lang), err=True)
        raise typer.Exit(2)


def _beside_content(folder: Path) -> list[Problem]:
    """What is wrong in the project's files that are no content: how sections are built, where they go."""
    from nq57.publish.places import read_places, read_previews
    from nq57.site_shell.config_checks import config_problems

    found = [*read_places(folder).problems, *read_previews(folder).problems]
    places = [replace(p, source=replace(p.source, path=f"/{p.source.path}")) for p in found]
    return [*config_problems(folder), *places]


def _file(found: Problem) -> str:
    """A problem's file as seen from the project's folder."""
    path = found.source.path
    return path.removeprefix("/") if path.startswith("/") else f"content/{path}"


def _spot(found: Problem) -> str:
    return f":{found.source.line}:{found.source.column}" if found.source.line else ""


def as_text(problems: Iterable[Problem], lang: Literal["vi", "en"]) -> str:
    """For people: place, sentence, remedy; and the counts."""
    words = (
        {"error": "LỖI", "warning": "CẢNH BÁO"}
        if lang == "vi"
        else {"error": "ERROR", "warning": "WARNING"}
    )
    found = list(problems)
    lines = [
        f"{_file(p)}{_spot(p)}: {words[p.severity]} {p.code}: {p.message(lang)}\n    → {p.mend(lang)}"
        for p in found
    ]
    errors = sum(p.severity == "error" for p in found)
    total = (
        f"{errors} lỗi, {len(found) - errors} cảnh báo."
        if lang == "vi"
        else f"{errors} errors, {len(found) - errors} warnings."
    )
    return "\n".join([*lines, total])


def as_json(problems: Iterable[Problem], lang: Literal["vi", "en"]) -> str:
    """For programs: one object with `errors`, `warnings` and the list `problems`."""
    rows = [
        {
            "code": p.code,
            "severity": p.severity,
            "file": _file(p),
            "line": p.source.line,
            "column": p.source.column,
            "message": p.message(lang),
            "mend": p.mend(lang),
        }
        for p in problems
    ]
    errors = sum(row["severity"] == "error" for row in rows)
    return json.dumps(
        {"errors": errors, "warnings": len(rows) - errors, "problems": rows}, ensure_ascii=False, indent=2
    )


def as_github(problems: Iterable[Problem], lang: Literal["vi", "en"]) -> str:
    """For annotations on a merge request's lines (workflow commands)."""
    return "\n".join(
        f"::{p.severity} file={escaped_property(_file(p))},line={max(p.source.line, 1)},"
        f"col={max(p.source.column, 1)},title={escaped_property(p.code)}::"
        f"{escaped(f'{p.message(lang)} {p.mend(lang)}')}"
        for p in problems
    )


def as_gitlab(problems: Iterable[Problem], lang: Literal["vi", "en"]) -> str:
    """For annotations in a merge request of GitLab: a Code Quality report, each finding told apart."""
    rows, seen = [], Counter[str]()
    for p in problems:
        same = f"{p.code}\0{p.source.path}\0{p.message(lang)}"
        seen[same] += 1
        rows.append(
            {
                "description": f"{p.message(lang)} {p.mend(lang)}",
                "check_name": p.code,
                "fingerprint": hashlib.sha256(f"{same}\0{seen[same]}".encode()).hexdigest(),
                "severity": "major" if p.severity == "error" else "minor",
                "location": {"path": _file(p), "lines": {"begin": max(p.source.line, 1)}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


_MOST = 50  # rows of a comment: hosts bound its length


def as_markdown(problems: Iterable[Problem], lang: Literal["vi", "en"]) -> str:
    """For a comment on a merge request: a list, errors first, bounded."""
    found = sorted(problems, key=lambda p: (p.severity != "error", p))
    total = as_text(found, lang).rpartition("\n")[2]
    rows = [
        f"- **{p.code}** `{_file(p)}{_spot(p)}`: {_inert(p.message(lang))} → {_inert(p.mend(lang))}"
        for p in found[:_MOST]
    ]
    rest = [f"- … ({len(found) - _MOST})"] if len(found) > _MOST else []
    return "\n".join([f"**nq57: {total}**", "", *rows, *rest])


def _inert(text: str) -> str:
    """Text that a host shows as it is: no mark-up, no link, nobody called by name."""
    return re.sub(r"([\\`*_\[\]<>#|~@!])", r"\\\1", " ".join(text.split()))


def escaped(text: str) -> str:
    """Text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """Text as a property of a workflow command."""
    return escaped(text).replace(":", "%3A").replace(",", "%2C")


_FORMATS: dict[Format, Callable[[Iterable[Problem], Literal["vi", "en"]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "markdown": as_markdown,
}
