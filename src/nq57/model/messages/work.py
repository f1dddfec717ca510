"""What can be wrong with work and its figures: deadlines, states, measurements, periods.

It must not know where a problem is found; `problems` gathers these with all others.
"""

from nq57.model.messages.wording import error, warning

WORK = {
    "truoc-ngay-sai": error(
        "“{value}” không phải hạn lặp lại.",
        "Ghi 10/6 (trước ngày 10/6 hằng năm), 15 (trước ngày 15 hằng tháng) hoặc 15/6/2026.",
        '"{value}" is no recurring deadline.',
        "Write 10/6 (each year), 15 (each month) or 15/6/2026.",
    ),
    "ky-sai": error(
        "“{value}” không phải kỳ báo cáo.",
        "Ghi 2026, 2026-H1 (6 tháng đầu năm), 2026-Q3 (quý III) hoặc 2026-11 (tháng 11).",
        '"{value}" is no period.',
        "Write 2026, 2026-H1 (first half), 2026-Q3 (third quarter) or 2026-11 (November).",
    ),
    "tuan-sai": error(
        "“{value}” không phải một tuần.",
        "Ghi năm và số của tuần: 2026-W48, hoặc: tuần 48/2026.",
        '"{value}" is no week.',
        "Write year and number of the week: 2026-W48, or: tuần 48/2026.",
    ),
    "chua-duyet": warning(
        "Bản tin phát thanh được đăng mà chưa ghi người duyệt.",
        "Ghi nguoi_duyet; bản tin chưa duyệt thì giữ nhap: có.",
        "The bulletin is shown without a word of who approved it.",
        "Write nguoi_duyet; keep nhap: có until it is approved.",
    ),
    "ban-nghe-khong-tieng": warning(
        "Bản nghe không có tệp, và nq57.yml không có lenh_doc cho ngôn ngữ “{language}”.",
        "Ghi tep của bản nghe, hoặc thêm lenh_doc của ngôn ngữ đó vào nq57.yml.",
        'The recording has no file, and nq57.yml has no lenh_doc for "{language}".',
        "Name its file in tep, or add a lenh_doc for the language to nq57.yml.",
    ),
    "khong-phai-so": error(
        "“{value}” không phải một con số.",
        "Chỉ ghi chữ số, dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân: 1.234 hoặc 12,5.",
        '"{value}" is no number.',
        "Write digits, a point between thousands, a comma before decimals: 1.234 or 12,5.",
    ),
    "ten-ngan-dai": error(
        "Tên ngắn “{value}” dài quá 60 ký tự.",
        "Rút gọn tên ngắn; tên đầy đủ theo kế hoạch vẫn nằm ở khóa ten.",
        'The short name "{value}" has more than 60 characters.',
        "Shorten it; the full name of the plan stays in the key ten.",
    ),
    "thieu-minh-chung": warning(
        "Nhiệm vụ ghi “hoàn thành” nhưng chưa có minh chứng nên được đếm là đang thực hiện.",
        "Thêm minh_chung có lien_ket, van_ban hoặc bai; ghi chú nội bộ chưa đủ.",
        'The task says "hoàn thành" without evidence, so it counts as under way.',
        "Add minh_chung with lien_ket, van_ban or bai; an internal note is not enough.",
    ),
    "han-tinh-ca-ngay": warning(
        "Văn bản ghi “trước ngày {before}” nên hạn cuối là ngày {last}, không phải ngày {value}.",
        "Ghi: trước ngày {before}; chương trình tự tính ngày cuối cùng.",
        'The text says "before {before}", so the last day is {last}, not {value}.',
        "Write: trước ngày {before}; the last day is worked out.",
    ),
    "buoc-sau-la": error(
        "Không có chế độ báo cáo nào của văn bản này gửi tới “{value}”.",
        "Ghi tiep_theo đúng như noi_nhan của bước sau, ngay trong che_do_bao_cao của văn bản này.",
        'No report of this document goes to "{value}".',
        "Write tiep_theo just as noi_nhan of the next step in this document.",
    ),
    "han-chua-tach": warning(
        "Thời hạn ghi “trước ngày {before}” nhưng chưa có khóa han hoặc truoc_ngay.",
        "Thêm truoc_ngay: [{before}] nếu hạn lặp lại, hoặc han: trước ngày {before}/… nếu chỉ một lần.",
        'The deadline says "before {before}", but neither han nor truoc_ngay is given.',
        "Add truoc_ngay: [{before}] where it comes back, or han: trước ngày {before}/… where it is once.",
    ),
    "chi-so-la": error(
        "Không có chỉ số “{value}” trong danh mục.",
        "Chọn chỉ số trong danh mục, hoặc thêm chỉ số vào khóa chi_so của tu-vung.yml.",
        'There is no indicator "{value}".',
        "Choose a known one, or add it under chi_so in tu-vung.yml.",
    ),
    "chi-so-trung": error(
        "Chỉ số “{value}” của kỳ {period} đã có ở {other}.",
        "Mỗi đơn vị chỉ ghi một chỉ số một lần cho một kỳ; xóa dòng thừa.",
        'The indicator "{value}" of the period {period} is given already in {other}.',
        "A unit gives an indicator once for a period; delete one.",
    ),
    "chi-so-sai-dang": error(
        "Chỉ số “{value}” cần {wanted}.",
        "Tỷ lệ ghi tu_so và mau_so, chương trình tự chia; số đếm chỉ ghi gia_tri.",
        'The indicator "{value}" needs {wanted_en}.',
        "A share has tu_so and mau_so, the program divides; a count has gia_tri alone.",
    ),
    "don-vi-tinh-khac": error(
        "Chỉ số “{value}” tính bằng “{wanted}”, ở đây ghi “{unit}”.",
        "Đổi số liệu sang đúng đơn vị tính của danh mục, hoặc bỏ khóa don_vi_tinh.",
        'The indicator "{value}" is measured in "{wanted}", here in "{unit}".',
        "Convert the figure, or leave don_vi_tinh out.",
    ),
    "tu-so-qua-mau-so": warning(
        "Tử số {part} lớn hơn mẫu số {whole}.",
        "Kiểm tra lại hai số; tỷ lệ này sẽ lớn hơn 100%.",
        "The numerator {part} is greater than the denominator {whole}.",
        "Check both; the share would be more than 100 percent.",
    ),
    "truong-la": error(
        "Không có trường “{value}”.",
        "Dùng các trường và loại bài kê trong sổ tay, phần báo cáo.",
        'There is no field "{value}".',
        "Use the fields and kinds that the handbook lists for reports.",
    ),
    "tieu-chi-la": error(
        "Không có {what} “{value}”.",
        "Ghi đúng mã trong bảng tiêu chí của bao-cao.yml.",
        'There is no {what_en} "{value}".',
        "Write a code of the board in bao-cao.yml.",
    ),
    "diem-qua-muc": error(
        "Tiêu chí {value} cho nhiều nhất {most} điểm, ở đây ghi {points}.",
        "Sửa lại điểm tự chấm.",
        "The criterion {value} gives at most {most} points, here {points}.",
        "Mend the score.",
    ),
    "de-cuong-la": error(
        "Không có đề cương “{value}”.",
        "Ghi mã của một đề cương có sẵn hoặc có trong bao-cao.yml.",
        'There is no outline "{value}".',
        "Write the code of a shipped outline, or of one in bao-cao.yml.",
    ),
    "thieu-gia-tri": error(
        "Lần đo này không có giá trị.",
        "Ghi gia_tri, hoặc cả tu_so và mau_so.",
        "This measurement has no value.",
        "Write gia_tri, or both tu_so and mau_so.",
    ),
    "tu-so-mau-so": error(
        "Tử số và mẫu số phải đi cùng nhau, mẫu số lớn hơn 0.",
        "Ghi đủ tu_so và mau_so, hoặc bỏ cả hai.",
        "A numerator needs a denominator above zero, and the other way round.",
        "Write both tu_so and mau_so, or neither.",
    ),
    "gia-tri-khac-ty-le": warning(
        "Giá trị “{value}” khác tỷ lệ {part}/{whole} = {share}.",
        "Bỏ gia_tri để chương trình tự tính, hoặc sửa tử số, mẫu số.",
        'The value "{value}" differs from {part}/{whole} = {share}.',
        "Leave gia_tri out, or mend the numbers.",
    ),
}
