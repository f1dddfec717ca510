"""Problems of infographics and media in words: severity, sentence and remedy in two languages.

It must not know where a problem is found; see `problem_texts`.
"""

from nq57.model.messages.wording import ProblemText, error, warning

PICTURES: dict[str, ProblemText] = {
    "khoi-thieu-khoa": error(
        "Khối “{kind}” thiếu khóa “{key}”.",
        "Thêm khóa “{key}:” vào khối này; xem handbook/infographic.md.",
        'The block "{kind}" lacks the key "{key}".',
        'Add "{key}:" to the block.',
    ),
    "khoi-thua-khoa": warning(
        "Khối “{kind}” không dùng khóa “{key}”, nội dung đó không hiện ra.",
        "Bỏ khóa “{key}”, hoặc đổi loai của khối.",
        'The block "{kind}" makes no use of the key "{key}".',
        "Remove the key, or change the kind of the block.",
    ),
    "ve-khong-hop": warning(
        "Khối “{kind}” không vẽ được kiểu “{form}”; máy tự chọn cách vẽ.",
        "Ghi ve bằng một trong: {forms}; hoặc bỏ khóa ve.",
        'The block "{kind}" cannot be drawn as "{form}".',
        "Write one of: {forms}; or leave ve out.",
    ),
    "anh-dau-la": warning(
        "Không khối nào có tiêu đề “{value}” để đứng đầu ảnh.",
        "Chép đúng tieu_de của một khối: {headings}.",
        'No block has the heading "{value}" to lead the pictures.',
        "Copy the tieu_de of a block: {headings}.",
    ),
    "muc-thieu-khoa": error(
        "Mục này thiếu khóa “{key}”.",
        "Thêm khóa “{key}:” vào mục.",
        'The item lacks the key "{key}".',
        'Add "{key}:" to the item.',
    ),
    "so-khong-doc-duoc": error(
        "“{value}” không phải một con số nên không vẽ được.",
        "Ghi số như 80, 12,5, 1.234 hoặc “≥ 80”; đơn vị ghi ở khóa don_vi.",
        '"{value}" is not a number.',
        "Write a number such as 80, 12,5 or 1.234; the unit belongs in don_vi.",
    ),
    "so-am": error(
        "Số âm “{value}” không vẽ được trong biểu đồ cột, biểu đồ tròn hay bản đồ.",
        "Dùng biểu đồ đường hoặc bảng cho số âm.",
        'The negative number "{value}" cannot be drawn here.',
        "Use a line chart or a table.",
    ),
    "phan-tram-sai": error(
        "Tỷ lệ “{value}” nằm ngoài khoảng 0 đến 100%.",
        "Kiểm tra con số, hoặc đổi đơn vị tính.",
        'The percentage "{value}" is not between 0 and 100.',
        "Check the number, or its unit.",
    ),
    "tong-sai": error(
        "Các phần cộng lại là {found}, không phải {wanted}.",
        "Sửa các giá trị, hoặc ghi tổng đúng vào khóa tong.",
        "The parts add up to {found}, not {wanted}.",
        "Correct the values, or give the right total in tong.",
    ),
    "bang-lech": error(
        "Hàng này có {cells} ô, bảng có {columns} cột.",
        "Thêm hoặc bớt ô cho bằng số cột; ô trống ghi dấu “–”.",
        "The row has {cells} cells, the table {columns} columns.",
        "Give every row as many cells as there are columns.",
    ),
    "csv-sai": error(
        "Bảng ở khóa csv bị lệch ở dòng {row} của bảng.",
        "Dòng đầu là tên cột; mọi dòng có cùng số ô, ít nhất hai ô; mỗi dấu nháy kép mở phải có dấu đóng.",
        "The table is uneven in its line {row}.",
        "Name the columns in the first line; give every line as many cells, at least two; close quotes.",
    ),
    "csv-ma-hoa": error(
        "Tệp “{name}” không lưu theo bảng mã UTF-8, chữ từ dòng {row} không đọc được.",
        "Trong Excel chọn Tệp, Lưu thành, loại “CSV UTF-8”; đừng chọn loại CSV khác.",
        'The file "{name}" is not UTF-8 from line {row} on.',
        'In Excel choose File, Save as, "CSV UTF-8".',
    ),
    "csv-duoi": error(
        "“{name}” không phải tệp CSV.",
        "Trong Excel chọn Tệp, Lưu thành, loại “CSV UTF-8”, đặt cạnh bài rồi ghi tên tệp .csv đó.",
        '"{name}" is no CSV file.',
        "Save the sheet as CSV UTF-8 beside the record and name that file.",
    ),
    "csv-qua-dai": error(
        "Bảng có {rows} dòng; infographic chỉ nhận tối đa {most}.",
        "Cộng gộp các dòng, hoặc đăng tệp ở tep_dinh_kem.",
        "The table has {rows} lines, an infographic takes {most}.",
        "Sum lines up, or attach the file.",
    ),
    "csv-thua-cot": warning(
        "Bảng có {found} cột, khối này chỉ dùng {wanted} cột đầu.",
        "Bỏ các cột thừa, hoặc đổi loai của khối thành Bảng.",
        "The table has {found} columns, the block takes the first {wanted}.",
        "Remove the others, or make it a table.",
    ),
    "so-kieu-anh": warning(
        "Trong bảng ngăn cách bằng dấu phẩy, “{value}” có thể hiểu hai cách.",
        "Ghi theo kiểu Việt Nam (1.240 là hơn một nghìn; 1,24 có phần lẻ) và lưu với dấu chấm phẩy.",
        'In a table with commas between cells "{value}" can be read in two ways.',
        "Write numbers the Vietnamese way and put semicolons between cells.",
    ),
    "xa-hai-lan": error(
        "Mã “{value}” đã có ở mục trên.",
        "Mỗi phường, xã chỉ ghi một lần; xóa mục thừa.",
        'The code "{value}" stands above already.',
        "Name each commune once.",
    ),
    "vi-tri-sai": error(
        "Vị trí ô “{value}” (hàng, cột) không đúng.",
        "Ghi cả hang và cot, mỗi khóa một số từ 1 đến {most}; hoặc bỏ cả hai.",
        'The tile\'s row and column "{value}" are wrong.',
        "Give both hang and cot as numbers from 1 to {most}, or neither.",
    ),
    "o-hai-xa": error(
        "Ô hàng {row}, cột {column} đã có phường, xã khác.",
        "Đổi hang hoặc cot của một trong hai.",
        "The tile in row {row}, column {column} is taken.",
        "Move one of the two.",
    ),
    "tinh-la": error(
        "“{value}” không phải mã tỉnh.",
        "Ghi mã tỉnh hai chữ số trong dấu nháy, ví dụ “20”.",
        '"{value}" is no code of a province.',
        "Write its two digits in quotes.",
    ),
    "xa-la": error(
        "“{value}” không phải mã phường, xã của tỉnh {province}.",
        "Ghi mã năm chữ số trong dấu nháy, ví dụ “06187”.",
        '"{value}" is no code of a commune of province {province}.',
        "Write its five digits in quotes.",
    ),
    "infographic-thieu-loi": error(
        "Infographic là ảnh làm sẵn mà chưa có đoạn văn nói lại nội dung của ảnh.",
        "Viết nội dung của ảnh thành một đoạn ở noi_dung (từ 80 chữ cái), đủ mọi con số trong ảnh.",
        "A ready-made picture has no paragraph that says what it shows.",
        "Write what the picture says in noi_dung, at least 80 letters, every figure included.",
    ),
    "thoi-luong-sai": error(
        "“{value}” không phải thời lượng.",
        "Ghi phút:giây trong dấu nháy kép, ví dụ “2:30”, hoặc giờ:phút:giây.",
        '"{value}" is not a duration.',
        "Write minutes:seconds in quotes, for example 2:30.",
    ),
    "thieu-phu-de": warning(
        "Video chưa có phụ đề cho người không nghe được.",
        "Thêm khóa phu_de với tệp .vtt; lời thoại ở loi_thoai không thay được phụ đề.",
        "The film has no captions.",
        "Add phu_de with a .vtt file; a transcript does not replace captions.",
    ),
    "phu-de-sai": error(
        "Tệp phụ đề không đúng dạng WebVTT ở dòng này nên trình duyệt không hiện phụ đề.",
        "Dòng đầu ghi WEBVTT; thời gian của mỗi câu ghi “00:01.000 --> 00:04.000”, dùng dấu chấm.",
        "The captions are no WebVTT at this line, so browsers show none.",
        "Begin with WEBVTT; give each line a time such as 00:01.000 --> 00:04.000, with a full stop.",
    ),
    "infographic-thieu-nguon": error(
        "Infographic chưa ghi nguồn số liệu.",
        "Thêm khóa nguon (tên nguồn) hoặc van_ban (số, ký hiệu văn bản).",
        "The infographic names no source.",
        "Add nguon or van_ban.",
    ),
}
