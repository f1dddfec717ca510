"""A fourth set of layouts, written after the third was mended, to see what first sight is worth then.

It must not quote any real paper.
"""

from tests.labelled.writing import (
    COUNTRY,
    MINISTRIES,
    PROVINCES,
    SUBJECTS,
    WARDS,
    WORKS,
    Labelled,
    assigned,
    charges,
    end_of,
    grounds,
    head_of,
    in_words,
    signed,
    targets,
    title_of,
)

_NAMES = tuple(name for name, _ in MINISTRIES)


def special_zone(one: Labelled) -> None:
    """A plan of a special zone's committee, with letters below topics."""
    head_of(one, "Ủy ban nhân dân|đặc khu Phú Mẫu", f"{one.rng.randrange(1, 400)}/KH-UBND", "Phú Mẫu")
    title_of(one, "Kế hoạch", f"Thực hiện {one.pick(SUBJECTS)} năm {one.day.year}")
    one.say("I. MỤC TIÊU, CHỈ TIÊU", f"1. Chỉ tiêu chủ yếu đến hết năm {one.day.year + 1}")
    targets(one, one.day.year + 1)
    one.say("II. TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ")
    charges(
        one, ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an đặc khu", "Văn phòng HĐND và UBND"), 2
    )
    end_of(one, "TM. Ủy ban nhân dân", "Chủ tịch")


def city(one: Labelled) -> None:
    """A city's decision that repeals an earlier one and names its place with its level."""
    number = f"{one.rng.randrange(100, 6000)}/QĐ-UBND"
    head_of(one, "Ủy ban nhân dân|thành phố Huế", number, "Thành phố Huế")
    title_of(one, "Quyết định", f"Về kiện toàn Ban Chỉ đạo {one.pick(SUBJECTS)}")
    one.title("CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ")
    grounds(one)
    one.say("Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 345/TTr-SNV ngày 03 tháng 01 năm 2026.")
    one.truth.relations.append(("Căn cứ", "345/TTr-SNV", False))
    one.title("QUYẾT ĐỊNH:")
    old = f"{one.rng.randrange(100, 3000)}/QĐ-UBND"
    one.say(
        "Điều 1. Kiện toàn Ban Chỉ đạo gồm các ông, bà có tên trong danh sách kèm theo.",
        f"Điều 2. Quyết định này có hiệu lực từ ngày ký; thay thế Quyết định số {old} ngày 05 tháng 5 "
        "năm 2024 của Chủ tịch Ủy ban nhân dân thành phố.",
        "Điều 3. Chánh Văn phòng Ủy ban nhân dân thành phố và các cá nhân chịu trách nhiệm thi hành./.",
    )
    one.truth.relations.append(("Thay thế", old, False))
    end_of(one, "KT. Chủ tịch", "Phó Chủ tịch", listed=("Như Điều 3", "Lưu: VT, KSTT"))


def government_session(one: Labelled) -> None:
    """A resolution of a session: topics with numbers, and below each whom the Government charges."""
    head_of(one, "Chính phủ", f"{one.rng.randrange(1, 400)}/NQ-CP", "Hà Nội")
    title_of(one, "Nghị quyết", f"Phiên họp Chính phủ thường kỳ tháng {one.day.month} năm {one.day.year}")
    one.title("CHÍNH PHỦ")
    grounds(one)
    one.title("QUYẾT NGHỊ:")
    one.say("II. VỀ CÁC NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM")
    for at, topic in enumerate(("Về phát triển dữ liệu", "Về cải cách thủ tục"), start=1):
        one.say(f"{at}. {topic}")
        for letter, organ in zip("abc", one.some(_NAMES, 2), strict=False):
            work = one.pick(WORKS)
            one.say(f"{letter}) {organ} {work}.")
            one.truth.tasks.append((work, organ))
    end_of(one, "TM. Chính phủ", "Thủ tướng", listed=("Ban Bí thư Trung ương Đảng", "Lưu: VT, TH (2)"))


def directorate(one: Labelled) -> None:
    """A letter of a ministry's directorate."""
    head_of(one, "Bộ Tài chính|Cục Hải quan", f"{one.rng.randrange(100, 9999)}/CHQ-GSQL", "Hà Nội")
    one.truth.issuer, one.truth.type = "Cục Hải quan", "Công văn"
    subject = one.pick(SUBJECTS)
    one.left(f"V/v vướng mắc về {subject}")
    one.truth.subject = f"Về việc vướng mắc về {subject}"
    one.centre("Kính gửi: Công ty TNHH Mẫu.")
    one.say(
        "Trả lời công văn số 12/2026/CV-M ngày 05/01/2026 của Công ty, Cục Hải quan có ý kiến như sau:",
        "1. Đề nghị Công ty thực hiện theo quy định./.",
    )
    end_of(one, "KT. Cục trưởng", "Phó Cục trưởng", listed=("Như trên", "Lưu: VT, GSQL (3b)"))


def defence(one: Labelled) -> None:
    """A circular of the ministry of defence, whose signer has a rank."""
    head_of(one, "Bộ Quốc phòng", f"{one.rng.randrange(1, 200)}/{one.day.year}/TT-BQP", "Hà Nội")
    title_of(one, "Thông tư", f"Quy định về {one.pick(SUBJECTS)} trong Quân đội")
    grounds(one)
    old = f"{one.rng.randrange(1, 200)}/2016/TT-BQP"
    one.say(
        "Theo đề nghị của Tổng Tham mưu trưởng;",
        "Bộ trưởng Bộ Quốc phòng ban hành Thông tư.",
        "Điều 1. Phạm vi điều chỉnh",
        "Điều 2. Hiệu lực thi hành",
        f"Thông tư này có hiệu lực thi hành từ ngày 20 tháng 12 năm 2027, thay thế Thông tư số {old} ngày "
        "10 tháng 3 năm 2016 của Bộ trưởng Bộ Quốc phòng.",
    )
    one.truth.relations.append(("Thay thế", old, False))
    one.left("Nơi nhận:", "- Thủ tướng Chính phủ;", "- Lưu: VT, PC. H120.")
    signed(one, "KT. Bộ trưởng", "Thứ trưởng", before="Thượng tướng")


def president(one: Labelled) -> None:
    """A decision of the President."""
    head_of(one, "Chủ tịch nước", f"{one.rng.randrange(100, 2000)}/QĐ-CTN", "Hà Nội")
    title_of(one, "Quyết định", f"Về việc tặng thưởng huân chương cho tập thể trong {one.pick(SUBJECTS)}")
    one.title("CHỦ TỊCH", "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    grounds(one)
    one.title("QUYẾT ĐỊNH:")
    one.say("Điều 1. Tặng thưởng huân chương.", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")
    end_of(one, "Chủ tịch nước", listed=("Như Điều 2", "Lưu: VT"), first=False)


def party_programme(one: Labelled) -> None:
    """A programme of a provincial Party committee: tasks in bullets below headings without organs."""
    province = one.pick(PROVINCES)
    number = f"{one.rng.randrange(1, 99)}-CTr/TU"
    one.left(f"TỈNH ỦY {province.upper()}", "*", f"Số {number}")
    one.centre("ĐẢNG CỘNG SẢN VIỆT NAM", f"{province}, {in_words(one.day)}")
    one.truth.number, one.truth.date, one.truth.issuer = (
        number, f"{one.day:%d/%m/%Y}", f"Tỉnh ủy {province}",
    )  # fmt: skip
    carried = f"{one.rng.randrange(10, 90)}-NQ/TW"
    subject = f"hành động thực hiện Nghị quyết số {carried} của Bộ Chính trị về {one.pick(SUBJECTS)}"
    title_of(one, "Chương trình", subject)
    one.title("-----")
    one.say(
        f"Thực hiện Nghị quyết số {carried}, Ban Chấp hành Đảng bộ tỉnh ban hành Chương trình như sau:",
        "II. MỤC TIÊU",
        "2. Mục tiêu cụ thể đến năm 2030",
    )
    one.truth.relations.append(("Thi hành", carried, False))
    targets(one, 2030)
    one.say("IV. TỔ CHỨC THỰC HIỆN")
    assigned(one, ("Đảng ủy Ủy ban nhân dân tỉnh", "Ban Tổ chức Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy"), 2)
    end_of(one, "T/M Ban Chấp hành", "Bí thư", listed=("Bộ Chính trị, Ban Bí thư (b/c)", "Lưu VPTU"))


def company(one: Labelled) -> None:
    """A plan of a power company."""
    province = one.pick(PROVINCES)
    head_of(
        one,
        f"Tổng công ty Điện lực Mẫu|Công ty Điện lực {province}",
        f"{one.rng.randrange(1, 900)}/KH-PCM",
        province,
    )
    one.truth.issuer = f"Công ty Điện lực {province}"
    title_of(one, "Kế hoạch", f"Triển khai {one.pick(SUBJECTS)}")
    one.say("I. MỤC ĐÍCH", "1. Nâng cao nhận thức.", "II. PHÂN CÔNG THỰC HIỆN")
    assigned(one, ("Phòng Kỹ thuật", "Phòng Kinh doanh", "Văn phòng", "Các Điện lực trực thuộc"), 2)
    end_of(one, "KT. Giám đốc", "Phó Giám đốc", listed=("Như trên", "Lưu: VT, KT"))


def ward_notice(one: Labelled) -> None:
    """A ward's notice in the gazette's style of country first, with a meeting's day in its first words."""
    ward = one.pick(WARDS)
    one.centre(*COUNTRY)
    one.left("ỦY BAN NHÂN DÂN", f"PHƯỜNG {ward.upper()}")
    number = f"{one.rng.randrange(1, 300)}/TB-UBND"
    one.left(f"Số: {number}")
    one.centre(f"{ward}, {in_words(one.day)}")
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = f"Ủy ban nhân dân phường {ward}"
    title_of(one, "Thông báo", f"Lịch tiếp công dân và {one.pick(SUBJECTS)}")
    one.say(
        "Căn cứ Luật Tiếp công dân số 42/2013/QH13; Ủy ban nhân dân phường thông báo:",
        "1. Thời gian: sáng thứ Năm hằng tuần, bắt đầu từ ngày 05/02/2026.",
        "2. Địa điểm: Trụ sở Ủy ban nhân dân phường.",
    )
    one.truth.relations.append(("Căn cứ", "42/2013/QH13", False))
    end_of(one, "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", listed=("Đảng ủy phường", "Lưu: VT"))


def ministry_order(one: Labelled) -> None:
    """A minister's directive that charges heads of units."""
    name, code = one.rng.choice(MINISTRIES)
    head_of(one, name, f"{one.rng.randrange(1, 30):02d}/CT-{code}", "Hà Nội")
    title_of(one, "Chỉ thị", f"Về việc đẩy mạnh {one.pick(SUBJECTS)}")
    one.say(f"Thời gian qua, công tác này còn hạn chế. Bộ trưởng {name} chỉ thị:")
    assigned(
        one,
        (
            "Chánh Văn phòng Bộ",
            "Vụ trưởng Vụ Pháp chế",
            "Cục trưởng Cục Công nghệ",
            "Thủ trưởng các đơn vị",
        ),
        3,
    )
    end_of(one, "Bộ trưởng", listed=("Thủ tướng Chính phủ (để b/c)", "Lưu: VT, VP"))


MORE = (
    special_zone, city, government_session, directorate, defence, president, party_programme, company,
    ward_notice, ministry_order,
)  # fmt: skip
