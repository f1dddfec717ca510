"""`nq57 cite`: the documents that a text names, each as a line of JSON.

It must not decide what a mention is or which document it means.
"""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from nq57.cli.options import RootOption, project_root, stop


def cite(
    file: Annotated[str, typer.Argument(metavar="TỆP|-", help="Tệp văn bản UTF-8; dấu -: đầu vào chuẩn.")],
    root: RootOption = None,
    unit: Annotated[str, typer.Option("--unit", help="Tìm trong kho văn bản mà đơn vị này thấy.")] = "",
) -> None:
    """Liệt kê các văn bản được viện dẫn: text, number, start, end, target (mã bài hoặc null)."""
    from nq57.catalogue.citations import resolve
    from nq57.catalogue.register import document_index, document_of
    from nq57.catalogue.workspace import chain
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.language.mention_finder import find_mentions

    text = _text(file)
    workspace = load(DiskFolder(project_root(root) / "content")).workspace
    if unit and unit.strip("/") not in workspace.units:
        stop(f"Không có đơn vị “{unit}”. Các đơn vị: {', '.join(workspace.section_units)}.")
    seen = chain(unit.strip("/")) if unit else tuple(workspace.units)
    records = [record for record in workspace.records if record.unit in seen]
    index, by_id = document_index(records), {record.id: record for record in records}
    for mention in find_mentions(text):
        found = resolve(mention, index)
        named = document_of(by_id[found.target]) if found.target else None
        number = mention.number or (named and named.number)  # "Nghị quyết 57" says it in short
        row = {
            "text": mention.text,
            "number": number.canonical if number else None,
            "start": mention.start,
            "end": mention.end,
            "target": found.target,
        }
        typer.echo(json.dumps(row, ensure_ascii=False))


def _text(name: str) -> str:
    """The text of a file or of standard input."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        stop(f"Không đọc được “{name}”: {error.strerror}.")
    except UnicodeDecodeError:
        stop(f"“{name}” không phải văn bản UTF-8.")
