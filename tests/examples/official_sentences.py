"""Sentences as officials write them, in which the gate must find nothing: made from parts, and by hand.

It must not judge anything. They speak of security, codes, sums, offices and dwellings, and tell no secret.
"""

import itertools
from collections.abc import Iterator

_WHO = (
    *(
        "Ủy ban nhân dân tỉnh",
        "Sở Khoa học và Công nghệ",
        "Ban Chỉ đạo 57 tỉnh",
        "Văn phòng Tỉnh ủy",
        "Công an tỉnh",
    ),
    *(
        "Trung tâm Phục vụ hành chính công",
        "Đảng ủy xã",
        "Ban Cơ yếu Chính phủ",
        "Mặt trận Tổ quốc tỉnh",
        "Đoàn Thanh niên",
    ),
)
_DOES = (
    *(
        "tổ chức tập huấn về",
        "ban hành kế hoạch",
        "hướng dẫn các đơn vị",
        "báo cáo kết quả",
        "rà soát công tác",
    ),
    *("tuyên truyền pháp luật về", "kiểm tra việc thực hiện", "phối hợp triển khai"),
)
_WHAT = (
    *(
        "bảo mật thông tin và an toàn dữ liệu",
        "bảo vệ bí mật nhà nước trên không gian mạng",
        "an ninh mật mã quốc gia",
    ),
    *(
        "quản lý mật độ xây dựng đô thị",
        "sử dụng mật mã dân sự",
        "bảo đảm an ninh mạng cấp độ 3",
        "đổi mật khẩu định kỳ",
    ),
    *(
        "phát triển nghề nuôi ong lấy mật",
        "cấp căn cước cho công dân từ đủ 14 tuổi",
        "đăng ký thường trú qua VNeID",
    ),
    *(
        "hỗ trợ nhà ở cho hộ nghèo tại thôn Nà Pàn",
        "xóa nhà tạm, nhà dột nát tại tổ 5, phường Kỳ Lừa",
        "kiểm soát nội bộ",
    ),
    *(
        "quy chế chi tiêu nội bộ của cơ quan",
        "thu hồi đất để thực hiện dự án",
        "hạn chế sử dụng văn bản giấy",
    ),
    *(
        "phổ biến, giáo dục pháp luật",
        "công bố thủ tục hành chính nội bộ",
        "mở tài khoản định danh điện tử mức độ 2",
    ),
    *(
        "thanh toán không dùng tiền mặt",
        "chuyển đổi số trong hội, đoàn thể",
        "ứng dụng trí tuệ nhân tạo trong y tế",
    ),
    *("liên thông hồ sơ khai sinh, đăng ký thường trú, cấp thẻ BHYT", "phân cấp thẩm quyền cho cấp xã"),
)
_WHEN = (
    *(
        "trong quý III/2025.",
        "trước ngày 31/12/2026.",
        "giai đoạn 2025-2030.",
        "theo Kế hoạch số 211/KH-UBND ngày 12/8/2025.",
    ),
    "với kinh phí 12.345.678.000 đồng.",
)
_SUMS = ("862.980.871.000", "1.234.567.890", "84.288.665.000", "98.765.432.100", "123.456.789.000")
_NUMBERED = (
    *(
        "Tổng mức đầu tư {} đồng, trong đó ngân sách trung ương 40%.",
        "Vietcombank tài trợ {} đồng cho Quỹ.",
        "Đã giải ngân {} VNĐ.",
    ),
    *(
        "Agribank cho vay {} đồng theo chương trình.",
        "Số thu nội địa đạt {} đồng, tăng 12,5%.",
        "Tài khoản ngân sách có dư {} đồng.",
    ),
)
_PLACES = (
    "Lạng Sơn",
    "Cao Bằng",
    "Kỳ Lừa",
    "Đồng Đăng",
    "Tam Thanh",
    "Thất Khê",
    "Na Sầm",
    "Bắc Sơn",
    "Hữu Lũng",
    "Chi Lăng",
)
_LOCAL = (
    *(
        "Điện thoại Văn phòng UBND phường {}: 0205 3812 345.",
        "Trung tâm y tế {} (0205.3870.123) trực 24/24 giờ.",
    ),
    *(
        "Đường dây nóng của xã {}: 0912 345 678 – 0987 654 321.",
        "UBND xã {} (02053 812 345) tiếp dân thứ Năm.",
    ),
    *(
        "Email: ubnd.{}@langson.gov.vn.",
        "Gửi về vanphong.ubnd@gmail.com của xã {}.",
        "Mã xã 06187, mã bưu chính 25000, {}.",
    ),
    *(
        "Trụ sở: số 12, đường Hùng Vương, phường {}.",
        "Người dân thường trú tại thôn Nà Pàn, xã {} được cấp nước sạch.",
    ),
    *(
        "Tài khoản 3741.0.1234567 tại Kho bạc Nhà nước khu vực {}.",
        "Trên địa bàn {} có 12 thôn, 5 tổ dân phố, 1.234 hộ.",
    ),
    *(
        "Hồ sơ mã 000.00.00.H37-250812-0001 nộp tại {}.",
        "Mật độ dân số của {} là 312 người/km2.",
        "Lãnh đạo {} mật thiết với nhân dân.",
    ),
    *(
        "Hộ nghèo chưa có nhà ở tại thôn 5, xã {} được hỗ trợ.",
        "Học sinh tạm trú tại tổ 3, phường {} được tuyển thẳng.",
    ),
    *(
        "Pin mặt trời 5000 Wh lắp tại {}.",
        "Máy tính bảng cấp cho xã {}: Pin: 5000 mAh, RAM: 8 GB.",
        "Mã số thuế của HTX {}: 0312345678.",
    ),
    *(
        "Tổng đài 1900 9095 trả lời người dân {}.",
        "Liên hệ Sở KH&CN (ĐT: 0205 3814 111) để dự hội thảo tại {}.",
    ),
)
BY_HAND = (
    *(
        "Bảo mật là trách nhiệm của mỗi người.",
        "BẢO MẬT THÔNG TIN",
        "BÍ MẬT NHÀ NƯỚC",
        "AN NINH MẬT MÃ",
        "MẬT ĐỘ DÂN SỐ",
        "MẬT MÃ DÂN SỰ",
    ),
    *(
        "# BẢO MẬT",
        "| Bảo mật | Cao |",
        "Luật Bảo vệ bí mật nhà nước",
        "Ban Cơ yếu: MẬT MÃ",
        "- Mật ong bạc hà Đồng Văn",
        "B Ả O   M Ậ T",
    ),
    *(
        "Mặt trận Tổ quốc",
        "MẶT BẰNG",
        "MẶT TRẬN TỔ QUỐC",
        "MẤT AN TOÀN",
        "TIỀN MẶT",
        "RA MẮT",
        "CÓ MẶT",
        "Giấy phép mất, rách",
    ),
    *(
        "Không soạn thảo tài liệu mật trên máy tính nối mạng.",
        "Nơi nhận: Như trên; Lưu: VT, NC.",
        "Danh mục bí mật nhà nước",
    ),
    *(
        "Pin: 5000 mAh",
        "Pin: 4.500mAh",
        "Pin 48V/20Ah",
        "pin: CR2032",
        "PIN: 5000 mAh",
        "Dung lượng pin: 10000 mAh",
        "Pin: 18650 viên",
    ),
    *(
        "Mật khẩu: tối thiểu 8 ký tự",
        "Mật khẩu là 8-12 ký tự, gồm chữ và số.",
        "Mật khẩu dùng một lần (OTP) có hiệu lực 120 giây.",
    ),
    *(
        "Mật khẩu phải có ít nhất 12 ký tự theo Quyết định 05/2017/QĐ-TTg.",
        "Đổi mật khẩu: 90 ngày một lần.",
        "Quên mật khẩu? Bấm vào đây.",
    ),
    *(
        "mật khẩu: ********",
        "Token: mã thông báo dùng một lần",
        "Chữ ký số dùng USB token: 500 thiết bị.",
        "API key: do đơn vị vận hành cấp.",
    ),
    *(
        "ISSN 1859-4794",
        "ISBN 978-604-57-1234-5",
        "ISSN: 2734-9888 (bản in)",
        "DOI 10.1234/jst.2025.012345678",
        "Số hiệu 0912345678",
    ),
    *(
        "20250812123456",
        "2025-08-12 12:34:56",
        "20250812-123456-0001",
        "Cập nhật lúc 08:30:15 ngày 12/8/2025",
        "Bản tin số 0123/2025",
    ),
    *(
        "Mã số doanh nghiệp 0101234567 cấp ngày 01/01/2010",
        "Mã số thuế: 0312345678-001",
        "Mã hồ sơ 001090123456",
        "Mã vạch 8934567890123",
    ),
    *(
        "01 02 04 06 08 10",
        "| 01 | 02 | 04 | 06 | 08 | 10 |",
        "10 20 30 40 50 60 70",
        "2020 2021 2022 2023 2024 2025",
        "1.2.3.4.5.6.7.8.9",
    ),
    *(
        "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890 tại Nghệ An.",
        "Những người sinh năm 1985 trở đi",
        "Ngày sinh: dd/mm/yyyy",
        "Sinh viên năm 2025",
    ),
    *(
        "Trẻ sinh ngày nào được đăng ký ngày đó.",
        "Đồng chí Bí thư Tỉnh ủy sinh năm 1970",
        "Công dân sinh từ 01/01/2008",
        "Ngày thành lập: 12/3/1985",
    ),
    *(
        "Email: baochi@langson.gov.vn",
        "bbt.nq57@gmail.com",
        "ubnd.kylua@gmail.com",
        "doanthanhnien.xamau@gmail.com",
        "Trang Gmail.com bị giả mạo",
    ),
    *(
        "Phòng Kinh tế (024 3822 1234)",
        "Sở Khoa học và Công nghệ (0205 3812 345)",
        "Văn thư (0205.3812.345)",
        "Fax: (0205) 3812 345",
    ),
    *(
        "Tổng đài hỗ trợ: 0912 345 678",
        "Hotline 24/7: 0988.888.888",
        "Đường dây nóng: 0912345678/0987654321",
        "Số trực ban: 0977 123 456",
    ),
    *(
        "Nhà ở xã hội số 5, khu đô thị Mẫu",
        "Phát triển nhà ở tại 12 thôn biên giới",
        "Luật Nhà ở số 27/2023/QH15",
        "Nơi ở ổn định cho đồng bào",
    ),
    *(
        "Chỗ ở hiện nay của công nhân còn chật hẹp",
        "Thay đổi nơi cư trú theo Luật Cư trú số 68/2020/QH14",
        "Khai báo tạm trú cho khách",
    ),
    *(
        "Người dân thường trú tại các thôn",
        "Địa chỉ: số 1, đường Hùng Vương, phường Đông Kinh",
        "Hộ kinh doanh tại số 12, đường Trần Phú",
    ),
    *(
        "Kết quả kiểm tra nội bộ",
        "Đoàn kết nội bộ là sức mạnh",
        "Quy chế làm việc nội bộ",
        "Mạng nội bộ (LAN)",
        "Kiểm toán nội bộ",
        "thủ tục hành chính nội bộ",
    ),
    *(
        "Hạn chế của công tác này",
        "Hạn chế rủi ro",
        "- Hạn chế, yếu kém",
        "Phổ biến giáo dục pháp luật",
        "Không phổ biến tin giả",
        "hạn chế sử dụng túi ni lông",
    ),
    *(
        "Thu hồi tài liệu không còn hiệu lực và tiêu hủy.",
        "Thu hồi đất",
        "Secretary of the Committee",
        "The confidentiality of data",
        "Internal Affairs Committee",
    ),
    *(
        "Phân loại: Nghị quyết",
        "Mức độ: Hoàn thành",
        "Cấp độ: 3",
        "Độ khẩn: Thường",
        "Classification: Public",
        "Độ mật: Không",
        "Độ mật: Thường",
    ),
    *(
        "a) Về thể chế",
        "A. B. C. D.",
        "T. M. A. Nguyễn",
        "1. M 2. A 3. T",
        "m, a, t",
        "TM. ỦY BAN NHÂN DÂN",
        "T/M BAN THƯỜNG VỤ",
        "Hà Nội, T.M.T.",
    ),
    *(
        "Vitamin A, B, C, D, E",
        "Các lớp 1A, 1B, 1C",
        "Khối A, B, C, D",
        "Quỹ đầu tư M.A.T Group",
        "Máy ATM của BIDV",
        "VIB, ACB và MB là ngân hàng",
    ),
    *(
        "Số ĐKKD 0101234567 do Sở Tài chính cấp; mã số doanh nghiệp 0101234567",
        "Biên lai số 0012345678",
        "Tờ khai 103456789012",
    ),
    *(
        "Nghị định số 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân",
        "Số: 1234/QĐ-BKHCN",
        "Công văn 5678/BTTTT-CĐSQG ngày 12/11/2024",
    ),
    *(
        "Dân số 8.123.456.789 người",
        "Đạt 012,5 điểm",
        "Tọa độ 21.8537, 106.7613",
        "Tọa độ VN2000: 2418765.123 - 428765.456",
        "10.0.0.1",
        "IPv4 192.168.100.200",
    ),
    *(
        "SHA-256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "https://a.vn/tin-tuc/0912345678-bai-viet.htm",
    ),
    *(
        "https://langson.gov.vn/bai/20250812123456789",
        "kế hoạch hành động 2025 – 2030, tầm nhìn 2045",
        "Vốn 1 900 000 000 đồng",
        "Quý 1 2 3 4 năm 2025",
    ),
)


def official_sentences() -> Iterator[str]:
    """All sentences, made and written."""
    for who, does, what, when in itertools.product(_WHO, _DOES, _WHAT, _WHEN):
        yield f"{who} {does} {what} {when}"
    yield from (form.format(amount) for form, amount in itertools.product(_NUMBERED, _SUMS))
    yield from (form.format(place) for form, place in itertools.product(_LOCAL, _PLACES))
    yield from BY_HAND
