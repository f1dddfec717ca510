"""The document: a resolution, decision or plan in the register of steering documents.

It must not know the register as a whole; relations between documents are resolved above.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from nq57.language.numbers import Number, parse_number
from nq57.model.controls import FormSection, TextInput
from nq57.model.fields import Attachment, Fields, Part
from nq57.model.kinds import Kind
from nq57.model.periods import PeriodOf
from nq57.model.values import (
    Day,
    LooseDay,
    OneOf,
    PartialDate,
    Term,
    Text,
    Texts,
    Url,
    YesNo,
    read_list,
    term_key,
)
from nq57.model.visibility import Leading, Searched, Shown
from nq57.model.vocabulary import (
    DOCUMENT_TYPES,
    EFFECTS,
    LEVELS,
    MARKS,
    PREDICATE_TERMS,
    term_label,
)

WITHOUT_NUMBER = "không số"
# What an editor may call doubtful, by its key, and what readers call it.
DOUBTFUL_KEYS = (
    Term("so_ky_hieu", "số, ký hiệu"),
    Term("loai", "loại văn bản"),
    Term("trich_yeu", "trích yếu"),
    Term("co_quan_ban_hanh", "cơ quan ban hành"),
    Term("ngay_ban_hanh", "ngày ban hành"),
    Term("ngay_hieu_luc", "ngày có hiệu lực"),
    Term("ngay_het_hieu_luc", "ngày hết hiệu lực"),
    Term("nguoi_ky", "người ký"),
    Term("chuc_vu", "chức vụ người ký"),
    Term("linh_vuc", "lĩnh vực"),
    Term("cap", "cấp ban hành"),
    Term("tinh_trang", "tình trạng hiệu lực"),
    Term("quan_he", "quan hệ với văn bản khác"),
    Term("toan_van", "địa chỉ bản gốc"),
    Term("noi_nhan", "nơi nhận"),
    Term("che_do_bao_cao", "chế độ báo cáo"),
    Term("ky_bao_cao", "kỳ báo cáo"),
    Term("noi_dung", "nội dung"),
    Term("tep_dinh_kem", "tệp đính kèm"),
)
DoubtfulKey = Annotated[
    str,
    OneOf(DOUBTFUL_KEYS),
    WithJsonSchema({"type": "string", "enum": [term.code for term in DOUBTFUL_KEYS]}),
]
DoubtfulKeys = Annotated[tuple[DoubtfulKey, ...], BeforeValidator(read_list)]


_LONGEST_NAME = 90  # letters; a longer subject is no name
# What a record says in the place of a subject that its editor does not know yet, by its key.
_UNKNOWN = ("chưa-ghi", "chưa-có-trích-yếu", "chưa-rõ", "chưa-biết", "đang-cập-nhật")


class Relation(Part):
    """One relation from this document to another, named by number or record id."""

    predicate: Shown[Annotated[str, OneOf(PREDICATE_TERMS)]] = Field(
        alias="loai", description="Loại quan hệ"
    )
    target: Annotated[Searched[Text], TextInput.DOCUMENT] = Field(
        alias="van_ban", description="Số, ký hiệu hoặc mã của văn bản kia"
    )
    partial: Searched[YesNo] = Field(False, alias="mot_phan", description="Chỉ thay thế, bãi bỏ một phần")
    until: Searched[Day | None] = Field(None, alias="den_ngay", description="Kéo dài hiệu lực đến ngày nào")
    note: Searched[Text | None] = Field(None, alias="ghi_chu", description="Ghi chú")


class Reporting(Part):
    """One reporting duty that a plan sets: who reports to whom, before which days."""

    period: Searched[Text] = Field(alias="ky", description="Kỳ báo cáo: hằng tháng, 6 tháng, năm")
    before: Searched[Texts] = Field(alias="truoc_ngay", description="Trước các ngày (ngày/tháng)")
    sender: Searched[Text] = Field(alias="don_vi_gui", description="Đơn vị gửi báo cáo")
    receiver: Searched[Text] = Field(alias="noi_nhan", description="Nơi nhận báo cáo")
    then: Shown[Text | None] = Field(
        None, alias="tiep_theo", description="Nơi nhận của bước sau, ghi đúng như noi_nhan của bước ấy"
    )
    note: Searched[Text | None] = Field(None, alias="ghi_chu", description="Ghi chú")


class Document(Fields):
    """A document as the register shows it (fields of Decree 42/2022, in force until 1 July 2026)."""

    kind: ClassVar[Kind] = Kind(
        folder="van-ban",
        label="Văn bản",
        one="Văn bản",
        lead="Văn bản chỉ đạo, điều hành và hướng dẫn thực hiện Nghị quyết số 57-NQ/TW.",
        order="newest",
        layout="register",
        page_size=50,
        by_month=False,
        facets="register",
        is_news=True,
        is_embedded=True,
        guide_rank=7,
        has_contents=True,
        themes=("JUST", "GOVE"),
        needs_body=False,
    )

    number_text: Leading[Text] = Field(
        alias="so_ky_hieu",
        description='Số, ký hiệu; ghi "không số" khi văn bản chưa có số',
        examples=[WITHOUT_NUMBER],
    )
    type: Shown[Annotated[str, OneOf(DOCUMENT_TYPES)]] = Field(alias="loai", description="Loại văn bản")
    subject: Annotated[Leading[Text], TextInput.PROSE] = Field(alias="trich_yeu", description="Trích yếu")
    issuer: Searched[Text] = Field(alias="co_quan_ban_hanh", description="Cơ quan ban hành")
    issued: Searched[LooseDay | None] = Field(None, alias="ngay_ban_hanh", description="Ngày ban hành")
    effective: Searched[Day | None] = Field(None, alias="ngay_hieu_luc", description="Ngày có hiệu lực")
    ended: Searched[Day | None] = Field(
        None, alias="ngay_het_hieu_luc", description="Ngày bắt đầu không còn hiệu lực"
    )
    signer: Searched[Text | None] = Field(None, alias="nguoi_ky", description="Người ký")
    signer_title: Searched[Text | None] = Field(None, alias="chuc_vu", description="Chức vụ người ký")
    fields: Searched[Texts] = Field((), alias="linh_vuc", description="Lĩnh vực")
    level: Shown[Annotated[str, OneOf(LEVELS)] | None] = Field(
        None, alias="cap", description="Cấp ban hành"
    )
    effect: Shown[Annotated[str, OneOf(EFFECTS)]] = Field(
        "chua-xac-dinh", alias="tinh_trang", description="Tình trạng hiệu lực"
    )
    relations: Searched[tuple[Relation, ...]] = Field((), alias="quan_he", description="Văn bản liên quan")
    mark: Shown[Annotated[str, OneOf(MARKS)]] = Field(
        alias="xac_minh", description="A: bản gốc hoặc hai nguồn; B: một nguồn; C: chưa đối chiếu"
    )
    mark_note: Annotated[Shown[Text | None], TextInput.PROSE] = Field(
        None, alias="xac_minh_ghi_chu", description="Đã đối chiếu gì"
    )
    mark_fields: Shown[DoubtfulKeys] = Field(
        (),
        alias="chua_chac",
        description="Mục chưa chắc chắn: khóa (trich_yeu) hoặc tên của mục",
    )
    full_text: Shown[Url | None] = Field(None, alias="toan_van", description="Địa chỉ bản gốc")
    recipients: Searched[Texts] = Field((), alias="noi_nhan", description="Nơi nhận")
    reporting: Searched[tuple[Reporting, ...]] = Field((), alias="che_do_bao_cao", description="Báo cáo")
    attachments: Annotated[Searched[tuple[Attachment, ...]], FormSection.FILES] = Field(
        (), alias="tep_dinh_kem", description="Tệp"
    )
    reported: Shown[PeriodOf | None] = Field(
        None, alias="ky_bao_cao", description="Văn bản là báo cáo của kỳ nào: 2026-H2, 2026-11"
    )
    key_document: Shown[YesNo] = Field(False, alias="trong_tam", description="Văn bản trọng tâm")

    @property
    def number(self) -> Number | None:
        """The parsed number; None where the document bears none."""
        return _number_of(self.number_text)

    @property
    def type_label(self) -> str:
        """Its type in words: `Nghị quyết`."""
        return term_label(self.type, DOCUMENT_TYPES)

    @property
    def title(self) -> str:
        """As people name it: a law by its subject, others by type and number, without number by subject."""
        number = self.number
        named = term_key(self.subject).startswith(f"{term_key(self.type_label)}-")
        if number is None or not number.serial:
            return (
                self.subject if named else f"{self.type_label} {self.subject[0].lower()}{self.subject[1:]}"
            )
        if named and len(self.subject) <= _LONGEST_NAME:
            return f"{self.subject} ({number.canonical})"
        return f"{self.type_label} số {number.canonical}"

    @property
    def date(self) -> PartialDate | None:
        """The date of issue."""
        return self.issued

    @property
    def known_subject(self) -> str:
        """Its subject; empty where the record only says that it is not known yet."""
        return "" if self.number and term_key(self.subject).startswith(_UNKNOWN) else self.subject

    @property
    def gist(self) -> str:
        """Its subject; a document without number has it as title already."""
        return self.known_subject if self.number else self.summary or ""

    @property
    def lead(self) -> str:
        """Its subject, unless the title is made of it."""
        return "" if self.subject.casefold() in self.title.casefold() else self.known_subject

    @property
    def basis_documents(self) -> tuple[str, ...]:
        """None: its page lists relations apart."""
        return ()

    def named_documents(self) -> Iterator[tuple[str, str]]:
        """The other ends of its relations."""
        yield from (
            (relation.target, f"quan_he.{at}.van_ban") for at, relation in enumerate(self.relations)
        )


@lru_cache(maxsize=20_000)
def _number_of(text: str) -> Number | None:
    if term_key(text) == term_key(WITHOUT_NUMBER):
        return None
    parsed = parse_number(text)
    return parsed.number if parsed else None
