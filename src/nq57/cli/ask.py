"""`nq57 ask`: what a unit's section answers to a question, as the box on its search page answers it.

It must not know how an answer is found.
"""

import json
from typing import Annotated

import typer

from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop

_NONE = "Chuyên mục chưa có câu trả lời."
_QUOTED = "Trích nguyên văn, không phải AI sinh."


def ask(
    unit: Annotated[str, typer.Argument(metavar="ĐƠN VỊ", help="Mã đơn vị.")],
    question: Annotated[str, typer.Argument(metavar="CÂU HỎI", help="Có dấu hay không dấu đều được.")],
    root: RootOption = None,
    as_of: AsOfOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Một đối tượng JSON.")] = False,
) -> None:
    """Hỏi chuyên mục của một đơn vị: trích nguyên văn đoạn trả lời, hoặc nói là chưa có."""
    from nq57.render.asking.replies import reply
    from nq57.site_shell.project import open_project

    project = open_project(project_root(root))
    name = unit.strip("/").replace(".", "/")
    if name not in project.workspace.section_units:
        stop(f"Không có đơn vị “{unit}”. Các đơn vị: {', '.join(project.workspace.section_units)}.")
    found = reply(project.site(name, as_of_day(as_of)).asking, question)
    if as_json:
        typer.echo(json.dumps(found.as_data(), ensure_ascii=False))
        return
    if found.answer is None:
        typer.echo("\n".join((_NONE, *found.contact)))
        return
    notes = (found.title, found.day, found.level, found.url)
    typer.echo("\n".join(filter(None, (found.answer, "", *notes, found.note, _QUOTED))))
