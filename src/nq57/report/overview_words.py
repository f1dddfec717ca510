"""What an overview says of a unit, in words: the cells of its row, and what it is to be reminded of.

It must not know files. What is not known says so and is never nought.
"""

from nq57.report.overview import LATE_REPORTS, Overview, UnitRow
from nq57.report.paper import Run, Table
from nq57.report.status_page import STATES, days_text, period_label

NO_DATA = "không có dữ liệu"
COLUMNS = (
    *("TT", "Đơn vị", "Kế hoạch", "Chuyên mục", "Thay đổi mới nhất", "Ngày đến khi đăng"),
    *("Nhiệm vụ", "Hoàn thành", "Quá hạn", "Chưa cập nhật", "Chỉ tiêu có số đo"),
    *("Báo cáo trễ, chưa gửi", "Đầy đủ", "Lỗi"),
)
_WIDTHS = (3, 18, 14, 10, 7, 9, 5, 6, 5, 6, 7, 8, 4, 4)


def cells(at: int, row: UnitRow) -> tuple[str, ...]:
    """One line of the table, in words."""
    status = row.status
    if status is None:
        return (str(at), row.name, *([NO_DATA] * 11), "")
    soon, tasks = status.timeliness, status.tasks
    days = (
        f"{days_text(soon.median_days)} (lâu nhất {soon.worst_days}, n={soon.known})"
        if soon.known and soon.median_days is not None
        else NO_DATA
    )
    known = row.origin == "kho" or tasks.total
    counts = (tasks.total, tasks.done, tasks.late, tasks.silent)
    return (
        str(at),
        row.name,
        f"{status.plan.name}, {status.plan.issued or 'không rõ ngày'}" if status.plan else NO_DATA,
        status.section_url or NO_DATA,
        f"{status.last_change:%d/%m/%Y}" if status.last_change else NO_DATA,
        days,
        *(map(str, counts) if known else [NO_DATA] * 4),
        f"{status.targets_measured}/{status.targets}" if known else NO_DATA,
        _late_reports(row),
        row.share,
        NO_DATA if row.errors is None else str(row.errors),
    )


def _late_reports(row: UnitRow) -> str:
    """The periods of late reports; none is late only where something is known of one."""
    reports = row.status.reports if row.status else ()
    known = any(report.state != "khong-ro" for report in reports)
    return ", ".join(map(period_label, row.late_reports)) or ("0" if known else NO_DATA)


def overview_table(overview: Overview) -> Table:
    """Every unit a line."""
    rows = tuple(tuple(map(Run, cells(at, row))) for at, row in enumerate(overview.rows, start=1))
    return Table(f"Tổng quan {overview.as_of:%d-%m-%Y}", COLUMNS, _WIDTHS, rows)


def late_lines(row: UnitRow) -> tuple[str, ...]:
    """What a unit is to be reminded of; nothing for one that is in time, or of which nothing is known.

    Tasks are named where they are known, for others there is only how many.
    """
    status = row.status
    if status is None:
        return ()
    tasks = tuple(f"nhiệm vụ “{due.title}”, hết hạn ngày {due.day:%d/%m/%Y}" for due in row.late_tasks)
    if not tasks and status.tasks.late:
        tasks = (f"{status.tasks.late} nhiệm vụ quá hạn",)
    reports = tuple(
        f"báo cáo {period_label(one.period)} gửi {one.receiver}, hạn {one.last_day:%d/%m/%Y}: "
        f"{STATES[one.state]}"
        for one in status.reports
        if one.state in LATE_REPORTS
    )
    return (*tasks, *reports)
