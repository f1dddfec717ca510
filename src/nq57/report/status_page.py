"""A unit's status as text for a terminal and as one internal page, which no build ever publishes.

It must not decide anything: status and coverage do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from pydantic_core import PydanticCustomError

from nq57.catalogue.status import Status
from nq57.model.periods import read_period
from nq57.model.problems import Problem
from nq57.report.coverage import Coverage
from nq57.report.values import UNKNOWN

STATES = {
    "dung-han": "đúng hạn",
    "tre": "trễ",
    "chua-gui": "chưa gửi",
    "chua-den-han": "chưa đến hạn",
    "khong-ro": "không có dữ liệu",
}
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "ul{margin:.2rem 0 1rem}h2{font-size:1.1rem;margin:1rem 0 0}"
)


@dataclass(frozen=True, slots=True)
class StatusSection:
    """One part of the page: a heading and its lines."""

    heading: str
    lines: tuple[str, ...]


def period_label(code: str) -> str:
    """A period in words; as it was written where it is none that we know, for it may come from outside."""
    try:
        return read_period(code).label
    except PydanticCustomError:
        return code


def days_text(days: float) -> str:
    """A number of days with a decimal comma: `9,5`."""
    return f"{days:g}".replace(".", ",")


def sections(
    status: Status, coverage: Coverage, problems: tuple[Problem, ...], period: str
) -> tuple[StatusSection, ...]:
    """All that a unit's officer should know, in the order of what to do first."""
    return tuple(part for part in _sections(status, coverage, problems, period) if part.lines)


def _sections(
    status: Status, coverage: Coverage, problems: tuple[Problem, ...], period: str
) -> Iterator[StatusSection]:
    plan, soon, tasks = status.plan, status.timeliness, status.tasks
    day = f"{status.last_change:%d/%m/%Y}" if status.last_change else "không có dữ liệu"
    named = f"{plan.name} ({plan.issued or 'không rõ ngày'})" if plan else "không có dữ liệu"
    yield StatusSection("Chung", (f"Kế hoạch: {named}", f"Thay đổi mới nhất: {day}"))
    days = (
        f"trung vị {days_text(soon.median_days)} ngày, lâu nhất {soon.worst_days} ngày"
        if soon.median_days is not None
        else UNKNOWN
    )
    yield StatusSection(
        "Đăng văn bản",
        (
            f"{soon.documents} văn bản của đơn vị, rõ cả hai ngày: {soon.known}",
            f"Từ ban hành đến đăng: {days}",
        ),
    )
    split = f"{tasks.done} hoàn thành, {tasks.late} quá hạn, {tasks.undated} không có ngày"
    summary = f"{tasks.total} nhiệm vụ: {split}, {tasks.silent} chưa ai cập nhật"
    measured = f"{status.targets} chỉ tiêu, {status.targets_measured} đã có số đo"
    yield StatusSection("Nhiệm vụ, chỉ tiêu", (summary, measured))
    yield StatusSection(
        "Báo cáo đã đến hạn trong năm qua",
        tuple(
            f"{period_label(r.period)}, {r.receiver}, hết ngày {r.last_day:%d/%m/%Y}: {STATES[r.state]}"
            for r in status.reports
        ),
    )
    expected = tuple(f"{one.title} (nơi nhận: {one.recipient}): {one.state}" for one in coverage.expected)
    yield StatusSection("Văn bản gửi cổng, trang thông tin", expected)
    yield StatusSection("Văn bản viện dẫn mà kho chưa có", coverage.unknown)
    for heading, counts in (("Đối tượng", coverage.audiences), ("Chủ đề", coverage.topics)):
        lacking = tuple(label for label, count in counts if not count)
        yield StatusSection(f"{heading} của kế hoạch chưa có bài trong {period}", lacking)
    yield StatusSection("Vấn đề khi kiểm tra", tuple(f"{p.source}: {p.message()}" for p in problems))


def as_text(name: str, parts: tuple[StatusSection, ...]) -> str:
    """For a terminal."""
    lines = [name]
    for part in parts:
        lines += [f"  {part.heading}", *(f"    - {line}" for line in part.lines)]
    return "\n".join(lines)


def as_page(name: str, parts: tuple[StatusSection, ...]) -> str:
    """One file without scripts; it says that it is internal."""
    body = "".join(f"<h2>{escape(part.heading)}</h2>{_list(part.lines)}" for part in parts)
    head = f"<title>Nội bộ: {escape(name)}</title><style>{_STYLE}</style>"
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="robots" content="noindex">'
        f"{head}</head><body><h1>{escape(name)}</h1>"
        f"<p><strong>Trang nội bộ, không đăng.</strong></p>{body}</body></html>\n"
    )


def _list(lines: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
