"""The year of last days on the page of tasks: tasks and reports by month, with what was sent left out."""

import datetime as dt

from tests.workspaces import UNITS, Files, document, loaded, task

from nq57.catalogue.catalogue import catalogue_of
from nq57.render.deadline_calendar import deadline_months

RULE = "[{ky: 6 tháng, truoc_ngay: ['10/6', '10/12'], don_vi_gui: Tỉnh A, noi_nhan: Sở B}]"
FILES: Files = {
    **UNITS,
    "tinh-a/don-vi.yml": "ten: Tỉnh A\ncap: Tỉnh\n",
    "tinh-a/van-ban/kh.yml": document("9/KH-UBND", ngay_ban_hanh="01/07/2026", che_do_bao_cao=RULE),
    "tinh-a/nhiem-vu/v.yml": task("Việc", han="trước ngày 01/03/2027", van_ban="9/KH-UBND"),
}
SENT = document("5/BC-UBND", loai="Báo cáo", ngay_ban_hanh="20/11/2026", ky_bao_cao="2026-H2")


def months(files: Files, day: dt.date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each month with the days and titles of what is due in it."""
    seen = catalogue_of(loaded(files).workspace, "tinh-a", day)
    return [(one.label, [(row.day, row.title) for row in one.rows]) for one in deadline_months(seen)]


def test_a_year_of_last_days_is_shown_by_month() -> None:
    """“Trước ngày 10/12” is the ninth; a report that was sent is left out, the next one is not."""
    day = dt.date(2026, 11, 30)
    december = ("Tháng 12/2026", [("09/12/2026", "Báo cáo 6 tháng")])
    later = [
        ("Tháng 2/2027", [("28/02/2027", "Việc")]),
        ("Tháng 6/2027", [("09/06/2027", "Báo cáo 6 tháng")]),
    ]
    assert months(FILES, day) == [december, *later]
    assert months({**FILES, "tinh-a/van-ban/bc.yml": SENT}, day) == later
    assert months(UNITS, day) == []
