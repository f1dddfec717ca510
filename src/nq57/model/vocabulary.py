"""The vocabularies of the field: closed ones as tables, and the open ones a workspace may extend.

It must not know files; `content/tu-vung.yml` reaches it as data (see `Vocabulary.extended`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from nq57.model.abbreviations import ABBREVIATIONS
from nq57.model.indicators import INDICATORS, Indicator
from nq57.model.values import Term

Coded = TypeVar("Coded", Term, Indicator)

# Types of administrative documents (Appendix III of Decree 30/2020) and of laws; code as printed.
DOCUMENT_TYPES = (
    Term("NQ", "Nghị quyết"),
    Term("QĐ", "Quyết định"),
    Term("QyĐ", "Quy định"),
    Term("CT", "Chỉ thị"),
    Term("QC", "Quy chế"),
    Term("TC", "Thông cáo"),
    Term("TB", "Thông báo"),
    Term("HD", "Hướng dẫn"),
    Term("CTr", "Chương trình"),
    Term("KH", "Kế hoạch"),
    Term("PA", "Phương án"),
    Term("ĐA", "Đề án"),
    Term("DA", "Dự án"),
    Term("BC", "Báo cáo"),
    Term("TTr", "Tờ trình"),
    Term("CĐ", "Công điện"),
    Term("KL", "Kết luận"),
    Term("CV", "Công văn"),
    Term("Luật", "Luật"),
    Term("NĐ", "Nghị định"),
    Term("TT", "Thông tư"),
    Term("TTLT", "Thông tư liên tịch"),
    Term("PL", "Pháp lệnh"),
    Term("VBHN", "Văn bản hợp nhất"),
    Term("BB", "Biên bản"),
    Term("BGN", "Bản ghi nhớ"),
    Term("BTT", "Bản thỏa thuận"),
    Term("GM", "Giấy mời"),
)
LEVELS = (
    Term("trung-uong", "Trung ương"),
    Term("tinh", "Tỉnh", ("thành phố",)),
    Term("don-vi", "Đơn vị", ("xã", "phường", "sở", "ban, ngành")),
)
EFFECTS = (
    Term("con-hieu-luc", "Còn hiệu lực"),
    Term("chua-co-hieu-luc", "Chưa có hiệu lực"),
    Term("het-mot-phan", "Hết hiệu lực một phần"),
    Term("het-hieu-luc", "Hết hiệu lực toàn bộ", ("hết hiệu lực",)),
    Term("chua-xac-dinh", "Chưa xác định"),
)
TASK_STATUSES = (
    Term("chua-cap-nhat", "Chưa cập nhật"),
    Term("chua-bat-dau", "Chưa bắt đầu"),
    Term("dang-thuc-hien", "Đang thực hiện"),
    Term("hoan-thanh", "Hoàn thành"),
    Term("tam-dung", "Tạm dừng"),
)
# Verification marks: A the text itself or two sources; B one secondary source; C from memory.
MARKS = (Term("A", "A"), Term("B", "B"), Term("C", "C"))
MEDIA_TYPES = (Term("video", "Video", ("phim",)), Term("am-thanh", "Âm thanh", ("audio",)))
REPEATS = (Term("hang-nam", "Hằng năm"), Term("mot-lan", "Một lần"))
UNIT_LEVELS = (
    Term("trung-uong", "Trung ương"),
    Term("bo", "Bộ, cơ quan ngang bộ", ("bộ",)),
    Term("tinh", "Tỉnh, thành phố", ("tỉnh", "thành phố")),
    Term("so", "Sở, ban, ngành", ("sở", "ban", "ngành")),
    Term("phuong", "Phường"),
    Term("xa", "Xã"),
    Term("dac-khu", "Đặc khu"),
)


HOME_PRESETS = (
    Term("tinh", "Tỉnh"),
    Term("so", "Sở, ban, ngành", ("sở",)),
    Term("xa", "Xã, phường", ("xã", "phường")),
)
HOME_BLOCKS = (
    Term("tin-noi-bat", "Tin nổi bật"),
    Term("sap-toi", "Hạn và sự kiện sắp tới"),
    Term("trong-tam", "Văn bản trọng tâm"),
    Term("moi-dang", "Văn bản mới"),
    Term("danh-cho-ban", "Dành cho bạn"),
    Term("tien-do", "Tiến độ nhiệm vụ"),
    Term("muc-tieu", "Mục tiêu theo năm"),
    Term("do-hoa", "Infographic"),
    Term("bai-hoc", "Bình dân học vụ số"),
    Term("nghe-nhin", "Video, âm thanh"),
    Term("cach-lam-hay", "Mô hình, sáng kiến"),
    Term("cau-hoi", "Hỏi đáp"),
    Term("bay-nhom", "Bảy nhóm nhiệm vụ"),
    Term("cac-phan", "Các phần của chuyên mục"),
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A relation between two documents, with the verb read from either side.

    `family`: `basis` rests on the other document or carries it out, `change` alters whether and how
    the other is in force, `beside` does neither.
    """

    code: str
    label: str
    inverse: str
    family: Literal["basis", "change", "beside"] = "basis"

    @property
    def inverse_code(self) -> str:
        """How a file's relation bears it that is read from the other side."""
        return f"{self.code}-nguoc"

    @property
    def codes(self) -> tuple[str, str]:
        """As read from either side."""
        return self.code, self.inverse_code


PREDICATES = (
    Predicate("thi-hanh", "Thi hành", "Được thi hành bởi"),
    Predicate("quy-dinh-chi-tiet", "Quy định chi tiết", "Được quy định chi tiết bởi"),
    Predicate("huong-dan", "Hướng dẫn", "Được hướng dẫn bởi"),
    Predicate("can-cu", "Căn cứ", "Là căn cứ của"),
    Predicate("sua-doi", "Sửa đổi, bổ sung", "Được sửa đổi, bổ sung bởi", "change"),
    Predicate("thay-the", "Thay thế", "Được thay thế bởi", "change"),
    Predicate("bai-bo", "Bãi bỏ", "Bị bãi bỏ bởi", "change"),
    Predicate("keo-dai", "Kéo dài hiệu lực", "Được kéo dài hiệu lực bởi", "change"),
    Predicate("hop-nhat", "Hợp nhất", "Được hợp nhất bởi", "change"),
    Predicate("ban-hanh-kem", "Ban hành kèm theo", "Có văn bản ban hành kèm", "beside"),
    Predicate("trinh", "Trình", "Được trình bởi", "beside"),
    Predicate("tham-chieu", "Tham chiếu", "Được tham chiếu bởi", "beside"),
    Predicate("the-che-hoa", "Thể chế hóa", "Được thể chế hóa bởi"),
    Predicate("song-hanh", "Song hành", "Song hành", "beside"),
)
PREDICATES_BY_CODE = {code: predicate for predicate in PREDICATES for code in predicate.codes}
# An editor may write down either side: "được thay thế bởi" in the older document says the same.
PREDICATE_TERMS = (
    *(Term(p.code, p.label) for p in PREDICATES),
    *(Term(p.inverse_code, p.inverse) for p in PREDICATES if p.inverse != p.label),
)

_TOPICS = (
    Term("chuyen-doi-so", "Chuyển đổi số"),
    Term("khoa-hoc-cong-nghe", "Khoa học, công nghệ"),
    Term("doi-moi-sang-tao", "Đổi mới sáng tạo"),
    Term("the-che", "Thể chế, chính sách"),
    Term("ha-tang", "Hạ tầng số"),
    Term("nhan-luc", "Nhân lực, nhân tài"),
    Term("doanh-nghiep", "Doanh nghiệp"),
    Term("hop-tac-quoc-te", "Hợp tác quốc tế"),
    Term("du-lieu", "Dữ liệu"),
    Term("an-ninh-mang", "An ninh mạng, an toàn thông tin"),
    Term("binh-dan-hoc-vu-so", "Bình dân học vụ số"),
    Term("truyen-thong", "Truyền thông"),
    Term("ton-vinh", "Tôn vinh, khen thưởng"),
    Term("phan-bac", "Phản bác thông tin sai"),
    Term("cuoc-thi", "Cuộc thi"),
    Term("bai-toan", "Bài toán đặt hàng"),
    Term("bao-cao", "Chế độ báo cáo"),
)
_AUDIENCES = (
    Term("cong-chuc", "Cán bộ, công chức, viên chức"),
    Term("doanh-nghiep", "Doanh nghiệp"),
    Term("to-cong-nghe-so", "Tổ công nghệ số cộng đồng"),
    Term("nguoi-dan", "Người dân"),
    Term("hoc-sinh-sinh-vien", "Học sinh, sinh viên"),
    Term("nha-khoa-hoc", "Nhà khoa học"),
    Term("kieu-bao", "Người Việt Nam ở nước ngoài"),
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The open vocabularies that a workspace's records are checked against."""

    topics: tuple[Term, ...] = _TOPICS
    audiences: tuple[Term, ...] = _AUDIENCES
    abbreviations: tuple[Term, ...] = ABBREVIATIONS
    indicators: tuple[Indicator, ...] = INDICATORS

    def extended(
        self, more: Mapping[str, tuple[Term, ...]], indicators: tuple[Indicator, ...] = ()
    ) -> "Vocabulary":
        """With the workspace's own terms, keyed by field name, after the built-in ones."""
        return replace(
            self,
            topics=_merged(self.topics, more.get("topics", ())),
            audiences=_merged(self.audiences, more.get("audiences", ())),
            abbreviations=_merged(self.abbreviations, more.get("abbreviations", ())),
            indicators=_merged(self.indicators, indicators),
        )

    def indicator(self, code: str) -> Indicator | None:
        """The indicator of a code."""
        return next((one for one in self.indicators if one.code == code), None)


def _merged(known: tuple[Coded, ...], own: tuple[Coded, ...]) -> tuple[Coded, ...]:
    """Own terms replace built-in ones of the same code and add the rest."""
    codes = {term.code for term in own}
    return tuple(term for term in known if term.code not in codes) + own


def term_label(code: str, terms: tuple[Term, ...]) -> str:
    """The label of a code; the code itself where it is unknown."""
    return next((term.label for term in terms if term.code == code), code)
