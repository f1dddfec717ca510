"""A made-up workspace for measuring: shared records, provinces, and communes with records of their own.

Must not know who builds it. The same size and seed give the same files, byte for byte.
"""

import datetime as dt
import json
import random
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

# Pictures and search are measured by themselves; other generators make neither.
_EXTRAS_ON = re.compile(r"^((?:do_hoa|anh_chia_se|bien_the_anh|tim_kiem): )có", re.MULTILINE)
_PICTURES_ON = re.compile(r"^((?:do_hoa|anh_chia_se|bien_the_anh): )có", re.MULTILINE)

CENTRAL = "trung-uong"
PROVINCE_SIZE = 100  # communes of one province
PROVINCE_SHARE = 0.1  # of the shared records, told by the province; the rest by the centre

# Records of a unit's view by kind: mostly articles and documents, as in the agencies' plans.
SHARES = {
    "tin-tuc": 0.50,
    "van-ban": 0.20,
    "nhiem-vu": 0.12,
    "chi-tieu": 0.06,
    "hoi-dap": 0.05,
    "mo-hinh": 0.04,
    "su-kien": 0.03,
}
FIRST_DAY, DAYS = dt.date(2025, 1, 6), 500

WHO = (
    "Ủy ban nhân dân xã",
    "Tổ công nghệ số cộng đồng",
    "Trung tâm phục vụ hành chính công",
    "Sở Khoa học và Công nghệ",
    "Các doanh nghiệp nhỏ và vừa trên địa bàn",
    "Đoàn thanh niên và Hội phụ nữ",
    "Phòng Văn hóa - Xã hội",
    "Cán bộ, công chức của xã",
    "Trường trung học phổ thông",
    "Hợp tác xã nông nghiệp",
    "Người dân ở các thôn, bản",
    "Ban chỉ đạo chuyển đổi số",
)
DOES = (
    "đã hoàn thành kế hoạch",
    "đang triển khai đồng bộ",
    "tổ chức tập huấn về",
    "phối hợp với các đơn vị để thực hiện",
    "đưa vào sử dụng",
    "rà soát, cập nhật và công khai",
    "hướng dẫn người dân sử dụng",
    "đề xuất giải pháp cho",
    "ký kết chương trình hợp tác về",
    "báo cáo kết quả bước đầu của",
)
WHAT = (
    "dịch vụ công trực tuyến toàn trình",
    "số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
    "nền tảng dữ liệu dùng chung của tỉnh",
    "ứng dụng trí tuệ nhân tạo trong xử lý văn bản",
    "mô hình “Bình dân học vụ số” ở cơ sở",
    "chữ ký số cá nhân cho mọi người dân",
    "truy xuất nguồn gốc nông sản bằng mã QR",
    "đề tài nghiên cứu giống cây trồng chịu hạn",
    "thanh toán không dùng tiền mặt tại chợ",
    "quỹ phát triển khoa học và công nghệ",
    "bảo vệ dữ liệu cá nhân và an toàn thông tin",
    "phòng thí nghiệm dùng chung với doanh nghiệp",
)
WHERE = (
    "trên toàn địa bàn",
    "tại mười hai thôn, bản vùng cao",
    "ở các cơ quan của xã",
    "trong sáu tháng đầu năm",
    "theo tinh thần Nghị quyết số 57-NQ/TW",
    "nhằm rút ngắn thời gian giải quyết hồ sơ",
    "với sự tham gia của hơn ba trăm hộ gia đình",
    "để người dân và doanh nghiệp được phục vụ tốt hơn",
    "và lấy mức độ hài lòng của người dân làm thước đo",
    "gắn với cải cách hành chính và phát triển kinh tế số",
)
SECTIONS = ("Kết quả bước đầu", "Cách làm", "Khó khăn, vướng mắc", "Bài học rút ra", "Việc sẽ làm tiếp")
TOPICS = (
    "Chuyển đổi số",
    "Khoa học, công nghệ",
    "Đổi mới sáng tạo",
    "Hạ tầng số",
    "Dữ liệu",
    "Doanh nghiệp",
    "Truyền thông",
    "Bình dân học vụ số",
)
AUDIENCES = ("Cán bộ, công chức, viên chức", "Doanh nghiệp", "Người dân", "Tổ công nghệ số cộng đồng")
ISSUERS = ("Chính phủ", "Thủ tướng Chính phủ", "Bộ Khoa học và Công nghệ", "Bộ Nội vụ", "Bộ Tài chính")
TYPES = (("Kế hoạch", "KH"), ("Quyết định", "QĐ"), ("Thông báo", "TB"), ("Hướng dẫn", "HD"))
# The document that texts name and other documents stand on.
RESOLUTION: dict[str, object] = {
    "so_ky_hieu": "57-NQ/TW",
    "loai": "Nghị quyết",
    "trich_yeu": "Về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
    "co_quan_ban_hanh": "Bộ Chính trị",
    "ngay_ban_hanh": "22/12/2024",
    "cap": "Trung ương",
    "xac_minh": "A",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is: units, records that all of them see, records of each one's own."""

    units: int
    shared: int
    own: int
    seed: int


@dataclass(frozen=True, slots=True)
class Draft:
    """One record before it is a file: its owner's folder, its keys as editors write them, its body."""

    owner: str
    kind: str
    slug: str
    fields: dict[str, object]
    body: str

    @property
    def path(self) -> str:
        """Where the file stands below `content/`."""
        return f"{self.owner}/{self.kind}/{self.slug}.md"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A workspace as values: who there is and what each has written."""

    size: Size
    provinces: tuple[str, ...]
    units: tuple[str, ...]
    drafts: dict[str, tuple[Draft, ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    """Parts of the section that units hide."""

    def seen_by(self, unit: str) -> Iterator[Draft]:
        """What a unit shows: the centre's, its province's and its own."""
        for owner in (CENTRAL, unit.partition("/")[0], unit):
            yield from self.drafts[owner]


def make_corpus(size: Size) -> Corpus:
    """All records of a workspace of that size."""
    of_province = round(size.shared * PROVINCE_SHARE)
    provinces = tuple(f"tinh-mau-{n:02d}" for n in range(1, -(-size.units // PROVINCE_SIZE) + 1))
    units = tuple(
        f"{provinces[n // PROVINCE_SIZE]}/xa-{n % PROVINCE_SIZE + 1:03d}" for n in range(size.units)
    )
    counts = {CENTRAL: size.shared - of_province}
    counts |= dict.fromkeys(provinces, of_province) | dict.fromkeys(units, size.own)
    drafts = {owner: tuple(drafts_of(owner, count, size.seed)) for owner, count in counts.items()}
    return Corpus(size, provinces, units, drafts)


def write_corpus(
    corpus: Corpus, project: Path, root: Path, owners: tuple[str, ...] = (), *, search: bool = False
) -> None:
    """Write a workspace: the project's own templates and settings, the corpus as content.

    `owners` limits it to some folders; by default all are written. Files that are right already stay.
    """
    write_shell(project, root, search=search)
    for owner in owners or corpus.drafts:
        write_text(root / "content" / owner / "don-vi.yml", as_yaml(_unit_fields(owner, corpus.left_out)))
        for draft in corpus.drafts[owner]:
            write_record(root, draft)


def write_shell(project: Path, root: Path, *, search: bool = False) -> None:
    """Everything of a workspace but its content: the project's own templates and settings."""
    for name in ("docs", "templates"):
        shutil.rmtree(root / name, ignore_errors=True)
        shutil.copytree(project / name, root / name)
    shutil.copyfile(project / "mkdocs.yml", root / "mkdocs.yml")
    settings = (project / "nq57.yml").read_text(encoding="utf-8")
    settings = (_PICTURES_ON if search else _EXTRAS_ON).sub(r"\1không", settings)
    (root / "nq57.yml").write_text(settings, encoding="utf-8")


def write_record(root: Path, draft: Draft, body: str | None = None) -> None:
    """Write one record, with another body if one is given."""
    text = draft.body if body is None else body
    write_text(root / "content" / draft.path, f"---\n{as_yaml(draft.fields)}---\n{text}\n")


def as_yaml(fields: Mapping[str, object]) -> str:
    """Keys in the order given; texts quoted, lists in blocks, as a CMS writes them."""
    return "".join(f"{key}:{_value(value)}\n" for key, value in fields.items())


def _value(value: object) -> str:
    if isinstance(value, list):
        return "".join(f"\n  - {_item(item)}" for item in value) or " []"
    return f" {json.dumps(value, ensure_ascii=False)}"  # a JSON text is a YAML text


def _item(item: object) -> str:
    if isinstance(item, Mapping):
        return "\n    ".join(f"{key}:{_value(value)}" for key, value in item.items())
    return json.dumps(item, ensure_ascii=False)


def write_text(path: Path, text: str) -> None:
    """Write a file unless it is right already, so that its time stays too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def unit_name(owner: str) -> str:
    """The made-up name of an agency."""
    if owner == CENTRAL:
        return "Trung ương"
    place, number = owner.rpartition("-")[::2]
    return f"Ủy ban nhân dân {'xã' if '/' in place else 'tỉnh'} Mẫu {int(number)}"


def host_url(owner: str) -> str:
    """The made-up address of an agency's section."""
    return f"https://{'.'.join(reversed(owner.split('/')))}.example.vn/nq57/"


def _unit_fields(owner: str, left_out: tuple[str, ...]) -> dict[str, object]:
    levels = ("Tỉnh, thành phố", "Xã")
    fields: dict[str, object] = {
        "ten": unit_name(owner),
        "cap": "Trung ương" if owner == CENTRAL else levels[owner.count("/")],
        "dia_chi_chuyen_muc": host_url(owner),
    }
    if "/" in owner:
        if left_out:
            fields["an_phan"] = list(left_out)
        fields["co_quan_chu_quan"] = unit_name(owner.partition("/")[0])
        fields["gioi_thieu"] = f"Chuyên mục của {unit_name(owner)} về Nghị quyết số 57-NQ/TW."
    return fields


def drafts_of(owner: str, count: int, seed: int, name: str = "") -> Iterator[Draft]:
    """The records of one owner; the seed and the owner's id decide them, no other owner does.

    `name` is what the owner is called, if it is no made-up agency.
    """
    chance = random.Random(f"{seed} {owner}")  # noqa: S311 - text to measure with, no secret
    writer = _Writer(chance, owner, name or unit_name(owner))
    left = count
    for kind, share in reversed(SHARES.items()):
        number = left if kind == "tin-tuc" else min(left, round(count * share))
        yield from (writer.draft(kind, n + 1) for n in range(number))
        left -= number


class _Writer:
    """Writes one owner's records from one stream of random numbers."""

    def __init__(self, chance: random.Random, owner: str, name: str) -> None:
        self._chance, self._owner, self._name = chance, owner, name
        self._mark = owner.replace("/", "-").removeprefix("tinh-")

    def draft(self, kind: str, number: int) -> Draft:
        """The record number so and so of a kind."""
        return Draft(
            self._owner, kind, f"{self._mark}-{number}", self._fields(kind, number), self._body(kind)
        )

    def _fields(self, kind: str, number: int) -> dict[str, object]:
        topics = self._chance.sample(TOPICS, self._chance.choice((1, 2, 2, 3)))
        common: dict[str, object] = {"chu_de": topics}
        if kind not in ("nhiem-vu", "chi-tieu", "su-kien"):
            common["doi_tuong"] = self._chance.sample(AUDIENCES, self._chance.choice((1, 1, 2)))
        special = {
            "van-ban": self._document,
            "nhiem-vu": self._task,
            "chi-tieu": self._target,
            "hoi-dap": self._question,
            "su-kien": self._event,
        }
        return special.get(kind, self._article)(number) | common

    def _article(self, _number: int) -> dict[str, object]:
        return {"tieu_de": self._title(), "ngay": self._day(), "tom_tat": self._sentence()}

    def _document(self, number: int) -> dict[str, object]:
        if self._owner == CENTRAL and number == 1:
            return RESOLUTION
        kind, code = self._chance.choice(TYPES)
        issuer = self._chance.choice(ISSUERS) if self._owner == CENTRAL else self._name
        level = 0 if self._owner == CENTRAL else 1 + self._owner.count("/")
        return {
            # Numbers of owners that one unit sees do not meet: a document is registered once.
            "so_ky_hieu": f"{number + 10_000 * level}/{code}-UBND",
            "loai": kind,
            "trich_yeu": f"Về việc {self._chance.choice(WHAT)} {self._chance.choice(WHERE)}",
            "co_quan_ban_hanh": issuer,
            "ngay_ban_hanh": self._day(),
            "cap": "Trung ương" if self._owner == CENTRAL else "Đơn vị",
            "xac_minh": "A",
            "quan_he": [{"loai": "căn cứ", "van_ban": RESOLUTION["so_ky_hieu"]}],
        }

    def _task(self, number: int) -> dict[str, object]:
        leads = self._chance.sample(WHO, 3)
        return {
            "so": str(number),
            "ten": f"Triển khai {self._chance.choice(WHAT)} {self._chance.choice(WHERE)}",
            "van_ban": RESOLUTION["so_ky_hieu"],
            "nhom": self._chance.choice(SECTIONS),
            "chu_tri": leads[:1],
            "phoi_hop": leads[1:],
            "thoi_han": "Trước ngày 31/12/2026",
            "han": "31/12/2026",
            "trang_thai": self._chance.choice(("Đang thực hiện", "Hoàn thành", "Chưa bắt đầu")),
        }

    def _target(self, number: int) -> dict[str, object]:
        steps = [
            {"nam": year, "gia_tri": str(20 * n)} for n, year in enumerate(("2026", "2028", "2030"), 2)
        ]
        what = f"Tỷ lệ cơ quan có {self._chance.choice(WHAT)} {self._chance.choice(WHERE)}"
        return {"so": str(number), "ten": what, "don_vi_tinh": "%", "moc": steps}

    def _question(self, _number: int) -> dict[str, object]:
        question = f"Làm thế nào để có {self._chance.choice(WHAT)} {self._chance.choice(WHERE)}?"
        return {"cau_hoi": question, "ngay_tra_loi": self._day()}

    def _event(self, _number: int) -> dict[str, object]:
        return {"tieu_de": self._title(), "bat_dau": self._day(), "dia_diem": self._chance.choice(WHO)}

    def _body(self, kind: str) -> str:
        """About 500 words for an article, a few sentences for a record of facts."""
        if kind in ("tin-tuc", "mo-hinh", "hoi-dap"):
            return self._long_text()
        return self._paragraph(3) if kind in ("van-ban", "nhiem-vu", "su-kien") else ""

    def _long_text(self) -> str:
        link = f"Xem thêm [văn bản liên quan](van-ban/{CENTRAL}-1) và **kế hoạch** của năm."
        parts = [self._paragraph(2), link]
        for heading in self._chance.sample(SECTIONS, 3):
            parts += [f"## {heading}", self._paragraph(3), self._paragraph(2)]
        parts.insert(-1, "\n".join(f"- {self._sentence()}" for _ in range(3)))
        return "\n\n".join(parts)

    def _paragraph(self, sentences: int) -> str:
        return " ".join(self._sentence() for _ in range(sentences))

    def _sentence(self) -> str:
        return f"{self._title()} {self._chance.choice(WHERE)}."

    def _title(self) -> str:
        return " ".join(self._chance.choice(words) for words in (WHO, DOES, WHAT))

    def _day(self) -> str:
        day = FIRST_DAY + dt.timedelta(days=self._chance.randrange(DAYS))
        return day.strftime("%d/%m/%Y")
