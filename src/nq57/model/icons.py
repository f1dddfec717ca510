"""The icons an editor may name, as a vocabulary.

It must not know their shapes; those are in `render/icon_paths.py`.
"""

from nq57.model.values import Term

ICON_TERMS = (
    Term("co-quan", "Cơ quan"),
    Term("toa-nha", "Tòa nhà"),
    Term("truong-hoc", "Trường học"),
    Term("bao-chi", "Báo chí"),
    Term("phat-thanh", "Phát thanh"),
    Term("truyen-hinh", "Truyền hình"),
    Term("loa", "Loa"),
    Term("lich", "Lịch"),
    Term("sang-kien", "Sáng kiến"),
    Term("may-tinh", "Máy tính"),
    Term("dien-thoai", "Điện thoại"),
    Term("quoc-te", "Quốc tế"),
    Term("khoa-hoc", "Khoa học"),
    Term("du-lieu", "Dữ liệu"),
    Term("ha-tang", "Hạ tầng"),
    Term("phap-luat", "Pháp luật", ("thể chế",)),
    Term("bao-cao", "Báo cáo"),
    Term("van-ban", "Văn bản"),
    Term("nhan-luc", "Nhân lực"),
    Term("nguoi-dan", "Người dân"),
    Term("can-bo", "Cán bộ"),
    Term("doanh-nghiep", "Doanh nghiệp"),
    Term("hop-tac", "Hợp tác"),
    Term("an-toan", "An toàn"),
    Term("video", "Video"),
    Term("hinh-anh", "Hình ảnh"),
    Term("mang-xa-hoi", "Mạng xã hội"),
    Term("trang-web", "Trang web"),
    Term("man-hinh", "Màn hình", ("màn hình led",)),
    Term("ap-phich", "Áp phích"),
    Term("muc-tieu", "Mục tiêu"),
    Term("danh-dau", "Đánh dấu"),
    Term("dong-ho", "Đồng hồ"),
    Term("tien", "Tiền", ("kinh phí",)),
    Term("khen-thuong", "Khen thưởng"),
    Term("tim-kiem", "Tìm kiếm"),
    Term("tro-chuyen", "Trò chuyện", ("hỏi đáp",)),
    Term("ban-do", "Bản đồ"),
    Term("tri-tue", "Trí tuệ nhân tạo"),
    Term("sach", "Sách"),
)
