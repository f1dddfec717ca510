"""Personal data and keys as people write them: every kind in many forms. All numbers are made up.

It must not judge anything. Each row names the problem that must be told.
"""

import itertools
from collections.abc import Iterator

_CITIZENS = ("001090123456", "037203001234", "020185004321")
_GROUPED = (
    *(
        "{0}{1}{2}{3}",
        "{0} {1} {2} {3}",
        "{0}.{1}.{2}.{3}",
        "{0}-{1}-{2}-{3}",
        "{0}–{1}–{2}–{3}",
        "{0} - {1} - {2} - {3}",
    ),
    *(
        "{0}\u2009{1}\u2009{2}\u2009{3}",
        "{0}\u202f{1}\u202f{2}\u202f{3}",
        "{0}\u00a0{1}\u00a0{2}\u00a0{3}",
        "{0}·{1}·{2}·{3}",
    ),
    *(
        "{0}<b>{1}</b>{2}{3}",
        "{0}**{1}**{2}{3}",
        "{0}&nbsp;{1}&nbsp;{2}&nbsp;{3}",
        "{0}\u200b{1}\u200b{2}{3}",
        "{0}_{1}_{2}_{3}",
    ),
    "{0}{1} {2}{3}",
)
_LABELS = (
    "Số CCCD: {}",
    "CCCD{}",
    "Ông A, căn cước công dân số {}, cấp ngày 01/02/2022",
    "| 1 | Nguyễn A | {} |",
    "A,{},B",
    "({})",
    "số{}",
)
_MOBILES = ("0912345678", "0387654321", "0705123456")
_SPOKEN = (
    *(
        "{0}{1}{2}",
        "{0} {1} {2}",
        "{0}.{1}.{2}",
        "{0}-{1}-{2}",
        "{0}–{1}–{2}",
        "{0}\u2009{1}\u2009{2}",
        "({0}) {1} {2}",
        "{0}. {1}. {2}",
    ),
    *(
        "+84 {3} {1} {2}",
        "+84{3}{1}{2}",
        "(+84) {3}.{1}.{2}",
        "+84 (0) {3} {1} {2}",
        "+84(0){3}{1}{2}",
        "(84) {3} {1} {2}",
        "0084{3}{1}{2}",
    ),
    *("(0){3} {1} {2}", "{0}<i>{1}</i>{2}", "&#48;{3}{1}{2}", "{0} {1}\u00a0{2}"),
)
_CALLED = (
    "Gọi ông A {}",
    "SĐT: {}",
    "ĐT{}",
    "Zalo: {}",
    "| A | {} |",
    "A;{};B",
    "{}/0987654321",
    "0987654321 - {}",
    "{}, 0987 654 321",
)
BANKS = (
    "Techcombank",
    "Vietcombank",
    "VCB",
    "BIDV",
    "Agribank",
    "MB",
    "ACB",
    "VietinBank",
    "TPBank",
    "Sacombank",
)
_PAID = (
    *(
        "TK {}: 19031234567890",
        "TK {} 1903 1234 5678 90",
        "STK {}: 0123456789012",
        "{}: 0123456789012",
        "Số TK: 0123456789 {}",
    ),
    *("0123456789012 – {}", "Chuyển khoản 190312345678 tại {}", "Tài khoản số 190312345678, ngân hàng {}"),
)
_DATES = ("12/03/1985", "12-3-1985", "12.03.1985", "12 tháng 3 năm 1985", "1985-03-12", "12 / 3 / 1985")
_BORN = (
    "Ngày sinh: {}",
    "Ngày, tháng, năm sinh: {}",
    "bà Lê Thị Mẫu, sinh ngày {}",
    "DOB: {}",
    "NS: {}",
    "sinh {} tại Lạng Sơn",
)
_SERVICES = ("gmail.com", "yahoo.com", "yahoo.com.vn", "hotmail.com", "outlook.com", "icloud.com")
_MAILED = (
    "Gửi về nguyenvanmau85@{}",
    "Email: le.mau@{}",
    "<tranmau@{}>",
    "mailto:hoa_ban@{}",
    "nguyenmau (at) {}",
    "nguyenmau [at] {}",
)
_LIVED = (
    *(
        "Trú quán",
        "Chỗ ở hiện nay",
        "Hộ khẩu thường trú",
        "HKTT",
        "Nơi ở",
        "Nơi cư trú",
        "Thường trú tại",
        "Tạm trú",
        "Địa chỉ thường trú",
    ),
    *("Nơi thường trú", "cư ngụ tại", "Nhà riêng"),
)
_HOUSES = (
    "số 12, ngõ 5, đường Trần Phú",
    "thôn Nà Pàn, xã Đồng Đăng",
    "tổ 5, phường Kỳ Lừa",
    "12/3 đường Lê Lợi",
    "Khối 7, phường Mẫu",
)
_SECRETS = ("Abc@1234", "NQ57#2025", "a1b2c3d4", "P@ssw0rd", "langson2025", "12345678")
_TOLD = (
    *(
        "Mật khẩu: {}",
        "mật khẩu là {}",
        "mật khẩu đăng nhập là {}",
        "Mật khẩu mặc định: {}",
        "mật khẩu wifi: {}",
        "pass: {}",
        "Password = {}",
    ),
    *("MK: {}", "mật khẩu ban đầu ({})", "mật khẩu “{}”", "mật khẩu: **{}**", "user: admin, pass: {}"),
    *("Mật khẩu của hệ thống → {}", "m\u1eadt kh\u1ea9u&#58; {}", "| Mật khẩu | {} |"),
)
BY_HAND: tuple[tuple[str, str], ...] = (
    ("so-dinh-danh", "CMND: 123 456 789"),
    ("so-dinh-danh", "CMND số 123456789 do Công an cấp"),
    ("so-dinh-danh", "CMT 012.345.678"),
    ("so-dinh-danh", "chứng minh nhân dân 012-345-678"),
    ("so-dinh-danh", "Mã số BHXH: 0123456789"),
    ("so-dinh-danh", "Sổ BHXH số 2012 345 678"),
    ("so-dinh-danh", "Hộ chiếu: B 1234567"),
    ("so-dinh-danh", "Passport No. C1234567"),
    ("so-dinh-danh", "thẻ BHYT DN 4 01 0123456789"),
    ("so-dinh-danh", "GPLX số 010123456789"),
    ("so-dinh-danh", "Mã số thuế cá nhân: 8012345678"),
    ("so-dinh-danh", "0\u03300\u03301\u0330090123456"),
    ("so-dinh-danh", "\uff10\uff10\uff11090123456"),
    ("so-dinh-danh", "0 0 1 0 9 0 1 2 3 4 5 6"),
    ("so-dinh-danh", "001090123456 và 037203001234"),
    ("so-dien-thoai", "ông Nguyễn Văn A (0205 3812 345)"),
    ("so-dien-thoai", "https://zalo.me/0912345678"),
    ("so-dien-thoai", "tel:0912345678"),
    ("so-tai-khoan", "Thẻ: 4111 1111 1111 1111"),
    ("so-tai-khoan", "5500005555555559"),
    ("so-tai-khoan", "9704 0000 0000 0018"),
    ("ngay-sinh", "Nguyễn Văn Mẫu, SN 1985"),
    ("ngay-sinh", "Lê Thị Mẫu (sinh năm 1992)"),
    ("ngay-sinh", "NGUYỄN VĂN MẪU - SN: 1985"),
    ("khoa-bi-mat", "Đăng nhập bằng mật khẩu Abc@1234 rồi đổi"),
    ("khoa-bi-mat", "tài khoản admin/Abc@1234"),
    ("khoa-bi-mat", "api_key: 8f7d6a5b4c3d"),
    ("khoa-bi-mat", "mã PIN: 482913"),
    ("khoa-bi-mat", "Khóa API = a8f7d6a5b4c3d"),
    ("khoa-bi-mat", "https://quantri:p4ssw0rd@may.example/"),
    ("khoa-bi-mat", "-----BEGIN " + "OPENSSH PRIVATE KEY-----"),
    ("khoa-bi-mat", "Authorization: Bearer " + "a1b2c3d4" * 4),
)


def _thirds(number: str) -> tuple[str, str, str, str]:
    return number[:4], number[4:7], number[7:], number[1:4]


def personal_forms() -> Iterator[tuple[str, str]]:
    """Problem and text, every kind in every way of writing."""
    for form, label in itertools.product(_GROUPED, _LABELS):
        for digits in _CITIZENS[:1] if form != _GROUPED[0] else _CITIZENS:
            yield (
                "so-dinh-danh",
                label.format(form.format(digits[:3], digits[3:6], digits[6:9], digits[9:])),
            )
    for form, called in itertools.product(_SPOKEN, _CALLED):
        for digits in _MOBILES[:1] if form != _SPOKEN[0] else _MOBILES:
            yield "so-dien-thoai", called.format(form.format(*_thirds(digits)))
    yield from (("so-tai-khoan", paid.format(bank)) for paid, bank in itertools.product(_PAID, BANKS))
    yield from (("ngay-sinh", born.format(date)) for born, date in itertools.product(_BORN, _DATES))
    yield from (("thu-dien-tu", mailed.format(at)) for mailed, at in itertools.product(_MAILED, _SERVICES))
    for lived, house in itertools.product(_LIVED, _HOUSES):
        yield "dia-chi-nha", f"{lived}: {house}"
        yield "dia-chi-nha", f"ông Nguyễn Văn Mẫu, {lived.lower()} {house}"
    yield from (("khoa-bi-mat", told.format(secret)) for told, secret in itertools.product(_TOLD, _SECRETS))
    yield from BY_HAND
