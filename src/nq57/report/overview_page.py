"""An overview as pages: the province with what is late first, each unit, and those without data by level.

It must not decide what is late. Pages run nothing, load nothing and print on paper; names are text.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from html import escape
from typing import Any

from nq57.catalogue.status import Status
from nq57.model.figures import percent
from nq57.model.vocabulary import UNIT_LEVELS
from nq57.report.overview import Overview, UnitRow
from nq57.report.overview_words import COLUMNS, cells, late_lines
from nq57.report.paper import INVENTED
from nq57.report.status_page import STATES, period_label
from nq57.report.values import UNKNOWN

_SHOWN = tuple(at for at, name in enumerate(COLUMNS) if name not in {"TT", "Chuyên mục"})
_LATE, _PLAN = COLUMNS.index("Quá hạn"), COLUMNS.index("Kế hoạch")
_LONG = 60  # characters of a plan's name in the table
_WEEKS = 26
_STYLE = (
    "body{font:16px/1.5 'Noto Sans',system-ui,sans-serif;margin:0 auto;max-width:84rem;padding:1rem;"
    "color:#1b1b1b;background:#fff}h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0}"
    "h2{font-size:1.15rem;margin:2rem 0 .5rem}a{color:#0b4a8f}"
    ".gia-dinh{background:#fff3cd;border:1px solid #8a6d00;padding:.5rem .8rem;font-weight:700}"
    ".o{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));gap:.6rem;padding:0}"
    ".o li{list-style:none;border:1px solid #c9c9c9;border-radius:.4rem;padding:.5rem .8rem}"
    ".o b{display:block;font-size:1.5rem;line-height:1.2}.o .tre{border-color:#8a1a12}"
    ".cuon{overflow-x:auto}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #c9c9c9;padding:.35rem .5rem;text-align:left;vertical-align:top}"
    "thead th{background:#f0f0f0;font-size:.9rem}.tre{color:#8a1a12;font-weight:700}"
    ".khong{columns:15rem;padding-left:1.2rem}progress{width:9rem}.nho{color:#555;font-size:.92rem}"
    "@media print{.cuon{overflow:visible}body{max-width:none;font-size:12px}}"
)


def province_page(overview: Overview, weeks: Mapping[str, Mapping[str, Any]]) -> str:
    """The first page: sums, who is late with what, all units with data, those without, and the weeks."""
    body = (_tiles(overview), _late(overview), _known(overview), _without(overview), _trend(weeks))
    return _whole(f"Tổng quan: {overview.name}", overview, "".join(body))


def unit_page(overview: Overview, row: UnitRow, status: Status) -> str:
    """One unit: what it is late with, all that is known of it, and its reports."""
    pairs = zip(COLUMNS[2:], cells(0, row)[2:], strict=True)
    facts = "".join(f'<tr><th scope="row">{escape(n)}</th><td>{_linked(v)}</td></tr>' for n, v in pairs)
    late = "".join(f"<li>{escape(_capital(line))}</li>" for line in late_lines(row))
    body = '<p><a href="index.html">← Tổng quan</a></p>'
    body += f'<h2 class="tre">Việc trễ</h2><ul>{late}</ul>' if late else ""
    body += f"<h2>Tình hình</h2><table><tbody>{facts}</tbody></table>{_reports(status)}"
    return _whole(row.name, overview, body)


def _reports(status: Status) -> str:
    rows = "".join(
        f"<tr><td>{escape(period_label(one.period))}</td><td>{escape(one.receiver)}</td>"
        f"<td>{one.last_day:%d/%m/%Y}</td>"
        f"<td>{escape(STATES.get(one.state, one.state))}</td></tr>"
        for one in status.reports
    )
    head = _head(("Kỳ", "Nơi nhận", "Ngày cuối còn đúng hạn", "Đã gửi"))
    return f"<h2>Báo cáo đã đến hạn</h2><table>{head}<tbody>{rows}</tbody></table>" if rows else ""


def _tiles(overview: Overview) -> str:
    """The sums, each with what it is of."""
    sums = overview.totals
    figures = (
        (f"{sums.known}/{sums.units}", "đơn vị có dữ liệu", ""),
        (f"{sums.plans}/{sums.units}", "đơn vị có kế hoạch", ""),
        (f"{sums.done}/{sums.tasks}", "nhiệm vụ hoàn thành", ""),
        (str(sums.late), "nhiệm vụ quá hạn", "tre" if sums.late else ""),
        (str(sums.silent), "nhiệm vụ chưa ai cập nhật", ""),
        (f"{sums.targets_measured}/{sums.targets}", "chỉ tiêu có số đo", ""),
        (_late_reports(overview), "báo cáo trễ, chưa gửi", "tre" if sums.late_reports else ""),
    )
    tiles = "".join(f'<li class="{kind}"><b>{number}</b>{words}</li>' for number, words, kind in figures)
    return f'<ul class="o">{tiles}</ul>'


def _late_reports(overview: Overview) -> str:
    """How many reports are late; `…` where nobody has ever registered one."""
    reports = [one for row in overview.rows for one in (row.status.reports if row.status else ())]
    known = any(one.state != "khong-ro" for one in reports)
    return str(overview.totals.late_reports) if known else UNKNOWN


def _late(overview: Overview) -> str:
    """Who is late, and with what."""
    rows = [(row, late_lines(row)) for row in overview.rows]
    items = "".join(
        f"<tr><td>{_name(row)}</td><td><ul>{''.join(f'<li>{escape(_capital(x))}</li>' for x in lines)}"
        "</ul></td></tr>"
        for row, lines in rows
        if lines
    )
    head = _head(("Đơn vị", "Việc trễ"))
    return (
        f'<h2>Việc trễ</h2><div class="cuon"><table>{head}<tbody>{items}</tbody></table></div>'
        if items
        else ""
    )


def _known(overview: Overview) -> str:
    """Every unit of which something is known."""
    rows = "".join(_line(at, row) for at, row in enumerate(overview.rows, start=1) if row.status)
    head = _head([COLUMNS[at] for at in _SHOWN])
    rank = '<p class="nho">Xếp theo việc trễ rồi độ đầy đủ; không xếp theo số bài.</p>'
    table = f'<div class="cuon"><table>{head}<tbody>{rows}</tbody></table></div>'
    return f"<h2>Từng đơn vị</h2>{rank}{table}" if rows else ""


def _line(at: int, row: UnitRow) -> str:
    words = cells(at, row)
    shown = [(number, words[number]) for number in _SHOWN]
    return f"<tr>{''.join(_cell(row, number, text) for number, text in shown)}</tr>"


def _cell(row: UnitRow, at: int, text: str) -> str:
    if COLUMNS[at] == "Đơn vị":
        return f'<th scope="row">{_name(row)}</th>'
    if at == _PLAN and len(text) > _LONG:
        return f'<td title="{escape(text)}">{escape(text[:_LONG].rsplit(" ", 1)[0])}…</td>'
    late = ' class="tre"' if at == _LATE and row.status and row.status.tasks.late else ""
    return f"<td{late}>{escape(text)}</td>"


def _name(row: UnitRow) -> str:
    return f'<a href="{escape(row.page)}.html">{escape(row.name)}</a>'


def _without(overview: Overview) -> str:
    """The units of which nothing is known, by level: not late, not in time."""
    rows = [row for row in overview.rows if row.status is None]
    levels = "".join(_level(term.label, rows, term.code) for term in UNIT_LEVELS)
    return f"<h2>Không có dữ liệu ({len(rows)} đơn vị)</h2>{levels}" if rows else ""


def _level(label: str, rows: Iterable[UnitRow], code: str) -> str:
    names = [escape(row.name) for row in rows if row.level == code]
    items = "".join(f"<li>{name}</li>" for name in names)
    return (
        f'<p><strong>{escape(label)}</strong> ({len(names)})</p><ul class="khong">{items}</ul>'
        if names
        else ""
    )


def _trend(weeks: Mapping[str, Mapping[str, Any]]) -> str:
    """The last half year, a line a week, with bars of what is done."""
    rows = "".join(_week(name, weeks[name]) for name in sorted(weeks)[-_WEEKS:])
    head = _head(("Tuần", "Nhiệm vụ hoàn thành", "Quá hạn", "Đơn vị có dữ liệu"))
    return f"<h2>Diễn biến theo tuần</h2><table>{head}<tbody>{rows}</tbody></table>"


def _week(name: str, week: Mapping[str, Any]) -> str:
    done, tasks, late = (int(week.get(key, 0)) for key in ("done", "tasks", "late"))
    bar = f'<progress max="{max(tasks, 1)}" value="{done}"></progress>'
    known = f"{week['known']}/{week['units']}" if {"known", "units"} <= week.keys() else "…"
    year, _, number = name.partition("-W")
    cells = f"<td>{bar} {done}/{tasks} ({_share(done, tasks)})</td><td>{late}</td><td>{escape(known)}</td>"
    return f'<tr><th scope="row">Tuần {escape(number)}/{escape(year)}</th>{cells}</tr>'


def _share(part: int, whole: int) -> str:
    """A share in words; of nothing there is none."""
    return percent(Decimal(part), Decimal(whole)) if whole else "…"


def _head(names: Iterable[str]) -> str:
    made = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    return f"<thead><tr>{made}</tr></thead>"


def _linked(text: str) -> str:
    words = escape(text)
    return f'<a href="{words}">{words}</a>' if text.startswith("https://") else words


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _whole(title: str, overview: Overview, body: str) -> str:
    return page_of(title, overview.as_of, body, invented=overview.invented)


def page_of(title: str, as_of: dt.date, body: str, *, invented: bool = False) -> str:
    """A whole page of an overview, of a day."""
    return "".join(_parts(title, as_of, body, invented=invented))


def _parts(title: str, as_of: dt.date, body: str, *, invented: bool) -> Iterator[str]:
    yield '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
    yield '<meta name="robots" content="noindex">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>"
    yield f'<p class="gia-dinh">{INVENTED}.</p>' if invented else ""
    yield f'<h1>{escape(title)}</h1><p class="nho">Tính đến ngày {as_of:%d/%m/%Y}.</p>{body}'
    yield "</main></body></html>\n"
