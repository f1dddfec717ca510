"""`nq57 cache`: how large the store is, and pruning it.

It must not know what the store holds.
"""

from typing import Annotated

import typer

from nq57.cli.options import RootOption, project_root
from nq57.cli.vietnamese import Verb, VerbGroup

cache = typer.Typer(cls=VerbGroup, help="Kho kết quả giữ lại giữa các lần dựng.", no_args_is_help=True)
_MEGABYTE = 1_000_000


@cache.command("size", cls=Verb)
def size(root: RootOption = None) -> None:
    """In dung lượng kho."""
    from nq57.build.remembered import open_store

    typer.echo(f"{open_store(project_root(root)).size() / _MEGABYTE:.1f} MB")


@cache.command("prune", cls=Verb)
def prune(
    root: RootOption = None,
    limit: Annotated[int, typer.Option("--keep", min=0, help="Giữ lại nhiều nhất bấy nhiêu MB.")] = 200,
) -> None:
    """Bỏ bớt kết quả cũ nhất; lần dựng sau tự làm lại khi cần."""
    from nq57.build.remembered import open_store

    dropped = open_store(project_root(root)).prune(limit * _MEGABYTE)
    typer.echo(f"Đã bỏ {dropped / _MEGABYTE:.1f} MB.")
