"""`nq57 serve`: every unit's section in the browser, reloading after each edit.

It must not know how pages are made.
"""

import errno
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57.cli.check import demand_sound_config
from nq57.cli.editors import office_server, people_here
from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop, tell_of_search

if TYPE_CHECKING:
    from nq57.build.preview import Preview
    from nq57.build.preview_server import PreviewServer
    from nq57.editing.server import EditServer, OfficeServer

HostOption = Annotated[str, typer.Option("--host", help="Tên máy hoặc địa chỉ IP để lắng nghe.")]

EditOption = Annotated[
    bool, typer.Option("--edit", help="Soạn bài bằng biểu mẫu trong trình duyệt, chỉ trên máy này.")
]
UsersOption = Annotated[
    Path | None,
    typer.Option("--users", help="Tệp người dùng và vai của họ; mặc định nguoi-dung.yml nếu có."),
]
ProxyOption = Annotated[
    bool,
    typer.Option(
        "--behind-proxy",
        help="Cho nhiều người cùng soạn, sau cổng đăng nhập của cơ quan; cần biến NQ57_KHOA_CONG.",
    ),
]
SocketOption = Annotated[
    Path | None,
    typer.Option("--socket", help="Thư mục để mở soan.sock, xem.sock thay cho cổng mạng."),
]


def serve(
    unit: Annotated[str, typer.Argument(metavar="[ĐƠN VỊ]", help="Mã đơn vị cần xem trước tiên.")] = "",
    root: RootOption = None,
    host: HostOption = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Cổng; 0: cổng bất kỳ còn trống.")
    ] = 8000,
    as_of: AsOfOption = None,
    edit: EditOption = False,
    users: UsersOption = None,
    behind_proxy: ProxyOption = False,
    unix: SocketOption = None,
    polling: Annotated[
        bool,
        typer.Option(
            "--polling",
            help="Tự dò thay đổi mỗi giây: cho ổ mạng, WSL, Docker, nơi hệ điều hành không báo.",
        ),
    ] = False,
) -> None:
    """Xem thử chuyên mục; trang tự tải lại khi sửa nội dung, lỗi hiện ngay trên trang."""
    from nq57.build.pagefind import indexer_of
    from nq57.build.preview import Preview

    if not edit and (behind_proxy or users or unix):
        stop("--users, --behind-proxy, --socket chỉ đi cùng --edit.")
    if unix and not behind_proxy:
        stop("--socket chỉ đi cùng --behind-proxy.")
    folder = project_root(root)
    demand_sound_config(folder)
    indexer = indexer_of(folder / "mkdocs.yml")
    tell_of_search(folder, indexer)
    preview = Preview(folder, as_of_day(as_of), time.time_ns(), indexer)
    units = preview.project.workspace.section_units
    if unit and unit.strip("/") not in units:
        stop(f"Không có đơn vị “{unit}”. Các đơn vị: {', '.join(units)}.")
    if edit and behind_proxy:
        _run(office_server(preview, users, unix, port, polling=polling), "sau cổng đăng nhập")
        return
    server = _server(preview, host.strip("[]"), port, edit=edit, polling=polling, users=users)
    tree = f"{unit.strip('/').replace('/', '.')}/" if unit else ""
    shown = server.address if edit else f"{server.address}{tree}"
    _run(server, shown)


def _run(server: "PreviewServer | EditServer | OfficeServer", shown: str) -> None:
    """Serve until Ctrl+C."""
    typer.echo(f"Mở {shown} trong trình duyệt. Bấm Ctrl+C để dừng.", err=True)
    try:
        server.run()
    except KeyboardInterrupt:
        typer.echo("Đã dừng.", err=True)


def _server(
    preview: "Preview", host: str, port: int, *, edit: bool, polling: bool, users: Path | None
) -> "PreviewServer | EditServer":
    """What listens there; says why and ends when nothing can."""
    from nq57.build.preview_server import PreviewServer
    from nq57.editing.server import EditServer, NotPrivateError

    def tell(line: str) -> None:
        typer.echo(line, err=True)

    try:
        if edit:
            people = people_here(preview.root, users)
            return EditServer(preview, host, port, tell, polling=polling, people=people)
        server = PreviewServer(preview, host, port, tell, polling=polling)
    except NotPrivateError:
        stop(f"Chỉ soạn bài được ngay trên máy này, không qua {host}. → Bỏ --host, hoặc bỏ --edit.")
    except (OSError, UnicodeError) as error:
        stop(_why_not(error, host, port))
    if not server.hosts.is_private:
        typer.echo(f"Chú ý: máy khác trong mạng xem được bản nháp qua {host}.", err=True)
    return server


def _why_not(error: Exception, host: str, port: int) -> str:
    """Why the preview cannot listen there, and what to try."""
    if isinstance(error, socket.gaierror | UnicodeError):
        return f"Không có máy hay địa chỉ “{host}”. → Ghi lại --host, ví dụ 127.0.0.1 hoặc ::1."
    number = error.errno if isinstance(error, OSError) else 0
    if number == errno.EADDRINUSE:
        return f"Cổng {port} đang có chương trình khác dùng. → Thử lại với --port {port % 65535 + 1}."
    if number in {errno.EACCES, errno.EPERM}:
        return f"Không có quyền mở cổng {port}. → Chọn cổng từ 1024 trở lên, ví dụ --port 8000."
    if number == errno.EADDRNOTAVAIL:
        return f"Địa chỉ {host} không phải của máy này. → Bỏ --host, hoặc ghi địa chỉ của máy này."
    if number in {errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT}:
        return f"Máy này không dùng được loại địa chỉ của {host} (IPv6 đang tắt?). → Dùng --host 127.0.0.1."
    return f"Không lắng nghe được ở {host}, cổng {port}. → Thử --host 127.0.0.1 với cổng khác. ({error})"
