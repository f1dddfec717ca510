"""A small province with figures, tasks and documents, and its reports, for the tests of reports.

It must not know what is tested. Every figure here is invented.
"""

import datetime as dt
from typing import Any

from tests.workspaces import DAY, UNITS, Files, article, document, loaded, task

from nq57.catalogue.workspace import Workspace
from nq57.content.outline_files import shipped_reporting
from nq57.model.periods import read_period
from nq57.report.composing import compose
from nq57.report.paper import ReportPaper
from nq57.report.preparing import outline_named, parts_of, scope_of

UNIT = (
    "ten: Ủy ban nhân dân tỉnh A\ncap: Tỉnh\ndia_danh: Tỉnh A\nviet_tat: UBND\n"
    "ky_van_ban:\n  quyen_han: TM. ỦY BAN NHÂN DÂN\n  chuc_vu: CHỦ TỊCH\n  nguoi_ky: Nguyễn Văn Mẫu\n"
)
HEAD = "nguoi_cung_cap: Phòng A\nso_lieu:\n"


def figures(period: str, *rows: str) -> str:
    """A file of figures."""
    return f"ky: {period}\n{HEAD}" + "".join(f"  - {{{row}}}\n" for row in rows)


FILES: Files = {
    **UNITS,
    "tinh-a/don-vi.yml": UNIT,
    "tinh-a/van-ban/kh.yml": document(
        "9/KH-UBND",
        ngay_ban_hanh="01/07/2026",
        ngay_dang="11/07/2026",
        che_do_bao_cao="[{ky: 6 tháng, truoc_ngay: ['10/6', '10/12'], don_vi_gui: Các xã, noi_nhan: Sở A}]",
    ),
    "tinh-a/tin-tuc/mot.md": article(ngay="02/07/2026", chu_de="chuyen-doi-so"),
    "tinh-a/tin-tuc/hai.md": article(ngay="30/11/2026"),
    "tinh-a/tin-tuc/truoc.md": article(ngay="30/06/2026"),
    "tinh-a/tin-tuc/ro-thang.md": article(ngay="2026"),
    "tinh-a/xa-b/tin-tuc/xa.md": article(ngay="01/07/2026"),
    "trung-uong/tin-tuc/tu.md": article(ngay="01/08/2026"),
    "tinh-a/so-lieu/h2.yml": figures("2026-H2", 'chi_so: lop-cong-dong, gia_tri: "4"'),
    "tinh-a/xa-b/so-lieu/q3.yml": figures("2026-Q3", 'chi_so: lop-cong-dong, gia_tri: "1.000"'),
    "tinh-a/xa-b/so-lieu/q4.yml": figures("2026-Q4", 'chi_so: lop-cong-dong, gia_tri: "2"'),
    "tinh-a/so-lieu/cb.yml": figures("2026-07", 'chi_so: can-bo-pho-bien, tu_so: "1", mau_so: "2"'),
    "tinh-a/xa-b/so-lieu/cb.yml": figures("2026-08", 'chi_so: can-bo-pho-bien, tu_so: "97", mau_so: "98"'),
    "tinh-a/nhiem-vu/tre.yml": task("Việc trễ", han="30/09/2026", van_ban="9/KH-UBND"),
    "tinh-a/nhiem-vu/xong.yml": task(
        "Việc xong", trang_thai="hoàn thành", minh_chung="[{ten: Tin, bai: tin-tuc/mot}]"
    ),
    "tinh-a/chi-tieu/ct.yml": "ten: Đạt\nmoc:\n  - {nam: '2026', gia_tri: '80'}\n",
}


def workspace(files: Files = FILES) -> Workspace:
    """The small province."""
    return loaded(files).workspace


def paper(
    unit: str = "tinh-a",
    period: str = "2026-H2",
    outline: str = "sau-thang",
    as_of: dt.date = DAY,
    **more: Any,
) -> ReportPaper:
    """A unit's report; `files` may be others."""
    reporting = shipped_reporting()
    chosen = outline_named(reporting, outline)
    assert chosen
    known = workspace(more.get("files", FILES))
    scope = scope_of(known, unit, as_of)
    return compose(
        scope, chosen, parts_of(reporting, chosen), read_period(period), as_of, more.get("timely")
    )
