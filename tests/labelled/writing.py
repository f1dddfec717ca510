"""A paper in the making and its parts: letterhead, tasks, targets, signature, each with its truth.

It must not know layouts.
"""

import datetime as dt
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
    ("Bộ Tài chính", "BTC"), ("Bộ Khoa học và Công nghệ", "BKHCN"), ("Bộ Nội vụ", "BNV"),
    ("Bộ Y tế", "BYT"),
    ("Bộ Giáo dục và Đào tạo", "BGDĐT"), ("Bộ Công an", "BCA"), ("Bộ Tư pháp", "BTP"),
    ("Bộ Xây dựng", "BXD"),
)  # fmt: skip
DEPARTMENTS = (
    "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Giáo dục và Đào tạo",
    "Sở Tư pháp",
    "Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh", "Văn phòng Ủy ban nhân dân tỉnh",
)  # fmt: skip
WORKS = (
    "xây dựng kho dữ liệu dùng chung của tỉnh", "tổ chức bồi dưỡng kỹ năng số cho cán bộ, công chức",
    "rà soát các dịch vụ công trực tuyến toàn trình", "triển khai nền tảng quản lý văn bản điện tử",
    "hướng dẫn người dân dùng chữ ký số cá nhân", "bố trí kinh phí thực hiện Kế hoạch",
    "theo dõi việc kết nối, chia sẻ dữ liệu", "ban hành danh mục dữ liệu mở", ("tuyên truyền về an "
        "toàn thông tin"),
    "hoàn thành số hóa hồ sơ lưu trữ", "đẩy mạnh ứng dụng trí tuệ nhân tạo trong quản lý",
)  # fmt: skip
SUBJECTS = (
    "thử nghiệm nền tảng dữ liệu dùng chung", "phát triển nhân lực số vùng khó khăn", ("mẫu hóa quy "
        "trình nội bộ"),
    "nâng cao hiệu quả cung cấp dịch vụ công", "đổi mới công tác lưu trữ điện tử", ("quản lý tài sản "
        "số công cộng"),
)  # fmt: skip
LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMANS = ("I", "II", "III", "IV", "V")
COUNTRY = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


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


def in_words(day: dt.date) -> str:
    """`ngày 06 tháng 4 năm 2026`, months from March without a nought."""
    return f"ngày {day.day:02d} tháng {day.month if day.month > 2 else f'{day.month:02d}'} năm {day.year}"


def head_of(one: Labelled, organ: str, number: str, place: str, *, label: str = "Số:") -> None:
    """A letterhead, read left column first or line by line."""
    one.left(*organ.upper().split("|"))
    if one.rng.random() < 0.5:
        one.left(f"{label} {number}")
        one.centre(*COUNTRY, f"{place}, {in_words(one.day)}")
    else:
        one.centre(*COUNTRY)
        one.left(f"{label} {number}")
        one.centre(f"{place}, {in_words(one.day)}")
    one.truth.number, one.truth.date = number, f"{one.day:%d/%m/%Y}"
    one.truth.issuer = organ.replace("|", " ")


def title_of(one: Labelled, kind: str, subject: str) -> None:
    """The type in capitals and the subject."""
    one.title(kind.upper(), subject)
    one.truth.type, one.truth.subject = kind, subject[:1].upper() + subject[1:]


def end_of(
    one: Labelled,
    *titles: str,
    listed: tuple[str, ...] = ("Như trên", "Lưu: VT"),
    first: bool | None = None,
) -> None:
    """A signature and the recipients, either first; without `listed` the signature alone."""
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


def signed(one: Labelled, *titles: str, before: str = "") -> None:
    """A signature alone; `before` is the rank or degree that stands before the name."""
    name = one.person()
    texts = (*(title.upper() for title in titles), *(["(Đã ký)"] if one.rng.random() < 0.3 else []))
    one.centre(*texts, f"{before} {name}".strip())
    one.truth.signer = "; ".join(filter(None, (one.truth.signer, name)))


def assigned(one: Labelled, organs: tuple[str, ...], count: int) -> None:
    """Organs with one task each, in the sentences of directives and notices."""
    for at, organ in enumerate(one.some(organs, count), start=1):
        work = one.pick(WORKS)
        other = one.pick(tuple(name for name in organs if name != organ))
        sentence, name = one.rng.choice((
            (f"Giao {organ} chủ trì, phối hợp với {other} {work}; xong trước ngày 30 tháng 11 năm 2027.",
             "chủ trì, phối hợp với"),
            (f"{organ} có trách nhiệm {work}.", work),
            (f"{organ} khẩn trương {work}, báo cáo kết quả trước ngày 15/12/2027.", f"khẩn trương {work}"),
            (f"Yêu cầu {organ} {work} theo chức năng, nhiệm vụ được giao.", work),
            (f"{organ}: {work[:1].upper()}{work[1:]}.", work),
            (f"{organ} chủ trì, phối hợp với {other} {work}.", "chủ trì, phối hợp với"),
        ))  # fmt: skip
        one.say(f"{at}. {sentence}")
        one.truth.tasks.append((name, organ))


def charges(one: Labelled, organs: tuple[str, ...], count: int) -> None:
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


def labelled(one: Labelled, organs: tuple[str, ...], count: int) -> None:
    """Tasks with lead, helpers and time, on lines of their own or within the sentence."""
    for at, work in enumerate(one.some(WORKS, count), start=1):
        lead, helper = one.some(organs, 2)
        time = one.pick(("Quý II/2027", "Trước ngày 30/9/2026", "Thường xuyên", "Tháng 6/2027"))
        if one.rng.random() < 0.4:
            one.say(
                f"{at}. {work[:1].upper()}{work[1:]} (đơn vị chủ trì: {lead}; phối hợp: {helper}; "
                f"thời gian: {time})."
            )
        else:
            one.say(
                f"{at}. {work[:1].upper()}{work[1:]}.",
                f"Đơn vị chủ trì: {lead}",
                f"Đơn vị phối hợp: {helper}",
            )
            one.say(f"Thời gian thực hiện: {time}.")
        one.truth.tasks.append((work, lead))


def targets(one: Labelled, year: int) -> None:
    """Targets of one year, with figures of many kinds."""
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


def grounds(one: Labelled) -> None:
    """A law that the paper rests on."""
    law = f"{one.rng.randrange(20, 90)}/2024/QH15"
    one.say(f"Căn cứ Luật Mẫu mực số {law};")
    one.truth.relations.append(("Căn cứ", law, False))


def running(one: Labelled, text: str) -> None:
    """A running head before some of the paragraphs, with rising page numbers."""
    body = [
        at for at, (kind, words) in enumerate(one.blocks) if kind == "text" and not words.startswith("-")
    ]
    page = one.rng.randrange(2, 80)
    for count, at in enumerate(body[2::3]):
        place = at + 2 * count
        one.blocks[place:place] = [("head", text), ("head", str(page + count))]
