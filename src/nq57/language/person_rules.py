"""What tells personal data in a text, as rows: labels, banks, mail services, words of offices and of homes.

It must not know how a number is cut out of its surroundings. Labels are before a number, on its line.
"""

import re

from nq57.language.rules import Rule, rule

# Codes of the 63 provinces of birth registration (Decision 124/2004/QĐ-TTg), with which an identity number
# begins; those of merged provinces stay in the numbers of people born there.
PROVINCES = frozenset(
    re.findall(
        r"\d\d",
        "01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49"
        "51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96",
    )
)
# Decision 2036/QĐ-BTTTT and Circular 22/2014/TT-BTTTT: mobile numbers have ten digits since 2018.
MOBILE = re.compile(r"(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
LANDLINE = re.compile(r"2\d{8,9}")

# Before a number of 9, 10 or 12 digits.
IDENTITY_LABELS: tuple[Rule, ...] = (
    rule(
        r"cccd|căn\s?cước|can\s?cuoc|định danh cá nhân|định danh|đdcn|cmnd|cmtnd|cmt\b|chứng minh "
        r"(?:nhân dân|thư)"
        r"|chung minh|giấy tờ tùy thân",
        "Article 18 of the Law on Identity 2023: the number leads to all data of a person",
        "CMND số 123456789",
    ),
    rule(
        r"(?:mã|số|sổ|thẻ)(?: số)?(?: sổ| thẻ)? (?:bhxh|bảo hiểm xã hội|bhyt|bảo hiểm y tế)|\bbhxh\s?:|"
        r"social "
        r"insurance",
        "A personal social insurance number, one for life (Law on Social Insurance 2024)",
        "Mã số BHXH: 0123456789",
    ),
    rule(
        r"hộ chiếu|passport",
        "Passports of officials were numbered in digits alone",
        "Hộ chiếu số 123456789",
    ),
    rule(
        r"mã số thuế cá nhân|mst cá nhân|mã số thuế tncn|mst tncn",
        "A person's tax number",
        "Mã số thuế cá nhân 8012345678",
    ),
    rule(
        r"gplx|giấy phép lái xe|bằng lái(?: xe)?|số giấy phép lái",
        "A driving licence has a person's number of 12 digits",
        "GPLX số 010123456789",
    ),
)
# Numbers that begin with letters: the whole of group 1.
LETTERED: tuple[Rule, ...] = (
    rule(
        r"(?:hộ chiếu|passport|\bhc "
        r"số)[^\n\d]{0,40}?(?<![^\W\d_])((?-i:[A-Z])[ .-]?\d{3}[ .-]?\d{4,5})(?!\d)",
        "A passport's number: a letter and seven or eight digits",
        "hộ chiếu số B1234567",
    ),
    rule(
        r"(?:bhyt|bảo hiểm y tế)[^\n\d]{0,40}?(?<![^\W\d_])((?-i:[A-Z]{2})[ .-]?\d(?:[ .-]?\d){12})(?!\d)",
        "A health insurance card: two letters and thirteen digits",
        "thẻ BHYT DN4012345678901",
    ),
)
ACCOUNT_LABELS: tuple[Rule, ...] = (
    rule(
        r"số tài khoản|tài khoản(?: ngân hàng| cá nhân| nhận tiền)?(?: số| là|:| [A-Z]{3,})|"
        r"\bs\.?tk\b|\bsố tk\b"
        r"|\btk\b|account (?:no|number)|chuyển khoản",
        "An account of a person, to which money goes",
        "STK: 19031234567890",
    ),
)
# Banks by the names that people give them; an account stands right behind one, or right before.
BANKS = (
    *(
        "vietcombank",
        "vcb",
        "vietinbank",
        "viettinbank",
        "ctg",
        "bidv",
        "agribank",
        "vbard",
        "techcombank",
        "tcb",
    ),
    *(
        "mb bank",
        "mbbank",
        "mb",
        "acb",
        "vpbank",
        "tpbank",
        "sacombank",
        "stb",
        "hdbank",
        "vib",
        "shb",
        "msb",
    ),
    *(
        "maritime bank",
        "ocb",
        "seabank",
        "eximbank",
        "lienvietpostbank",
        "lpbank",
        "lpb",
        "nam a bank",
        "namabank",
    ),
    *(
        "bac a bank",
        "bacabank",
        "abbank",
        "pvcombank",
        "baoviet bank",
        "vietabank",
        "vietbank",
        "kienlongbank",
    ),
    *(
        "saigonbank",
        "scb",
        "ncb",
        "bvbank",
        "pgbank",
        "oceanbank",
        "gpbank",
        "dongabank",
        "cbbank",
        "coopbank",
    ),
    *(
        "cake",
        "timo",
        "momo",
        "zalopay",
        "viettelpay",
        "vnpay",
        "hsbc",
        "shinhan",
        "woori",
        "citibank",
        "uob",
    ),
)
BANK = "|".join(re.escape(name).replace(r"\ ", r"\s?") for name in BANKS)
TREASURY = re.compile(r"kho bạc|\bkbnn\b|tài khoản tạm giữ|ngân sách nhà nước", re.IGNORECASE)
# A code that is no person's and no telephone, though it may look like one.
CODES = re.compile(
    r"(?:mã số thuế|\bmst)(?! (?:cá nhân|tncn))|mã (?:số )?(?:doanh nghiệp|hồ sơ|đơn|dự án|nhiệm "
    r"vụ|sản phẩm|vạch|tra cứu|"
    r"giao dịch|thiết bị|tài sản|bưu chính|chương|đề tài|quan hệ ngân sách|đvqhns|hàng hóa)|"
    r"\bissn\b|\bisbn\b|số hiệu|"
    r"s[ếê]-?ri\b|hóa đơn|hoá đơn|\bdoi\b|\bgtin\b|biên lai|tờ khai|số đăng ký|số lưu hành|số giấy "
    r"phép(?! lái)",
    re.IGNORECASE,
)
# A number behind these is an office's own and meant to be called.
HOTLINE = re.compile(
    r"đường dây nóng|hotline|tổng đài|số trực|trực ban|số điện thoại trực|tiếp nhận phản ánh|đường "
    r"dây hỗ trợ|số nóng",
    re.IGNORECASE,
)
# A landline that one of these is before is an office's.
OFFICE = re.compile(
    r"văn phòng|\bcơ quan\b|liên hệ|điện thoại|\bđt\b|\btel\b|\bfax\b|máy bàn|máy lẻ|hotline|tổng "
    r"đài|trực ban|đường dây|"
    r"\bsở\b|\bphòng\b|\bban\b|ubnd|hđnd|ủy ban|uỷ ban|trung tâm|\bcục\b|chi cục|văn thư|bộ phận|"
    r"một cửa|công ty|bệnh viện|"
    r"trường|trạm|công an|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|mặt trận|hội |đoàn |viện|\bvụ\b|tổng "
    r"cục|\bbộ\b|ngân hàng|"
    r"bưu điện|doanh nghiệp|hợp tác xã|\bđội\b|lễ tân|hỗ trợ kỹ thuật",
    re.IGNORECASE,
)
PERSON_BEFORE = re.compile(
    r"(?:\b(?:ông|bà|anh|chị|cô|chú|bác)\b|nhà riêng)[^.;\n()]{0,40}[\s(:,-]{0,4}\Z", re.IGNORECASE
)
# Services whose mailboxes persons have.
MAIL_SERVICES = (
    *(
        "gmail",
        "googlemail",
        "yahoo",
        "ymail",
        "rocketmail",
        "hotmail",
        "outlook",
        "live",
        "msn",
        "icloud",
        "me",
        "mac",
    ),
    *(
        "protonmail",
        "proton",
        "zoho",
        "aol",
        "mail",
        "gmx",
        "yandex",
        "zing",
        "email",
        "tutanota",
        "fastmail",
        "vnn",
    ),
)
# What the name of an office's mailbox has in it, between its signs or anywhere when long.
OFFICE_MAILBOX = re.compile(
    r"ubnd|hdnd|vanphong|vanthu|vpub|banbientap|bbt|bientap|congdoan|doanthanhnien|thanhdoan|phuongdoan|xadoan|hoind|hoipn"
    r"|truong|thpt|thcs|tieuhoc|mamnon|daihoc|caodang|sokhcn|sokh|tttt|trungtam|phongvh|phongkt|phongnv|congan|tramyte"
    r"|benhvien|bandan|bantochuc|banchidao|mttq|danguy|tinhuy|huyenuy|toasoan|baochi|hotro|lienhe|contact|info|support|"
    r"admin|tuyensinh|daotao|chuyendoiso|tochuccongnghe|htx|hoptacxa|congty|cty|company|office|bqp|bca|nq57|khcn|cds",
    re.IGNORECASE,
)
OFFICE_MAIL_LABEL = re.compile(
    r"(?:hộp thư|thư điện tử|e-?mail)(?: chung)? (?:của|công vụ)[^\n]{0,40}\Z|(?:ban tổ chức|ban "
    r"biên tập|cơ quan|văn phòng|"
    r"ubnd|ủy ban|hội đồng|ban thư ký|trung tâm|tòa soạn)[^\n.;]{0,30}\Z",
    re.IGNORECASE,
)
_DAY = r"(?:[0-2]?\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19[3-9]\d|20[0-3]\d)"  # before 1930 are persons of history
_DATE = (
    rf"(?:ngày )?{_DAY}\s?[/.\-–]\s?{_MONTH}\s?[/.\-–]\s?{_YEAR}"
    rf"|(?:ngày )?{_DAY} tháng {_MONTH},? năm {_YEAR}|{_YEAR}-{_MONTH}-{_DAY}"
)
BIRTHS: tuple[Rule, ...] = (
    rule(
        rf"\b(?:ngày\W{{0,2}}(?:tháng\W{{0,2}})?(?:năm )?sinh|sinh (?:vào )?ngày|sinh|ngay[ _]sinh|"
        rf"date of birth|d\.?o\.?b|n\.?s|ntns)\b"
        rf"[\s:\"'*_=|-]{{0,6}}((?:{_DATE})(?!\d))",
        "Article 2 of the Law on Protection of Personal Data 2025: a day of birth is one of the "
        "basic personal data",
        "Ngày sinh: 12/03/1985",
    ),
    rule(
        rf"\b(?:sinh năm|sn|s\.n|năm sinh|sinh)\b[\s:.]{{0,3}}({_YEAR})(?!\d)",
        "The year alone counts behind a person's name",
        "Nguyễn Văn Mẫu, SN 1985",
    ),
)
_CAPITAL = "A-ZĐÂÊÔƠƯĂÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
NAME_BEFORE = re.compile(
    rf"(?<!\w)(?:[{_CAPITAL}]\w{{0,7}} ){{1,4}}[{_CAPITAL}]\w{{0,7}}[\s,;:(\[–\-]{{0,5}}\Z"
)
HIGH_OFFICE = re.compile(
    r"tổng bí thư|chủ tịch|bí thư|thủ tướng|bộ trưởng|thứ trưởng|anh hùng|giáo sư|liệt sĩ|nhà "
    r"(?:văn|thơ|khoa học|báo|cách mạng)",
    re.IGNORECASE,
)
HOUSE = (
    # "Luật Nhà ở số 27/2023/QH15" is a law, "nhà ở, theo mẫu số 15c" a form
    r"(?:(?<!mẫu )(?<!phụ lục )(?<!biểu )(?<!bảng )"
    r"số (?:nhà )?\d+(?!\d)(?!(?-i:/(?:19|20)\d\d/|[/-][A-ZĐ]{2,}))|"
    r"\d{1,4}[A-Za-z]?(?:/\d{1,4}){0,3},? (?:đường|phố|ngõ|ngách|hẻm)|"
    rf"\d{{1,4}}[A-Za-z]?(?:/\d{{1,4}}){{0,3}} (?-i:[{_CAPITAL}]\w* [{_CAPITAL}])\w*|"
    r"(?:căn hộ|phòng|p\.) ?(?:số )?[A-Z]{0,2}\d{2,5}|"
    r"(?:tổ|ngõ|ngách|hẻm|kiệt|khu phố|xóm|đội|ấp|khu|khối|tdp|tổ dân phố) (?:số )?\d+|"
    rf"(?:thôn|xóm|ấp|bản|buôn|làng|khối|khu phố|tổ dân phố) (?-i:[{_CAPITAL}])\w*)"
)
HOMES: tuple[Rule, ...] = (
    rule(
        rf"\b(?:hkt{{1,2}}|đktt|hộ khẩu|thường trú|tạm trú|trú tại|trú quán|cư trú|cư ngụ|ngụ tại|ngụ ở|"
        rf"nơi ở|chỗ ở|ở tại địa chỉ|"
        rf"địa chỉ nhà|địa chỉ (?:thường trú|tạm trú|cư trú)|nơi thường "
        rf"trú)[^.;\n]{{0,50}}?(?<!\w)({HOUSE}[^.;\n)]{{0,60}})",
        "Article 2 of the Law on Residence 2020: where a person lives, down to the house or the hamlet",
        "Trú quán: thôn Nà Pàn, xã Đồng Đăng",
    ),
    rule(
        rf"\b(?:nhà riêng|nhà ở)(?::| (?:của )?(?:ông|bà|anh|chị|cô|số|tại "
        rf"số)\b)[^.;\n]{{0,50}}?(?<!\w)({HOUSE}[^.;\n)]{{0,60}})"
        rf"|\b(?:nhà riêng|nhà ở)[\s:,]{{1,3}}({HOUSE}[^.;\n)]{{0,60}})",
        "A house of somebody, not houses in general",
        "Nhà riêng: số 12, ngõ 5",
    ),
    rule(
        r"\b(?:hiện ở|đang ở|sống tại)(?: tại)? ((?:nhà )?số (?:nhà )?\d+[^.;\n)]{0,60})",
        "A house by its number, where somebody lives",
        "hiện ở số nhà 12, tổ 3",
    ),
)
# Dwellings of many, of whom nobody is named.
MANY = re.compile(
    r"(?:người dân|công dân|các hộ|hộ dân|hộ nghèo|hộ cận nghèo|số hộ|hộ gia đình|đồng bào|đối "
    r"tượng|nhân khẩu|người lao động|cá nhân|"
    r"tổ chức|học sinh|sinh viên|nhân dân|những người|trường hợp|dân cư|bà con|đăng ký|quản lý|xóa "
    r"nhà|hỗ trợ|xây dựng|cho thuê)"
    r"[^.;\n]{0,40}\Z",
    re.IGNORECASE,
)
# One of these is in any text in which a home can be found.
HOME_WORDS = (
    "hkt",
    "trú",
    "đktt",
    "hộ khẩu",
    "ngụ",
    "ơi ở",
    "hỗ ở",
    "nhà riêng",
    "nhà ở",
    "địa chỉ nhà",
    "hiện ở",
    "sống tại",
)
CHILD_WORDS = re.compile(
    r"học sinh|trẻ em|trẻ nhỏ|em bé|các em\b|các cháu|cháu bé|(?:bé|em) (?:gái|trai)|thiếu (?:nhi|niên|nữ)|"
    r"nhi đồng|đội viên|mầm non|mẫu giáo|tiểu học|trung học cơ sở|\bthcs\b|\bthpt\b|"
    r"pupils?\b|child(?:ren)?\b",
    re.IGNORECASE,
)
# Words that may be glued to a number.
GLUED = frozenset(
    [
        "cccd",
        "cc",
        "cmnd",
        "cmt",
        "cmtnd",
        "so",
        "sdt",
        "dt",
        "tel",
        "zalo",
        "viber",
        "mobile",
        "phone",
        "stk",
        "tk",
        "la",
        "goi",
        "id",
        "dd",
        "lh",
        "hc",
        "mst",
        "bhxh",
        "ma",
        "dtdd",
    ]
)
GLUED_ENDS = ("cccd", "cmnd", "cccdso", "cmndso", "sdt", "thoai", "cuoc")
