"""The parts of a section that are no kind of content: their addresses, names, and who may link to them.

It must not know pages; kinds of content are in `model.records`.
"""

from collections.abc import Container
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPart:
    """One part: `code` is its folder below the section's root, and what `an_phan` calls it."""

    code: str
    label: str
    lead: str = ""
    """The sentence under its name."""
    hideable: bool = True
    """Whether a unit may leave it out by `an_phan`."""
    linkable: bool = True
    """Whether it has a page of its own, to which a body may link."""
    late: bool = False
    """Whether its files lead to others, and so are published after them."""

    @property
    def url(self) -> str:
        """Its address below the section's root."""
        return f"{self.code}/"

    def shown(self, hidden: Container[str]) -> bool:
        """Whether a unit that hides these parts shows it."""
        return not (self.hideable and self.code in hidden)


ABOUT = SectionPart(code="gioi-thieu", label="Giới thiệu")
TOPICS = SectionPart(code="chu-de", label="Chủ đề", linkable=False)
AUDIENCES = SectionPart(
    code="doi-tuong", label="Dành cho bạn", lead="Chọn bạn là ai, thấy ngay bài viết cho mình."
)
TAGS = SectionPart(code="the", label="Thẻ", linkable=False)
TASK_GROUPS = SectionPart(
    code="bay-nhom-nhiem-vu",
    label="Bảy nhóm nhiệm vụ của Nghị quyết 57",
    lead="Nghị quyết số 57-NQ/TW chia việc phải làm thành bảy nhóm. Mỗi nhóm có gì trong chuyên mục này?",
)
TERMS = SectionPart(
    code="thuat-ngu", label="Thuật ngữ và chữ viết tắt", lead="Từ A đến Z, giải thích bằng lời dễ hiểu."
)
OPEN_DATA = SectionPart(
    code="du-lieu",
    label="Dữ liệu mở, nguồn tin, lịch",
    lead="Danh mục để tải về và nguồn tin để theo dõi: CSV, JSON, Atom, RSS, iCalendar.",
    late=True,
)
EMBEDS = SectionPart(code="nhung", label="Khung cho cổng khác", linkable=False)
SITE_MAP = SectionPart(
    code="so-do",
    label="Sơ đồ chuyên mục",
    lead="Mọi phần, chủ đề và bài của chuyên mục trên một trang.",
    hideable=False,
)
SEARCH = SectionPart(
    code="tim-kiem",
    label="Tìm kiếm",
    lead="Tìm văn bản, tin bài, nhiệm vụ và câu trả lời, có dấu hay không dấu đều được.",
    hideable=False,
)
PARTS = (ABOUT, TOPICS, AUDIENCES, TAGS, TASK_GROUPS, TERMS, OPEN_DATA, EMBEDS, SITE_MAP, SEARCH)
