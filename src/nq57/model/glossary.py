"""Terms of the field in plain words, as the section's A–Z shows them.

It must not know pages. Each is explained in one sentence of ours, for readers who meet it first.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term, what it means, and its abbreviation where it has one."""

    name: str
    meaning: str
    short: str = ""


GLOSSARY = (
    GlossaryTerm("An toàn thông tin", "Giữ cho thông tin không bị lộ, bị sửa hay bị mất.", "ATTT"),
    GlossaryTerm(
        "Bài toán đặt hàng",
        "Việc khó của cơ quan, doanh nghiệp được công khai để nhà khoa học tìm lời giải.",
    ),
    GlossaryTerm(
        "Bình dân học vụ số",
        "Phong trào học kỹ năng số cho mọi người, không để ai ở lại phía sau.",
        "BDHVS",
    ),
    GlossaryTerm(
        "Chính phủ số", "Cơ quan nhà nước làm việc và phục vụ người dân chủ yếu trên môi trường số."
    ),
    GlossaryTerm("Chữ ký số", "Dấu xác nhận bằng mật mã: biết ai đã ký và văn bản chưa bị sửa."),
    GlossaryTerm(
        "Chuyên mục NQ57",
        "Phần của trang thông tin điện tử dành cho việc thực hiện Nghị quyết số 57-NQ/TW.",
    ),
    GlossaryTerm("Chuyển đổi số", "Đổi cách làm việc và phục vụ nhờ dữ liệu và công nghệ số.", "CĐS"),
    GlossaryTerm("Công dân số", "Người biết dùng dịch vụ số an toàn và có trách nhiệm."),
    GlossaryTerm(
        "Công nghệ chiến lược",
        "Công nghệ mà đất nước cần tự chủ, do Thủ tướng Chính phủ ban hành danh mục.",
        "CNCL",
    ),
    GlossaryTerm("Cơ sở dữ liệu", "Kho dữ liệu được sắp xếp để tra cứu và dùng chung.", "CSDL"),
    GlossaryTerm(
        "Dịch vụ công trực tuyến", "Thủ tục hành chính làm qua mạng, không phải đến tận nơi.", "DVCTT"
    ),
    GlossaryTerm("Dữ liệu cá nhân", "Thông tin gắn với một người cụ thể; được pháp luật bảo vệ.", "DLCN"),
    GlossaryTerm("Dữ liệu mở", "Dữ liệu cơ quan nhà nước công bố để ai cũng dùng lại được."),
    GlossaryTerm("Đối tượng bạn đọc", "Nhóm người mà một bài viết hướng tới."),
    GlossaryTerm("Đổi mới sáng tạo", "Đưa ý tưởng mới vào sản phẩm, dịch vụ hoặc cách làm.", "ĐMST"),
    GlossaryTerm("Đồ họa thông tin", "Hình vẽ kể bằng con số; còn gọi là infographic."),
    GlossaryTerm("Hạ tầng số", "Đường truyền, trung tâm dữ liệu và nền tảng mà dịch vụ số chạy trên đó."),
    GlossaryTerm("Hiệu lực", "Khoảng thời gian văn bản phải được thực hiện."),
    GlossaryTerm("Khởi nghiệp sáng tạo", "Lập doanh nghiệp mới dựa trên ý tưởng, công nghệ mới."),
    GlossaryTerm("Kinh tế số", "Phần kinh tế làm ra nhờ công nghệ số và dữ liệu."),
    GlossaryTerm(
        "Lừa đảo trực tuyến", "Giả danh, dụ dỗ qua mạng để lấy tiền hoặc thông tin của người khác."
    ),
    GlossaryTerm(
        "Nghị quyết số 57-NQ/TW",
        "Nghị quyết của Bộ Chính trị ngày 22/12/2024 về đột phá phát triển khoa học, công nghệ, "
        "đổi mới sáng tạo và chuyển đổi số quốc gia.",
        "NQ57",
    ),
    GlossaryTerm(
        "Nhiệm vụ khoa học và công nghệ",
        "Đề tài, dự án nghiên cứu được giao, có kinh phí và sản phẩm cụ thể.",
    ),
    GlossaryTerm(
        "Số, ký hiệu văn bản",
        "Dãy số và chữ riêng của một văn bản, ví dụ 57-NQ/TW: số 57, nghị quyết, của Trung ương.",
    ),
    GlossaryTerm(
        "Tổ công nghệ số cộng đồng",
        "Nhóm người ở khối phố, thôn bản hướng dẫn bà con dùng công nghệ số.",
        "CNSCĐ",
    ),
    GlossaryTerm(
        "Trí tuệ nhân tạo", "Chương trình máy tính làm được việc vốn cần trí óc con người.", "TTNT"
    ),
    GlossaryTerm("Trích yếu", "Câu tóm nội dung chính của văn bản."),
    GlossaryTerm("Xác thực hai lớp", "Ngoài mật khẩu còn phải có thêm mã hoặc thiết bị của chính mình."),
)
