"""The tools as a server of the Model Context Protocol, by its official SDK; every tool only reads.

It must not know where the content is.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from nq57 import __version__
from nq57.assistants.content_tools import MOST, ContentTools

P = ParamSpec("P")
R = TypeVar("R")
_INSTRUCTIONS = (
    "Nội dung đã đăng của các chuyên mục Nghị quyết 57. Chỉ đọc. Khi dùng, dẫn tên trang, địa chỉ và ngày;"
    " giữ nguyên văn câu trích; điều chuyên mục không có thì nói là không có. Gọi units trước để biết mã."
)
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)


def mcp_server(tools: ContentTools) -> MCPServer[Any]:
    """The server over some tools."""
    server: MCPServer[Any] = MCPServer(
        "nq57", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    for name, text in _DESCRIPTIONS.items():
        server.add_tool(_reporting(getattr(tools, name)), name=name, description=text, annotations=_READS)
    return server


_DESCRIPTIONS = {
    "units": "Các đơn vị có chuyên mục: mã, tên, địa chỉ.",
    "ask": "Hỏi chuyên mục của một đơn vị: đoạn trích nguyên văn trả lời câu hỏi, hoặc null khi chưa có.",
    "search": "Tìm bài trong chuyên mục của một đơn vị; mỗi bài kèm đoạn khớp nhất.",
    "document": "Một văn bản theo số, ký hiệu (57-NQ/TW), hoặc một bài theo mã: dữ liệu và nội dung.",
    "effect": "Hiệu lực của văn bản vào một ngày (yyyy-mm-dd; trống là hôm nay), từ khi nào, do đâu.",
    "due": f"Báo cáo và nhiệm vụ quá hạn, sắp đến hạn của đơn vị, nhiều nhất {MOST} mục; ngày là ngày cuối"
    " còn đúng hạn.",
}


def _reporting(tool: Callable[P, R]) -> Callable[P, R]:
    """The tool; what its caller named wrongly is reported to the caller as an error."""

    @wraps(tool)
    def called(*args: P.args, **named: P.kwargs) -> R:
        try:
            return tool(*args, **named)
        except (LookupError, ValueError) as error:
            raise ToolError(str(error.args[0] if error.args else error)) from error

    return called
