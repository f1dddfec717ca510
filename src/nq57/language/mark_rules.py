"""The marks of classification as rows: what a stamp says, what names a degree, what is only a word.

It must not know how a text is cut into cells. Stamps are matched against a whole cell in small letters.
"""

import re

from nq57.language.rules import Rule, rule

LEVEL = r"(?:tuyệt mật|tối mật|mật|tuy[eêệ]t m[aâạ]t|t[oôố]i m[aâạ]t|top secret|secret|confidential)"
_URGENT = r"(?:(?:rất )?khẩn|thượng khẩn|hỏa tốc|hoả tốc)"
_PAPER = (
    r"(?:tài liệu|văn bản|hồ sơ|công văn|báo cáo|thông tin|bản|kế hoạch|phụ lục|tờ trình|biên bản|phiếu"
    r"|điện|tin)"
)
_HERE = r"(?: (?:cơ quan|đơn vị|ngành|trong ngành|đảng|công an|quân đội))?"

# Whole cells. Rows of SHORT are words of everyday use as well: a mark in capitals only.
STAMPS: tuple[Rule, ...] = (
    rule(
        rf"(?:{_URGENT} ?[/–-]? ?)?(?:(?:dấu|(?:mức )?độ|{_PAPER}) ){{0,2}}{LEVEL}(?: ?[/–-]? "
        rf"?{_URGENT})?|m[aâạ]t"
        r"|mật(?: mật){1,9}|(?:tai lieu|van ban|ho so|cong van|bao cao) mat",
        "Degrees of Article 8 of the Law on Protection of State Secrets 2018; stamps of Circular "
        "24/2020/TT-BCA",
        "TÀI LIỆU TỐI MẬT",
    ),
    rule(r"mật điện|điện mật|công điện mật", "Secret telegrams are marked before their text", "ĐIỆN MẬT"),
    rule(
        rf"(?:{_PAPER} )?(?:này )?(?:chỉ )?(?:được )?(?:lư?u hành|dùng|sử dụng|phổ biến|dành|luu "
        rf"hanh|dung|su dung) "
        rf"(?:trong |cho )?n[oộ]i b[oộ]{_HERE}|chỉ lưu hành trong (?:đảng|ngành|cơ quan|đơn vị)|"
        rf"(?:tài liệu|văn bản|thông tin) nội bộ|(?:chi )?(?:luu hanh|dung) noi bo",
        "Appendix I of Decree 30/2020/NĐ-CP: papers of limited circulation say whom they are for",
        "CHỈ DÙNG NỘI BỘ",
    ),
    rule(
        r"xem xong trả lại|xem xong tra lai|tài liệu thu hồi|thu hồi tài liệu|tai lieu thu hoi",
        "Papers lent for a meeting and taken back (Decree 30/2020/NĐ-CP, Circular 24/2020/TT-BCA)",
        "XEM XONG TRẢ LẠI",
    ),
    rule(
        r"chỉ người có tên mới được bóc bì|chi nguoi co ten moi duoc boc bi|bản sao bí mật nhà nước",
        "Covers and copies of secret papers (forms of Circular 24/2020/TT-BCA)",
        "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ",
    ),
    rule(
        rf"(?:{_PAPER} )?(?:hạn chế (?:lưu hành|phổ biến|sử dụng|tiếp cận|sao chụp)|"
        r"(?:không|cấm|không được) (?:phổ biến|sao chụp|sao chép|phát tán|lưu hành)(?: ra ngoài| "
        r"rộng rãi)?|"
        r"lưu hành hạn chế|phạm vi hẹp|không công bố)",
        "Other words by which papers are kept in a narrow circle",
        "HẠN CHẾ PHỔ BIẾN",
    ),
    rule(
        r"(?:\w+ )?(?:top ?|strictly |highly )?(?:secret|confidential|restricted|classified)(?: "
        r"information| document)?"
        r"|(?:for )?(?:internal|official) use(?: only)?|internal only|internal document"
        r"|not for (?:public )?(?:distribution|release|circulation)|limited distribution",
        "Marks of papers from abroad and of translations",
        "STRICTLY CONFIDENTIAL",
    ),
)
# A mark only as a stamp has it, in capitals: "Mật" alone may be honey or a name.
SHORT = re.compile(
    r"mật|m[aâạ]t|secret|restricted|classified|hạn chế .*|phạm vi hẹp|(?:không|cấm) .*|không công bố"
    r"|internal .*|for official use|official use.*|thông tin nội bộ|bản mật|tin mật|thông tin "
    r"(?:tuyệt |tối )?mật"
    r"|(?!.*chỉ )(?:.* )?(?:dùng|sử dụng|phổ biến|dung|su dung) .*|mật mật.*|(?:tai lieu|van ban|"
    r"ho so|cong van|bao cao) mat"
    r"|\w+ (?:secret|confidential|restricted|classified)(?<!top secret)(?<!strictly "
    r"confidential)(?<!highly confidential)"
)
# In small letters a mark on a line of its own; before a colon or in a table it is a subject.
NAMED = re.compile(
    rf"(?:độ|dấu|{_PAPER}) mật|(?:tài liệu|văn bản) nội bộ|(?:chỉ )?dành cho nội bộ|confidential"
)
# MAT without its accents is also "mặt" and "mất": a mark only alone on its line, in capitals.
BARE = re.compile(r"m[aâạ]t")
_NOT_A_WORD_OF = r"(?! (?:mã|khẩu|độ|ong|vụ|thư|thiết|hiệu|và|hoặc|của|được|có|trong|theo|là|nhà|cho|do)\b)"
LABELLED: tuple[Rule, ...] = (
    rule(
        rf"\b(?:(?:mức )?độ[ _]mật|do[ _-]?mat|cấp mật|mức mật)\b(?:(?: của)? (?:văn bản|tài liệu|"
        rf"hồ sơ))?(?: \(nếu có\))?"
        rf"[\s:=*_\-–—|\"“'(\[>.]{{1,12}}(?:là )?({LEVEL}|mat)\b{_NOT_A_WORD_OF}",
        "The degree behind its label, in a form, a table or a key",
        "Độ mật = Mật",
    ),
    rule(
        rf"\b(?:phân loại(?: mật)?|tính chất|loại(?: văn bản)?|mức(?: độ)? (?:bảo mật|an toàn)|độ "
        rf"bảo mật|cấp độ|chế độ|dấu|đóng dấu|độ khẩn|"
        rf"mức độ|classification|security(?: level)?|phan[ _-]?loai|muc[ _-]?do|bao[ _-]?mat|dau)\b"
        rf"\s{{0,3}}[:=|]\s{{0,3}}[\"“'(\[*]{{0,3}}({LEVEL}|mat|lưu hành nội bộ|nội bộ|"
        rf"restricted)\b{_NOT_A_WORD_OF}"
        r"(?!,)(?=\W{0,4}$|\W{0,3}[|;\n.])",
        "The degree behind another label that forms have",
        "Phân loại: Tối mật",
    ),
)
# A number or a subject that ends with a degree.
ENDING: tuple[Rule, ...] = (
    rule(
        r"\d[\w./-]{0,30}[/-]((?-i:(?:TUYỆT |TỐI )?MẬT))\b",
        "A number that ends with a degree",
        "Số: 05-BC/MẬT",
    ),
    rule(
        r"^\W{0,4}(?:tieu_de|trich_yeu|ten|v/v|về việc|báo cáo|kế hoạch|công văn|tờ trình|quyết "
        r"định|phương án)\b"
        r"[^\n]{0,300}[(\[](mật)[)\]]\W{0,4}$",
        "A subject that ends with a degree in brackets, in any letters",
        "V/v bố trí lực lượng (mật)",
    ),
)
INSIDE: tuple[Rule, ...] = (
    rule(
        r"(?:^|[.:!?]\s+)(?:đây là |bản |tài liệu |văn bản |nội dung |thông tin )(?:\w+ "
        r"){0,3}?(?:chỉ )?(?:được )?"
        r"(?:phép )?(?:lưu hành|dùng|sử dụng|phổ biến) (?:trong )?nội bộ"
        r"|chỉ (?:được )?(?:phép )?(?:lưu hành|phổ biến) (?:trong )?nội bộ|chỉ dùng (?:trong |cho )?nội bộ",
        "A sentence by which a paper says of itself that it must not leave the house",
        "Tài liệu này chỉ lưu hành nội bộ, không phổ biến.",
    ),
)
# A line ends with a degree in brackets: the subject of a secret paper, as registers have it.
AT_END = re.compile(
    r"[(\[]\s{0,3}((?:Tuyệt|Tối|TUYỆT|TỐI|tuyệt|tối) (?:[mM]ật|MẬT)|Mật|MẬT|TOP SECRET|SECRET|CONFIDENTIAL"
    r"|[Ll]ưu hành nội bộ|NỘI BỘ|[Nn]ội bộ)\s{0,3}[)\]][\s.\"'”’*_|;,]{0,9}$"
)
# Words that have "mật" in them and say nothing of a degree: letters before it, and after it.
WORDS_BEFORE = ("bảo", "bí", "cơ", "thân", "ẩn", "tường", "mơ", "bao", "bi", "trù", "huyền", "kín")
WORDS_AFTER = (
    "khẩu",
    "độ",
    "mã",
    "ong",
    "vụ",
    "thiết",
    "thư",
    "hiệu",
    "nhà",
    "đàm",
    "phục",
    "tông",
    "ngữ",
    "danh",
)
# What may follow a stamp: its copy's letter or number.
SUFFIX = re.compile(r"[ /.-]{1,3}(?:[ABC]|SỐ:? ?\d{1,5}|\d{1,5})$")
# What a file's name says without accents, as words between its signs.
NAMES: tuple[Rule, ...] = (
    rule(
        r"(?:^|.* )(?:tuyet mat|luu hanh noi bo|chi dung noi bo|dung noi bo|top secret|strictly "
        r"confidential"
        r"|tai lieu thu hoi)(?: .*|$)",
        "Nobody names an open file so, in any letters",
        "ke-hoach-luu-hanh-noi-bo.pdf",
    ),
    rule(
        r"(?:^|.* )(?:(?:do|dau|tai lieu|van ban|cong van|ho so|dien|toi) mat|confidential|tai "
        r"lieu noi bo)(?: \d+)?",
        "A name that ends so; in the midst it may be another word: toi-mat-the-can-cuoc",
        "bao-cao-toi-mat.pdf",
    ),
    rule(r"(?:toi mat|mat|secret|noi bo)(?: \d+)?", "The whole name is a mark", "mat.pdf"),
)
NAMES_IN_CAPITALS: tuple[Rule, ...] = (
    rule(
        r"(?:^|.* )(?:toi mat|do mat|confidential|secret|noi bo)(?: .*|$)|(?:.* )?\d+ mat(?: \d+)?|"
        r"mat(?: \d+.*)?"
        r"|(?:.* )?(?:bc|kh|cv|tb|qd|nq|ct|vb|tt|hd|bb|pl|tl|hs) mat(?: \d.*)?",
        "In capitals between other words, as a stamp, or behind what sort of paper it is",
        "BC_TOI-MAT_2025.docx",
    ),
)
# MAT alone in capitals between words in small letters.
NAME_STAMPED = re.compile(r"(?:(?<=[^A-ZĐ\W] )|^)MAT(?= [a-z0-9]|$)")
