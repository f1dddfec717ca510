"""Layouts kept apart from those that recognising was made on, to see whether "sure" holds there too.

It must not quote any real paper. What fails here is mended as a kind, and a new layout takes its place.
"""

from tests.labelled.writing import (
    COUNTRY,
    PROVINCES,
    SUBJECTS,
    WARDS,
    Labelled,
    charges,
    end_of,
    grounds,
    head_of,
    in_words,
    labelled,
    targets,
    title_of,
)

_ROOMS = (
    "Phòng Tổng hợp",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Đào tạo",
    "Văn phòng",
    "Phòng Công tác sinh viên",
)


def council(one: Labelled) -> None:
    """A resolution of a province's people's council, passed at a session."""
    province = one.pick(PROVINCES)
    head_of(one, f"Hội đồng nhân dân|tỉnh {province}", f"{one.rng.randrange(1, 90)}/NQ-HĐND", province)
    title_of(one, "Nghị quyết", f"Về việc thông qua Đề án {one.pick(SUBJECTS)}")
    one.title(f"HỘI ĐỒNG NHÂN DÂN TỈNH {province.upper()}", "KHÓA XVIII, KỲ HỌP THỨ 9")
    grounds(one)
    asked = f"{one.rng.randrange(10, 300)}/TTr-UBND"
    one.truth.relations.append(("Căn cứ", asked, False))
    one.say(
        f"Xét Tờ trình số {asked} ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân "
        "tỉnh; báo cáo thẩm tra của Ban Pháp chế; ý kiến thảo luận của đại biểu tại kỳ họp."
    )
    one.title("QUYẾT NGHỊ:")
    one.say(
        "Điều 1. Thông qua Đề án.", "Điều 2. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này."
    )
    one.say(
        f"Nghị quyết này đã được Hội đồng nhân dân tỉnh {province} khóa XVIII, kỳ họp thứ 9 thông qua "
        f"{in_words(one.day)}./."
    )
    end_of(one, "Chủ tịch", listed=("Ủy ban Thường vụ Quốc hội", "Chính phủ", "Lưu: VT, CTHĐND"))


def university(one: Labelled) -> None:
    """A university's decision that issues a regulation, which follows the signature."""
    name = one.pick(("Trường Đại học Mẫu", "Học viện Thử nghiệm", "Trường Cao đẳng An Thử"))
    code = {"Trường Đại học Mẫu": "ĐHM", "Học viện Thử nghiệm": "HVTN"}.get(name, "CĐAT")
    office = "Giám đốc" if name.startswith("Học viện") else "Hiệu trưởng"
    head_of(one, f"Bộ Giáo dục và Đào tạo|{name}", f"{one.rng.randrange(100, 3000)}/QĐ-{code}", "Hà Nội")
    one.truth.issuer = name
    title_of(one, "Quyết định", f"Ban hành Quy chế {one.pick(SUBJECTS)}")
    one.title(f"{office} {name}".upper())
    grounds(one)
    one.title("QUYẾT ĐỊNH:")
    one.say(
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
    )
    one.say("Điều 3. Trưởng các đơn vị thuộc Trường chịu trách nhiệm thi hành Quyết định này./.")
    end_of(one, office, listed=("Như Điều 3", "Lưu: VT, ĐT"), first=False)
    one.title("QUY CHẾ", "Quản lý nội bộ")
    one.centre(f"(Ban hành kèm theo Quyết định số {one.truth.number} {in_words(one.day)})")
    one.say(
        "Điều 1. Phạm vi.",
        "1. Quy chế này áp dụng từ năm học 2026-2027.",
        "2. Phòng Đào tạo theo dõi việc thi hành.",
    )


def conclusion(one: Labelled) -> None:
    """A conclusion of a ward's Party committee, which says below its title whose it is."""
    ward = one.pick(WARDS)
    number = f"{one.rng.randrange(1, 99)}-KL/ĐU"
    one.left("ĐẢNG BỘ TỈNH LẠNG SƠN", f"ĐẢNG ỦY PHƯỜNG {ward.upper()}", "*", f"Số {number}")
    one.centre("ĐẢNG CỘNG SẢN VIỆT NAM", f"{ward}, {in_words(one.day)}")
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = f"Đảng ủy phường {ward} tỉnh Lạng Sơn"
    one.title("KẾT LUẬN", "CỦA BAN THƯỜNG VỤ ĐẢNG ỦY", f"về {one.pick(SUBJECTS)}", "-----")
    one.truth.type, one.truth.subject = "Kết luận", one.blocks[-2][1][:1].upper() + one.blocks[-2][1][1:]
    one.say("Ban Thường vụ Đảng ủy thống nhất kết luận như sau:")
    charges(
        one, ("Đảng ủy các cơ quan Đảng", "Ủy ban nhân dân phường", "Ủy ban Mặt trận Tổ quốc phường"), 2
    )
    end_of(
        one,
        "T/M Ban Thường vụ",
        "Bí thư",
        listed=("Ban Thường vụ Tỉnh ủy (báo cáo)", "Lưu Văn phòng Đảng ủy"),
    )


def youth(one: Labelled) -> None:
    """A plan of a province's Youth Union, whose letterhead names the Union at the right."""
    province = one.pick(PROVINCES)
    number = f"{one.rng.randrange(10, 300)}-KH/TĐTN-PT"
    one.left(f"BCH ĐOÀN TỈNH {province.upper()}", "***", f"Số: {number}")
    one.centre("ĐOÀN TNCS HỒ CHÍ MINH", f"{province}, {in_words(one.day)}")
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = f"BCH Đoàn tỉnh {province}"
    title_of(one, "Kế hoạch", f"Tổ chức hoạt động {one.pick(SUBJECTS)}")
    one.say("I. MỤC ĐÍCH", "1. Nâng cao nhận thức của đoàn viên, thanh niên.", "II. CHỈ TIÊU")
    targets(one, one.day.year)
    one.truth.targets = [("Không ghi", value) for _, value in one.truth.targets]
    end_of(one, "TM. Ban Thường vụ Tỉnh đoàn", "Phó Bí thư", listed=("Trung ương Đoàn", "Lưu: VP"))


def blanks(one: Labelled) -> None:
    """A department's plan not yet given a number or a day."""
    province = one.pick(PROVINCES)
    one.left(f"ỦY BAN NHÂN DÂN TỈNH {province.upper()}", "SỞ TƯ PHÁP", "Số:        /KH-STP")
    one.centre(*COUNTRY, f"{province}, ngày      tháng {one.day.month} năm {one.day.year}")
    one.truth.issuer, one.truth.number = f"Sở Tư pháp tỉnh {province}", "/KH-STP"
    one.truth.date = f"{one.day.month:02d}/{one.day.year}"
    title_of(one, "Kế hoạch", f"{one.pick(SUBJECTS).capitalize()} năm {one.day.year}")
    one.say(
        f"Thực hiện Kế hoạch số 88/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh {province};"
    )
    one.truth.relations.append(("Thi hành", "88/KH-UBND", False))
    one.say("I. NHIỆM VỤ")
    labelled(one, _ROOMS, 2)
    end_of(one, "Giám đốc", listed=("UBND tỉnh (b/c)", "Lưu: VT"))


def proposal(one: Labelled) -> None:
    """A proposal to a higher organ, signed by a deputy by order."""
    province = one.pick(PROVINCES)
    head_of(one, f"Ủy ban nhân dân|tỉnh {province}", f"{one.rng.randrange(1, 400)}/TTr-UBND", province)
    title_of(one, "Tờ trình", f"Về việc đề nghị ban hành Nghị quyết {one.pick(SUBJECTS)}")
    one.centre(f"Kính gửi: Hội đồng nhân dân tỉnh {province}.")
    one.say("Thực hiện Luật Tổ chức chính quyền địa phương, Ủy ban nhân dân tỉnh kính trình như sau:")
    one.say("I. SỰ CẦN THIẾT", "Ngày 12 tháng 3 năm 2019, tỉnh đã ban hành chính sách đầu tiên.")
    end_of(one, "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", listed=("Như trên", "Lưu: VT, NC"))


def department(one: Labelled) -> None:
    """A decision of a department's director, with the signer by authority and the seal's note."""
    province = one.pick(PROVINCES)
    head_of(
        one, f"Ủy ban nhân dân tỉnh {province}|Sở Y tế", f"{one.rng.randrange(10, 999)}/QĐ-SYT", province
    )
    one.truth.issuer = f"Sở Y tế tỉnh {province}"
    title_of(one, "Quyết định", f"Về việc phê duyệt kế hoạch {one.pick(SUBJECTS)}")
    one.title(f"GIÁM ĐỐC SỞ Y TẾ TỈNH {province.upper()}")
    grounds(one)
    one.title("QUYẾT ĐỊNH:")
    one.say(
        "Điều 1. Phê duyệt kế hoạch.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số "
        "45/QĐ-SYT ngày 03 tháng 02 năm 2024 của Giám đốc Sở Y tế.",
    )
    one.truth.relations.append(("Thay thế", "45/QĐ-SYT", False))
    end_of(one, "KT. Giám đốc", "Phó Giám đốc", listed=("Như Điều 2", "Lưu: VT, NVY"))


def police(one: Labelled) -> None:
    """A plan of a province's police, whose superior is a ministry."""
    province = one.pick(PROVINCES)
    head_of(
        one, f"Bộ Công an|Công an tỉnh {province}", f"{one.rng.randrange(10, 900)}/KH-CAT-PV01", province
    )
    one.truth.issuer = f"Công an tỉnh {province}"
    title_of(one, "Kế hoạch", f"{one.pick(SUBJECTS).capitalize()} trong Công an tỉnh")
    one.say("I. PHÂN CÔNG NHIỆM VỤ")
    charges(one, ("Phòng Tham mưu", "Phòng Hậu cần", "Công an các xã, phường"), 2)
    end_of(one, "Giám đốc", listed=("Bộ Công an", "Lưu: VT, PV01"))


UNSEEN = (council, university, conclusion, youth, blanks, proposal, department, police)
