"""`nq57 mcp`: a server of the Model Context Protocol over the content, on standard input and output.

It must not know the tools.
"""

import datetime as dt
from pathlib import Path

from nq57.cli.options import AsOfOption, RootOption, as_of_day, project_root, stop

_LACKS = "Cần thêm thư viện mcp. → Cài: pip install 'nq57[mcp]'"


def mcp(root: RootOption = None, as_of: AsOfOption = None) -> None:
    """Cho trợ lý AI đọc nội dung đã đăng qua giao thức MCP (chỉ đọc, chạy tại máy này)."""
    try:
        from nq57.assistants.server import mcp_server
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] == "mcp":
            stop(_LACKS)
        raise
    from nq57.assistants.content_tools import ContentTools
    from nq57.site_shell.project import open_project

    folder, day = project_root(root), as_of_day(as_of) if as_of else None

    def today() -> dt.date:
        return day or as_of_day(None)

    tools = ContentTools(lambda: open_project(folder), lambda: _stamp(folder), today)
    mcp_server(tools).run("stdio")


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of all content files."""
    found = ((str(path), path.stat()) for path in sorted((root / "content").rglob("*")) if path.is_file())
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)
