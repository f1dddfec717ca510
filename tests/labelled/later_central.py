"""A third set of layouts kept apart: papers of the country's organs as they are published.

It must not quote any real paper. What failed at first sight was mended as a kind.
"""

from tests.labelled.writing import (
    COUNTRY,
    MINISTRIES,
    SUBJECTS,
    Labelled,
    assigned,
    end_of,
    grounds,
    head_of,
    in_words,
    signed,
    title_of,
)

_NAMES = tuple(name for name, _ in MINISTRIES)


def _undated(one: Labelled, organ: str, word: str, number: str) -> None:
    """A head without place and day, as the acts of assemblies have it."""
    one.left(organ.upper())
    one.centre(*COUNTRY)
    one.left(f"{word} số: {number}")
    one.truth.number, one.truth.date, one.truth.issuer = number, f"{one.day:%d/%m/%Y}", organ


def amending_law(one: Labelled) -> None:
    """A law that amends another, whose number is told in the enacting sentence alone."""
    _undated(one, "Quốc hội", "Luật", f"{one.rng.randrange(20, 199)}/{one.day.year}/QH16")
    old = f"{one.rng.randrange(10, 90)}/2020/QH14"
    title_of(one, "Luật", "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT MẪU MỰC")
    one.truth.subject = "Sửa đổi, bổ sung một số điều của Luật Mẫu mực"
    one.say(
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam đã được sửa đổi, bổ sung một số điều "
        "theo "
        "Nghị quyết số 203/2025/QH15;",
        f"Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Mẫu mực số {old}.",
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật Mẫu mực",
        "1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:",
        "“2. Cơ quan quản lý có trách nhiệm công bố mẫu.”.",
        "Điều 2. Hiệu lực thi hành",
        "Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2027.",
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 3 thông qua "
        f"{in_words(one.day)}.",
    )
    one.truth.relations += [("Sửa đổi, bổ sung", old, False), ("Căn cứ", "203/2025/QH15", False)]
    end_of(one, "Chủ tịch Quốc hội", listed=())


def assembly_resolution(one: Labelled) -> None:
    """A resolution of the National Assembly."""
    _undated(one, "Quốc hội", "Nghị quyết", f"{one.rng.randrange(200, 299)}/{one.day.year}/QH16")
    title_of(one, "Nghị quyết", f"Thí điểm cơ chế {one.pick(SUBJECTS)}")
    one.title("QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    grounds(one)
    one.title("QUYẾT NGHỊ:")
    one.say(
        "Điều 1. Phạm vi điều chỉnh",
        "Nghị quyết này quy định thí điểm.",
        "Điều 2. Tổ chức thực hiện",
        "1. Chính phủ hướng dẫn thi hành Nghị quyết này.",
        "Điều 3. Hiệu lực thi hành",
        "Nghị quyết này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2027 và được thực hiện trong 05 năm.",
        "Nghị quyết này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, Kỳ họp thứ nhất "
        f"thông qua {in_words(one.day)}./.",
    )
    end_of(one, "Chủ tịch Quốc hội", listed=())


def ordinance(one: Labelled) -> None:
    """An ordinance of the standing committee."""
    organ = "Ủy ban Thường vụ Quốc hội"
    _undated(one, organ, "Pháp lệnh", f"{one.rng.randrange(1, 9):02d}/{one.day.year}/UBTVQH16")
    subject = one.pick(SUBJECTS)
    title_of(one, "Pháp lệnh", subject.upper())
    one.truth.subject = subject
    one.say(
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
        "Ủy ban Thường vụ Quốc hội ban hành Pháp lệnh này.",
        "Điều 1. Phạm vi điều chỉnh",
        "Điều 2. Hiệu lực thi hành",
        "Pháp lệnh này có hiệu lực thi hành từ ngày 01 tháng 9 năm 2027.",
    )
    one.title(f"Hà Nội, {in_words(one.day)}")
    end_of(one, "TM. Ủy ban Thường vụ Quốc hội", "Chủ tịch", listed=())


def amending_decree(one: Labelled) -> None:
    """A decree that amends one which others amended before, stamped by the portal that keeps it."""
    one.left(
        "Ký bởi: Cổng Thông tin điện tử Chính phủ",
        "Email: congthongtin@chinhphu.example",
        "Cơ quan: Văn phòng Chính phủ",
        f"Thời gian ký: {one.day.day:02d}.12.{one.day.year} 16:32:10 +07:00",
    )
    head_of(one, "Chính phủ", f"{one.rng.randrange(1, 300)}/{one.day.year}/NĐ-CP", "Hà Nội")
    old, between = f"{one.rng.randrange(10, 99)}/2019/NĐ-CP", f"{one.rng.randrange(10, 99)}/2023/NĐ-CP"
    title_of(
        one,
        "Nghị định",
        f"Sửa đổi, bổ sung một số điều của Nghị định số {old} ngày 12 tháng 4 năm 2019 của Chính phủ quy "
        f"định về mẫu đã được sửa đổi, bổ sung một số điều theo Nghị định số {between}",
    )
    grounds(one)
    one.truth.relations.append(("Sửa đổi, bổ sung", old, False))
    one.say(
        "Theo đề nghị của Bộ trưởng Bộ Xây dựng;",
        "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều.",
        "Điều 1. Sửa đổi, bổ sung Điều 4 như sau:",
        "Điều 2. Nghị định này có hiệu lực thi hành kể từ ngày ký ban hành.",
        "Điều 3. Các Bộ trưởng chịu trách nhiệm thi hành Nghị định này.",
    )
    end_of(
        one, "TM. Chính phủ", "KT. Thủ tướng", "Phó Thủ tướng", listed=("Ban Bí thư", "Lưu: VT, CN (2b)")
    )


def meeting_notice(one: Labelled) -> None:
    """A notice of a deputy premier's conclusions, who is named in the subject and signs nothing."""
    head_of(one, "Văn phòng Chính phủ", f"{one.rng.randrange(1, 700)}/TB-VPCP", "Hà Nội")
    title_of(
        one,
        "Thông báo",
        f"Kết luận của Phó Thủ tướng Chính phủ {one.person()} tại cuộc họp về {one.pick(SUBJECTS)}",
    )
    one.title("_______________")
    one.say(
        "Ngày 03 tháng 01 năm 2026, tại Trụ sở Chính phủ, Phó Thủ tướng Chính phủ chủ trì cuộc họp. "
        "Cùng dự "
        "có lãnh đạo các bộ. Sau khi nghe báo cáo và ý kiến của các đại biểu, Phó Thủ tướng kết luận:",
        "I. ĐÁNH GIÁ CHUNG",
        "Thời gian qua, các cơ quan đã tích cực triển khai nhiệm vụ được giao.",
        "II. NHIỆM VỤ THỜI GIAN TỚI",
    )
    assigned(one, _NAMES, 3)
    one.say("Văn phòng Chính phủ thông báo để các cơ quan biết, thực hiện./.")
    end_of(
        one, "KT. Bộ trưởng, Chủ nhiệm", "Phó Chủ nhiệm", listed=("Thủ tướng, các Phó Thủ tướng", "Lưu: VT")
    )


def urgent_telegram(one: Labelled) -> None:
    """A telegram that is most urgent and charges ministers and chairmen by their offices."""
    one.left("HỎA TỐC")
    head_of(one, "Thủ tướng Chính phủ", f"{one.rng.randrange(1, 250)}/CĐ-TTg", "Hà Nội")
    title_of(one, "Công điện", f"Về việc tập trung {one.pick(SUBJECTS)}")
    one.centre("THỦ TƯỚNG CHÍNH PHỦ điện:")
    one.say(
        "- Bộ trưởng các Bộ: Quốc phòng, Công an, Xây dựng;",
        "- Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương.",
        "Theo báo cáo, trong hai ngày 05 và 06 tháng 01 năm 2026 đã xảy ra nhiều sự cố. Để chủ động ứng "
        "phó, "
        "Thủ tướng Chính phủ yêu cầu:",
    )
    assigned(one, tuple(f"Bộ trưởng {name}" for name in _NAMES), 2)
    end_of(one, "Thủ tướng", listed=("Như trên", "Ban Bí thư (để b/c)", "Lưu: VT, NN (2b)"))


def ministry_letter(one: Labelled) -> None:
    """A ministry's letter with several addressees, each a line, and a subject of two lines."""
    name, code = one.rng.choice(MINISTRIES)
    head_of(one, name, f"{one.rng.randrange(100, 9999)}/{code}-KHTC", "Hà Nội")
    subject = one.pick(SUBJECTS)
    one.left("V/v hướng dẫn thực hiện", f"{subject} năm {one.day.year}")
    one.truth.type = "Công văn"
    one.truth.subject = f"Về việc hướng dẫn thực hiện {subject} năm {one.day.year}"
    one.say(
        "Kính gửi:",
        "- Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ;",
        "- Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương.",
        f"Ngày 15/01/2026, Chính phủ đã ban hành nghị định mới. Để thống nhất thực hiện, {name} hướng "
        f"dẫn một "
        "số nội dung như sau:",
        "1. Về đối tượng: cơ quan, đơn vị sử dụng ngân sách nhà nước.",
        "Ý kiến góp ý gửi về trước ngày 15/12/2026 để tổng hợp./.",
    )
    end_of(one, "KT. Bộ trưởng", "Thứ trưởng", listed=("Như trên", "Bộ trưởng (để b/c)", "Lưu: VT, KHTC"))


def ministry_conclusion(one: Labelled) -> None:
    """A ministry's notice by order of the minister, signed by a deputy chief of office."""
    name, code = one.rng.choice(MINISTRIES)
    head_of(one, name, f"{one.rng.randrange(1, 300)}/TB-{code}", "Hà Nội")
    title_of(
        one,
        "Thông báo",
        f"Kết luận của Thứ trưởng {one.person()} tại buổi làm việc về {one.pick(SUBJECTS)}",
    )
    one.say("Sau khi nghe báo cáo, Thứ trưởng có ý kiến kết luận như sau:")
    assigned(one, ("Vụ Pháp chế", "Cục Chuyển đổi số quốc gia", "Văn phòng Bộ", "Thanh tra Bộ"), 3)
    end_of(one, "TL. Bộ trưởng", "KT. Chánh Văn phòng", "Phó Chánh Văn phòng")


def submission(one: Labelled) -> None:
    """A ministry's proposal to the Government."""
    name, code = one.rng.choice(MINISTRIES)
    head_of(one, name, f"{one.rng.randrange(1, 200)}/TTr-{code}", "Hà Nội")
    title_of(one, "Tờ trình", f"Dự thảo Nghị định quy định về {one.pick(SUBJECTS)}")
    one.centre("Kính gửi: Chính phủ")
    carried = f"{one.rng.randrange(10, 200)}/NQ-CP"
    one.say(
        f"Thực hiện Nghị quyết số {carried} ngày 10 tháng 01 năm 2026 của Chính phủ, {name} đã chủ trì xây "
        "dựng dự thảo Nghị định. Bộ xin báo cáo như sau:",
        "I. SỰ CẦN THIẾT BAN HÀNH",
        "1. Cơ sở chính trị, pháp lý",
        "2. Cơ sở thực tiễn",
        "Tính đến ngày 31 tháng 12 năm 2025, cả nước có 12.000 hồ sơ.",
        "II. MỤC ĐÍCH, QUAN ĐIỂM XÂY DỰNG",
        "Trên đây là Tờ trình, kính trình Chính phủ xem xét, quyết định./.",
    )
    one.truth.relations.append(("Thi hành", carried, False))
    end_of(one, "Bộ trưởng", listed=("Như trên", "Bộ Tư pháp", "Lưu: VT, PC"))


def bank_circular(one: Labelled) -> None:
    """A circular of the state bank that ends two others and parts of a third."""
    head_of(
        one, "Ngân hàng Nhà nước|Việt Nam", f"{one.rng.randrange(1, 60)}/{one.day.year}/TT-NHNN", "Hà Nội"
    )
    title_of(one, "Thông tư", f"Quy định về {one.pick(SUBJECTS)}")
    grounds(one)
    first, second, third = (
        f"{serial:02d}/20{year}/TT-NHNN"
        for serial, year in zip(one.rng.sample(range(1, 60), 3), (14, 17, 21), strict=True)
    )
    one.say(
        "Theo đề nghị của Vụ trưởng Vụ Thanh toán;",
        "Thống đốc Ngân hàng Nhà nước Việt Nam ban hành Thông tư.",
        "Điều 1. Phạm vi điều chỉnh",
        "Điều 2. Hiệu lực thi hành",
        "1. Thông tư này có hiệu lực thi hành kể từ ngày 15 tháng 10 năm 2027.",
        "2. Kể từ ngày Thông tư này có hiệu lực thi hành, các văn bản, quy định sau hết hiệu lực:",
        f"a) Thông tư số {first} ngày 20 tháng 10 năm 2014 của Thống đốc Ngân hàng Nhà nước Việt Nam;",
        f"b) Thông tư số {second} ngày 31 tháng 8 năm 2017 của Thống đốc Ngân hàng Nhà nước Việt Nam;",
        f"c) Điều 2 và Điều 5 Thông tư số {third} ngày 30 tháng 12 năm 2021 của Thống đốc.",
    )
    one.truth.relations += [
        ("Thay thế", first, False), ("Thay thế", second, False), ("Bãi bỏ", third, True),
    ]  # fmt: skip
    end_of(
        one, "KT. Thống đốc", "Phó Thống đốc", listed=("Như Điều 3", "Văn phòng Chính phủ", "Lưu VP, PC")
    )


def judges(one: Labelled) -> None:
    """A resolution of the council of judges."""
    head_of(
        one, "Hội đồng Thẩm phán|Tòa án nhân dân tối cao",
        f"{one.rng.randrange(1, 12):02d}/{one.day.year}/NQ-HĐTP", "Hà Nội",
    )  # fmt: skip
    one.truth.issuer = "Hội đồng Thẩm phán Tòa án nhân dân tối cao"
    title_of(one, "Nghị quyết", f"Hướng dẫn áp dụng một số quy định về {one.pick(SUBJECTS)}")
    one.title("HỘI ĐỒNG THẨM PHÁN TÒA ÁN NHÂN DÂN TỐI CAO")
    grounds(one)
    one.title("QUYẾT NGHỊ:")
    one.say(
        "Điều 1. Phạm vi điều chỉnh",
        "Điều 2. Hiệu lực thi hành",
        "Nghị quyết này đã được Hội đồng Thẩm phán Tòa án nhân dân tối cao thông qua ngày 02 tháng 01 năm "
        "2026 và có hiệu lực thi hành từ ngày 01 tháng 12 năm 2027.",
    )
    end_of(one, "TM. Hội đồng Thẩm phán", "Chánh án", listed=("Ủy ban Thường vụ Quốc hội", "Lưu: VT, PC"))


def three_organs(one: Labelled) -> None:
    """A joint circular of three organs, whose signatures stand in a row."""
    organs = ("Viện kiểm sát nhân dân tối cao", "Tòa án nhân dân tối cao", "Bộ Công an")
    head_of(
        one, " - ".join(organs), f"{one.rng.randrange(1, 12):02d}/{one.day.year}/TTLT-VKSNDTC-TANDTC-BCA",
        "Hà Nội",
    )  # fmt: skip
    one.truth.issuer = "; ".join(organs)
    title_of(one, "Thông tư liên tịch", f"Quy định phối hợp trong {one.pick(SUBJECTS)}")
    grounds(one)
    one.say("Điều 1. Phạm vi điều chỉnh.", "Điều 2. Thông tư này có hiệu lực từ ngày 15 tháng 12 năm 2027.")
    for titles in (
        ("KT. Bộ trưởng Bộ Công an", "Thứ trưởng"),
        ("KT. Chánh án Tòa án nhân dân tối cao", "Phó Chánh án"),
        ("KT. Viện trưởng Viện kiểm sát nhân dân tối cao", "Phó Viện trưởng"),
    ):
        signed(one, *titles)
    one.left("Nơi nhận:", "- Ủy ban Thường vụ Quốc hội;", "- Lưu: VT (VKSNDTC, TANDTC, BCA).")


def consolidated_footnotes(one: Labelled) -> None:
    """A consolidated law with notes at the foot, confirmed by the office of the assembly."""
    head_of(one, "Văn phòng Quốc hội", f"{one.rng.randrange(1, 90)}/VBHN-VPQH", "Hà Nội")
    one.title("LUẬT", "MẪU MỰC SỐ")
    one.truth.type, one.truth.subject = "Văn bản hợp nhất", "Luật Mẫu mực số"
    old, change = f"{one.rng.randrange(10, 99)}/2015/QH13", f"{one.rng.randrange(10, 99)}/2022/QH15"
    one.say(
        f"Luật Mẫu mực số {old} ngày 25 tháng 11 năm 2015 của Quốc hội, có hiệu lực kể từ ngày 01 tháng "
        f"7 năm "
        "2016, được sửa đổi, bổ sung bởi:",
        f"Luật số {change} ngày 11 tháng 01 năm 2022 của Quốc hội sửa đổi, bổ sung một số điều của Luật "
        f"Mẫu, "
        "có hiệu lực kể từ ngày 01 tháng 3 năm 2022.",
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
        "Quốc hội ban hành Luật Mẫu mực số[1].",
        "Điều 1. Phạm vi điều chỉnh",
        "1.[2] Luật này quy định mẫu.",
        "Điều 2. Hiệu lực thi hành[3]",
        "Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2016.",
    )
    one.truth.relations += [("Hợp nhất", old, False), ("Hợp nhất", change, False)]
    one.title("XÁC THỰC VĂN BẢN HỢP NHẤT")
    end_of(one, "Chủ nhiệm", listed=())
    one.say(
        f"[1] Luật số {change} có căn cứ ban hành như sau: “Căn cứ Hiến pháp”.",
        f"[2] Khoản này được sửa đổi theo quy định tại khoản 1 Điều 1 của Luật số {change}.",
    )


def premier_plan(one: Labelled) -> None:
    """The premier's decision on a programme, its figures in sentences of other wordings."""
    head_of(one, "Thủ tướng Chính phủ", f"{one.rng.randrange(1, 2000)}/QĐ-TTg", "Hà Nội")
    title_of(one, "Quyết định", f"Phê duyệt Chương trình {one.pick(SUBJECTS)} giai đoạn 2026 - 2030")
    one.title("THỦ TƯỚNG CHÍNH PHỦ")
    grounds(one)
    one.say("Theo đề nghị của Bộ trưởng Bộ Khoa học và Công nghệ.")
    one.title("QUYẾT ĐỊNH:")
    one.say("Điều 1. Phê duyệt Chương trình gồm các nội dung sau:", "II. CÁC MỤC TIÊU CHỦ YẾU ĐẾN NĂM 2030")
    low = one.rng.randrange(20, 60)
    for text, value in (
        (f"a) Tỷ lệ hồ sơ trực tuyến đạt từ {low}% trở lên.", f"ít nhất {low} %"),
        (f"b) Trên {low}% doanh nghiệp sử dụng nền tảng số.", f"trên {low} %"),
        (
            f"c) Tối thiểu {low % 9 + 2} trung tâm đổi mới sáng tạo được thành lập.",
            f"ít nhất {low % 9 + 2} trung tâm",
        ),
    ):
        one.say(text)
        one.truth.targets.append(("2030", value))
    one.say("III. TỔ CHỨC THỰC HIỆN")
    assigned(one, _NAMES, 3)
    one.say("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.")
    end_of(
        one, "KT. Thủ tướng", "Phó Thủ tướng", listed=("Ban Bí thư Trung ương Đảng", "Lưu: VT, KGVX (2b)")
    )


CENTRAL = (
    amending_law, assembly_resolution, ordinance, amending_decree, meeting_notice, urgent_telegram,
    ministry_letter, ministry_conclusion, submission, bank_circular, judges, three_organs,
    consolidated_footnotes, premier_plan,
)  # fmt: skip
