"""Every problem's severity, sentence and remedy, in Vietnamese and English.

It must not know where a problem is found; `{names}` are filled from the problem's details.
"""

from nq57.model.messages.attachments import ATTACHED
from nq57.model.messages.bodies import BODIES
from nq57.model.messages.gate import DECEIT, GATE, OUTER_LINKS, WAIVERS
from nq57.model.messages.pictures import PICTURES
from nq57.model.messages.register import REGISTER
from nq57.model.messages.targets import CONFIG, TARGETS
from nq57.model.messages.translations import TRANSLATIONS
from nq57.model.messages.wording import ProblemText
from nq57.model.messages.wording import error as _error
from nq57.model.messages.wording import warning as _warning
from nq57.model.messages.work import WORK
from nq57.model.messages.yaml_texts import YAML_TEXTS

_FILES = {
    "tep-rong": _error(
        "Tệp không có nội dung.",
        "Viết nội dung vào tệp hoặc xóa tệp đi.",
        "The file is empty.",
        "Write its content or delete it.",
    ),
    "tep-nhi-phan": _error(
        "Tệp không phải văn bản thuần (có ký tự nhị phân).",
        "Lưu lại dưới dạng văn bản UTF-8; tệp Word, PDF, ảnh thì đặt làm tệp đính kèm.",
        "The file is not plain text.",
        "Save it as UTF-8 text; attach Word, PDF and picture files instead.",
    ),
    "tep-qua-lon": _error(
        "Tệp nội dung lớn quá mức cho phép ({size} byte, tối đa {limit}).",
        "Chia nội dung thành nhiều bài, hoặc để dữ liệu trong tệp đính kèm.",
        "The content file is too large ({size} bytes, at most {limit}).",
        "Split it, or attach the data as a file.",
    ),
    "ma-hoa-sai": _error(
        "Tệp không được lưu theo bảng mã UTF-8 (byte sai ở vị trí {offset}).",
        "Mở bằng trình soạn thảo, chọn “Lưu thành…” với bảng mã UTF-8.",
        "The file is not UTF-8 (bad byte at {offset}).",
        "Save it again with UTF-8 encoding.",
    ),
    "co-bom": _warning(
        "Tệp bắt đầu bằng dấu BOM ẩn.",
        "Lưu lại theo kiểu “UTF-8” thay vì “UTF-8 with BOM”.",
        "The file starts with a byte order mark.",
        "Save it as UTF-8 without BOM.",
    ),
    "xuong-dong-crlf": _warning(
        "Tệp dùng kiểu xuống dòng của Windows (CRLF).",
        "Lưu lại với kiểu xuống dòng LF.",
        "The file has Windows line ends (CRLF).",
        "Save it with LF line ends.",
    ),
    "chu-nfd": _warning(
        "Chữ có dấu được ghi theo kiểu tổ hợp rời (NFD), tìm kiếm sẽ không thấy.",
        "Chuyển văn bản sang Unicode dựng sẵn (NFC); trang vẫn được dựng bằng bản đã chuyển.",
        "Accented letters are decomposed (NFD), which search does not find.",
        "Convert the text to composed Unicode (NFC); pages are built from the converted text.",
    ),
    "lien-ket-tuong-trung": _error(
        "“{name}” là liên kết tượng trưng, không phải tệp thật.",
        "Chép tệp thật vào thư mục nội dung.",
        '"{name}" is a symbolic link.',
        "Copy the real file into the content folder.",
    ),
    "ten-tep-sai": _error(
        "Tên “{name}” không dùng làm địa chỉ trang được.",
        "Đổi tên thành “{slug}”: chữ thường không dấu, số và gạch nối.",
        '"{name}" cannot be part of an address.',
        'Rename it to "{slug}": lower-case letters without accents, digits, hyphens.',
    ),
    "ten-tep-trung": _error(
        "Tên tệp chỉ khác “{other}” ở chữ hoa, chữ thường hoặc đuôi tệp.",
        "Đổi tên một trong hai tệp.",
        'The name differs from "{other}" only by case or extension.',
        "Rename one of the two.",
    ),
    "thu-muc-la": _error(
        "Thư mục “{name}” không phải loại nội dung nào, cũng không phải đơn vị.",
        "Dùng một trong các thư mục: {known}; đơn vị trực thuộc phải có tệp don-vi.yml.",
        'The folder "{name}" is neither a kind of content nor a unit.',
        "Use one of: {known}; a unit needs a don-vi.yml.",
    ),
    "tep-la": _error(
        "Tệp “{name}” nằm ngoài thư mục loại nội dung nên không được đăng.",
        "Chuyển tệp vào thư mục loại nội dung, ví dụ tin-tuc/.",
        'The file "{name}" is outside any kind folder and is not published.',
        "Move it into a kind folder such as tin-tuc/.",
    ),
    "thieu-don-vi": _error(
        "Thư mục đơn vị này chưa có tệp don-vi.yml hợp lệ nên chưa dựng được.",
        "Tạo hoặc sửa tệp don-vi.yml, ít nhất có hai dòng: ten và cap.",
        "This unit folder has no valid don-vi.yml.",
        "Create or mend don-vi.yml with at least ten and cap.",
    ),
    "noi-dung-roi": _error(
        "Từ dòng này có quá nhiều dấu [ ( < ` không đóng, dấu * _ & trong một đoạn, chú thích, chữ tắt,"
        " tiêu đề mục hoặc định nghĩa liền nhau.",
        "Đóng các dấu [ ( < `, bỏ dấu thừa, chèn dòng trống để chia đoạn dài, hoặc chia thành nhiều bài.",
        "From here the text has too many open [ ( < or `, marks * _ & in one paragraph, notes,"
        " abbreviations, headings or definitions in a row to be read.",
        "Close [ ( < `, put blank lines into long paragraphs, or split the text.",
    ),
    "mo-dau-thieu": _error(
        "Bài viết không bắt đầu bằng phần khai báo giữa hai dòng “---”.",
        "Thêm phần khai báo (tieu_de, ngay…) giữa hai dòng “---” ở đầu tệp.",
        "The article has no front matter between two --- lines.",
        "Begin the file with front matter (tieu_de, ngay...) between --- lines.",
    ),
    "mo-dau-gach": _error(
        "Dòng “{value}” không phải ba dấu gạch nối: máy đã đổi “---” thành gạch khác.",
        "Xóa cả dòng rồi gõ lại ba dấu gạch nối liền nhau: ---",
        'The line "{value}" is not three hyphens.',
        "Type three hyphens: ---",
    ),
    "xung-dot-git": _error(
        "Tệp còn dấu xung đột của Git (<<<<<<<, =======, >>>>>>>): hai người đã sửa cùng một chỗ.",
        "Giữ lại chữ đúng trong hai phần, rồi xóa cả ba dòng dấu; xem handbook/git-bang-chuot.md.",
        "The file still has Git's conflict marks: two people changed the same place.",
        "Keep the right one of both parts, and remove the three lines of marks.",
    ),
    "duoi-la": _warning(
        "Tệp “{name}” không được đọc thành bài và không bài nào dùng tới.",
        "{how}",
        'The file "{name}" is neither read as a record nor used by one.',
        "Rename it to end in .md, import it, or remove it.",
    ),
    "anh-khong-dung": _warning(
        "Ảnh {names} nằm cạnh bài mà không bài nào dùng: bạn đọc không thấy.",
        "Ghi tên ảnh vào bài: anh: tep, hoặc ![mô tả]({name}); ảnh thừa thì xóa tệp.",
        "Pictures lie beside records that none of them shows ({names}).",
        'Name the picture in a record: "anh: tep" or ![words]({name}); delete it otherwise.',
    ),
    "ten-don-vi-sai": _error(
        "Tệp “{name}” phải tên là don-vi.yml thì đơn vị mới được dựng.",
        "Đổi tên tệp thành don-vi.yml (chữ thường, đuôi .yml).",
        'The file "{name}" must be called don-vi.yml.',
        "Rename it to don-vi.yml.",
    ),
    "mo-dau-ho": _error(
        "Phần khai báo đầu bài chưa có dòng “---” kết thúc.",
        "Thêm một dòng chỉ có “---” sau khóa cuối cùng.",
        "The front matter is not closed.",
        "Add a line with only --- after the last key.",
    ),
    "noi-dung-hai-noi": _error(
        "Bài có cả khóa noi_dung và phần viết bên dưới.",
        "Chỉ giữ một nơi: bỏ khóa noi_dung trong tệp .md.",
        "The record has both noi_dung and a body below.",
        "Keep one of them.",
    ),
    "thieu-noi-dung": _error(
        "Bài chưa có phần nội dung.",
        "Viết nội dung sau dòng “---” (tệp .md) hoặc trong khóa noi_dung (tệp .yml).",
        "The record has no body.",
        "Write it below the front matter, or in noi_dung.",
    ),
}

_FIELDS = {
    "khoa-la": _error(
        "Không có khóa nào tên “{key}” ở đây.",
        "Các khóa dùng được: {known}.",
        'There is no key "{key}" here.',
        "Known keys: {known}.",
    ),
    "thieu-khoa": _error(
        "Thiếu khóa bắt buộc “{key}”{meaning}.",
        "Thêm dòng “{key}: …”.",
        'The required key "{key}" is missing.',
        'Add a line "{key}: ...".',
    ),
    "sai-kieu": _error(
        "Khóa “{key}” phải là {wanted}.",
        "{how}",
        'The key "{key}" has the wrong shape (wanted: {wanted_en}).',
        "See the handbook for an example of this key.",
    ),
    "khong-phai-chu": _error(
        "Khóa “{key}” phải là một đoạn chữ, không phải danh sách hay nhóm khóa.",
        "Nếu câu có dấu hai chấm, hãy đặt cả câu trong dấu nháy kép.",
        'The key "{key}" must be text.',
        "If the text has a colon, quote all of it.",
    ),
    "de-trong": _error(
        "Khóa “{key}” để trống.",
        "Điền giá trị hoặc xóa cả dòng.",
        'The key "{key}" is empty.',
        "Fill it in or delete the line.",
    ),
    "ngay-sai-dang": _error(
        "“{value}” không phải ngày.",
        "Ghi theo dạng ngày/tháng/năm, ví dụ 16/06/2025.",
        '"{value}" is not a date.',
        "Write day/month/year, for example 16/06/2025.",
    ),
    "ngay-khong-co": _error(
        "Không có ngày “{value}” trong lịch.",
        "Kiểm tra lại ngày, tháng, năm.",
        'There is no day "{value}".',
        "Check day, month and year.",
    ),
    "ngay-nguoc": _error(
        "Ngày ở “{later}” sớm hơn ngày ở “{earlier}”.",
        "Sửa một trong hai ngày.",
        'The day in "{later}" is before the one in "{earlier}".',
        "Mend one of the two.",
    ),
    "khong-phai-co-khong": _error(
        "“{value}” không phải “có” hoặc “không”.",
        "Ghi “có” hoặc “không”.",
        '"{value}" is neither yes nor no.',
        'Write "có" or "không".',
    ),
    "gia-tri-la": _error(
        "“{value}” không có trong danh mục của khóa “{key}”.",
        "Chọn một trong: {known}.",
        '"{value}" is not a known value of "{key}".',
        "Choose one of: {known}.",
    ),
    "mau-sai": _error(
        "“{value}” không phải mã màu.",
        "Ghi theo dạng #rrggbb, ví dụ #b3261e.",
        '"{value}" is not a colour.',
        "Write #rrggbb, for example #b3261e.",
    ),
    "don-vi-thieu-lien-he": _warning(
        "Chuyên mục đã có địa chỉ công khai nhưng chưa ghi: {value}.",
        "Ghi thêm vào mục lien_he của don-vi.yml; người đọc cần biết ai chịu trách nhiệm và hỏi ở đâu.",
        "The section has a public address but does not tell: {value}.",
        "Add it to lien_he in don-vi.yml; readers must know who is responsible and whom to ask.",
    ),
    "mau-kem-tuong-phan": _error(
        "Màu {value} quá nhạt: chữ trắng trên nền này chỉ đạt độ tương phản {ratio}:1.",
        "Chọn màu đậm hơn để đạt ít nhất 4,5:1.",
        "The colour {value} is too light: contrast with white is only {ratio}:1.",
        "Choose a darker colour, at least 4.5:1.",
    ),
    "thu-dien-tu-sai": _warning(
        "“{value}” không phải địa chỉ thư điện tử.",
        "Ghi như van-phong@tinh-a.example; không ghi tên hay dấu cách.",
        '"{value}" is no e-mail address.',
        "Write it as office@agency.example.",
    ),
    "thieu-dia-chi-chuyen-muc": _warning(
        "Chưa có địa chỉ chuyên mục: không có sơ đồ trang, tin RSS, địa chỉ chính và mã QR.",
        "Thêm dòng dia_chi_chuyen_muc: https://… (địa chỉ nơi sẽ đăng).",
        "The section's address is missing: no sitemap, feeds, canonical addresses or QR codes.",
        "Add dia_chi_chuyen_muc: https://...",
    ),
    "xa-ngoai-tinh": _warning(
        "Xã có mã {value} không thuộc tỉnh có mã {province}.",
        "Sửa ma_xa hoặc ma_tinh theo danh mục hành chính từ 01/7/2025.",
        "The commune {value} is not in the province {province}.",
        "Mend ma_xa or ma_tinh.",
    ),
    "nam-xa": _warning(
        "Năm của ngày “{value}” cách xa thường lệ.",
        "Kiểm tra lại năm; bài hẹn đăng thì dùng khóa dang_tu.",
        'The year of "{value}" is far off.',
        "Check the year; use dang_tu to publish later.",
    ),
    "lien-ket-sai": _error(
        "“{value}” không phải địa chỉ liên kết hợp lệ.",
        "Ghi đầy đủ, bắt đầu bằng https://, mailto: hoặc tel:.",
        '"{value}" is not a valid link.',
        "Write it in full, beginning with https://, mailto: or tel:.",
    ),
    "so-ky-hieu-sai": _error(
        "“{value}” không đọc được thành số, ký hiệu văn bản.",
        "Ghi như trên văn bản, ví dụ 1169/QĐ-TTg; văn bản chưa có số thì ghi “không số”.",
        '"{value}" is not a document number.',
        'Write it as printed, for example 1169/QĐ-TTg; "không số" if it has none.',
    ),
    "so-ky-hieu-hong": _error(
        "Số, ký hiệu “{value}” có vẻ hỏng khi quét nhận dạng chữ.",
        "Đối chiếu với bản gốc rồi ghi lại số, ký hiệu.",
        'The number "{value}" looks damaged by a scan.',
        "Compare the original and write the number again.",
    ),
    "so-ky-hieu-chua-chuan": _warning(
        "Số, ký hiệu “{value}” viết chưa đúng thể thức.",
        "Ghi là “{canonical}”.",
        'The number "{value}" is not in its standard form.',
        'Write "{canonical}".',
    ),
    "thieu-lien-ket-media": _error(
        "Video, âm thanh chưa có tệp hay địa chỉ.",
        "Thêm khóa tep hoặc lien_ket.",
        "The media has neither a file nor an address.",
        "Add tep or lien_ket.",
    ),
    "thieu-loi-thoai": _warning(
        "Video, âm thanh chưa có lời thoại bằng chữ cho người không nghe được.",
        "Thêm khóa loi_thoai.",
        "The media has no transcript.",
        "Add loi_thoai.",
    ),
}

_REFERENCES = {
    "tep-thieu": _error(
        "Không thấy tệp đính kèm “{name}”.",
        "Đặt tệp vào cùng thư mục với bài, đúng cả chữ hoa, chữ thường.",
        'The attachment "{name}" does not exist.',
        "Put it beside the record; mind upper and lower case.",
    ),
    "anh-thieu": _error(
        "Không thấy ảnh “{name}”.",
        "Đặt ảnh vào cùng thư mục với bài, đúng cả chữ hoa, chữ thường.",
        'The picture "{name}" does not exist.',
        "Put it beside the record; mind upper and lower case.",
    ),
    "anh-thieu-mo-ta": _error(
        "Ảnh “{name}” chưa có lời mô tả cho người không nhìn thấy.",
        "Ghi lời mô tả: khóa mo_ta, hoặc trong ngoặc vuông ![lời mô tả]({name}).",
        'The picture "{name}" has no text alternative.',
        "Describe it: mo_ta, or in the brackets of ![...]({name}).",
    ),
    "duong-dan-cam": _error(
        "Đường dẫn “{name}” đi ra ngoài thư mục của bài.",
        "Chỉ dùng tệp nằm cùng thư mục hoặc thư mục con, không dùng “..” hay “/” ở đầu.",
        'The path "{name}" leaves the record\'s folder.',
        "Use files beside the record or below, without .. or a leading slash.",
    ),
    "chu-de-la": _error(
        "Chủ đề “{value}” không có trong danh mục.",
        "Chọn một trong: {known}; hoặc thêm vào content/tu-vung.yml.",
        'The topic "{value}" is unknown.',
        "Choose one of: {known}; or add it to content/tu-vung.yml.",
    ),
    "doi-tuong-la": _error(
        "Đối tượng “{value}” không có trong danh mục.",
        "Chọn một trong: {known}; hoặc thêm vào content/tu-vung.yml.",
        'The audience "{value}" is unknown.',
        "Choose one of: {known}; or add it to content/tu-vung.yml.",
    ),
    "don-vi-la": _error(
        "Không có đơn vị “{value}”.",
        "Ghi mã đơn vị là đường dẫn thư mục, ví dụ lang-son/phuong-ky-lua.",
        'There is no unit "{value}".',
        "A unit's id is its folder, for example lang-son/phuong-ky-lua.",
    ),
    "ma-hanh-chinh-la": _error(
        "Mã hành chính “{value}” không có trong danh mục hiện hành.",
        "Kiểm tra mã tỉnh (2 chữ số) hoặc mã xã (5 chữ số) sau sắp xếp 01/7/2025.",
        'The administrative code "{value}" is unknown.',
        "Check the province (2 digits) or commune (5 digits) code in force since 01/7/2025.",
    ),
    "phan-la": _error(
        "Không có phần “{value}” để ẩn.",
        "Chọn một trong: {known}.",
        'There is no part "{value}" to hide.',
        "Choose one of: {known}.",
    ),
    "bai-la": _error(
        "Khóa “{key}” chỉ tới bài “{value}”, không thấy ở cấp trên.",
        "Ghi mã bài là đường dẫn không có đuôi, ví dụ trung-uong/van-ban/57-nq-tw.",
        '"{key}" names the record "{value}", which no ancestor has.',
        "A record's id is its path without extension.",
    ),
    "trung-dia-chi": _error(
        "Bài này có cùng địa chỉ /{url} với {other} của cấp trên.",
        "Đổi tên tệp; muốn thay bài cấp trên thì thêm dòng “thay_the: {other}”.",
        "This record has the same address /{url} as {other} above it.",
        'Rename the file, or add "thay_the: {other}" to replace it.',
    ),
    "dia-chi-cu-trung": _warning(
        "Địa chỉ cũ /{url} nay là của {other}, nên không chuyển bạn đọc tới bài này.",
        "Bỏ tên ấy khỏi dia_chi_cu, hoặc đổi tên bài kia.",
        "The former address /{url} is now that of {other}, so it does not lead here.",
        "Take the name out of dia_chi_cu, or rename the other record.",
    ),
    "trung-van-ban": _error(
        "Văn bản {number} đã được nhập ở {other}.",
        "Xóa bản nhập sau; muốn thay bản của cấp trên thì thêm “thay_the: {other}”.",
        "The document {number} is registered already at {other}.",
        'Delete this one, or add "thay_the: {other}" to replace it.',
    ),
    "quan-he-la": _warning(
        "Văn bản “{value}” ở khóa {key} chưa có trong kho văn bản.",
        "Nhập văn bản đó, hoặc kiểm tra lại số, ký hiệu.",
        'The document "{value}" at {key} is not in the register.',
        "Register it, or check its number.",
    ),
    "lien-ket-trong-la": _error(
        "Liên kết “{value}” không dẫn tới bài nào của chuyên mục.",
        "Ghi theo dạng loại/tên-bài, ví dụ van-ban/1169-qd-ttg.",
        'The link "{value}" leads to no record of the section.',
        "Write kind/name, for example van-ban/1169-qd-ttg.",
    ),
}

_BESIDE = {**TRANSLATIONS, **TARGETS, **CONFIG, **WORK, **BODIES}
_SPECIAL = {**REGISTER, **GATE, **DECEIT, **OUTER_LINKS, **WAIVERS, **_BESIDE, **ATTACHED, **PICTURES}
PROBLEM_TEXTS: dict[str, ProblemText] = {**_FILES, **YAML_TEXTS, **_FIELDS, **_REFERENCES, **_SPECIAL}
