"""The unit: an agency with a section of its own, as its `don-vi.yml` tells.

It must not know other units; who inherits from whom is the catalogue's.
"""

import datetime as dt
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from nq57.language.mentions import Place
from nq57.model.fields import Link, Part, Picture
from nq57.model.languages import DEFAULT_LANGUAGE, LANGUAGES
from nq57.model.records import Asset
from nq57.model.source import InnerLink, Source
from nq57.model.values import Colour, Day, OneOf, Term, Text, Texts, Url, YesNo, ascii_url
from nq57.model.vocabulary import HOME_BLOCKS, HOME_PRESETS, UNIT_LEVELS

CENTRAL = "trung-uong"
LANGUAGE_TERMS = tuple(Term(code, one.name) for code, one in LANGUAGES.items() if code != DEFAULT_LANGUAGE)
_PRESETS = {"so": "so", "phuong": "xa", "xa": "xa", "dac-khu": "xa"}


class Colours(Part):
    """The unit's own colours; contrast against white is checked when they are loaded."""

    primary: Colour = Field("#b3261e", alias="chinh", description="Màu chính, dạng #rrggbb")
    accent: Colour = Field("#7a5b00", alias="nhan", description="Màu nhấn, dạng #rrggbb")


class Contact(Part):
    """How to reach the agency."""

    address: Text | None = Field(None, alias="dia_chi", description="Địa chỉ")
    phone: Text | None = Field(None, alias="dien_thoai", description="Điện thoại")
    hotline: Text | None = Field(None, alias="duong_day_nong", description="Đường dây nóng")
    email: Text | None = Field(None, alias="thu_dien_tu", description="Thư điện tử")
    website: Url | None = Field(None, alias="trang_web", description="Trang thông tin điện tử")
    feedback: Url | None = Field(None, alias="gop_y", description="Địa chỉ biểu mẫu góp ý, báo lỗi trang")
    responsible: Text | None = Field(
        None, alias="chiu_trach_nhiem", description="Người chịu trách nhiệm nội dung, chức vụ"
    )

    @property
    def missing(self) -> tuple[str, ...]:
        """What a public agency's page must tell and this does not, in words.

        Decree 42/2022/NĐ-CP, article 4: who is responsible, address, telephone, electronic mail.
        """
        identity = {
            "người chịu trách nhiệm (chiu_trach_nhiem)": self.responsible,
            "địa chỉ (dia_chi)": self.address,
            "điện thoại (dien_thoai)": self.phone or self.hotline,
            "thư điện tử (thu_dien_tu)": self.email,
        }
        return tuple(name for name, value in identity.items() if not value)


class Action(Part):
    """A thing that readers come for, with the way to it."""

    name: Text = Field(alias="ten", description="Việc cần làm, vài chữ")
    url: Text = Field(
        alias="lien_ket", description="Đường dẫn trong chuyên mục (hoc-vu-so) hoặc địa chỉ https://"
    )
    note: Text | None = Field(None, alias="mo_ta", description="Một dòng giải thích")


class Campaign(Action):
    """A banner of a campaign, shown in the weeks between its days."""

    starts: Day | None = Field(None, alias="tu_ngay", description="Hiện từ ngày")
    ends: Day | None = Field(None, alias="den_ngay", description="Hiện đến hết ngày")

    def runs(self, day: dt.date) -> bool:
        """Whether it is shown on a day."""
        return (self.starts or day) <= day <= (self.ends or day)


class HomePage(Part):
    """What the home page shows, and in which order."""

    preset: Annotated[str | None, OneOf(HOME_PRESETS)] = Field(
        None, alias="kieu", description="Bộ khối dựng sẵn; mặc định theo cấp của đơn vị"
    )
    blocks: tuple[Annotated[str, OneOf(HOME_BLOCKS)], ...] = Field(
        (), alias="khoi", description="Các khối theo thứ tự; khối chưa có nội dung thì không hiện"
    )
    actions: tuple[Action, ...] = Field(
        (), alias="viec_chinh", max_length=4, description="Ba, bốn việc chính ngay dưới ô tìm"
    )
    searches: Texts = Field((), alias="thuong_tim", description="Từ hay tìm, hiện dưới ô tìm")
    campaigns: tuple[Campaign, ...] = Field(
        (), alias="chien_dich", description="Dải tuyên truyền; có nhiều thì mỗi tuần một dải"
    )


class Series(Part):
    """Records in the order in which they are to be read."""

    name: Text = Field(alias="ten", description="Tên loạt bài")
    records: Texts = Field(
        alias="bai",
        description="Mã các bài theo thứ tự đọc, ví dụ trung-uong/hoc-vu-so/mua-ban",
    )
    audience: Text | None = Field(
        None, alias="doi_tuong", description="Đối tượng nên bắt đầu từ loạt bài này, theo danh mục"
    )


class UnitWords(Part):
    """What the unit is called on pages in another language, as its own papers in that language say."""

    language: Annotated[str, OneOf(LANGUAGE_TERMS)] = Field(alias="ngon_ngu", description="Ngôn ngữ")
    name: Text = Field(alias="ten", description="Tên đầy đủ bằng ngôn ngữ ấy")
    short_name: Text | None = Field(None, alias="ten_ngan", description="Tên ngắn")
    parent_name: Text | None = Field(None, alias="co_quan_chu_quan", description="Cơ quan chủ quản")
    intro: Text | None = Field(None, alias="gioi_thieu", description="Lời giới thiệu chuyên mục")


class Signing(Part):
    """How the unit's papers are signed; names and offices are those of the day, so they are data."""

    capacity: Text | None = Field(None, alias="quyen_han", description="Quyền hạn: TM. ỦY BAN NHÂN DÂN")
    office: Text | None = Field(None, alias="chuc_vu", description="Chức vụ: CHỦ TỊCH")
    signer: Text | None = Field(None, alias="nguoi_ky", description="Họ tên người ký")


class UnitFields(Part):
    """The keys of `don-vi.yml`."""

    name: Text = Field(alias="ten", description="Tên đầy đủ của đơn vị")
    short_name: Text | None = Field(None, alias="ten_ngan", description="Tên ngắn")
    level: Annotated[str, OneOf(UNIT_LEVELS)] = Field(alias="cap", description="Cấp của đơn vị")
    province_code: Text | None = Field(None, alias="ma_tinh", description="Mã tỉnh (2 chữ số)")
    ward_code: Text | None = Field(None, alias="ma_xa", description="Mã xã (5 chữ số)")
    parent_name: Text | None = Field(None, alias="co_quan_chu_quan", description="Cơ quan chủ quản")
    place_name: Text | None = Field(None, alias="dia_danh", description="Địa danh ghi trên văn bản")
    abbreviation: Text | None = Field(
        None, alias="viet_tat", description="Chữ viết tắt của đơn vị trong số, ký hiệu: UBND, SNgV"
    )
    signing: Signing | None = Field(None, alias="ky_van_ban", description="Thể thức người ký văn bản")
    logo: Picture | None = Field(None, alias="bieu_trung", description="Biểu trưng")
    colours: Colours = Field(default_factory=lambda: Colours(), alias="mau", description="Màu sắc")  # noqa: PLW0108 - aliases hide the defaults from mypy
    contact: Contact | None = Field(None, alias="lien_he", description="Liên hệ")
    links: tuple[Link, ...] = Field((), alias="lien_ket", description="Liên kết hữu ích")
    host_url: Url | None = Field(None, alias="dia_chi_chuyen_muc", description="Địa chỉ chuyên mục")
    data_licence: Text | None = Field(
        None, alias="giay_phep_du_lieu", description="Điều kiện dùng lại dữ liệu mở của chuyên mục"
    )
    intro: Text | None = Field(None, alias="gioi_thieu", description="Lời giới thiệu chuyên mục")
    words: tuple[UnitWords, ...] = Field(
        (), alias="ban_dich", description="Tên, lời giới thiệu của đơn vị bằng ngôn ngữ khác"
    )
    home: HomePage = Field(default_factory=lambda: HomePage(), alias="trang_chu", description="Trang chủ")  # noqa: PLW0108 - as above
    series: tuple[Series, ...] = Field(
        (), alias="loat_bai", description="Các loạt bài; đơn vị cấp dưới cũng có"
    )
    hidden: Texts = Field((), alias="an", description="Mã bài cấp trên không hiện ở đây")
    shown: Texts = Field((), alias="hien", description="Mã bài cấp trên đã ẩn, nay hiện lại")
    hidden_parts: Texts = Field((), alias="an_phan", description="Phần không hiện")
    predecessors: Texts = Field((), alias="ke_thua", description="Đơn vị cũ mà đơn vị này kế thừa")
    successor: Text | None = Field(None, alias="chuyen_sang", description="Đơn vị kế thừa đơn vị này")
    demonstration: YesNo = Field(False, alias="trinh_dien", description="Chỉ là bản trình diễn")
    invented: YesNo = Field(
        False, alias="gia_dinh", description="Đơn vị và số liệu giả định; mọi trang, báo cáo đều ghi rõ"
    )


@dataclass(frozen=True)
class Unit:
    """An agency: `id` is its folder below `content/`, POSIX, without a slash at either end.

    `links` are those of its introduction inside the section, `references` the documents that it refers to
    as `[[…]]`; `assets` holds its logo, if it has one.
    """

    id: str
    fields: UnitFields
    source: Source
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)
    links: tuple[InnerLink, ...] = ()
    assets: tuple[Asset, ...] = ()
    references: tuple[tuple[str, Place], ...] = ()

    def place(self, key: str) -> Source:
        """Where a key of `don-vi.yml` stands; the file's first line when it has no place."""
        line, column = self.places.get(key, (1, 1))
        return Source(self.source.path, line, column)

    @property
    def tree(self) -> str:
        """The name of its output folder: its id with dots for slashes."""
        return self.id.replace("/", ".")

    @property
    def name(self) -> str:
        """Its full name."""
        return self.fields.name

    @property
    def short_name(self) -> str:
        """The name for tight places."""
        return self.fields.short_name or self.fields.name

    def words(self, language: str) -> UnitWords | None:
        """What it is called in another language; None where its file does not say."""
        return next((one for one in self.fields.words if one.language == language), None)

    @property
    def home_preset(self) -> str:
        """The arrangement of its home page: its own choice, else what its level commonly needs."""
        return self.fields.home.preset or _PRESETS.get(self.fields.level, "tinh")

    @property
    def section_url(self) -> str:
        """The section's address on its host, in ASCII, ending in a slash; empty when it names none."""
        url = ascii_url(self.fields.host_url or "")
        return f"{url.rstrip('/')}/" if url else ""

    @property
    def logo_path(self) -> str:
        """Where its own logo is published below the section's root; empty without one."""
        logo = self.fields.logo
        if logo is None:
            return ""
        name = next((asset.published for asset in self.assets), logo.file)
        return f"assets/bieu-trung{posixpath.splitext(name)[1].lower()}"
