"""Options and small courtesies that several verbs share.

It must not know any verb.
"""

import datetime as dt
import itertools
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from nq57.cli.places import found_root
from nq57.language.folding import fold
from nq57.model.day import today
from nq57.model.redaction import redacted

_YES = ("c", "co", "y", "yes")
Lang = Literal["vi", "en"]
RootOption = Annotated[
    Path | None,
    typer.Option("--root", help="Thư mục dự án (có mkdocs.yml và content/); mặc định: nơi đang đứng."),
]
LangOption = Annotated[Lang, typer.Option("--lang", help="Ngôn ngữ của thông báo: vi hoặc en.")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", help="Dựng như vào ngày này (dd/mm/yyyy hoặc yyyy-mm-dd); mặc định: hôm nay."),
]


def project_root(given: Path | None) -> Path:
    """The folder with `mkdocs.yml`, here or above; says so and ends when there is none."""
    if (found := found_root(given)) is None:
        stop(
            f"Không thấy dự án nq57 ở {(given or Path.cwd()).resolve()}"
            " (cần có mkdocs.yml và thư mục content/)."
            " → Tạo mới bằng: nq57 new TÊN-THƯ-MỤC"
        )
    return found


def as_of_day(given: str | None) -> dt.date:
    """The day asked for, or today in Vietnam."""
    if given is None:
        return today(dt.datetime.now(dt.UTC))
    from nq57.model.values import read_day

    try:
        day = read_day(given)
    except ValueError:
        stop(f"“{given}” không phải ngày. Ghi theo dạng 21/11/2026 hoặc 2026-11-21.")
    return day


def tell_of_search(root: Path, indexer: object | None) -> None:
    """Say that sections will have no search, where it is wanted but Pagefind is not installed."""
    from nq57.site_shell.options import NO_INDEXER, read_options

    if indexer is None and read_options(root / "mkdocs.yml").tim_kiem:
        typer.echo(NO_INDEXER, err=True)


def agreed(question: str, lang: Lang) -> bool:
    """Ask; whatever is no plain yes, or no answer at all, is a no, and is told so."""
    typer.echo(f"{question} [{'c/K' if lang == 'vi' else 'y/N'}] ", err=True, nl=False)
    yes = fold(sys.stdin.readline().strip()) in _YES
    if not yes:
        refusal = "Đã thôi, chưa thay đổi gì." if lang == "vi" else "Left as it was; nothing was changed."
        typer.echo(refusal, err=True)
    return yes


def spoken_language() -> Lang:
    """The language that the command was called with; read from its words, which may not be parsed yet."""
    words = sys.argv[1:]
    languages = [after for word, after in itertools.pairwise(words) if word == "--lang"]
    return "en" if "en" in languages or "--lang=en" in words else "vi"


def stop(sentence: str) -> NoReturn:
    """End with a sentence and status 2: the command itself was wrong."""
    typer.echo(redacted(sentence), err=True)
    raise typer.Exit(2)
