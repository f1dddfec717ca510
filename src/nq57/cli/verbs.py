"""The verbs of the command line: where each is defined, and what it does in a sentence.

It must not import any verb: a list of them, and one of them alone, must not wait for all the others. Each
sentence is the first of the verb's own help (`tests/unit/cli/test_verbs.py`).
"""

from collections.abc import Mapping
from typing import NamedTuple


class VerbPlace(NamedTuple):
    """A verb: its function or group by module below `nq57.cli`, and what it does."""

    where: str
    help: str


SUMMARY = "Dựng chuyên mục Nghị quyết 57 từ nội dung có cấu trúc."
STATUSES = (
    "Mã thoát: 0 xong hết; 1 có bài hoặc đơn vị bị bỏ ra; 2 không làm gì; 3 máy không làm được;"
    " 70 lỗi của nq57; 130 bị dừng."
)
VERBS: Mapping[str, VerbPlace] = {
    "new": VerbPlace(
        "new.new",
        "Tạo thư mục làm việc của đơn vị mình, một đơn vị nữa (unit), hoặc một bài (tin-tuc, van-ban…).",
    ),
    "build": VerbPlace(
        "build.build",
        "Dựng chuyên mục của các đơn vị đã nêu hoặc của tất cả; bài có lỗi bị bỏ ra, còn lại vẫn dựng.",
    ),
    "check": VerbPlace(
        "check.check",
        "Kiểm tra toàn bộ nội dung, báo mọi lỗi cùng lúc. Mã thoát 1 khi có lỗi, 0 khi chỉ có cảnh báo.",
    ),
    "serve": VerbPlace(
        "serve.serve",
        "Xem thử chuyên mục; trang tự tải lại khi sửa nội dung, lỗi hiện ngay trên trang.",
    ),
    "cite": VerbPlace(
        "cite.cite",
        "Liệt kê các văn bản được viện dẫn: text, number, start, end, target (mã bài hoặc null).",
    ),
    "import": VerbPlace(
        "importing.import_papers",
        "Đọc văn bản thành bản ghi nháp: văn bản, nhiệm vụ, chỉ tiêu, hạn báo cáo; in các mục cần"
        " xác nhận.",
    ),
    "lint": VerbPlace(
        "lint.lint",
        "Soát lỗi văn bản: số để trống, sai thứ tự, chính tả, cấp huyện, mục bị nhảy, bản quét mất dấu.",
    ),
    "poster": VerbPlace(
        "poster.poster",
        "Ghi áp phích PDF, hoặc phim MP4, của một bài infographic hay của mọi bài mà một đơn vị thấy.",
    ),
    "publish": VerbPlace(
        "publish.publish",
        "Đăng các đơn vị đã dựng lên nơi đăng ghi trong noi-dang.yml; đơn vị lỗi không cản đơn vị khác.",
    ),
    "releases": VerbPlace(
        "publish.releases",
        "Các bản đã đăng của một đơn vị mà nơi đăng còn giữ, mới nhất trước.",
    ),
    "rollback": VerbPlace(
        "publish.rollback",
        "Quay về một bản cũ mà nơi đăng còn giữ, không cần dựng lại.",
    ),
    "adopt": VerbPlace(
        "publish.adopt",
        "Nhận một thư mục đã có sẵn nội dung làm nơi đăng của đơn vị; chỉ ghi dấu, không xóa gì.",
    ),
    "host-config": VerbPlace(
        "host_config.host_config",
        "In đoạn cấu hình máy chủ web cho chuyên mục của một đơn vị, theo địa chỉ của chuyên mục.",
    ),
    "sign": VerbPlace(
        "signing.sign",
        "Ký bảng kê của các chuyên mục đã dựng (Ed25519); khóa lấy từ biến môi trường NQ57_KHOA_KY.",
    ),
    "verify": VerbPlace(
        "signing.verify",
        "Kiểm chữ ký và từng tệp của các chuyên mục đã dựng (khóa: NQ57_KHOA_KIEM). Mã thoát 1 khi sai.",
    ),
    "doctor": VerbPlace(
        "doctor.doctor",
        "Xem máy này có đủ phần mềm chưa, thiếu gì thì cài thế nào. Mã thoát 1 khi thiếu thứ bắt buộc.",
    ),
    "upgrade": VerbPlace(
        "upgrade.upgrade",
        "Bỏ các bản chép của nq57 (templates/, docs/, mkdocs.yml) không ai sửa; tệp đã sửa thì giữ lại.",
    ),
    "overview": VerbPlace(
        "overview.overview",
        "Dựng tổng quan của tỉnh: kế hoạch, kịp thời, nhiệm vụ, báo cáo của từng đơn vị.",
    ),
    "bulletin": VerbPlace(
        "bulletin.bulletin",
        "Soạn bản tin phát thanh của tuần: lời đọc, bản để ký, SSML, bài mạng xã hội, thư điện tử.",
    ),
    "report": VerbPlace(
        "reporting.report",
        "Soạn báo cáo của một kỳ; số nào cũng dẫn về bản ghi, chỗ chưa có số liệu để “…”.",
    ),
    "score": VerbPlace(
        "score.score",
        "Tính điểm tự chấm theo bảng tiêu chí, chỉ ra chỗ thiếu minh chứng.",
    ),
    "due": VerbPlace(
        "due.due",
        "Liệt kê báo cáo và nhiệm vụ đến hạn; “trước ngày 10/12” nghĩa là hết ngày 9/12.",
    ),
    "status": VerbPlace(
        "status.status",
        "Xem tình hình của đơn vị: đăng kịp thời, nhiệm vụ, báo cáo, độ phủ, lỗi nội dung.",
    ),
    "ask": VerbPlace(
        "ask.ask",
        "Hỏi chuyên mục của một đơn vị: trích nguyên văn đoạn trả lời, hoặc nói là chưa có.",
    ),
    "mcp": VerbPlace(
        "mcp.mcp",
        "Cho trợ lý AI đọc nội dung đã đăng qua giao thức MCP (chỉ đọc, chạy tại máy này).",
    ),
    "cache": VerbPlace(
        "cache.cache",
        "Kho kết quả giữ lại giữa các lần dựng.",
    ),
    "review": VerbPlace(
        "review.review",
        "Bài chờ duyệt, bài đến hạn xem lại, và kiểm tra việc duyệt.",
    ),
    "sheet": VerbPlace(
        "sheet.sheet",
        "Nhiệm vụ, chỉ tiêu và số liệu của đơn vị ra tệp Excel và trở lại.",
    ),
}
