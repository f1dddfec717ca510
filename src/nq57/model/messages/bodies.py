"""The sentences of what readers see otherwise than it was written.

It must not know how that is found; `{names}` are filled from the problem's details.
"""

from nq57.model.messages.wording import error as _error
from nq57.model.messages.wording import warning as _warning

BODIES = {
    "het-han-som": _warning(
        "Bài hết hạn ngày {value}, trước cả ngày của bài: không ai thấy bài này.",
        "Kiểm tra lại năm của het_han, hoặc bỏ khóa này.",
        "The record expires on {value}, before its own day: nobody ever sees it.",
        "Check the year of het_han, or remove the key.",
    ),
    "anh-khong-phai": _error(
        "“{name}” không phải ảnh nên không hiện được ở chỗ của ảnh.",
        "Bỏ dấu ! trước [ để thành liên kết tải về; video, âm thanh thì tạo một bài ở media/.",
        '"{name}" is no picture and cannot be shown as one.',
        "Link to papers and films (no ! before [), or make a record of the film in media/.",
    ),
    "chua-dien": _warning(
        "Còn chữ mẫu “{value}” chưa thay: bạn đọc sẽ thấy dòng này.",
        "Điền nội dung thật, hoặc xóa cả dòng; chưa viết xong thì ghi nhap: có.",
        'The sample words "{value}" are still there for readers to see.',
        "Fill them in or remove the line; write nhap: có while it is not finished.",
    ),
    "mo-dau-hai": _warning(
        "Từ dòng này trông như khai báo của một bài khác; nay hiện ra như chữ của bài này.",
        "Mỗi bài một tệp: cắt phần này sang tệp mới, hoặc xóa đi.",
        "What begins here looks like another article's front matter and is shown as text of this one.",
        "Keep one article a file: move this to a new file, or remove it.",
    ),
    "html-bi-bo": _warning(
        "Thẻ HTML <{value}> không dùng được trong bài nên bị bỏ ({count} chỗ).",
        "Viết phần này bằng Markdown (đề mục ##, đậm **…**, bảng |); video, trang nhúng thì đặt liên kết.",
        "The HTML tag <{value}> may not be used in a body and is dropped ({count} times).",
        "Write this in Markdown; link to videos and embedded pages.",
    ),
    "thuoc-tinh-bi-bo": _warning(
        "Thuộc tính HTML bị bỏ, trang không có kiểu trình bày này: {value} ({count} chỗ).",
        "Xóa các thuộc tính đó; màu, cỡ chữ và căn lề do giao diện của chuyên mục quyết định.",
        "Attributes of HTML are dropped: {value} ({count} times).",
        "Remove them; the section's theme settles colours, sizes and alignment.",
    ),
    "dau-con-nguyen": _warning(
        "Dấu “{value}” hiện nguyên trên trang, không thành định dạng.",
        "Sửa cho đúng cú pháp Markdown: đủ cặp dấu, có dòng kẻ dưới đầu bảng, có dấu cách sau # - 1., "
        "không có dấu cách giữa ](; muốn hiện nguyên dấu thì viết \\ trước nó.",
        'The mark "{value}" stays text on the page.',
        "Mend the Markdown, or write a backslash before the mark to show it.",
    ),
    "ngay-chua-toi": _warning(
        "Ngày {value} chưa tới: bài đứng đầu danh sách cho đến ngày đó.",
        "Kiểm tra lại năm; bài hẹn đăng sau thì thêm khóa dang_tu.",
        "The day {value} has not come: the record stays first in lists until then.",
        "Check the year; if it is to appear later, add dang_tu.",
    ),
    "den-han-xem-lai": _warning(
        "Bài đã đến hạn xem lại ({value}).",
        "Đọc lại: còn đúng thì đổi ngày ở khóa xem_lai, không còn đúng thì sửa hoặc gỡ bài.",
        "The record was to be reviewed by {value}.",
        "Read it again: set a later day at xem_lai, mend the text, or withdraw it.",
    ),
    "chu-bi-mat": _warning(
        "Trang không hiện những chữ này của dòng: “{value}”.",
        "Xem lại dòng: ô thừa của bảng, thẻ HTML hay dấu ngoặc chưa đóng đều làm mất chữ.",
        'The page does not show these words of the line: "{value}".',
        "Look for a cell too many, or HTML or brackets that are not closed.",
    ),
}
