"""A paper as a draft article of the section: Markdown with the declaration of a news item.

It must not decide what is said; records are linked as bodies link to them, `kind/name`.
"""

import datetime as dt
import re
from collections.abc import Iterator

from nq57.report.paper import INVENTED, Paragraph, ReportPaper, Run, Table

_ANCHOR = "nguon-so-lieu"
_BLANKS = re.compile(r"\s+")
_SPECIAL = str.maketrans({letter: f"\\{letter}" for letter in "\\|*_`[]<>#"})


def markdown_text(paper: ReportPaper, day: dt.date) -> str:
    """The draft: a human reads and completes it before it is posted."""
    lines = [
        "---",
        f'tieu_de: "{_quoted(paper.head.subject)}"',
        f"ngay: {day:%d/%m/%Y}",
        "nhap: có",
        "---",
        "",
    ]
    lines += [f"*{INVENTED}.*", ""] if paper.invented else []
    for block in paper.body:
        lines += _table(block) if isinstance(block, Table) else _paragraph(block)
        lines.append("")
    for annex in paper.annexes:
        lines += [f"## {_text(annex.heading)}", "", *_table(annex), ""]
    lines += ["## Nguồn số liệu", "", *_sources(paper)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _paragraph(block: Paragraph) -> list[str]:
    if block.kind == "part":
        return [f"## {_text(block.text)}"]
    text = "".join(map(_run, block.runs))
    return [f"**{text}**" if block.kind == "caption" else text]


def _run(run: Run) -> str:
    return f"[{_text(run.text)}](#{_ANCHOR})" if run.source else _text(run.text)


def _text(text: str) -> str:
    return _BLANKS.sub(" ", text.translate(_SPECIAL))


def _table(table: Table) -> list[str]:
    rows = ["| " + " | ".join(map(_text, table.columns)) + " |", "|" + "---|" * len(table.columns)]
    return rows + ["| " + " | ".join(map(_run, row)) + " |" for row in table.rows]


def _sources(paper: ReportPaper) -> Iterator[str]:
    yield "| TT | Số liệu | Giá trị | Bản ghi |"
    yield "|---|---|---|---|"
    for source in paper.sources:
        records = ", ".join(_record(paper, name) for name in source.value.records)
        cells = (str(source.number), _text(source.label), _text(source.value.text), records or "…")
        yield "| " + " | ".join(cells) + " |"


def _record(paper: ReportPaper, name: str) -> str:
    url = paper.addresses.get(name, "").strip("/")
    return f"[{name}]({url})" if url else name
