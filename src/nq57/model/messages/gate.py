"""The sentences of the gate: secrets, personal data, deceit, and the exceptions signed for them.

It must not know where anything is found; `{names}` are filled from the problem's details.
"""

from nq57.model.messages.wording import error, warning

# What the gate finds in texts and attachments. A responsible officer may sign for these in ngoai-le.yml.
_SIGN = "Nếu được phép đăng, người phụ trách ký vào content/ngoai-le.yml với ma_tep: {digest}."
_SIGN_EN = "If it may be published, an officer signs in content/ngoai-le.yml with ma_tep: {digest}."
GATE = {
    "dau-mat": error(
        "Có dấu chỉ độ mật hoặc lưu hành nội bộ: “{value}”{where}. Bài không được đăng.",
        f"Không đưa tài liệu mật lên chuyên mục. {_SIGN}",
        'The text is marked as secret or for internal use: "{value}"{where}. It is not published.',
        f"Keep secret papers off the section. {_SIGN_EN}",
    ),
    "nhac-do-mat": warning(
        "Câu có nhắc tới độ mật: “{value}”{where}.",
        f"Kiểm tra rằng nội dung được phép công khai. {_SIGN}",
        'A sentence mentions a degree of secrecy: "{value}"{where}.',
        f"Check that the content may be public. {_SIGN_EN}",
    ),
    "so-dinh-danh": warning(
        "Có số giấy tờ cá nhân (căn cước, hộ chiếu, thẻ bảo hiểm): {value}{where}.",
        f"Xóa số đó, hoặc chỉ giữ vài chữ số cuối. {_SIGN}",
        "There is a personal identity number: {value}{where}.",
        f"Remove it, or keep its last digits only. {_SIGN_EN}",
    ),
    "so-dien-thoai": warning(
        "Có số điện thoại cá nhân: {value}{where}.",
        f"Dùng số của cơ quan, ghi ở lien_he trong don-vi.yml hoặc sau chữ “đường dây nóng”. {_SIGN}",
        "There is a personal telephone number: {value}{where}.",
        f"Give the agency's number, in lien_he of don-vi.yml or after the words đường dây nóng. {_SIGN_EN}",
    ),
    "so-tai-khoan": warning(
        "Có số tài khoản hoặc số thẻ ngân hàng: {value}{where}.",
        f"Xóa số tài khoản, số thẻ của cá nhân. {_SIGN}",
        "There is the number of a bank account or card: {value}{where}.",
        f"Remove the account of a person. {_SIGN_EN}",
    ),
    "thu-dien-tu": warning(
        "Có địa chỉ thư điện tử cá nhân: {value}{where}.",
        f"Dùng hộp thư công vụ (tên miền .gov.vn), hoặc ghi ở lien_he trong don-vi.yml. {_SIGN}",
        "There is a private mail address: {value}{where}.",
        f"Give the agency's mailbox, or put it into lien_he of don-vi.yml. {_SIGN_EN}",
    ),
    "ngay-sinh": warning(
        "Có ngày sinh hoặc năm sinh của một người: {value}{where}.",
        f"Xóa ngày sinh; chỉ nêu họ tên, chức vụ. {_SIGN}",
        "There is somebody's day or year of birth: {value}{where}.",
        f"Remove it; name and position are enough. {_SIGN_EN}",
    ),
    "dia-chi-nha": warning(
        "Có địa chỉ nơi ở của cá nhân: “{value}”{where}.",
        f"Chỉ ghi tới tên xã, phường. {_SIGN}",
        'There is a home address: "{value}"{where}.',
        f"Name the commune or ward only. {_SIGN_EN}",
    ),
    "anh-tre-em": warning(
        "Ảnh có trẻ em (lời mô tả ghi “{value}”){where}.",
        f"Xin phép cha, mẹ hoặc người giám hộ, hoặc làm mờ mặt các em. {_SIGN}",
        'Children are in the picture (its description says "{value}"){where}.',
        f"Ask their parents or guardians, or blur their faces. {_SIGN_EN}",
    ),
    "khoa-bi-mat": warning(
        "Có mật khẩu hoặc khóa truy cập: {value}{where}.",
        f"Xóa ngay, rồi đổi mật khẩu hoặc khóa đó vì đã lộ. {_SIGN}",
        "There is a password or an access key: {value}{where}.",
        f"Remove it at once, and change it, for it is known now. {_SIGN_EN}",
    ),
}

DECEIT = {
    "noi-dung-qua-lon": error(
        "Nội dung quá lớn: {found} {what} (nhiều nhất {most}).",
        "Chia thành nhiều bài, hoặc để phần dài trong tệp đính kèm.",
        "The body is too large: {found} {what_en} (at most {most}).",
        "Split it, or attach the long part as a file.",
    ),
    "ky-tu-dao-chieu": error(
        "Có ký tự ẩn đảo chiều chữ ({value}): người đọc thấy một đằng, máy hiểu một nẻo.",
        "Xóa ký tự đó: gõ lại cả câu thay vì dán.",
        "There is a hidden sign that reverses the text ({value}).",
        "Remove it: type the sentence again instead of pasting it.",
    ),
    "ky-tu-an": warning(
        "Có ký tự không nhìn thấy ({value}), làm hỏng tìm kiếm và liên kết.",
        "Xóa ký tự đó; trang vẫn được dựng bằng bản đã xóa.",
        "There is an invisible sign ({value}), which breaks search and links.",
        "Remove it; pages are built without it.",
    ),
    "chu-gia-dang": warning(
        "Có chữ của bảng chữ cái khác trông giống chữ Việt; đã đọc thành “{value}”.",
        "Gõ lại chữ đó bằng bàn phím tiếng Việt.",
        'Letters of another alphabet pass for Latin ones; read as "{value}".',
        "Type the word again.",
    ),
    "ky-tu-rieng": warning(
        "Có ký tự riêng của phông chữ biểu tượng ({value}), máy khác không hiện được.",
        "Thay bằng ký tự thường, ví dụ dấu • hoặc →.",
        "There is a private character of a symbol font ({value}).",
        "Use an ordinary sign such as • or →.",
    ),
    "chu-bang-ma-cu": warning(
        "Dòng gõ theo bảng mã cũ {value}; trang dùng bản đã chuyển sang Unicode.",
        "Chuyển cả tệp sang Unicode rồi đọc soát lại.",
        "The line is in the legacy encoding {value}; pages use it converted to Unicode.",
        "Convert the file to Unicode and read it through.",
    ),
    "chu-nghi-bang-ma-cu": warning(
        "Có chữ hình như gõ theo bảng mã cũ (TCVN3 hoặc VNI), có thể là “{value}”.",
        "Gõ lại chữ đó bằng Unicode.",
        'A word seems to be in a legacy encoding, perhaps "{value}".',
        "Type it again in Unicode.",
    ),
    "ten-tep-gia-dang": error(
        "Tên tệp có ký tự ẩn, ký tự đảo chiều, chữ giả dạng hoặc bảng mã cũ: {name}.",
        "Đổi tên tệp, ví dụ “{better}”, và sửa chỗ nhắc tới nó.",
        "The file's name has hidden, reversing or borrowed letters, or is in a legacy encoding: {name}.",
        'Rename it, for example "{better}", and mend what refers to it.',
    ),
    "lien-ket-cam": error(
        "Liên kết “{value}” dùng kiểu địa chỉ không được phép.",
        "Chỉ dùng http, https, mailto hoặc tel.",
        'The link "{value}" has a scheme that is not allowed.',
        "Use http, https, mailto or tel.",
    ),
    "ten-mien-gia": error(
        "Liên kết “{value}” giả dạng một tên miền khác.",
        "Gõ lại địa chỉ bằng bàn phím, không dán; bỏ phần trước dấu @.",
        'The link "{value}" passes for another host.',
        "Type the address again, without anything before an @.",
    ),
    "lien-ket-lua": warning(
        "Liên kết “{value}” dẫn tới nơi khác với tên miền mà chữ hoặc địa chỉ gợi ra.",
        "Ghi đúng địa chỉ, hoặc đổi chữ của liên kết.",
        'The link "{value}" leads elsewhere than its words or its host suggest.',
        "Give the right address, or other words.",
    ),
    "neo-la": warning(
        "Trang “{value}” không có mục “#{anchor}”.",
        "Ghi tên mục như trong địa chỉ khi bấm dấu ¶ cạnh tiêu đề mục.",
        'The page "{value}" has no part "#{anchor}".',
        "Use the name in the address when you click the ¶ beside a heading.",
    ),
}

# Only `nq57 check --links` asks other hosts; no build depends on their answers.
OUTER_LINKS = {
    "lien-ket-chet": warning(
        "Trang “{value}” không còn (mã {status}).",
        "Tìm địa chỉ mới của trang đó, hoặc bỏ liên kết.",
        'The page "{value}" is gone (status {status}).',
        "Find its new address, or remove the link.",
    ),
    "lien-ket-khong-toi": warning(
        "Không tới được “{value}” ({why}).",
        "Mở thử bằng trình duyệt; nếu vẫn không được thì sửa hoặc bỏ liên kết.",
        'No answer from "{value}" ({why}).',
        "Try it in a browser; if it fails there too, mend or remove the link.",
    ),
    "lien-ket-chuyen": warning(
        "Trang “{value}” đã chuyển hẳn sang địa chỉ khác.",
        "Sửa liên kết theo địa chỉ mới.",
        'The page "{value}" has moved for good.',
        "Use the new address.",
    ),
}

WAIVERS = {
    "ngoai-le-thua": warning(
        "Ngoại lệ cho “{value}” ở {file} không còn khớp: tệp đã sửa sau khi ký, hoặc vấn đề đã hết.",
        "Ký lại với mã tệp mới, hoặc xóa mục này.",
        'The exception for "{value}" in {file} fits nothing: the file has changed, or the finding is gone.',
        "Sign again with the new digest, or delete the entry.",
    ),
}
