"""`nq57 serve`: every unit's section in the browser, reloading after each edit.

It must not know how pages are made.
"""

import time
from typing import Annotated

import typer

from nq57.cli.check import demand_sound_config
from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop, tell_of_search


def serve(
    unit: Annotated[str, typer.Argument(metavar="[ĐƠN VỊ]", help="Mã đơn vị cần xem trước tiên.")] = "",
    root: RootOption = None,
    host: Annotated[str, typer.Option("--may", help="Tên máy hoặc địa chỉ IP để lắng nghe.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--cong", help="Cổng; 0: cổng bất kỳ còn trống.")] = 8000,
    as_of: AsOfOption = None,
) -> None:
    """Xem thử chuyên mục; trang tự tải lại khi sửa nội dung, lỗi hiện ngay trên trang."""
    from nq57.build.pagefind import indexer_of
    from nq57.build.preview import Preview
    from nq57.build.preview_server import PreviewServer
    from nq57.section.frames import static_sources

    folder = project_root(root)
    demand_sound_config(folder)
    indexer = indexer_of(folder / "mkdocs.yml")
    tell_of_search(folder, indexer)
    files = static_sources(folder / "mkdocs.yml")
    preview = Preview(folder, as_of_day(as_of), files, time.time_ns(), indexer)
    units = preview.project.workspace.section_units
    if unit and unit.strip("/") not in units:
        stop(f"Không có đơn vị “{unit}”. Các đơn vị: {', '.join(units)}.")
    try:
        server = PreviewServer(preview, host, port, lambda line: typer.echo(line, err=True))
    except OSError as error:
        stop(f"Không mở được cổng {port}: {error.strerror}. Thử lại với --cong 8001.")
    tree = f"{unit.strip('/').replace('/', '.')}/" if unit else ""
    typer.echo(f"Mở {server.address}{tree} trong trình duyệt. Bấm Ctrl+C để dừng.", err=True)
    try:
        server.run()
    except KeyboardInterrupt:
        typer.echo("Đã dừng.", err=True)
