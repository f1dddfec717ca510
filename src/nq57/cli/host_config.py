"""`nq57 host-config`: what a web server must be told to serve a unit's section, printed.

It must not know what is in a snippet.
"""

from typing import Annotated

import typer

from nq57.cli.options import RootOption, project_root, stop


def host_config(
    host: Annotated[str, typer.Argument(metavar="MÁY CHỦ", help="nginx, apache, iis hoặc s3.")],
    unit: Annotated[str, typer.Argument(metavar="ĐƠN VỊ", help="Mã đơn vị, ví dụ lang-son/phuong-ky-lua.")],
    root: RootOption = None,
) -> None:
    """In đoạn cấu hình máy chủ web cho chuyên mục của một đơn vị, theo địa chỉ của chuyên mục."""
    from nq57.cli.choice import chosen_names
    from nq57.content.folder import DiskFolder
    from nq57.content.loading import load
    from nq57.publish.host_headers import SNIPPETS, place_of

    if host not in SNIPPETS:
        stop(f"Không có mẫu cho máy chủ “{host}”. Các mẫu: {', '.join(SNIPPETS)}.")
    workspace = load(DiskFolder(project_root(root) / "content")).workspace
    (name,) = chosen_names((unit.strip("/"),), workspace.section_units)
    address = workspace.units[name].section_url
    if not address:
        stop(
            f"Đơn vị “{name}” chưa ghi dia_chi_chuyen_muc trong don-vi.yml: chưa biết chuyên mục nằm ở đâu."
        )
    typer.echo(SNIPPETS[host][1](place_of(address)), nl=False)
