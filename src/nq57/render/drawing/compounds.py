"""Vietnamese words of two syllables that a line should not tear apart, and words that should not end one.

The list holds the vocabulary of these sections; it need not be whole, since a torn word is no mistake.
"""

_PAIRS = (
    "an toàn|ba ngày|biên chế|báo cáo|bí mật|băng rôn|bản tin|bảo đảm|bồi dưỡng|bổ sung|bộ chính|"
    "chia sẻ|chiến lược|chuyên mục|chuyên trang|chuyên đề|chuyển đổi|chính phủ|chính quyền|"
    "chính sách|chính trị|chương trình|chất lượng|chỉ tiêu|chỉ đạo|chủ trì|chủ tịch|chứng thực|"
    "con số|cung cấp|cán bộ|công bố|công chức|công cộng|công dân|công khai|công nghệ|công trực|"
    "căn cước|cơ quan|cơ sở|cấp xã|cần nhớ|cốt lõi|cộng đồng|doanh nghiệp|du lịch|dịch vụ|dữ liệu|"
    "giai đoạn|giáo dục|giải pháp|hiệu quả|hoàn thành|hoạt động|hành chính|hình thức|hướng dẫn|"
    "hạ tầng|hằng tuần|hệ thống|hồ sơ|hỗ trợ|hộ kinh|hợp tác|khai thác|khoa học|không gian|khối phố|"
    "khởi nghiệp|kinh doanh|kinh phí|kinh tế|kiểm tra|kế hoạch|kết nối|kết quả|kịp thời|kỳ lừa|"
    "kỹ năng|lai châu|lao động|lãnh đạo|lạng sơn|màn hình|mã số|môi trường|mạng xã|mật khẩu|"
    "mặt trận|mỗi năm|mở rộng|mục tiêu|nghiên cứu|nghị quyết|nghị định|ngoại vụ|nguồn lực|ngày hội|"
    "ngân hàng|ngân sách|người dân|nhiệm vụ|nhà nước|nhân dân|nhân lực|nhân tài|nhân tạo|nhận thức|"
    "nâng cao|năng lực|nền tảng|nội dung|nội vụ|phát thanh|phát triển|phối hợp|phổ biến|quyết số|"
    "quyết tâm|quyết định|quán triệt|quản lý|quảng ngãi|quốc gia|quốc tế|sinh hoạt|sáng kiến|"
    "sáng tạo|sản phẩm|sản xuất|sở hữu|sử dụng|sự nghiệp|thanh niên|thanh toán|thiết bị|thuê bao|"
    "thành thạo|thí điểm|thôn bản|thông tin|thương mại|thường xuyên|thể chế|thể thao|thời gian|"
    "thời lượng|thủ tục|thực hiện|tiêu chí|tiếp cận|tra cứu|triển khai|trung tâm|trung ương|"
    "truyền hình|truyền thanh|truyền thông|trách nhiệm|trí tuệ|trực thuộc|trực tuyến|tuyên truyền|"
    "tuyến đường|tài khoản|tài liệu|tích cực|tăng cường|tư duy|tập huấn|tổ chức|tổ công|tổ quốc|"
    "tổng hợp|viên chức|việt nam|văn bản|văn hóa|xây dựng|xã hội|xử lý|áp dụng|áp phích|điều chỉnh|"
    "điện thoại|điện tử|đo lường|đoàn thể|đào tạo|đánh giá|đăng nhập|đơn vị|đại chúng|đẩy mạnh|"
    "đề xuất|định danh|định kỳ|đổi mới|đổi số|đột phá|ủy ban|ứng dụng"
)
PAIRS = frozenset(_PAIRS.split("|"))
_LOOSE = (
    "ở và của cho với từ đến là để các những theo trên trong qua về do được một mỗi bằng tại có"
    " không ai khi mà hoặc"
)
LOOSE = frozenset(_LOOSE.split())
