"""Papers of many layouts written by us, each with the truth beside it: the same seed, the same papers.

It must not quote any real paper, nor know how anything is read: the truth is what was put in.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Literal

Block = tuple[Literal["left", "centre", "title", "text", "head"], str]
PROVINCES = ("Lạng Sơn", "Lào Cai", "Nghệ An", "Cà Mau", "Tây Ninh", "Gia Lai")
WARDS = ("Tân Mẫu", "An Thử", "Bình Ví", "Đồng Dụ", "Hòa Nháp", "Phú Tạm")
FAMILY, MIDDLE = (
    ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi", "Hồ"),
    ("Văn", "Thị", "Đức", "Minh", "Thu"),
)
GIVEN = ("Mẫu", "Thử", "Nháp", "Dụ", "An", "Bình", "Sơn", "Hà", "Lan", "Quân")
MINISTRIES = (
    ("Bộ Tài chính", "BTC"), ("Bộ Khoa học và Công nghệ", "BKHCN"), ("Bộ Nội vụ", "BNV"), ("Bộ Y tế", "BYT"),
    ("Bộ Giáo dục và Đào tạo", "BGDĐT"), ("Bộ Công an", "BCA"), ("Bộ Tư pháp", "BTP"), ("Bộ Xây dựng", "BXD"),
)  # fmt: skip
DEPARTMENTS = (
    "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Tư pháp",
    "Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh", "Văn phòng Ủy ban nhân dân tỉnh",
)  # fmt: skip
WORKS = (
    "xây dựng kho dữ liệu dùng chung của tỉnh", "tổ chức bồi dưỡng kỹ năng số cho cán bộ, công chức",
    "rà soát các dịch vụ công trực tuyến toàn trình", "triển khai nền tảng quản lý văn bản điện tử",
    "hướng dẫn người dân dùng chữ ký số cá nhân", "bố trí kinh phí thực hiện Kế hoạch",
    "theo dõi việc kết nối, chia sẻ dữ liệu", "ban hành danh mục dữ liệu mở", "tuyên truyền về an toàn thông tin",
    "hoàn thành số hóa hồ sơ lưu trữ", "đẩy mạnh ứng dụng trí tuệ nhân tạo trong quản lý",
)  # fmt: skip
SUBJECTS = (
    "thử nghiệm nền tảng dữ liệu dùng chung", "phát triển nhân lực số vùng khó khăn", "mẫu hóa quy trình nội bộ",
    "nâng cao hiệu quả cung cấp dịch vụ công", "đổi mới công tác lưu trữ điện tử", "quản lý tài sản số công cộng",
)  # fmt: skip
LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMANS = ("I", "II", "III", "IV", "V")
_COUNTRY = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@dataclass(slots=True)
class Truth:
    """What a careful reader finds; an empty text is what the paper does not say."""

    number: str = ""
    date: str = ""
    issuer: str = ""
    type: str = ""
    signer: str = ""
    subject: str = ""
    tasks: list[tuple[str, str]] = field(default_factory=list)  # first words, lead
    targets: list[tuple[str, str]] = field(default_factory=list)  # year, value with its unit
    relations: list[tuple[str, str, bool]] = field(default_factory=list)


@dataclass(slots=True)
class Labelled:
    """A paper in the making: blocks from top to bottom, and the truth."""

    layout: str
    rng: Random
    blocks: list[Block] = field(default_factory=list)
    truth: Truth = field(default_factory=Truth)
    day: dt.date = dt.date(2026, 1, 1)

    def say(self, *texts: str) -> None:
        """Paragraphs."""
        self.blocks += [("text", text) for text in texts]

    def centre(self, *texts: str) -> None:
        """Lines in the middle."""
        self.blocks += [("centre", text) for text in texts]

    def title(self, *texts: str) -> None:
        """Lines across the whole page."""
        self.blocks += [("title", text) for text in texts]

    def left(self, *texts: str) -> None:
        """Lines of a column at the left."""
        self.blocks += [("left", text) for text in texts]

    def pick(self, pool: tuple[str, ...]) -> str:
        """One of a pool."""
        return self.rng.choice(pool)

    def some(self, pool: tuple[str, ...], count: int) -> list[str]:
        """Different ones of a pool."""
        return self.rng.sample(pool, count)

    def person(self) -> str:
        """A name that nobody bears on purpose."""
        return f"{self.pick(FAMILY)} {self.pick(MIDDLE)} {self.pick(GIVEN)}"


Maker = Callable[[Labelled], None]


def in_words(day: dt.date) -> str:
    """`ngày 06 tháng 4 năm 2026`, months from March without a nought."""
    return f"ngày {day.day:02d} tháng {day.month if day.month > 2 else f'{day.month:02d}'} năm {day.year}"


def _head(one: Labelled, organ: str, number: str, place: str, *, label: str = "Số:") -> None:
    one.left(*organ.upper().split("|"))
    if one.rng.random() < 0.5:
        one.left(f"{label} {number}")
        one.centre(*_COUNTRY, f"{place}, {in_words(one.day)}")
    else:
        one.centre(*_COUNTRY)
        one.left(f"{label} {number}")
        one.centre(f"{place}, {in_words(one.day)}")
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = organ.replace("|", " ")


def _title(one: Labelled, kind: str, subject: str) -> None:
    one.title(kind.upper(), subject)
    one.truth.type, one.truth.subject = kind, subject[:1].upper() + subject[1:]


def _end(
    one: Labelled,
    *titles: str,
    listed: tuple[str, ...] = ("Như trên", "Lưu: VT"),
    first: bool | None = None,
) -> None:
    name = one.person()
    signature = [
        *(title.upper() for title in titles),
        *(["(Đã ký)"] if one.rng.random() < 0.3 else []),
        name,
    ]
    above = one.rng.random() < 0.4 if first is None else first
    recipients = (
        ["Nơi nhận:", *(f"- {text};" for text in listed[:-1]), f"- {listed[-1]}."] if listed else []
    )
    for text in [*signature, *recipients] if above else [*recipients, *signature]:
        one.blocks.append(("left" if text.startswith(("Nơi", "- ")) else "centre", text))
    one.truth.signer = "; ".join(filter(None, (one.truth.signer, name)))


def _charges(one: Labelled, organs: tuple[str, ...], count: int) -> None:
    """Organs with what they must do, in one sentence, lettered or below their names."""
    for at, organ in enumerate(one.some(organs, count), start=1):
        works = one.some(WORKS, one.rng.choice((1, 2, 4)))
        if len(works) == 1:
            one.say(f"{at}. {organ} {works[0]} theo quy định.")
            one.truth.tasks.append((works[0], organ))
            continue
        one.say(f"{at}. {organ}")
        first = one.rng.choice((0, 0, 7))
        for letter, work in zip(LETTERS[first:], works, strict=False):
            one.say(f"{letter}) {work[:1].upper()}{work[1:]}.")
            one.truth.tasks.append((work, organ))


def _labelled(one: Labelled, organs: tuple[str, ...], count: int) -> None:
    for at, work in enumerate(one.some(WORKS, count), start=1):
        lead, helper = one.some(organs, 2)
        time = one.pick(("Quý II/2027", "Trước ngày 30/9/2026", "Thường xuyên", "Tháng 6/2027"))
        if one.rng.random() < 0.4:
            one.say(
                f"{at}. {work[:1].upper()}{work[1:]} (đơn vị chủ trì: {lead}; phối hợp: {helper}; thời gian: {time})."
            )
        else:
            one.say(
                f"{at}. {work[:1].upper()}{work[1:]}.",
                f"Đơn vị chủ trì: {lead}",
                f"Đơn vị phối hợp: {helper}",
            )
            one.say(f"Thời gian thực hiện: {time}.")
        one.truth.tasks.append((work, lead))


def _targets(one: Labelled, year: int) -> None:
    low = one.rng.randrange(20, 60)
    kinds = (
        (f"{low}% - {low + 10}% cán bộ được bồi dưỡng kỹ năng số.", f"{low}-{low + 10} %"),
        (f"Từ {low}% đến {low + 15}% hồ sơ nộp trực tuyến.", f"{low}-{low + 15} %"),
        (f"Tối thiểu {low}% thủ tục hành chính được số hóa.", f"ít nhất {low} %"),
        (f"Trên 1.{low}0 lượt người được tập huấn.", f"trên 1.{low}0 lượt người"),
        (f"Tăng từ {low}% lên {low + 20}% chi cho khoa học.", f"{low + 20} %"),
        (f"Kinh tế số chiếm tối thiểu {low},5% GRDP.", f"ít nhất {low},5 %"),
        ("100% xã có tổ công nghệ số cộng đồng.", "100 %"),
        (f"Ít nhất {low % 9 + 2} mô hình xã thông minh.", f"ít nhất {low % 9 + 2} mô hình"),
    )
    for text, value in one.rng.sample(kinds, 4):
        one.say(f"- {text}")
        one.truth.targets.append((str(year), value))


def _grounds(one: Labelled) -> None:
    law = f"{one.rng.randrange(20, 90)}/2024/QH15"
    one.say(f"Căn cứ Luật Mẫu mực số {law};")
    one.truth.relations.append(("Căn cứ", law, False))


def _running(one: Labelled, text: str) -> None:
    """A running head before some of the paragraphs, with rising page numbers."""
    body = [
        at for at, (kind, words) in enumerate(one.blocks) if kind == "text" and not words.startswith("-")
    ]
    page = one.rng.randrange(2, 80)
    for count, at in enumerate(body[2::3]):
        place = at + 2 * count
        one.blocks[place:place] = [("head", text), ("head", str(page + count))]


def gazette(one: Labelled) -> None:
    """A resolution of the standing committee in the gazette."""
    number = f"{one.rng.randrange(20, 99)}/{one.day.year}/UBTVQH15"
    one.left(
        f"CÔNG BÁO/Số {one.rng.randrange(100, 900)}/Ngày {one.rng.randrange(10, 28)}-12-{one.day.year}", "3"
    )
    one.left("VĂN BẢN QUY PHẠM PHÁP LUẬT", "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "ỦY BAN THƯỜNG VỤ QUỐC HỘI")
    one.left(f"Nghị quyết số: {number}")
    one.centre(*_COUNTRY)
    _title(one, "Nghị quyết", f"Về việc {one.pick(SUBJECTS)}")
    one.title("ỦY BAN THƯỜNG VỤ QUỐC HỘI")
    _grounds(one)
    one.title("QUYẾT NGHỊ:")
    one.say(
        "Điều 1. Ghi nhận kết quả thử nghiệm.",
        "Điều 2. Nghị quyết này có hiệu lực từ ngày 01 tháng 7 năm 2027.",
    )
    one.say(
        f"Nghị quyết này được Ủy ban Thường vụ Quốc hội khóa XV, phiên họp thứ 45 thông qua {in_words(one.day)}."
    )
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = "Ủy ban Thường vụ Quốc hội"
    _end(one, "TM. Ủy ban Thường vụ Quốc hội", "Chủ tịch", listed=())


def law(one: Labelled) -> None:
    """A law."""
    number = f"{one.rng.randrange(20, 199)}/{one.day.year}/QH16"
    one.left("QUỐC HỘI")
    one.centre(*_COUNTRY)
    one.left(f"Luật số: {number}")
    subject = one.pick(SUBJECTS)
    _title(one, "Luật", subject.upper())
    one.truth.subject = subject
    one.say("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;", "Quốc hội ban hành Luật này.")
    one.say("Điều 1. Phạm vi điều chỉnh", "Luật này quy định về thử nghiệm.", "Điều 2. Hiệu lực thi hành")
    one.say("Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2028.")
    one.say(
        f"Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 2 thông qua {in_words(one.day)}."
    )
    one.truth.number, one.truth.date, one.truth.issuer = number, f"{one.day:%d/%m/%Y}", "Quốc hội"
    _end(one, "Chủ tịch Quốc hội", listed=())


def circular(one: Labelled) -> None:
    """A ministry's circular that amends another."""
    name, code = one.rng.choice(MINISTRIES)
    _head(one, name, f"{one.rng.randrange(1, 150)}/{one.day.year}/TT-{code}", "Hà Nội")
    old, other = (f"{one.rng.randrange(10, 99)}/2021/{what}" for what in (f"TT-{code}", "NĐ-CP"))
    subject = (
        f"Sửa đổi, bổ sung một số điều của Thông tư số {old} ngày 29 tháng 9 năm 2021 của Bộ trưởng {name} "
        f"hướng dẫn thi hành một số điều của Luật Mẫu và Nghị định số {other} ngày 19 tháng 10 năm 2021 của Chính phủ"
    )
    _title(one, "Thông tư", subject)
    _grounds(one)
    one.truth.relations.append(("Sửa đổi, bổ sung", old, False))
    one.say(f"Theo đề nghị của Vụ trưởng Vụ Mẫu,\nBộ trưởng {name} ban hành Thông tư.".replace("\n", " "))
    one.say("Điều 1. Nội dung sửa đổi.", "Điều 2. Thông tư này có hiệu lực từ ngày 01 tháng 12 năm 2027.")
    _end(one, "Bộ trưởng")


def joint(one: Labelled) -> None:
    """A joint circular with two signers."""
    (first, code), (second, other) = one.rng.sample(MINISTRIES, 2)
    _head(
        one,
        f"{first} - {second}",
        f"{one.rng.randrange(1, 20)}/{one.day.year}/TTLT-{code}-{other}",
        "Hà Nội",
    )
    one.truth.issuer = f"{first}; {second}"
    _title(one, "Thông tư liên tịch", f"Quy định về {one.pick(SUBJECTS)}")
    _grounds(one)
    one.say(
        "Điều 1. Phối hợp giữa hai cơ quan.",
        "Điều 2. Thông tư này có hiệu lực từ ngày 01 tháng 12 năm 2027.",
    )
    _end(one, f"KT. Bộ trưởng {first}", "Thứ trưởng", listed=())
    _end(one, f"KT. Bộ trưởng {second}", "Thứ trưởng", first=True)


def decree(one: Labelled) -> None:
    """A decree that ends others, whole and in part."""
    _head(one, "Chính phủ", f"{one.rng.randrange(1, 300)}/{one.day.year}/NĐ-CP", "Hà Nội")
    _title(one, "Nghị định", f"Quy định về {one.pick(SUBJECTS)}")
    one.title("CHÍNH PHỦ")
    _grounds(one)
    whole, part = (f"{one.rng.randrange(10, 99)}/20{year}/NĐ-CP" for year in (15, 19))
    one.say("Điều 1. Phạm vi.", "Điều 2. Hiệu lực thi hành")
    one.say("1. Nghị định này có hiệu lực thi hành từ ngày 22 tháng 5 năm 2027.")
    one.say("2. Các văn bản và quy định sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:")
    one.say(f"a) Nghị định số {whole} ngày 17 tháng 11 năm 2015 của Chính phủ về hợp đồng mẫu;")
    one.say(f"b) Khoản 2 Điều 7 Nghị định số {part} ngày 09 tháng 01 năm 2019 của Chính phủ về bảo vệ mẫu.")
    one.truth.relations += [("Thay thế", whole, False), ("Bãi bỏ", part, True)]
    _end(one, "TM. Chính phủ", "Thủ tướng")


def consolidated(one: Labelled) -> None:
    """A consolidated text, confirmed by a ministry."""
    name, code = one.rng.choice(MINISTRIES)
    _head(one, name, f"{one.rng.randrange(1, 90)}/VBHN-{code}", "Hà Nội")
    subject = one.pick(SUBJECTS)
    one.title("NGHỊ ĐỊNH", f"Về {subject}")
    one.truth.type, one.truth.subject = "Văn bản hợp nhất", f"Nghị định Về {subject}"
    old, change = f"{one.rng.randrange(10, 99)}/2021/NĐ-CP", f"{one.rng.randrange(10, 99)}/2023/NĐ-CP"
    one.say(
        f"Nghị định số {old} ngày 05 tháng 3 năm 2021 của Chính phủ về mẫu, có hiệu lực kể từ ngày 01 tháng 5 năm 2021, "
        "được sửa đổi, bổ sung bởi:"
    )
    one.say(
        f"1. Nghị định số {change} ngày 09 tháng 6 năm 2023 của Chính phủ, có hiệu lực từ ngày 01 tháng 8 năm 2023."
    )
    one.truth.relations += [("Hợp nhất", old, False), ("Hợp nhất", change, False)]
    one.say("Căn cứ Luật Mẫu;", "Điều 1. Phạm vi điều chỉnh.")
    one.centre(f"{name.upper()}", "XÁC THỰC VĂN BẢN HỢP NHẤT")
    _end(one, "KT. Bộ trưởng", "Thứ trưởng", listed=("Cổng thông tin", "Lưu: VT"))


def directive(one: Labelled) -> None:
    """A directive of the prime minister."""
    _head(one, "Thủ tướng Chính phủ", f"{one.rng.randrange(1, 60)}/CT-TTg", "Hà Nội")
    _title(one, "Chỉ thị", f"Về việc {one.pick(SUBJECTS)}")
    one.say("Để khắc phục các hạn chế nêu trên, Thủ tướng Chính phủ yêu cầu:")
    _charges(one, tuple(name for name, _ in MINISTRIES), 3)
    _end(one, "KT. Thủ tướng", "Phó Thủ tướng")


def notice(one: Labelled) -> None:
    """A notice of the government's office."""
    _head(one, "Văn phòng Chính phủ", f"{one.rng.randrange(1, 700)}/TB-VPCP", "Hà Nội")
    _title(one, "Thông báo", f"Kết luận về {one.pick(SUBJECTS)}")
    one.say("Sau khi nghe báo cáo, lãnh đạo Chính phủ kết luận và giao nhiệm vụ như sau:")
    _charges(one, tuple(name for name, _ in MINISTRIES), 2)
    _end(one, "KT. Bộ trưởng, Chủ nhiệm", "Phó Chủ nhiệm")


def telegram(one: Labelled) -> None:
    """A telegram of the prime minister."""
    _head(one, "Thủ tướng Chính phủ", f"{one.rng.randrange(1, 250)}/CĐ-TTg", "Hà Nội")
    _title(one, "Công điện", f"Về việc {one.pick(SUBJECTS)}")
    one.say(
        "THỦ TƯỚNG CHÍNH PHỦ điện:", "- Các Bộ, cơ quan ngang Bộ;", "- Ủy ban nhân dân các tỉnh, thành phố."
    )
    one.say("Trước tình hình đó, Thủ tướng Chính phủ yêu cầu:")
    _charges(one, tuple(name for name, _ in MINISTRIES), 2)
    _end(one, "KT. Thủ tướng", "Phó Thủ tướng")


def letter(one: Labelled) -> None:
    """A department's letter, which bears no title."""
    province = one.pick(PROVINCES)
    _head(one, f"Ủy ban nhân dân|tỉnh {province}", f"{one.rng.randrange(100, 9999)}/UBND-KGVX", province)
    one.truth.type = "Công văn"
    subject = one.pick(SUBJECTS)
    one.truth.subject = f"Về việc {subject}"
    one.left(f"V/v {subject}")
    one.say(
        "Kính gửi: Các sở, ban, ngành của tỉnh.",
        "Ủy ban nhân dân tỉnh đề nghị các đơn vị góp ý dự thảo mẫu.",
    )
    _end(one, "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")


def minutes(one: Labelled) -> None:
    """Minutes of a meeting of a department."""
    province = one.pick(PROVINCES)
    name = one.pick(("Sở Nội vụ", "Sở Tư pháp"))
    code = {"Sở Nội vụ": "SNV", "Sở Tư pháp": "STP"}[name]
    _head(one, f"Ủy ban nhân dân tỉnh {province}|{name}", f"{one.rng.randrange(1, 99)}/BB-{code}", province)
    one.truth.issuer = f"{name} tỉnh {province}"
    _title(one, "Biên bản", f"Họp về {one.pick(SUBJECTS)}")
    one.say("Cuộc họp bắt đầu lúc 8 giờ 00 phút tại phòng họp.", "Các thành viên nhất trí với dự thảo.")
    _end(one, "Giám đốc", listed=("Các thành viên", "Lưu: VT"))


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
    _title(one, "Nghị quyết", f"về {one.pick(SUBJECTS)}")
    one.say("I. MỤC TIÊU", "1. Mục tiêu cụ thể đến năm 2030")
    _targets(one, 2030)
    one.say("II. TỔ CHỨC THỰC HIỆN")
    _charges(
        one,
        (
            "Ban Thường vụ Tỉnh ủy",
            "Đảng ủy Ủy ban nhân dân tỉnh",
            "Ban Tổ chức Tỉnh ủy",
            "Văn phòng Tỉnh ủy",
        ),
        2,
    )
    _end(one, "T/M Tỉnh ủy", "Bí thư", listed=("Ban Bí thư", "Lưu Văn phòng Tỉnh ủy"))


def plan(one: Labelled) -> None:
    """A province's plan: targets, labelled tasks, charges."""
    province = one.pick(PROVINCES)
    _head(one, f"Ủy ban nhân dân|tỉnh {province}", f"{one.rng.randrange(1, 400)}/KH-UBND", province)
    _title(one, "Kế hoạch", f"{one.pick(SUBJECTS).capitalize()} trên địa bàn tỉnh {province}")
    _plan_body(one, DEPARTMENTS)
    _end(
        one,
        "TM. Ủy ban nhân dân",
        "KT. Chủ tịch",
        "Phó Chủ tịch",
        listed=() if one.rng.random() < 0.3 else ("Như trên", "Lưu: VT"),
    )


def commune(one: Labelled) -> None:
    """A commune's plan in a gazette of the province."""
    ward = one.pick(WARDS)
    _head(one, f"Ủy ban nhân dân|xã {ward}", f"{one.rng.randrange(1, 200)}/KH-UBND", ward)
    _title(one, "Kế hoạch", f"{one.pick(SUBJECTS).capitalize()} của xã {ward}")
    _plan_body(
        one, ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Công an xã", "Trung tâm Phục vụ hành chính công")
    )
    _end(one, "TM. Ủy ban nhân dân", "Chủ tịch")
    _running(
        one,
        f"CÔNG BÁO LÀO CAI/Số {one.rng.randrange(10, 40)}/Ngày 20-12-{one.day.year}"
        if one.rng.random() < 0.5
        else "Kế hoạch thử nghiệm của xã",
    )


def _plan_body(one: Labelled, organs: tuple[str, ...]) -> None:
    carried = f"{one.rng.randrange(10, 90)}-NQ/TW"
    one.say(
        f"Thực hiện Nghị quyết số {carried} ngày 22 tháng 12 năm 2024 của Bộ Chính trị, Ủy ban nhân dân ban hành kế hoạch như sau:"
    )
    one.truth.relations.append(("Thi hành", carried, False))
    one.say("I. MỤC TIÊU", f"1. Mục tiêu cụ thể đến năm {one.day.year + 2}")
    _targets(one, one.day.year + 2)
    one.say("II. NHIỆM VỤ")
    _labelled(one, organs, 2)
    one.say("III. TỔ CHỨC THỰC HIỆN")
    _charges(one, organs, 2)


def decision(one: Labelled) -> None:
    """A decision that approves a scheme, with sections between its articles."""
    _head(one, "Thủ tướng Chính phủ", f"{one.rng.randrange(1, 2000)}/QĐ-TTg", "Hà Nội")
    _title(one, "Quyết định", f"Phê duyệt Đề án {one.pick(SUBJECTS)}")
    one.title("THỦ TƯỚNG CHÍNH PHỦ")
    _grounds(one)
    one.title("QUYẾT ĐỊNH:")
    one.say(
        "Điều 1. Phê duyệt Đề án với các nội dung chủ yếu sau đây:",
        "I. MỤC TIÊU",
        "1. Mục tiêu cụ thể đến năm 2030",
    )
    _targets(one, 2030)
    one.say("II. TỔ CHỨC THỰC HIỆN")
    _charges(one, tuple(name for name, _ in MINISTRIES), 3)
    one.say("Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.")
    one.say("Điều 3. Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ chịu trách nhiệm thi hành Quyết định này.")
    _end(one, "KT. Thủ tướng", "Phó Thủ tướng")


LAYOUTS: tuple[Maker, ...] = (
    gazette, law, circular, joint, decree, consolidated, directive, notice, telegram, letter, minutes, party, plan,
    commune, decision,
)  # fmt: skip


def papers(seed: int, each: int) -> list[Labelled]:
    """So many papers of each layout; the same seed gives the same papers."""
    made = []
    for make in LAYOUTS:
        for at in range(each):
            rng = Random(f"{seed} {make.__name__} {at}")
            day = dt.date(2026, rng.randrange(2, 10), rng.randrange(1, 28))
            one = Labelled(make.__name__, rng, day=day)
            make(one)
            made.append(one)
    return made
