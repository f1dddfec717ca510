"""Problems of the files that records show or offer: what is refused, what is taken out before publishing.

It must not know how a file is read; `{name}` is the file as the record writes it.
"""

from nq57.model.messages.wording import error, warning

ATTACHED = {
    "tep-khong-cho": error(
        "Tệp “{name}” thuộc loại không được đăng ({kind}).",
        "{how}",
        'The file "{name}" is of a kind that is not published ({kind_en}).',
        "{how_en}",
    ),
    "tep-chan-bai": error(
        "Bài này chưa lên vì tệp “{name}” dùng ở dòng này không đăng được: {why}.",
        "Thay hoặc sửa tệp (xem dòng báo riêng của tệp), hoặc bỏ tệp khỏi bài.",
        'This is not published because its file "{name}" cannot be: {why_en}.',
        "Replace or mend the file, or take it out of the record.",
    ),
    "tep-gia-dang": error(
        "Tệp “{name}” không phải {wanted} như tên gọi: bên trong là {found}.",
        "Mở tệp, lưu lại đúng định dạng rồi đính kèm lại; tệp tải từ mạng về thì tải lại.",
        'The file "{name}" is not {wanted_en} as its name says but {found_en}.',
        "Open it, save it in the right format and attach it again.",
    ),
    "anh-sai-duoi": warning(
        "Tên “{name}” ghi là {wanted} nhưng bên trong là {found}; đã đăng đúng loại thật.",
        "Không phải làm gì; muốn hết dòng này thì đổi đuôi tên tệp, cả trong bài.",
        'The name "{name}" says {wanted_en} but it is {found_en}; it is published as what it is.',
        "Nothing to do; rename the file to be rid of this line.",
    ),
    "anh-doi-dang": warning(
        "Ảnh “{name}” là {found}, nhiều trình duyệt không mở được; đã đăng bản {form}.",
        "Không phải làm gì; iPhone: Cài đặt, Camera, Định dạng, chọn “Tương thích nhất” để chụp ra JPEG.",
        'The picture "{name}" is {found}, which many browsers cannot open; a {form} is published.',
        'Nothing to do; on an iPhone choose "Most Compatible" under Camera, Formats.',
    ),
    "anh-thu-nho": warning(
        "Ảnh “{name}” rất lớn ({width}×{height} điểm ảnh); đã đăng bản {new}.",
        "Không phải làm gì; cần cho tải bản đầy đủ thì đặt bản PDF ở tep_dinh_kem.",
        'The picture "{name}" is very large ({width}×{height} pixels); it is published as {new}.',
        "Nothing to do; attach a PDF if readers need the full size.",
    ),
    "tep-dinh-kem-lon": error(
        "Tệp “{name}” quá lớn ({size} MB, tối đa {limit} MB).",
        "Nén nhỏ hoặc chia thành nhiều tệp; phim dài thì đăng ở nền tảng video và dẫn liên kết.",
        'The file "{name}" is too large ({size} MB, at most {limit} MB).',
        "Make it smaller or split it; link long films instead.",
    ),
    "tep-hong": error(
        "Tệp “{name}” không mở được hoặc bị hỏng: {why}.",
        "Mở tệp kiểm tra, lưu lại từ bản gốc rồi đính kèm lại.",
        'The file "{name}" is damaged: {why_en}.',
        "Save it again from the original.",
    ),
    "con-tro-lfs": error(
        "Tệp “{name}” chỉ là con trỏ Git LFS, chưa phải tệp thật.",
        "Chạy git lfs pull rồi dựng lại; trong CI bật tải LFS (actions/checkout: lfs: true).",
        'The file "{name}" is only a Git LFS pointer, not the file itself.',
        "Run git lfs pull and build again; in CI fetch LFS files (actions/checkout: lfs: true).",
    ),
    "ten-tep-cam": error(
        "Tên “{name}” không lưu được trên mọi máy ({why}).",
        "Đổi tên tệp: dùng chữ, số, gạch nối và một dấu chấm trước đuôi.",
        'The name "{name}" cannot be stored on every system ({why_en}).',
        "Rename it with letters, digits, hyphens and one dot.",
    ),
    "tep-thua-duoi": warning(
        "Tệp “{name}” có {size} byte thừa sau phần kết thúc ({found}); bản đăng đã cắt bỏ.",
        "Lưu lại tệp bằng phần mềm của nó để hết phần thừa.",
        'The file "{name}" has {size} bytes after its end ({found_en}); they are cut off.',
        "Save it again with its own program.",
    ),
    "anh-qua-to": error(
        "Ảnh “{name}” quá lớn ({width}×{height} điểm ảnh, {frames} khung hình).",
        "Thu nhỏ ảnh: tối đa {limit} triệu điểm ảnh, mỗi chiều không quá {side}.",
        'The picture "{name}" is too large ({width}×{height} pixels, {frames} frames).',
        "Make it smaller: at most {limit} million pixels, no side over {side}.",
    ),
    "svg-lam-sach": warning(
        "Hình “{name}” có phần không được đăng: {what}; bản đăng đã bỏ phần đó.",
        "Xem lại hình trên trang; cần giữ thì vẽ lại không dùng phần đó.",
        'The drawing "{name}" holds what is not published: {what}; it is taken out.',
        "Look at the drawing on the page; redraw it without that part.",
    ),
    "xml-thuc-the": error(
        "Tệp “{name}” khai báo thực thể XML (ENTITY), có thể dùng để tấn công.",
        "Lưu lại: hình vẽ thì chọn “SVG thuần” (Plain SVG) trong Inkscape; tệp khác thì lưu bằng Office.",
        'The file "{name}" declares XML entities.',
        "Save it again as plain SVG, or with an office program.",
    ),
    "pdf-lam-sach": warning(
        "PDF “{name}” có phần không đăng được: {what}; bản đăng đã bỏ phần đó.",
        "Xuất lại PDF từ tệp gốc, không kèm biểu mẫu động, tệp nhúng hay khóa hạn chế.",
        'The PDF "{name}" holds active or embedded parts: {what}; they are taken out.',
        "Export it again without them.",
    ),
    "ky-so-co-ma": error(
        "Tệp “{name}” đã ký số và có phần tự chạy hoặc tệp nhúng: {what}; sửa thì hỏng chữ ký.",
        "Xin bản ký số không có phần này, hoặc đăng bản chưa ký.",
        'The file "{name}" is signed and holds active or embedded parts: {what}.',
        "Ask for a signed copy without them, or publish an unsigned one.",
    ),
    "ky-so-giu-nguyen": warning(
        "Tệp “{name}” đã ký số nên giữ nguyên, kể cả thông tin ẩn: {what}.",
        "Xem thông tin ẩn có được công khai không; không thì xin bản ký khác.",
        'The file "{name}" is signed and published as it is, with its hidden data: {what}.',
        "See whether it may be public; if not, ask for another signed copy.",
    ),
    "pdf-mat-khau": error(
        "PDF “{name}” đòi mật khẩu mới mở được.",
        "Bỏ mật khẩu rồi đính kèm lại.",
        'The PDF "{name}" needs a password to be opened.',
        "Take the password off.",
    ),
    "pdf-ghi-chu": warning(
        "PDF “{name}” còn {count} ghi chú, đánh dấu của người soát; bản đăng đã bỏ.",
        "Xóa ghi chú trong tệp gốc rồi xuất lại.",
        'The PDF "{name}" has {count} reviewer\'s notes; they are taken out.',
        "Delete them in the original and export again.",
    ),
    "pdf-ban-quet": warning(
        "PDF “{name}” là bản quét không có lớp chữ: máy không kiểm tra được dấu mật, dữ liệu cá nhân.",
        "Người đăng đọc lại cả tệp; nên nhận dạng chữ (OCR) để bạn đọc tìm và nghe được.",
        'The PDF "{name}" is a scan without text: marks and personal data cannot be checked.',
        "Read all of it yourself; better, recognise its text (OCR).",
    ),
    "csv-cong-thuc": error(
        "Bảng “{name}” có ô mà Excel hiểu là lệnh: {what}.",
        "Sửa ô đó trong tệp gốc: bỏ dấu ở đầu ô, hoặc thêm một dấu nháy đơn (') trước nó.",
        'The table "{name}" has cells that Excel takes for orders: {what}.',
        "Take the sign at the head of each off, or put a single quote before it.",
    ),
    "tep-doc-do-dang": warning(
        "Máy chưa đọc hết tệp “{name}”: {what}; phần còn lại chưa được tìm dấu mật, dữ liệu cá nhân.",
        "Người đăng đọc lại phần đó, hoặc chia thành nhiều tệp.",
        'Not all text of the file "{name}" was read: {what_en}; the rest is not checked.',
        "Read that part yourself, or split the file.",
    ),
    "van-phong-phan-la": error(
        "Tệp “{name}” giấu bên trong phần mà tài liệu không dùng tới: {what}.",
        "Mở tệp bằng Word, Excel, PowerPoint hoặc LibreOffice, chọn Lưu thành (Save As) một tệp mới.",
        'The file "{name}" hides parts that the document does not use: {what}.',
        "Open it with an office program and save it as a new file.",
    ),
    "van-phong-ma-lenh": error(
        "Tệp “{name}” có mã lệnh hoặc đối tượng nhúng: {what}.",
        "Lưu lại thành tệp không có macro, xóa đối tượng nhúng, hoặc xuất sang PDF.",
        'The file "{name}" holds macros or embedded objects: {what}.',
        "Save it without them, or export it to PDF.",
    ),
    "van-phong-sua-doi": error(
        "Tệp “{name}” còn {count} sửa đổi chưa chốt (Track Changes): người đọc sẽ thấy cả chữ đã xóa.",
        "Trong Word chọn Review → Accept All Changes, lưu lại rồi đính kèm lại.",
        'The file "{name}" has {count} tracked changes that are not accepted.',
        "Accept or reject them all and save again.",
    ),
    "van-phong-ghi-chu": warning(
        "Tệp “{name}” còn {count} ghi chú (Comment); bản đăng đã bỏ.",
        "Xóa ghi chú: Review → Delete All Comments.",
        'The file "{name}" has {count} comments; they are taken out.',
        "Delete all comments.",
    ),
    "van-phong-an": warning(
        "Tệp “{name}” có phần ẩn mà người đọc mở ra được: {what}.",
        "Xóa phần ẩn nếu không định công khai, hoặc xuất sang PDF.",
        'The file "{name}" has hidden parts that readers can open: {what}.',
        "Delete them unless they are meant to be public.",
    ),
    "phim-co-vi-tri": error(
        "Tệp “{name}” ghi nơi quay hoặc tên người, máy quay: {what}; tệp quá lớn để máy tự xóa.",
        "Xóa vị trí trước khi đăng: khi chia sẻ từ điện thoại thì bỏ Vị trí, hoặc xuất lại phim.",
        'The file "{name}" tells where or by whom it was filmed: {what}; it is too large to be cleaned.',
        "Take the location off before publishing.",
    ),
    "phim-lam-sach": warning(
        "Tệp “{name}” ghi nơi quay hoặc tên người, máy quay: {what}; bản đăng đã bỏ.",
        "Lần sau khi chia sẻ từ điện thoại thì bỏ Vị trí.",
        'The file "{name}" tells where or by whom it was made: {what}; that is taken out.',
        "Take the location off before sharing next time.",
    ),
}
