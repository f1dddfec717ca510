"""A second set of layouts kept apart: signatures by order, organs of organs, heads in another order.

It must not quote any real paper.
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
    targets,
    title_of,
)


def by_order(one: Labelled) -> None:
    """A department's notice signed by its chief of office by order."""
    province = one.pick(PROVINCES)
    head_of(
        one, f"Ủy ban nhân dân tỉnh {province}|Sở Nội vụ", f"{one.rng.randrange(10, 999)}/TB-SNV", province
    )
    one.truth.issuer = f"Sở Nội vụ tỉnh {province}"
    title_of(one, "Thông báo", f"Về việc {one.pick(SUBJECTS)}")
    one.say("Căn cứ chức năng, nhiệm vụ được giao, Sở Nội vụ thông báo như sau:")
    one.say(
        "1. Thời gian: từ ngày 05 tháng 5 năm 2026 đến ngày 20 tháng 5 năm 2026.",
        "2. Địa điểm: Hội trường Sở.",
    )
    end_of(one, "TL. Giám đốc", "Chánh Văn phòng", listed=("Các phòng, đơn vị", "Lưu: VT"))


def front(one: Labelled) -> None:
    """A programme of a province's Fatherland Front."""
    province = one.pick(PROVINCES)
    number = f"{one.rng.randrange(10, 200)}/CTr-MTTQ-BTT"
    one.left(
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM",
        f"TỈNH {province.upper()}",
        "BAN THƯỜNG TRỰC",
        "***",
        f"Số: {number}",
    )
    one.centre(*COUNTRY, f"{province}, {in_words(one.day)}")
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = f"Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh {province}"
    title_of(one, "Chương trình", f"Phối hợp {one.pick(SUBJECTS)} giai đoạn 2026 - 2030")
    one.say("I. MỤC TIÊU ĐẾN NĂM 2030")
    targets(one, 2030)
    end_of(one, "TM. Ban Thường trực", "Chủ tịch", listed=("Ban Thường trực UBTW MTTQ", "Lưu: VP"))


def head_below(one: Labelled) -> None:
    """A commune's report with country and motto before the organ, as some converters leave it."""
    ward = one.pick(WARDS)
    number = f"{one.rng.randrange(1, 300)}/BC-UBND"
    one.centre(*COUNTRY)
    one.left(f"UBND XÃ {ward.upper()}", f"Số: {number}")
    one.centre(f"{ward}, {in_words(one.day)}")
    one.truth.number, one.truth.date, one.truth.issuer = number, f"{one.day:%d/%m/%Y}", f"UBND xã {ward}"
    title_of(one, "Báo cáo", f"Kết quả {one.pick(SUBJECTS)} quý I năm 2026")
    one.say("I. KẾT QUẢ", "1. Đã tổ chức 12 lớp, đạt 85% kế hoạch.", "2. Có 3 mô hình được công nhận.")
    one.say("II. KIẾN NGHỊ", "Không.")
    end_of(one, "TM. UBND xã", "Chủ tịch", listed=("UBND tỉnh", "Lưu: VT"))


def guidance(one: Labelled) -> None:
    """A guidance of a Party organ over a province, with several deadlines of reports in one sentence."""
    province = one.pick(PROVINCES)
    number = f"{one.rng.randrange(1, 60)}-HD/BTGDVTU"
    one.left(f"TỈNH ỦY {province.upper()}", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "*", f"Số {number}")
    one.centre("ĐẢNG CỘNG SẢN VIỆT NAM", f"{province}, {in_words(one.day)}")
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = f"Ban Tuyên giáo và Dân vận Tỉnh ủy {province}"
    title_of(one, "Hướng dẫn", f"tuyên truyền {one.pick(SUBJECTS)}")
    asked = f"{one.rng.randrange(10, 99)}-KH/TU"
    one.say(
        f"Thực hiện Kế hoạch số {asked}, {in_words(one.day)[:-4]}2025 của Ban Thường vụ Tỉnh ủy, "
        "Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn như sau:"
    )
    one.truth.relations.append(("Thi hành", asked, False))
    one.say("I. MỤC ĐÍCH, YÊU CẦU", "1. Tạo sự thống nhất về nhận thức.", "II. TỔ CHỨC THỰC HIỆN")
    charges(
        one,
        (
            "Ban Tuyên giáo và Dân vận Tỉnh ủy",
            "Báo và Phát thanh, Truyền hình tỉnh",
            "Đảng ủy Quân sự tỉnh",
        ),
        2,
    )
    end_of(
        one,
        "K/T Trưởng ban",
        "Phó Trưởng ban",
        listed=("Ban Tuyên giáo và Dân vận Trung ương", "Lưu Ban TG&DV"),
    )


def appointment(one: Labelled) -> None:
    """A decision that names people, whose names and birthdays are no signer's and no day of issue."""
    province = one.pick(PROVINCES)
    head_of(one, f"Ủy ban nhân dân|tỉnh {province}", f"{one.rng.randrange(100, 3000)}/QĐ-UBND", province)
    title_of(one, "Quyết định", "Về việc thành lập Tổ công tác " + one.pick(SUBJECTS))
    one.title(f"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH {province.upper()}")
    grounds(one)
    one.title("QUYẾT ĐỊNH:")
    one.say(
        "Điều 1. Thành lập Tổ công tác gồm các ông, bà có tên sau:",
        f"1. Ông {one.person()}, Phó Chủ tịch Ủy ban nhân dân tỉnh - Tổ trưởng;",
        f"2. Bà {one.person()}, Giám đốc Sở Tài chính - Tổ phó.",
    )
    one.say(
        "Điều 2. Tổ công tác có nhiệm vụ giúp Chủ tịch Ủy ban nhân dân tỉnh.",
        "Điều 3. Quyết định này có hiệu lực kể từ "
        "ngày ký. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.",
    )
    end_of(one, "Chủ tịch", listed=("Như Điều 3", "Lưu: VT, TH"))


def ministry_plan(one: Labelled) -> None:
    """A ministry's decision with its plan behind the signature: the plan's targets and charges count."""
    head_of(one, "Bộ Y tế", f"{one.rng.randrange(100, 4000)}/QĐ-BYT", "Hà Nội")
    title_of(one, "Quyết định", f"Ban hành Kế hoạch {one.pick(SUBJECTS)}")
    one.title("BỘ TRƯỞNG BỘ Y TẾ")
    grounds(one)
    one.title("QUYẾT ĐỊNH:")
    one.say(
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
    )
    end_of(one, "KT. Bộ trưởng", "Thứ trưởng", listed=("Như Điều 2", "Lưu: VT, KH"), first=False)
    one.title("KẾ HOẠCH", "Triển khai năm 2027")
    one.centre(
        f"(Ban hành kèm theo Quyết định số {one.truth.number} {in_words(one.day)} của Bộ trưởng Bộ Y tế)"
    )
    one.say("I. MỤC TIÊU", "1. Mục tiêu cụ thể đến năm 2027")
    targets(one, 2027)
    one.say("II. TỔ CHỨC THỰC HIỆN")
    charges(one, ("Vụ Kế hoạch - Tài chính", "Cục Khoa học công nghệ và Đào tạo", "Thanh tra Bộ"), 2)


UNSEEN_MORE = (by_order, front, head_below, guidance, appointment, ministry_plan)
