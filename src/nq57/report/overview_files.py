"""An overview as files: pages, a workbook, JSON, one small file a week, and letters to units that are late.

It must not decide what is late. Pages run nothing and load nothing; equal overviews give equal bytes.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from html import escape
from typing import Any

from nq57.catalogue.status import Status
from nq57.language.slugs import address_of
from nq57.model.figures import percent
from nq57.model.units import Unit
from nq57.render.status_file import status_row
from nq57.report.composing import letter
from nq57.report.docx_writer import docx_bytes
from nq57.report.overview import LATE_REPORTS, Overview, Row
from nq57.report.paper import Run, Table
from nq57.report.status_page import STATES
from nq57.report.xlsx_writer import workbook_bytes

NO_DATA = "không có dữ liệu"
_COLUMNS = (
    *("TT", "Đơn vị", "Kế hoạch", "Chuyên mục", "Thay đổi mới nhất", "Ngày đến khi đăng"),
    *("Nhiệm vụ", "Hoàn thành", "Quá hạn", "Chưa cập nhật", "Chỉ tiêu có số đo"),
    *("Báo cáo trễ, chưa gửi", "Đầy đủ", "Lỗi"),
)
_WIDTHS = (3, 18, 14, 10, 7, 9, 5, 6, 5, 6, 7, 8, 4, 4)
_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;margin:1.5rem auto;max-width:80rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.25rem .4rem;"
    "text-align:left;vertical-align:top}thead th{position:sticky;top:0;background:#eee}"
    ".khong td,.khong th{color:#595959;font-style:italic}.tre{color:#8a1a12;font-weight:700}"
    "@media(max-width:50rem){table{display:block;overflow-x:auto}}"
)
_WEEKS = 26


def overview_files(
    overview: Overview, province: Unit, history: Mapping[str, Mapping[str, Any]], *, letters: bool
) -> Iterator[tuple[str, bytes]]:
    """Every file by its path; `history` are the weeks known before, by their names.

    Whoever is late gets a text to send, and with `letters` a letter to sign, 30 ms of CPU each.
    """
    week = week_name(overview.as_of)
    totals = {**asdict(overview.totals), "as_of": overview.as_of.isoformat()}
    yield "index.html", _page(overview, {**history, week: totals}).encode()
    for row in overview.rows:
        if row.status:
            yield f"{_address(row)}.html", _unit_page(overview, row, row.status).encode()
    yield "tong-quan.json", _json(overview)
    yield "tong-quan.xlsx", workbook_bytes((_table(overview),), ())
    yield f"lich-su/{week}.json", (json.dumps(totals, ensure_ascii=False) + "\n").encode()
    for row in overview.rows:
        if lines := late_lines(row):
            yield f"nhac/{_address(row)}.txt", _letter_text(row, lines, overview.as_of).encode()
            if letters:
                said = letter(province, row.name, lines, overview.as_of)
                yield f"nhac/{_address(row)}.docx", docx_bytes(said)


def week_name(day: dt.date) -> str:
    """The week of a day as ISO counts it: `2026-W49`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _address(row: Row) -> str:
    return (
        row.status.unit.replace("/", ".")
        if row.origin == "kho" and row.status
        else (row.code or address_of(row.name))
    )


def late_lines(row: Row) -> tuple[str, ...]:
    """What a unit is to be reminded of; nothing for one that is in time, or of which nothing is known."""
    status = row.status
    if status is None:
        return ()
    tasks = (f"{status.tasks.late} nhiệm vụ quá hạn",) if status.tasks.late else ()
    reports = tuple(
        f"báo cáo kỳ {one.period} gửi {one.receiver}, hạn {one.last_day:%d/%m/%Y}: {STATES[one.state]}"
        for one in status.reports
        if one.state in LATE_REPORTS
    )
    return (*tasks, *reports)


def _letter_text(row: Row, lines: tuple[str, ...], as_of: dt.date) -> str:
    head = f"Kính gửi: {row.name}\nTính đến ngày {as_of:%d/%m/%Y}, đơn vị còn:\n"
    return (
        head
        + "".join(f"- {line};\n" for line in lines)
        + "Đề nghị đơn vị thực hiện và cập nhật minh chứng.\n"
    )


def _cells(at: int, row: Row) -> tuple[str, ...]:
    """One line of the table, in words; what is not known says so."""
    status = row.status
    if status is None:
        return (str(at), row.name, *([NO_DATA] * 11), "")
    soon, tasks = status.timeliness, status.tasks
    days = f"{soon.median_days:g} (lâu nhất {soon.worst_days}, n={soon.known})" if soon.known else NO_DATA
    told = row.origin == "kho" or tasks.total
    counts = (tasks.total, tasks.done, tasks.late, tasks.silent)
    return (
        str(at),
        row.name,
        f"{status.plan.name}, {status.plan.issued}" if status.plan else NO_DATA,
        status.section_url or NO_DATA,
        f"{status.last_change:%d/%m/%Y}" if status.last_change else NO_DATA,
        days,
        *(map(str, counts) if told else [NO_DATA] * 4),
        f"{status.targets_measured}/{status.targets}" if told else NO_DATA,
        ", ".join(row.late_reports) or ("0" if status.reports else NO_DATA),
        row.share,
        NO_DATA if row.errors is None else str(row.errors),
    )


def _table(overview: Overview) -> Table:
    rows = tuple(tuple(map(Run, _cells(at, row))) for at, row in enumerate(overview.rows, start=1))
    return Table(f"Tổng quan {overview.as_of:%d-%m-%Y}", _COLUMNS, _WIDTHS, rows)


def _page(overview: Overview, weeks: Mapping[str, Mapping[str, Any]]) -> str:
    totals = overview.totals
    tasks = f"{totals.done} hoàn thành, {totals.late} quá hạn, {totals.silent} chưa ai cập nhật"
    measured = f"{totals.targets_measured}/{totals.targets} chỉ tiêu có số đo"
    said = (
        f"{totals.known}/{totals.units} đơn vị có dữ liệu; {totals.plans} đơn vị có kế hoạch; "
        f"{totals.tasks} nhiệm vụ: {tasks}; {measured}; {totals.late_reports} báo cáo trễ hoặc chưa gửi."
    )
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in _COLUMNS)
    body = "".join(_line(at, row) for at, row in enumerate(overview.rows, start=1))
    rank = "Xếp theo việc trễ rồi độ đầy đủ; không xếp theo số bài."
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return _whole(
        f"Tổng quan: {overview.name}", overview, f"<p>{said}</p><p>{rank}</p>{table}{_trend(weeks)}"
    )


def _line(place: int, row: Row) -> str:
    cells = list(map(escape, _cells(place, row)))
    if row.status:
        cells[1] = f'<a href="{escape(_address(row))}.html">{cells[1]}</a>'
    kind = ' class="khong"' if row.status is None else ""
    late = ' class="tre"' if row.late else ""
    late_at = _COLUMNS.index("Quá hạn")
    marked = (f"<td{late if at == late_at else ''}>{cell}</td>" for at, cell in enumerate(cells))
    return f"<tr{kind}>{''.join(marked)}</tr>"


def _trend(weeks: Mapping[str, Mapping[str, Any]]) -> str:
    """The last half year, a line a week, with bars of what is done."""
    rows = []
    for name in sorted(weeks)[-_WEEKS:]:
        week = weeks[name]
        done, tasks, late = (int(week.get(key, 0)) for key in ("done", "tasks", "late"))
        share = percent_text(done, tasks)
        bar = f'<progress max="{max(tasks, 1)}" value="{done}"></progress>'
        told = f"<td>{bar} {done}/{tasks} ({share})</td><td>{late}</td>"
        rows.append(f'<tr><th scope="row">{escape(name)}</th>{told}</tr>')
    head = '<tr><th scope="col">Tuần</th><th scope="col">Hoàn thành</th><th scope="col">Quá hạn</th></tr>'
    return f"<h2>Diễn biến theo tuần</h2><table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def percent_text(part: int, whole: int) -> str:
    """A share in words; of nothing there is none."""
    from decimal import Decimal  # noqa: PLC0415 - here alone

    return percent(Decimal(part), Decimal(whole)) if whole else "…"


def _unit_page(overview: Overview, row: Row, status: Status) -> str:
    pairs = zip(_COLUMNS[1:], _cells(0, row)[1:], strict=True)
    facts = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in pairs
    )
    reports = "".join(
        f"<tr><td>{escape(one.period)}</td><td>{escape(one.receiver)}</td><td>{one.last_day:%d/%m/%Y}</td>"
        f"<td>{escape(STATES.get(one.state, one.state))}</td></tr>"
        for one in status.reports
    )
    table = f"<h2>Báo cáo đã đến hạn</h2><table><tbody>{reports}</tbody></table>" if reports else ""
    back = '<p><a href="index.html">Tổng quan</a></p>'
    return _whole(row.name, overview, f"{back}<table><tbody>{facts}</tbody></table>{table}")


def _whole(title: str, overview: Overview, body: str) -> str:
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="robots" content="noindex">'
        '<meta name="viewport" content="width=device-width"><title>'
        f"{escape(title)}</title><style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f"<p>Tính đến ngày {overview.as_of:%d/%m/%Y}.</p>{body}</body></html>\n"
    )


def _json(overview: Overview) -> bytes:
    rows = [
        {
            "name": row.name,
            "ward_code": row.code,
            "origin": row.origin,
            "late": row.late if row.status else None,
            "complete": row.complete if row.status else None,
            "errors": row.errors,
            "warnings": row.warnings,
            "status": status_row(row.status) if row.status else None,
        }
        for row in overview.rows
    ]
    said = {"form": "nq57-overview/1", "unit": overview.unit, "as_of": overview.as_of.isoformat()}
    body = {**said, "totals": asdict(overview.totals), "units": rows}
    return json.dumps(body, ensure_ascii=False, indent=1, default=str).encode() + b"\n"
