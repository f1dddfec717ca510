"""The report of an import: every value with confidence and source line, and what a human must confirm.

It must not know the disk. It is kept beside `content/`, not in it: records stay clean.
"""

import hashlib
from collections.abc import Iterable

from nq57.importing.drafts.draft import WORDS, CitedRow, Draft, DraftValue
from nq57.importing.papers.paper import LineOrigin

_OPENING = (
    "Đơn vị: `{unit}`. Mọi bản ghi lập từ tệp này là bản nháp (`nhap: có`), chưa đăng lên chuyên mục. "
    "Đối chiếu xong bản ghi nào thì xóa dòng `nhap: có` của bản ghi đó."
)
_MARK = 32  # figures of a file's digest
_TABLE_HEAD = ["| Bản ghi | Mục | Giá trị | Độ chắc | Nơi đọc | Dòng gốc |", "|---|---|---|---|---|---|"]
_CITED_HEAD = ["| Viện dẫn | Số, ký hiệu | Trong sổ | Vì sao | Nơi đọc |", "|---|---|---|---|---|"]
_REASONS = {
    "number": "đúng số",
    "alias": "gọi tắt",
    "ambiguous": "có nhiều văn bản",
    "contradicted": "ngày hoặc cơ quan không khớp",
    "unknown": "chưa có trong sổ",
    "damaged": "số hỏng khi quét, chỉ là gợi ý",
    "draft": "số để trống",
}


def fingerprint(data: bytes) -> str:
    """By what a report tells the file that it is of: a folder's next import passes over it."""
    return f"Mã tệp: {hashlib.sha256(data).hexdigest()[:_MARK]}"


def report_text(draft: Draft) -> str:
    """The report as Markdown."""
    parts = [
        f"# Kết quả nhập tệp {draft.source}",
        _OPENING.format(unit=draft.unit),
        *([draft.fingerprint] if draft.fingerprint else []),
    ]
    parts += [f"> {remark}" for remark in draft.remarks]
    parts += ["## Cần người xác nhận", _questions(draft)]
    parts += ["## Mọi giá trị đã lấy", _table(draft.values)]
    parts += ["## Văn bản được viện dẫn", _citations(draft.citations)]
    return "\n\n".join(parts) + "\n"


def place(origin: LineOrigin) -> str:
    """`trang 3, dòng 12`; whatever is known of it."""
    page = f"trang {origin.page}" if origin.page else ""
    line = f"dòng {origin.line}" if origin.line else ""
    return ", ".join(part for part in (page, line) if part) or "—"


def _questions(draft: Draft) -> str:
    if not draft.questions:
        return "Không có mục nào."
    return "\n".join(
        f"- `{value.record}`, {value.key}: {_cell(value.text)} ({WORDS[value.confidence]},"
        f" {place(value.origin)}). {value.ask}".rstrip()
        for value in draft.questions
    )


def _table(values: Iterable[DraftValue]) -> str:
    rows = [
        f"| `{value.record}` | {value.key} | {_cell(value.text)} | {WORDS[value.confidence]} "
        f"| {place(value.origin)} | {_cell(value.origin.text)} |"
        for value in values
    ]
    return "\n".join([*_TABLE_HEAD, *rows])


def _citations(rows: Iterable[CitedRow]) -> str:
    lines = [
        f"| {_cell(row.text)} | {row.number} | {f'`{row.target}`' if row.target else '—'} "
        f"| {_REASONS[row.reason]}{_candidates(row)} | {place(row.origin)} |"
        for row in rows
    ]
    return "\n".join([*_CITED_HEAD, *lines])


def _candidates(row: CitedRow) -> str:
    return f"; có thể là {', '.join(row.candidates)}" if row.candidates and not row.target else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
