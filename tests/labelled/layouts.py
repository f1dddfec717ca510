"""Papers of many layouts written by us, each with the truth beside it: the same seed, the same papers.

It must not quote any real paper, nor know how anything is read: the truth is what was put in.
"""

import datetime as dt
from collections.abc import Callable
from random import Random

from tests.labelled.writing import (
    COUNTRY,
    DEPARTMENTS,
    MINISTRIES,
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
    running,
    targets,
    title_of,
)

Maker = Callable[[Labelled], None]


def gazette(one: Labelled) -> None:
    """A resolution of the standing committee in the gazette."""
    number = f"{one.rng.randrange(20, 99)}/{one.day.year}/UBTVQH15"
    one.left(
        f"CÔNG BÁO/Số {one.rng.randrange(100, 900)}/Ngày {one.rng.randrange(10, 28)}-12-{one.day.year}", "3"
    )
    one.left("VĂN BẢN QUY PHẠM PHÁP LUẬT", "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "ỦY BAN THƯỜNG VỤ QUỐC HỘI")
    one.left(f"Nghị quyết số: {number}")
    one.centre(*COUNTRY)
    title_of(one, "Nghị quyết", f"Về việc {one.pick(SUBJECTS)}")
    one.title("ỦY BAN THƯỜNG VỤ QUỐC HỘI")
    grounds(one)
    one.title("QUYẾT NGHỊ:")
    one.say(
        "Điều 1. Ghi nhận kết quả thử nghiệm.",
        "Điều 2. Nghị quyết này có hiệu lực từ ngày 01 tháng 7 năm 2027.",
    )
    one.say(
        "Nghị quyết này được Ủy ban Thường vụ Quốc hội khóa XV, phiên họp thứ 45 thông qua "
        f"{in_words(one.day)}."
    )
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = "Ủy ban Thường vụ Quốc hội"
    end_of(one, "TM. Ủy ban Thường vụ Quốc hội", "Chủ tịch", listed=())


def law(one: Labelled) -> None:
    """A law."""
    number = f"{one.rng.randrange(20, 199)}/{one.day.year}/QH16"
    one.left("QUỐC HỘI")
    one.centre(*COUNTRY)
    one.left(f"Luật số: {number}")
    subject = one.pick(SUBJECTS)
    title_of(one, "Luật", subject.upper())
    one.truth.subject = subject
    one.say("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;", "Quốc hội ban hành Luật này.")
    one.say("Điều 1. Phạm vi điều chỉnh", "Luật này quy định về thử nghiệm.", "Điều 2. Hiệu lực thi hành")
    one.say("Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2028.")
    one.say(
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 2 "
        f"thông qua {in_words(one.day)}."
    )
    one.truth.number, one.truth.date, one.truth.issuer = number, f"{one.day:%d/%m/%Y}", "Quốc hội"
    end_of(one, "Chủ tịch Quốc hội", listed=())


def circular(one: Labelled) -> None:
    """A ministry's circular that amends another."""
    name, code = one.rng.choice(MINISTRIES)
    head_of(one, name, f"{one.rng.randrange(1, 150)}/{one.day.year}/TT-{code}", "Hà Nội")
    old, other = (f"{one.rng.randrange(10, 99)}/2021/{what}" for what in (f"TT-{code}", "NĐ-CP"))
    subject = (
        f"Sửa đổi, bổ sung một số điều của Thông tư số {old} ngày 29 tháng 9 năm 2021 của Bộ trưởng {name} "
        f"hướng dẫn thi hành một số điều của Luật Mẫu và Nghị định số {other} ngày 19 tháng 10 năm "
        f"2021 của Chính phủ"
    )
    title_of(one, "Thông tư", subject)
    grounds(one)
    one.truth.relations.append(("Sửa đổi, bổ sung", old, False))
    one.say(f"Theo đề nghị của Vụ trưởng Vụ Mẫu,\nBộ trưởng {name} ban hành Thông tư.".replace("\n", " "))
    one.say("Điều 1. Nội dung sửa đổi.", "Điều 2. Thông tư này có hiệu lực từ ngày 01 tháng 12 năm 2027.")
    end_of(one, "Bộ trưởng")


def joint(one: Labelled) -> None:
    """A joint circular with two signers."""
    (first, code), (second, other) = one.rng.sample(MINISTRIES, 2)
    head_of(
        one,
        f"{first} - {second}",
        f"{one.rng.randrange(1, 20)}/{one.day.year}/TTLT-{code}-{other}",
        "Hà Nội",
    )
    one.truth.issuer = f"{first}; {second}"
    title_of(one, "Thông tư liên tịch", f"Quy định về {one.pick(SUBJECTS)}")
    grounds(one)
    one.say(
        "Điều 1. Phối hợp giữa hai cơ quan.",
        "Điều 2. Thông tư này có hiệu lực từ ngày 01 tháng 12 năm 2027.",
    )
    end_of(one, f"KT. Bộ trưởng {first}", "Thứ trưởng", listed=())
    end_of(one, f"KT. Bộ trưởng {second}", "Thứ trưởng", first=True)


def decree(one: Labelled) -> None:
    """A decree that ends others, whole and in part."""
    head_of(one, "Chính phủ", f"{one.rng.randrange(1, 300)}/{one.day.year}/NĐ-CP", "Hà Nội")
    title_of(one, "Nghị định", f"Quy định về {one.pick(SUBJECTS)}")
    one.title("CHÍNH PHỦ")
    grounds(one)
    whole, part = (f"{one.rng.randrange(10, 99)}/20{year}/NĐ-CP" for year in (15, 19))
    one.say("Điều 1. Phạm vi.", "Điều 2. Hiệu lực thi hành")
    one.say("1. Nghị định này có hiệu lực thi hành từ ngày 22 tháng 5 năm 2027.")
    one.say("2. Các văn bản và quy định sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:")
    one.say(f"a) Nghị định số {whole} ngày 17 tháng 11 năm 2015 của Chính phủ về hợp đồng mẫu;")
    one.say(f"b) Khoản 2 Điều 7 Nghị định số {part} ngày 09 tháng 01 năm 2019 của Chính phủ về bảo vệ mẫu.")
    one.truth.relations += [("Thay thế", whole, False), ("Bãi bỏ", part, True)]
    end_of(one, "TM. Chính phủ", "Thủ tướng")


def consolidated(one: Labelled) -> None:
    """A consolidated text, confirmed by a ministry."""
    name, code = one.rng.choice(MINISTRIES)
    head_of(one, name, f"{one.rng.randrange(1, 90)}/VBHN-{code}", "Hà Nội")
    subject = one.pick(SUBJECTS)
    one.title("NGHỊ ĐỊNH", f"Về {subject}")
    one.truth.type, one.truth.subject = "Văn bản hợp nhất", f"Nghị định Về {subject}"
    old, change = f"{one.rng.randrange(10, 99)}/2021/NĐ-CP", f"{one.rng.randrange(10, 99)}/2023/NĐ-CP"
    one.say(
        f"Nghị định số {old} ngày 05 tháng 3 năm 2021 của Chính phủ về mẫu, có hiệu lực kể từ ngày "
        f"01 tháng 5 năm 2021, "
        "được sửa đổi, bổ sung bởi:"
    )
    one.say(
        f"1. Nghị định số {change} ngày 09 tháng 6 năm 2023 của Chính phủ, có hiệu lực từ ngày 01 "
        f"tháng 8 năm 2023."
    )
    one.truth.relations += [("Hợp nhất", old, False), ("Hợp nhất", change, False)]
    one.say("Căn cứ Luật Mẫu;", "Điều 1. Phạm vi điều chỉnh.")
    one.centre(f"{name.upper()}", "XÁC THỰC VĂN BẢN HỢP NHẤT")
    end_of(one, "KT. Bộ trưởng", "Thứ trưởng", listed=("Cổng thông tin", "Lưu: VT"))


def directive(one: Labelled) -> None:
    """A directive of the prime minister."""
    head_of(one, "Thủ tướng Chính phủ", f"{one.rng.randrange(1, 60)}/CT-TTg", "Hà Nội")
    title_of(one, "Chỉ thị", f"Về việc {one.pick(SUBJECTS)}")
    one.say("Để khắc phục các hạn chế nêu trên, Thủ tướng Chính phủ yêu cầu:")
    charges(one, tuple(name for name, _ in MINISTRIES), 3)
    end_of(one, "KT. Thủ tướng", "Phó Thủ tướng")


def notice(one: Labelled) -> None:
    """A notice of the government's office."""
    head_of(one, "Văn phòng Chính phủ", f"{one.rng.randrange(1, 700)}/TB-VPCP", "Hà Nội")
    title_of(one, "Thông báo", f"Kết luận về {one.pick(SUBJECTS)}")
    one.say("Sau khi nghe báo cáo, lãnh đạo Chính phủ kết luận và giao nhiệm vụ như sau:")
    charges(one, tuple(name for name, _ in MINISTRIES), 2)
    end_of(one, "KT. Bộ trưởng, Chủ nhiệm", "Phó Chủ nhiệm")


def telegram(one: Labelled) -> None:
    """A telegram of the prime minister."""
    head_of(one, "Thủ tướng Chính phủ", f"{one.rng.randrange(1, 250)}/CĐ-TTg", "Hà Nội")
    title_of(one, "Công điện", f"Về việc {one.pick(SUBJECTS)}")
    one.say(
        "THỦ TƯỚNG CHÍNH PHỦ điện:", "- Các Bộ, cơ quan ngang Bộ;", "- Ủy ban nhân dân các tỉnh, thành phố."
    )
    one.say("Trước tình hình đó, Thủ tướng Chính phủ yêu cầu:")
    charges(one, tuple(name for name, _ in MINISTRIES), 2)
    end_of(one, "KT. Thủ tướng", "Phó Thủ tướng")


def letter(one: Labelled) -> None:
    """A department's letter, which bears no title."""
    province = one.pick(PROVINCES)
    head_of(one, f"Ủy ban nhân dân|tỉnh {province}", f"{one.rng.randrange(100, 9999)}/UBND-KGVX", province)
    one.truth.type = "Công văn"
    subject = one.pick(SUBJECTS)
    one.truth.subject = f"Về việc {subject}"
    one.left(f"V/v {subject}")
    one.say(
        "Kính gửi: Các sở, ban, ngành của tỉnh.",
        "Ủy ban nhân dân tỉnh đề nghị các đơn vị góp ý dự thảo mẫu.",
    )
    end_of(one, "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")


def minutes(one: Labelled) -> None:
    """Minutes of a meeting of a department."""
    province = one.pick(PROVINCES)
    name = one.pick(("Sở Nội vụ", "Sở Tư pháp"))
    code = {"Sở Nội vụ": "SNV", "Sở Tư pháp": "STP"}[name]
    head_of(
        one, f"Ủy ban nhân dân tỉnh {province}|{name}", f"{one.rng.randrange(1, 99)}/BB-{code}", province
    )
    one.truth.issuer = f"{name} tỉnh {province}"
    title_of(one, "Biên bản", f"Họp về {one.pick(SUBJECTS)}")
    one.say("Cuộc họp bắt đầu lúc 8 giờ 00 phút tại phòng họp.", "Các thành viên nhất trí với dự thảo.")
    end_of(one, "Giám đốc", listed=("Các thành viên", "Lưu: VT"))


def party(one: Labelled) -> None:
    """A resolution of a provincial Party committee."""
    province = one.pick(PROVINCES)
    number = f"{one.rng.randrange(1, 99)}-NQ/TU"
    one.left("TỈNH ỦY " + province.upper(), "*", f"Số {number}")
    one.centre("ĐẢNG CỘNG SẢN VIỆT NAM", f"{province}, {in_words(one.day)}")
    one.truth.number, one.truth.date, one.truth.issuer = (
        number,
        f"{one.day:%d/%m/%Y}",
        f"Tỉnh ủy {province}",
    )
    title_of(one, "Nghị quyết", f"về {one.pick(SUBJECTS)}")
    one.say("I. MỤC TIÊU", "1. Mục tiêu cụ thể đến năm 2030")
    targets(one, 2030)
    one.say("II. TỔ CHỨC THỰC HIỆN")
    charges(
        one,
        (
            "Ban Thường vụ Tỉnh ủy",
            "Đảng ủy Ủy ban nhân dân tỉnh",
            "Ban Tổ chức Tỉnh ủy",
            "Văn phòng Tỉnh ủy",
        ),
        2,
    )
    end_of(one, "T/M Tỉnh ủy", "Bí thư", listed=("Ban Bí thư", "Lưu Văn phòng Tỉnh ủy"))


def plan(one: Labelled) -> None:
    """A province's plan: targets, labelled tasks, charges."""
    province = one.pick(PROVINCES)
    head_of(one, f"Ủy ban nhân dân|tỉnh {province}", f"{one.rng.randrange(1, 400)}/KH-UBND", province)
    title_of(one, "Kế hoạch", f"{one.pick(SUBJECTS).capitalize()} trên địa bàn tỉnh {province}")
    _plan_body(one, DEPARTMENTS)
    end_of(
        one,
        "TM. Ủy ban nhân dân",
        "KT. Chủ tịch",
        "Phó Chủ tịch",
        listed=() if one.rng.random() < 0.3 else ("Như trên", "Lưu: VT"),
    )


def commune(one: Labelled) -> None:
    """A commune's plan in a gazette of the province."""
    ward = one.pick(WARDS)
    head_of(one, f"Ủy ban nhân dân|xã {ward}", f"{one.rng.randrange(1, 200)}/KH-UBND", ward)
    title_of(one, "Kế hoạch", f"{one.pick(SUBJECTS).capitalize()} của xã {ward}")
    _plan_body(
        one, ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Công an xã", "Trung tâm Phục vụ hành chính công")
    )
    end_of(one, "TM. Ủy ban nhân dân", "Chủ tịch")
    running(
        one,
        f"CÔNG BÁO LÀO CAI/Số {one.rng.randrange(10, 40)}/Ngày 20-12-{one.day.year}"
        if one.rng.random() < 0.5
        else "Kế hoạch thử nghiệm của xã",
    )


def _plan_body(one: Labelled, organs: tuple[str, ...]) -> None:
    carried = f"{one.rng.randrange(10, 90)}-NQ/TW"
    one.say(
        f"Thực hiện Nghị quyết số {carried} ngày 22 tháng 12 năm 2024 của Bộ Chính trị, Ủy ban nhân "
        f"dân ban hành kế hoạch như sau:"
    )
    one.truth.relations.append(("Thi hành", carried, False))
    one.say("I. MỤC TIÊU", f"1. Mục tiêu cụ thể đến năm {one.day.year + 2}")
    targets(one, one.day.year + 2)
    one.say("II. NHIỆM VỤ")
    labelled(one, organs, 2)
    one.say("III. TỔ CHỨC THỰC HIỆN")
    charges(one, organs, 2)


def decision(one: Labelled) -> None:
    """A decision that approves a scheme, with sections between its articles."""
    head_of(one, "Thủ tướng Chính phủ", f"{one.rng.randrange(1, 2000)}/QĐ-TTg", "Hà Nội")
    title_of(one, "Quyết định", f"Phê duyệt Đề án {one.pick(SUBJECTS)}")
    one.title("THỦ TƯỚNG CHÍNH PHỦ")
    grounds(one)
    one.title("QUYẾT ĐỊNH:")
    one.say(
        "Điều 1. Phê duyệt Đề án với các nội dung chủ yếu sau đây:",
        "I. MỤC TIÊU",
        "1. Mục tiêu cụ thể đến năm 2030",
    )
    targets(one, 2030)
    one.say("II. TỔ CHỨC THỰC HIỆN")
    charges(one, tuple(name for name, _ in MINISTRIES), 3)
    one.say("Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.")
    one.say("Điều 3. Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành Quyết định này.")
    end_of(one, "KT. Thủ tướng", "Phó Thủ tướng")


LAYOUTS: tuple[Maker, ...] = (
    gazette, law,
    circular, joint, decree, consolidated, directive, notice, telegram, letter, minutes, party,
    plan, commune, decision,
)  # fmt: skip


def papers(seed: int, each: int, layouts: tuple[Maker, ...] = LAYOUTS) -> list[Labelled]:
    """So many papers of each layout; the same seed gives the same papers."""
    made = []
    for make in layouts:
        for at in range(each):
            rng = Random(f"{seed} {make.__name__} {at}")  # noqa: S311 - the same papers each time
            day = dt.date(2026, rng.randrange(2, 10), rng.randrange(1, 28))
            one = Labelled(make.__name__, rng, day=day)
            make(one)
            made.append(one)
    return made
