"""The third set goes on: papers of provinces, communes, schools and the Party's organs.

It must not quote any real paper.
"""

from tests.labelled.writing import (
    COUNTRY,
    DEPARTMENTS,
    PROVINCES,
    SUBJECTS,
    WARDS,
    Labelled,
    assigned,
    end_of,
    grounds,
    head_of,
    in_words,
    signed,
    targets,
    title_of,
)

_ROOMS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Văn phòng HĐND và UBND xã")
_PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)


def _party_head(one: Labelled, organ: str, number: str, place: str, *above: str) -> None:
    one.left(*above, *organ.upper().split("|"), "*", f"Số {number}")
    one.centre(*_PARTY, f"{place}, {in_words(one.day)}")
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = organ.replace("|", " ")


def council_rules(one: Labelled) -> None:
    """A provincial council's resolution that sets rules and repeals others."""
    province = one.pick(PROVINCES)
    head_of(
        one,
        f"Hội đồng nhân dân|tỉnh {province}",
        f"{one.rng.randrange(1, 90)}/{one.day.year}/NQ-HĐND",
        province,
    )
    title_of(one, "Nghị quyết", f"Quy định mức chi {one.pick(SUBJECTS)} trên địa bàn tỉnh {province}")
    grounds(one)
    old, part = f"{one.rng.randrange(1, 90)}/2018/NQ-HĐND", f"{one.rng.randrange(1, 90)}/2021/NQ-HĐND"
    one.say(
        "Hội đồng nhân dân ban hành Nghị quyết quy định mức chi.",
        "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng",
        "Điều 2. Mức chi: 500.000 đồng/người/ngày.",
        "Điều 3. Hiệu lực thi hành",
        "1. Nghị quyết này có hiệu lực từ ngày 15 tháng 12 năm 2027.",
        f"2. Nghị quyết này thay thế Nghị quyết số {old} ngày 08 tháng 12 năm 2018 của Hội đồng nhân "
        f"dân tỉnh "
        f"và bãi bỏ Điều 4 Nghị quyết số {part} ngày 10 tháng 7 năm 2021 của Hội đồng nhân dân tỉnh.",
        f"Nghị quyết này được Hội đồng nhân dân tỉnh {province} Khóa XIX, Kỳ họp thứ 2 thông qua "
        f"{in_words(one.day)}./.",
    )
    one.truth.relations += [("Thay thế", old, False), ("Bãi bỏ", part, True)]
    end_of(one, "Chủ tịch", listed=("Ủy ban Thường vụ Quốc hội", "Công báo tỉnh", "Lưu: VT"))


def commune_council(one: Labelled) -> None:
    """A commune council's resolution."""
    ward = one.pick(WARDS)
    head_of(one, f"Hội đồng nhân dân|xã {ward}", f"{one.rng.randrange(1, 60):02d}/NQ-HĐND", ward)
    title_of(one, "Nghị quyết", f"Về nhiệm vụ phát triển kinh tế - xã hội và {one.pick(SUBJECTS)}")
    one.title(f"HỘI ĐỒNG NHÂN DÂN XÃ {ward.upper()}", "KHÓA I, KỲ HỌP THỨ 3")
    grounds(one)
    asked = f"{one.rng.randrange(10, 300)}/TTr-UBND"
    one.say(
        f"Xét Tờ trình số {asked} ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân xã {ward} về việc ban "
        f"hành Nghị "
        "quyết; Báo cáo thẩm tra của Ban Kinh tế - Ngân sách; ý kiến thảo luận của đại biểu."
    )
    one.truth.relations.append(("Căn cứ", asked, False))
    one.title("QUYẾT NGHỊ:")
    one.say(
        "Điều 1. Thông qua nhiệm vụ.",
        "Điều 2. Ủy ban nhân dân xã chịu trách nhiệm tổ chức thực hiện Nghị quyết.",
        f"Nghị quyết này đã được Hội đồng nhân dân xã {ward} khóa I, kỳ họp thứ 3 (chuyên đề) thông qua "
        f"{in_words(one.day)} và có hiệu lực từ ngày thông qua./.",
    )
    end_of(one, "Chủ tịch", listed=("TT. HĐND tỉnh", "TT. Đảng ủy", "Lưu: VT"))


def provincial_rules(one: Labelled) -> None:
    """A province's decision with the rules that it issues behind its signature, in a gazette."""
    province = one.pick(PROVINCES)
    one.left("2", f"CÔNG BÁO TỈNH {province.upper()}/Số 30 + 31/Ngày 28-12-{one.day.year}")
    one.left("PHẦN VĂN BẢN QUY PHẠM PHÁP LUẬT")
    head_of(
        one,
        f"Ủy ban nhân dân|tỉnh {province}",
        f"{one.rng.randrange(1, 90)}/{one.day.year}/QĐ-UBND",
        province,
    )
    title_of(one, "Quyết định", f"Ban hành Quy định phân cấp quản lý {one.pick(SUBJECTS)}")
    grounds(one)
    old = f"{one.rng.randrange(10, 60)}/2019/QĐ-UBND"
    one.say(
        "Theo đề nghị của Giám đốc Sở Nội vụ;",
        "Ủy ban nhân dân ban hành Quyết định ban hành Quy định phân cấp.",
        "Điều 1. Ban hành kèm theo Quyết định này Quy định phân cấp.",
        f"Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 12 năm 2027 và thay thế Quyết định số "
        f"{old} ngày "
        f"20 tháng 5 năm 2019 của Ủy ban nhân dân tỉnh {province} về việc phân cấp.",
        "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở chịu trách nhiệm thi hành./.",
    )
    one.truth.relations.append(("Thay thế", old, False))
    end_of(one, "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", listed=("Như Điều 3", "Lưu: VT, NC"))
    one.title("QUY ĐỊNH", "Phân cấp quản lý")
    one.centre(
        f"(Kèm theo Quyết định số {one.truth.number} {in_words(one.day)} của Ủy ban nhân dân tỉnh "
        f"{province})"
    )
    one.say(
        "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi điều chỉnh", "1. Sở Nội vụ theo dõi việc phân cấp."
    )


def chairman_directive(one: Labelled) -> None:
    """A directive of a province's chairman that charges directors."""
    province = one.pick(PROVINCES)
    head_of(one, f"Ủy ban nhân dân|tỉnh {province}", f"{one.rng.randrange(1, 30):02d}/CT-UBND", province)
    title_of(one, "Chỉ thị", f"Về tăng cường {one.pick(SUBJECTS)} trên địa bàn tỉnh")
    one.say(f"Thời gian qua còn nhiều hạn chế. Chủ tịch Ủy ban nhân dân tỉnh {province} yêu cầu:")
    assigned(one, tuple(f"Giám đốc {name}" for name in DEPARTMENTS if name.startswith("Sở")), 3)
    end_of(one, "Chủ tịch", listed=("Thủ tướng Chính phủ (b/c)", "Lưu: VT, TH"))


def invitation(one: Labelled) -> None:
    """An invitation, whose day of meeting is none of issue, by order of the chairman."""
    province = one.pick(PROVINCES)
    head_of(one, f"Ủy ban nhân dân|tỉnh {province}", f"{one.rng.randrange(1, 400)}/GM-UBND", province)
    title_of(one, "Giấy mời", f"Họp về {one.pick(SUBJECTS)}")
    one.say(
        f"Ủy ban nhân dân tỉnh {province} trân trọng kính mời:",
        "- Đại diện lãnh đạo Sở Tài chính, Sở Nội vụ;",
        f"Chủ trì: Đồng chí {one.person()} - Phó Chủ tịch Ủy ban nhân dân tỉnh.",
        "Thời gian: 14 giờ 00 phút, ngày 12 tháng 12 năm 2026 (thứ Bảy).",
        "Địa điểm: Phòng họp số 2.",
        "Giao Sở Tài chính chuẩn bị tài liệu.",
    )
    end_of(
        one, "TL. Chủ tịch", "KT. Chánh Văn phòng", "Phó Chánh Văn phòng", listed=("Như trên", "Lưu: VT")
    )


def two_signers(one: Labelled) -> None:
    """Minutes signed by secretary and chair beside each other."""
    ward = one.pick(WARDS)
    head_of(one, f"Ủy ban nhân dân|xã {ward}", f"{one.rng.randrange(1, 60)}/BB-UBND", ward)
    title_of(one, "Biên bản", f"Họp thông qua {one.pick(SUBJECTS)}")
    one.say(
        "Thời gian bắt đầu: 8 giờ 00 phút ngày 05 tháng 01 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân xã.",
        f"Chủ trì: Ông {one.person()}. Thư ký: Bà {one.person()}.",
        "Nội dung: các thành viên nhất trí.",
        "Cuộc họp kết thúc vào 11 giờ 00 phút cùng ngày./.",
    )
    signed(one, "Thư ký")
    signed(one, "Chủ trì")


def joint_plan(one: Labelled) -> None:
    """A plan of two departments, each with its own signature."""
    province = one.pick(PROVINCES)
    head_of(
        one, "Sở Tư pháp - Sở Giáo dục và Đào tạo", f"{one.rng.randrange(1, 900)}/KH-STP-SGDĐT", province
    )
    one.truth.issuer = "Sở Tư pháp; Sở Giáo dục và Đào tạo"
    title_of(one, "Kế hoạch", f"Phối hợp {one.pick(SUBJECTS)} giai đoạn 2026 - 2030")
    one.say("I. MỤC ĐÍCH", "1. Nâng cao hiểu biết pháp luật cho học sinh.", "II. CHỈ TIÊU ĐẾN NĂM 2030")
    targets(one, 2030)
    signed(one, "KT. Giám đốc Sở Giáo dục và Đào tạo", "Phó Giám đốc")
    signed(one, "Giám đốc Sở Tư pháp")
    one.left("Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT hai Sở.")


def provincial_directive(one: Labelled) -> None:
    """A directive of a provincial Party committee's standing board."""
    province = one.pick(PROVINCES)
    _party_head(one, f"Tỉnh ủy {province}", f"{one.rng.randrange(1, 60):02d}-CT/TU", province)
    title_of(one, "Chỉ thị", "CỦA BAN THƯỜNG VỤ TỈNH ỦY")
    subject = f"về tăng cường sự lãnh đạo của Đảng đối với {one.pick(SUBJECTS)}"
    one.title(subject, "-----")
    one.truth.subject = subject[:1].upper() + subject[1:]
    one.say("Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt một số nhiệm vụ sau:")
    assigned(one, ("Ban Tổ chức Tỉnh ủy", "Đảng ủy UBND tỉnh", "Ban Tuyên giáo và Dân vận Tỉnh ủy"), 2)
    end_of(
        one, "T/M Ban Thường vụ", "Bí thư", listed=("Ban Bí thư Trung ương Đảng", "Lưu Văn phòng Tỉnh ủy")
    )


def steering_central(one: Labelled) -> None:
    """A plan of a central steering committee with a long name."""
    organ = "Ban Chỉ đạo Trung ương về phát triển|khoa học, công nghệ, đổi mới sáng tạo|và chuyển đổi số"
    _party_head(one, organ, f"{one.rng.randrange(1, 20):02d}-KH/BCĐTW", "Hà Nội")
    title_of(one, "Kế hoạch", f"hành động {one.pick(SUBJECTS)}")
    one.say("I. MỤC TIÊU", "1. Mục tiêu cụ thể đến hết năm 2027")
    targets(one, 2027)
    one.say("II. NHIỆM VỤ")
    assigned(one, ("Đảng ủy Chính phủ", "Đảng ủy Quốc hội", "Văn phòng Trung ương Đảng"), 2)
    end_of(one, "K/T Trưởng Ban", "Phó Trưởng ban", listed=("Bộ Chính trị (để b/c)", "Lưu Văn phòng"))


def party_report(one: Labelled) -> None:
    """A report of a commune's Party committee below the province's."""
    ward, province = one.pick(WARDS), one.pick(PROVINCES)
    _party_head(
        one,
        f"Đảng ủy xã {ward}",
        f"{one.rng.randrange(1, 300)}-BC/ĐU",
        ward,
        f"ĐẢNG BỘ TỈNH {province.upper()}",
    )
    one.truth.issuer = f"Đảng ủy xã {ward} tỉnh {province}"
    title_of(one, "Báo cáo", f"kết quả {one.pick(SUBJECTS)} 9 tháng năm {one.day.year}")
    one.say(
        "I. KẾT QUẢ ĐẠT ĐƯỢC",
        "1. Đã mở 12 lớp với 1.200 lượt người tham gia, đạt 85% kế hoạch.",
        "II. NHIỆM VỤ TRỌNG TÂM",
        "Tiếp tục quán triệt các nghị quyết của Đảng.",
    )
    end_of(one, "T/M Đảng ủy", "Phó Bí thư Thường trực", listed=("Ban Thường vụ Tỉnh ủy", "Lưu VPĐU"))


def steering_local(one: Labelled) -> None:
    """A plan of a province's steering committee, signed by its head, who is the chairman."""
    province = one.pick(PROVINCES)
    head_of(
        one, f"Ban Chỉ đạo Chuyển đổi số|tỉnh {province}", f"{one.rng.randrange(1, 60)}/KH-BCĐ", province
    )
    title_of(one, "Kế hoạch", f"Hoạt động {one.pick(SUBJECTS)} năm {one.day.year}")
    one.say("I. PHÂN CÔNG NHIỆM VỤ")
    assigned(one, DEPARTMENTS, 3)
    end_of(one, "TM. Ban Chỉ đạo", "Trưởng ban", "Chủ tịch UBND tỉnh", listed=("Như trên", "Lưu: VT"))


def military(one: Labelled) -> None:
    """A plan of a province's military command, whose signer has a rank."""
    province = one.pick(PROVINCES)
    head_of(
        one,
        f"Quân khu 4|Bộ Chỉ huy Quân sự tỉnh {province}",
        f"{one.rng.randrange(1, 900)}/KH-BCH",
        province,
    )
    one.truth.issuer = f"Bộ Chỉ huy Quân sự tỉnh {province}"
    title_of(one, "Kế hoạch", f"{one.pick(SUBJECTS).capitalize()} năm {one.day.year}")
    one.say("I. NHIỆM VỤ")
    assigned(one, ("Phòng Tham mưu", "Phòng Chính trị", "Phòng Hậu cần - Kỹ thuật"), 2)
    one.left("Nơi nhận:", "- Quân khu (b/c);", "- Lưu: VT, TM.")
    signed(one, "Chỉ huy trưởng", before="Đại tá")


def institute(one: Labelled) -> None:
    """A hospital's decision, whose signer has degrees."""
    province = one.pick(PROVINCES)
    head_of(
        one,
        f"Sở Y tế tỉnh {province}|Bệnh viện Đa khoa tỉnh",
        f"{one.rng.randrange(1, 900)}/QĐ-BVĐK",
        province,
    )
    one.truth.issuer = f"Bệnh viện Đa khoa tỉnh {province}"
    title_of(one, "Quyết định", f"Về việc ban hành Quy trình {one.pick(SUBJECTS)}")
    one.title("GIÁM ĐỐC BỆNH VIỆN ĐA KHOA TỈNH")
    grounds(one)
    one.title("QUYẾT ĐỊNH:")
    one.say(
        "Điều 1. Ban hành kèm theo Quyết định này Quy trình.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 3. Các khoa, phòng chịu trách nhiệm thi hành./.",
    )
    one.left("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT, TCHC.")
    signed(one, "Giám đốc", before=one.pick(("BSCKII.", "PGS.TS.", "ThS.")))


def school(one: Labelled) -> None:
    """A school's plan with figures of a school year."""
    ward, province = one.pick(WARDS), one.pick(PROVINCES)
    head_of(
        one, f"Ủy ban nhân dân xã {ward}|Trường THCS {ward}", f"{one.rng.randrange(1, 90)}/KH-THCS", ward
    )
    one.truth.issuer = f"Trường THCS {ward}"
    title_of(one, "Kế hoạch", f"{one.pick(SUBJECTS).capitalize()} năm học 2026 - 2027")
    one.say(
        f"Căn cứ Công văn số 1234/SGDĐT-VP ngày 05/01/2026 của Sở Giáo dục và Đào tạo tỉnh {province};",
        "Trường THCS xây dựng kế hoạch như sau:",
    )
    one.truth.relations.append(("Căn cứ", "1234/SGDĐT-VP", False))
    one.say("I. MỤC TIÊU", "1. Nâng cao kỹ năng số cho giáo viên.")
    end_of(one, "Hiệu trưởng", listed=("Các tổ chuyên môn", "Lưu: VT"))


def branch_letter(one: Labelled) -> None:
    """A letter of a sub-department, without a province in its head, marked urgent."""
    province = one.pick(PROVINCES)
    head_of(
        one,
        "Sở Nông nghiệp và Môi trường|Chi cục Kiểm lâm",
        f"{one.rng.randrange(1, 900)}/CCKL-QLR",
        province,
    )
    one.truth.issuer, one.truth.type = "Chi cục Kiểm lâm", "Công văn"
    subject = one.pick(SUBJECTS)
    one.left(f"V/v báo cáo kết quả {subject}")
    one.truth.subject = f"Về việc báo cáo kết quả {subject}"
    one.centre("Kính gửi: Các Hạt Kiểm lâm khu vực.")
    one.say("Chi cục Kiểm lâm đề nghị các Hạt báo cáo trước ngày 20/12/2026./.")
    end_of(one, "KT. Chi cục trưởng", "Phó Chi cục trưởng", listed=("Như trên", "Lưu: VT, QLR"))


def commune_letter(one: Labelled) -> None:
    """A commune's letter: addressees in the middle, the urgent mark in the head."""
    ward = one.pick(WARDS)
    head_of(one, f"Ủy ban nhân dân|phường {ward}", f"{one.rng.randrange(1, 900)}/UBND-VHXH", ward)
    subject = one.pick(SUBJECTS)
    one.left(f"V/v {subject}", "KHẨN")
    one.truth.type, one.truth.subject = "Công văn", f"Về việc {subject}"
    one.centre("Kính gửi:")
    one.say(
        "- Các phòng, ban, đơn vị thuộc phường;",
        "- Các tổ dân phố.",
        f"Thực hiện Công văn số 567/SNV-CCHC ngày 05/01/2026 của Sở Nội vụ về việc {subject}, Ủy ban "
        f"nhân dân "
        "phường yêu cầu các đơn vị triển khai./.",
    )
    one.truth.relations.append(("Thi hành", "567/SNV-CCHC", False))
    end_of(one, "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", listed=("Như trên", "Lưu: VT"))


def union(one: Labelled) -> None:
    """A guidance of a province's trade union."""
    province = one.pick(PROVINCES)
    head_of(
        one, f"Tổng Liên đoàn Lao động Việt Nam|Liên đoàn Lao động tỉnh {province}",
        f"{one.rng.randrange(1, 90)}/HD-LĐLĐ", province,
    )  # fmt: skip
    one.truth.issuer = f"Liên đoàn Lao động tỉnh {province}"
    title_of(one, "Hướng dẫn", f"Tổ chức {one.pick(SUBJECTS)} trong công nhân, viên chức, lao động")
    one.say("I. MỤC ĐÍCH", "1. Nâng cao nhận thức.", "II. TỔ CHỨC THỰC HIỆN")
    assigned(one, ("Công đoàn Viên chức tỉnh", "Ban Tuyên giáo, Nữ công", "Văn phòng Liên đoàn"), 2)
    end_of(one, "TM. Ban Thường vụ", "Phó Chủ tịch", listed=("Tổng Liên đoàn (b/c)", "Lưu: VT, TG"))


def annual_report(one: Labelled) -> None:
    """A province's report: results are neither targets nor tasks."""
    province = one.pick(PROVINCES)
    head_of(one, f"Ủy ban nhân dân|tỉnh {province}", f"{one.rng.randrange(1, 600)}/BC-UBND", province)
    title_of(one, "Báo cáo", f"Tình hình {one.pick(SUBJECTS)} 6 tháng đầu năm {one.day.year}")
    one.say(
        "Thực hiện Công văn số 999/BKHCN-VP ngày 05 tháng 01 năm 2026 của Bộ Khoa học và Công nghệ, Ủy "
        "ban nhân "
        f"dân tỉnh {province} báo cáo như sau:",
        "I. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU",
        "1. Tỷ lệ hồ sơ trực tuyến đạt 67,5%, tăng 12% so với cùng kỳ.",
        "2. Sở Nội vụ đã tổ chức 12 lớp bồi dưỡng.",
        "II. KIẾN NGHỊ",
        "1. Đề nghị Bộ Tài chính bố trí kinh phí.",
    )
    one.truth.relations.append(("Thi hành", "999/BKHCN-VP", False))
    end_of(one, "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", listed=("Bộ KH&CN", "Lưu: VT, KGVX"))


def head_in_one_line(one: Labelled) -> None:
    """A plan whose converter left both columns of the head on the same lines."""
    province, number = one.pick(PROVINCES), f"{one.rng.randrange(1, 400)}/KH-UBND"
    one.title(
        f"ỦY BAN NHÂN DÂN          {COUNTRY[0]}",
        f"TỈNH {province.upper()}          {COUNTRY[1]}",
        f"Số: {number}          {province}, {in_words(one.day)}",
    )
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = f"Ủy ban nhân dân tỉnh {province}"
    title_of(one, "Kế hoạch", f"{one.pick(SUBJECTS).capitalize()} năm {one.day.year}")
    one.say("I. MỤC TIÊU", f"1. Mục tiêu cụ thể đến năm {one.day.year}")
    targets(one, one.day.year)
    end_of(one, "TM. Ủy ban nhân dân", "Chủ tịch", listed=("Như trên", "Lưu: VT"))


LOCAL = (
    council_rules, commune_council, provincial_rules, chairman_directive, invitation, two_signers,
    joint_plan, provincial_directive, steering_central, party_report, steering_local, military, institute,
    school, branch_letter, commune_letter, union, annual_report, head_in_one_line,
)  # fmt: skip
