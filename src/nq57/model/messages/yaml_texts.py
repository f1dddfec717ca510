"""Problems of YAML in words: severity, sentence and remedy in two languages.

It must not know where a problem is found; see `problems`.
"""

from nq57.model.messages.wording import ProblemText, error, warning

YAML_TEXTS: dict[str, ProblemText] = {
    "yaml-sai": error(
        "Phần khai báo viết sai cú pháp YAML: {why}.",
        "{how}",
        "The YAML is malformed: {why_en}.",
        "Check quotes, colons and indentation on this line.",
    ),
    "yaml-ghi-chu": warning(
        "Chỉ đọc “{value}”: phần “{rest}” sau dấu # bị coi là ghi chú, không hiện ra.",
        "Nếu # thuộc giá trị thì đặt cả giá trị trong dấu nháy kép; nếu là ghi chú thì để ở dòng riêng.",
        'Only "{value}" is read: "{rest}" behind # is a comment.',
        "Quote the whole value if # belongs to it; put a comment on a line of its own.",
    ),
    "yaml-mau": warning(
        "Khóa “{key}” trống vì “{rest}” sau dấu # bị coi là ghi chú.",
        'Đặt trong dấu nháy kép: "{rest}".',
        '"{key}" is empty, for "{rest}" behind # is a comment.',
        'Quote it: "{rest}".',
    ),
    "khoa-de-trong": warning(
        "Khóa “{key}” để trống nên không có tác dụng.",
        "Điền giá trị hoặc xóa cả dòng.",
        'The key "{key}" is empty and has no effect.',
        "Fill it in or delete the line.",
    ),
    "dau-tab": error(
        "Dòng thụt lề bằng phím Tab.",
        "Thay Tab bằng dấu cách (hai dấu cách một bậc).",
        "The line is indented with a tab.",
        "Use spaces, two for each level.",
    ),
    "yaml-khoa-trung": error(
        "Khóa “{key}” được ghi hai lần (lần đầu ở dòng {first}).",
        "Giữ một dòng, xóa dòng còn lại.",
        'The key "{key}" is given twice (first on line {first}).',
        "Keep one of them.",
    ),
    "yaml-cam": error(
        "Phần khai báo dùng “{what}” của YAML, không được phép trong nội dung.",
        "Ghi thẳng giá trị; nếu đó là chữ thường thì đặt trong dấu nháy kép.",
        'The YAML uses "{what}", which content may not.',
        "Write the value itself; quote it if it is plain text.",
    ),
    "yaml-qua-lon": error(
        "Phần khai báo lồng quá sâu hoặc quá nhiều mục.",
        "Giảm bớt mức lồng nhau hoặc tách thành nhiều tệp.",
        "The YAML is nested too deeply or has too many entries.",
        "Flatten it or split the file.",
    ),
    "yaml-khong-phai-bang": error(
        "Phần khai báo phải gồm các dòng “khóa: giá trị”.",
        "Ví dụ: tieu_de: Tên bài.",
        'The file must consist of "key: value" lines.',
        "For example: tieu_de: Title.",
    ),
    "yaml-bay": warning(
        "Giá trị {value} không có dấu nháy: nhiều phần mềm đọc YAML hiểu thành {meaning}.",
        'Đặt trong dấu nháy kép: "{value}".',
        "The unquoted value {value} is read by many YAML tools as {meaning_en}.",
        'Quote it: "{value}".',
    ),
}
