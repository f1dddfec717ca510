"""`nq57 serve`: a unit's section in the browser, reloading after each edit.

It must not know how pages are made.
"""

from typing import Annotated

import typer

from nq57.cli.options import RootOption, project_root


def serve(
    unit: Annotated[str, typer.Argument(metavar="[ĐƠN VỊ]", help="Mã đơn vị cần xem.")] = "",
    root: RootOption = None,
    address: Annotated[str, typer.Option("--dia-chi", help="Máy và cổng.")] = "127.0.0.1:8000",
) -> None:
    """Xem thử chuyên mục của một đơn vị, trang tự tải lại khi sửa nội dung."""
    from nq57.section.oracle import serve_unit

    serve_unit(project_root(root), unit, address)
