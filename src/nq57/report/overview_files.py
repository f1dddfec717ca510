"""An overview as files: pages, a workbook, JSON, one small file a week, and letters to units that are late.

It must not decide what is late. Pages run nothing and load nothing; equal overviews give equal bytes.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from nq57.model.units import Unit
from nq57.render.status_file import status_row
from nq57.report.composing import letter
from nq57.report.docx_writer import docx_bytes
from nq57.report.overview import Overview, UnitRow
from nq57.report.overview_page import province_page, unit_page
from nq57.report.overview_words import late_lines, overview_table
from nq57.report.paper import INVENTED
from nq57.report.xlsx_writer import workbook_bytes


def overview_files(
    overview: Overview, province: Unit, history: Mapping[str, Mapping[str, Any]], *, letters: bool
) -> Iterator[tuple[str, bytes]]:
    """Every file by its path; `history` are the weeks known before, by their names.

    Whoever is late gets a text to send, and with `letters` a letter to sign, 30 ms of CPU each.
    """
    week, note = week_name(overview.as_of), INVENTED if overview.invented else ""
    totals = {**asdict(overview.totals), "as_of": overview.as_of.isoformat()}
    yield "index.html", province_page(overview, {**history, week: totals}).encode()
    for row in overview.rows:
        if row.status:
            yield f"{row.page}.html", unit_page(overview, row, row.status).encode()
    yield "tong-quan.json", _json(overview)
    yield "tong-quan.xlsx", workbook_bytes((overview_table(overview),), (), note)
    yield f"lich-su/{week}.json", (json.dumps(totals, ensure_ascii=False) + "\n").encode()
    for row in overview.rows:
        if (lines := late_lines(row)) and not (row.status and row.status.unit == overview.unit):
            yield f"nhac/{row.page}.txt", _letter_text(row, lines, overview.as_of, note).encode()
            if letters:
                text = letter(province, row.name, lines, overview.as_of)
                yield f"nhac/{row.page}.docx", docx_bytes(text)


def week_name(day: dt.date) -> str:
    """The week of a day as ISO counts it: `2026-W49`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _letter_text(row: UnitRow, lines: tuple[str, ...], as_of: dt.date, note: str) -> str:
    head = f"({note}.)\n" if note else ""
    head += f"Kính gửi: {row.name}\nTính đến ngày {as_of:%d/%m/%Y}, đơn vị còn:\n"
    return (
        head
        + "".join(f"- {line};\n" for line in lines)
        + "Đề nghị đơn vị thực hiện và cập nhật minh chứng.\n"
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
    head = {"form": "nq57-overview/1", "unit": overview.unit, "as_of": overview.as_of.isoformat()}
    body = {**head, "totals": asdict(overview.totals), "units": rows}
    return json.dumps(body, ensure_ascii=False, indent=1, default=str).encode() + b"\n"
