"""Options and small courtesies that several verbs share.

It must not know any verb.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

Lang = Literal["vi", "en"]
RootOption = Annotated[
    Path | None, typer.Option("--root", help="Thư mục dự án (có mkdocs.yml và content/); mặc định: nơi đang đứng.")
]
LangOption = Annotated[Lang, typer.Option("--lang", help="Ngôn ngữ của thông báo: vi hoặc en.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="Dựng như vào ngày này (dd/mm/yyyy hoặc yyyy-mm-dd); mặc định: hôm nay.")
]


def project_root(given: Path | None) -> Path:
    """The folder with `mkdocs.yml`, here or above; says so and ends when there is none."""
    start = (given or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "content").is_dir():
            return folder
        if given:
            break
    stop(f"Không thấy dự án nq57 ở {start} (cần có mkdocs.yml và thư mục content/).")


def as_of_day(given: str | None) -> dt.date:
    """The day asked for, or today in Vietnam."""
    from nq57.model.values import read_day
    from nq57.section.project import today

    if given is None:
        return today(dt.datetime.now(dt.UTC))
    try:
        return read_day(given)
    except ValueError:
        stop(f"“{given}” không phải ngày. Ghi theo dạng 21/11/2026 hoặc 2026-11-21.")


def stop(sentence: str) -> NoReturn:
    """End with a sentence and status 2: the command itself was wrong."""
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
