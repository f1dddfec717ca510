"""Numbers of a report: counted, summed with both parts of a share, or unknown with the reason."""

import datetime as dt
import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.reports import FILES, figures, paper, workspace
from tests.workspaces import UNITS, catalogue

from nq57.catalogue.due import due_between
from nq57.catalogue.sending import still_due
from nq57.model.outlines import Counting
from nq57.model.periods import Period, read_period
from nq57.render.open_data import data_files
from nq57.report.paper import ReportPaper, Table
from nq57.report.preparing import scope_of
from nq57.report.report_tables import Noting, ReportScope
from nq57.report.timeliness import in_time, median_days
from nq57.report.values import UNKNOWN, ReportValue, Scope, counted, indicator_value

DAY = dt.date(2026, 11, 30)
HALF = read_period("2026-H2")
REPORT = "tinh-a/xa-b/van-ban/bc.yml"
NEWS = Counting.model_validate({"loai": ["tin-tuc"]})


def scope(unit: str = "tinh-a", as_of: dt.date = DAY) -> Scope:
    """A unit of the small province with all below it."""
    return scope_of(workspace(), unit, as_of)


def indicator(code: str, unit: str = "tinh-a", period: str = "2026-H2") -> ReportValue:
    """A unit's figure."""
    found = scope(unit)
    known = found.unit.vocabulary.indicator(code)
    assert known
    return indicator_value(found, read_period(period), known)


def table(made: ReportPaper, heading: str) -> Table:
    """A table of a report by its heading."""
    tables = (*(block for block in made.body if isinstance(block, Table)), *made.annexes)
    return next(found for found in tables if found.heading == heading)


def test_a_province_counts_its_own_and_what_is_below_never_what_it_inherits() -> None:
    """Both ends of the period belong to it; a date without a day that may lie outside is told."""
    value = counted(scope(), HALF, NEWS)
    assert value.records == ("tinh-a/tin-tuc/hai", "tinh-a/tin-tuc/mot", "tinh-a/xa-b/tin-tuc/xa")
    assert value.text == "3"
    assert "tinh-a/tin-tuc/ro-thang" in value.missing
    parts = [counted(scope_of(workspace(), unit, DAY), HALF, NEWS) for unit in ("tinh-a/xa-b",)]
    own = Scope(scope().unit, ())
    assert Decimal(value.text) == sum(Decimal(one.text) for one in (*parts, counted(own, HALF, NEWS)))


def test_what_comes_after_the_day_of_looking_is_not_counted() -> None:
    """Looked at on 29 November, the article of the 30th is not there."""
    day = dt.date(2026, 11, 29)
    frame = ReportScope(scope(as_of=day), HALF, day, None, Noting())
    assert counted(frame.scope, frame.cut, NEWS).text == "2"
    assert frame.cut.last == day


def test_counts_are_those_of_the_open_data() -> None:
    """Rows of the published table with the unit's mark and a day in the period are as many."""
    seen = catalogue(FILES, "tinh-a", DAY)
    data = next(file for file in data_files(seen) if file.path == "du-lieu/tin-tuc.json")
    rows = json.loads(data.make())["ban_ghi"]
    within = [
        r
        for r in rows
        if r["don_vi_dang"] == "tinh-a" and HALF.first.isoformat() <= r["ngay"] <= "2026-12-31"
    ]
    assert counted(Scope(seen, ()), HALF, NEWS).text == str(len(within)) == "2"


def test_a_share_of_a_province_sums_both_numbers() -> None:
    """98 of 100, never the mean of a half and ninety-nine hundredths."""
    value = indicator("can-bo-pho-bien")
    assert value.text == "98% (98/100)"
    assert value.records == ("tinh-a/so-lieu/cb", "tinh-a/xa-b/so-lieu/cb")
    assert value.note == "2/2 đơn vị có số liệu"


def test_what_happens_in_parts_adds_up_only_when_the_parts_fill_the_period() -> None:
    """Two quarters are a half; one quarter of it is no half, and the human is told which there is."""
    assert indicator("lop-cong-dong").text == "1.006"
    assert indicator("lop-cong-dong", "tinh-a/xa-b").text == "1.002"
    year = indicator("lop-cong-dong", "tinh-a/xa-b", "2026")
    assert (year.text, "mới có 2026-Q3, 2026-Q4" in year.missing) == (UNKNOWN, True)
    assert indicator("hoi-nghi").text == UNKNOWN


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=4))
def test_the_sum_over_units_is_the_figure_of_the_province(parts: list[tuple[int, int]]) -> None:
    """Whatever the units give, of a count and of a share."""
    files = {"trung-uong/don-vi.yml": UNITS["trung-uong/don-vi.yml"], "t/don-vi.yml": "ten: T\ncap: Tỉnh\n"}
    for at, (some, more) in enumerate(parts):
        files[f"t/x{at}/don-vi.yml"] = f"ten: X{at}\ncap: Xã\n"
        both = f'chi_so: can-bo-pho-bien, tu_so: "{some}", mau_so: "{some + more}"'
        files[f"t/x{at}/so-lieu/a.yml"] = figures("2026-H2", f'chi_so: luot-hoc, gia_tri: "{some}"', both)
    found = scope_of(workspace(files), "t", DAY)
    known = {code: found.unit.vocabulary.indicator(code) for code in ("luot-hoc", "can-bo-pho-bien")}
    count, share = (indicator_value(found, HALF, one) for one in known.values() if one)
    some, whole = sum(p[0] for p in parts), sum(sum(p) for p in parts)
    assert count.number == some
    assert share.text.endswith(f"({_grouped(some)}/{_grouped(whole)})")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_days_from_issue_to_posting_are_told_with_the_worst() -> None:
    """What is in time is the workspace's rule: without one nothing is said."""
    value = median_days(scope(), HALF)
    assert (value.text, value.note) == ("10", "lâu nhất 10 ngày, tính trên 1 văn bản")
    assert in_time(scope(), HALF, None).text == UNKNOWN
    assert in_time(scope(), HALF, 10).text == "100% (1/1)"
    assert in_time(scope(), HALF, 9).text == "0% (0/1)"


def test_every_number_has_its_records_and_every_gap_is_listed() -> None:
    """A source for each number of text and tables; "…" only where a line of the list says why."""
    made = paper()
    numbers = [
        run for block in made.body if not isinstance(block, Table) for run in block.runs if run.source
    ]
    tables = (*(b for b in made.body if isinstance(b, Table)), *made.annexes)
    numbers += [run for one in tables for row in one.rows for run in row if run.source]
    assert sorted(run.source for run in numbers) == [source.number for source in made.sources]
    assert all(source.value.known for source in made.sources)
    unknown = [row for row in table(made, "Số liệu kỳ báo cáo").rows if row[3].text == UNKNOWN]
    assert unknown
    assert all(any(line.startswith(f"{row[1].text}: ") for line in made.missing) for row in unknown)


def test_tables_tell_tasks_units_and_what_is_due() -> None:
    """A late task, a commune that has never registered a report, the deadline of the next half."""
    made = paper(as_of=dt.date(2026, 12, 10))
    tasks = table(made, "Kết quả thực hiện nhiệm vụ")
    assert sorted((row[1].text, row[6].text, row[7].text) for row in tasks.rows) == [
        ("Việc trễ", "Chưa cập nhật, quá hạn", ""),
        ("Việc xong", "Hoàn thành", "Tin"),
    ]
    (unit,) = table(made, "Tình hình gửi báo cáo của các đơn vị").rows
    assert [run.text for run in unit[1:]] == ["Xã B", "", "", "Không có dữ liệu"]
    due = table(made, "Việc đến hạn trong kỳ tới")
    assert [row[4].text for row in due.rows] == ["09/06/2027"]


def test_a_registered_report_is_sent_in_time_or_late() -> None:
    """Compared with the last day of the plan: 9 December is in time, the 10th a day late."""
    for day, verdict in (("09/12/2026", "Đúng hạn"), ("10/12/2026", "Trễ 1 ngày")):
        report = (
            f"so_ky_hieu: 5/BC-UBND\nloai: Báo cáo\ntrich_yeu: K\nco_quan_ban_hanh: Xã B\n"
            f"ngay_ban_hanh: {day}\nky_bao_cao: 2026-H2\nxac_minh: A\n"
        )
        made = paper(as_of=dt.date(2026, 12, 31), files={**FILES, "tinh-a/xa-b/van-ban/bc.yml": report})
        (unit,) = table(made, "Tình hình gửi báo cáo của các đơn vị").rows
        assert unit[4].text == verdict
    earlier = report.replace("2026-H2", "2026-H1")
    made = paper(as_of=dt.date(2026, 12, 31), files={**FILES, "tinh-a/xa-b/van-ban/bc.yml": earlier})
    (unit,) = table(made, "Tình hình gửi báo cáo của các đơn vị").rows
    assert unit[4].text == "Chưa gửi"


def test_a_year_up_to_a_day_is_cumulative() -> None:
    """From 1 January to the end of the period."""
    assert HALF.year == Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31), "2026-01-01..2026-12-31")


def test_a_report_that_is_registered_is_no_longer_due() -> None:
    """For its own period only: the next half is still to come."""
    report = (
        "so_ky_hieu: 5/BC-UBND\nloai: Báo cáo\ntrich_yeu: K\nco_quan_ban_hanh: Xã B\n"
        "ngay_ban_hanh: 01/12/2026\nky_bao_cao: 2026-H2\nxac_minh: A\n"
    )
    day, year = dt.date(2026, 12, 2), dt.timedelta(days=366)
    for files, days in ((FILES, ["09/12/2026", "09/06/2027"]), ({**FILES, REPORT: report}, ["09/06/2027"])):
        seen = scope_of(workspace(files), "tinh-a/xa-b", day).unit
        found = still_due(seen, due_between(seen, day, day + year))
        assert [f"{due.day:%d/%m/%Y}" for due in found] == days
