"""The country's overview as files: a page of provinces, a page to find a unit by name, and each province.

It must not decide anything. Pages run nothing and load nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from html import escape

from nq57.language.folding import fold
from nq57.report.nation_overview import Nation
from nq57.report.overview import Overview
from nq57.report.overview_page import page_of, province_page, unit_page

_HEAD = ("Địa phương", "Đơn vị có dữ liệu", "Kế hoạch", "Nhiệm vụ", "Hoàn thành", "Quá hạn", "Báo cáo trễ")


def nation_files(nation: Nation) -> Iterator[tuple[str, bytes]]:
    """Every file by its path: the country's, then each province's in a folder of its own."""
    yield "index.html", _country_page(nation).encode()
    yield "tim-don-vi.html", _finding_page(nation).encode()
    yield "tong-quan.json", _json(nation)
    for one in nation.provinces:
        yield f"{one.unit}/index.html", province_page(one, {}).encode()
        for row in one.rows:
            if row.status:
                yield f"{one.unit}/{row.page}.html", unit_page(one, row, row.status).encode()


def _country_page(nation: Nation) -> str:
    """Each province with its sums, those without any data too."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in _HEAD)
    rows = "".join(_line(one) for one in nation.provinces)
    body = '<p><a href="tim-don-vi.html">Tìm một đơn vị theo tên</a></p>'
    body += f'<div class="cuon"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    return page_of("Tổng quan cả nước", nation.as_of, body)


def _line(one: Overview) -> str:
    sums = one.totals
    figures = (sums.plans, sums.tasks, sums.done, sums.late, sums.late_reports)
    shown = (f"{sums.known}/{sums.units}", *map(str, figures))
    cells = "".join(f"<td>{figure}</td>" for figure in shown)
    name = f'<a href="{escape(one.unit)}/index.html">{escape(one.name)}</a>'
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _finding_page(nation: Nation) -> str:
    """All units by name, with and without accents, for the browser's own search."""
    units = sorted(
        (fold(row.name), row.name, one.name, f"{one.unit}/{row.page}.html" if row.status else "")
        for one in nation.provinces
        for row in one.rows
    )
    items = "".join(
        f"<li>{_linked(name, page)} <span class='nho'>{escape(province)} · {escape(folded)}</span></li>"
        for folded, name, province, page in units
    )
    body = f"<p>Bấm Ctrl+F, gõ tên có dấu hoặc không dấu.</p><ul>{items}</ul>"
    return page_of("Tìm đơn vị", nation.as_of, body)


def _linked(name: str, page: str) -> str:
    return f'<a href="{escape(page)}">{escape(name)}</a>' if page else escape(name)


def _json(nation: Nation) -> bytes:
    rows = [{"unit": one.unit, "name": one.name, **asdict(one.totals)} for one in nation.provinces]
    whole = {"as_of": nation.as_of.isoformat(), "provinces": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"
