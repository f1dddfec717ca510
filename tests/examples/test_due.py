"""The calendars of the five plans, 2025 to 2030: what `due` lists equals a table made by hand.

The table tells last days, not the days that the plans write: before 10/12 is 9 December.
"""

import datetime as dt
import json
from pathlib import Path

import icalendar
import pytest
from tests.projects import nq57

from nq57.catalogue.catalogue import Catalogue, catalogue_of
from nq57.catalogue.due import due_between, overdue, undated
from nq57.content.folder import DiskFolder
from nq57.content.loading import load
from nq57.report.reminders import due_calendar, listing, reminders

ROOT = Path(__file__).parents[2]
FIRST, LAST = dt.date(2025, 1, 1), dt.date(2030, 12, 31)
SCIENCE = "Sở Khoa học và Công nghệ tỉnh Lạng Sơn"
CULTURE = "Sở Văn hóa, Thể thao và Du lịch"
MINISTRY = "Bộ Khoa học và Công nghệ"
OFFICE = "Phòng Hợp tác quốc tế - Văn phòng, Sở Ngoại vụ"
QUANG_NGAI = "UBND tỉnh (thông qua Sở Khoa học và Công nghệ)"
YEARS = range(2025, 2031)
# Read from the plans by hand: unit, report, to whom, last day of the month, months, not before.
TABLE = (
    ("lang-son", "6 tháng", MINISTRY, 14, (6,), "2025-01-09"),
    ("lang-son", "6 tháng", MINISTRY, 30, (11,), "2025-01-09"),
    ("lang-son", "6 tháng", SCIENCE, 9, (6, 12), "2025-08-12"),
    ("lang-son/phuong-ky-lua", "6 tháng", SCIENCE, 9, (6, 12), "2025-08-12"),
    ("lang-son/so-ngoai-vu", "6 tháng", OFFICE, 4, (6, 12), "2025-08-31"),
    ("lang-son/so-ngoai-vu", "6 tháng", SCIENCE, 9, (6, 12), "2025-08-12"),
    ("quang-ngai", "6 tháng", MINISTRY, 14, (6,), "2025-01-09"),
    ("quang-ngai", "6 tháng", MINISTRY, 30, (11,), "2025-01-09"),
    ("quang-ngai", "6 tháng", QUANG_NGAI, 19, (6,), "2025-10-31"),
    ("quang-ngai", "năm", QUANG_NGAI, 19, (12,), "2025-10-31"),
    ("lai-chau", "6 tháng", MINISTRY, 14, (6,), "2025-01-09"),
    ("lai-chau", "6 tháng", MINISTRY, 30, (11,), "2025-01-09"),
    ("lai-chau", "hằng tháng", CULTURE, 14, tuple(range(1, 13)), "2025-06-30"),
    ("lai-chau", "6 tháng", CULTURE, 14, (6,), "2025-06-30"),
    ("lai-chau", "năm", CULTURE, 14, (12,), "2025-06-30"),
)
UNITS = sorted({row[0] for row in TABLE})


@pytest.fixture(scope="module")
def seen() -> dict[str, Catalogue]:
    """What each of the five units sees on the first day."""
    workspace = load(DiskFolder(ROOT / "content")).workspace
    return {unit: catalogue_of(workspace, unit, FIRST) for unit in UNITS}


@pytest.mark.parametrize("unit", UNITS)
def test_reports_fall_due_as_the_plans_say(seen: dict[str, Catalogue], unit: str) -> None:
    """Every last day of six years, none more and none less."""
    by_hand = {
        (day, f"Báo cáo {title}", receiver)
        for name, title, receiver, number, months, start in TABLE
        for year in YEARS
        for month in months
        if name == unit and (day := dt.date(year, month, number)) >= dt.date.fromisoformat(start)
    }
    found = due_between(seen[unit], FIRST, LAST)
    reports = [(due.day, due.title, due.receiver) for due in found if due.receiver]
    assert set(reports) == by_hand
    assert len(reports) == len(by_hand)


def test_a_chain_tells_the_next_step(seen: dict[str, Catalogue]) -> None:
    """Rooms report before 5/12, so that the department can before 10/12."""
    found = due_between(seen["lang-son/so-ngoai-vu"], dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    first, second = (due for due in found if due.receiver)
    assert (first.day, first.then) == (dt.date(2026, 12, 4), f"{SCIENCE}, hết ngày 09/12/2026")
    assert (second.day, second.also) == (dt.date(2026, 12, 9), ("Kế hoạch số 211/KH-UBND",))
    assert second.period is not None
    assert second.period.code == "2026-H2"


def test_what_has_no_day_is_told_apart(seen: dict[str, Catalogue]) -> None:
    """A plan that says "định kỳ" without a day makes no date up."""
    (open_one,) = undated(seen["lang-son/phuong-ky-lua"])
    assert (open_one.when, open_one.receiver) == ("chưa ấn định", "Ủy ban nhân dân phường Kỳ Lừa")


def test_texts_and_calendar_say_the_same(seen: dict[str, Catalogue]) -> None:
    """A letter for each receiver; a calendar with alarms; a line that counts the days."""
    one = seen["lang-son/so-ngoai-vu"]
    day = dt.date(2026, 11, 30)
    found = due_between(one, day, dt.date(2026, 12, 31))
    unit = one.unit
    told = listing(unit, found, (), day)
    assert "04/12/2026 (thứ Sáu), còn 4 ngày" in told
    letters = dict(reminders(unit, found, day))
    assert len(letters) == 2
    assert all("Ngày cuối cùng còn đúng hạn: 0" in text for text in letters.values())
    calendar = icalendar.Calendar.from_ical(due_calendar(unit, found))
    days = [str(event.decoded("DTSTART")) for event in calendar.walk("VEVENT")]
    assert days == ["2026-12-04", "2026-12-09"]
    assert len(calendar.walk("VALARM")) == 4


def test_open_tasks_past_their_day_are_overdue() -> None:
    """Four deadlines of Lai Châu's plan have passed."""
    workspace = load(DiskFolder(ROOT / "content")).workspace
    found = overdue(catalogue_of(workspace, "lai-chau", dt.date(2026, 11, 30)))
    once = [due.day for due in found if due.day.day != 14]
    assert once == [dt.date(2025, 6, 30), dt.date(2026, 3, 31), dt.date(2026, 3, 31), dt.date(2026, 6, 30)]


def test_the_command_lists_and_writes(tmp_path: Path) -> None:
    """JSON lines by unit, files on demand; a wrong span or unit ends with a sentence."""
    common = ("due", "lang-son/so-ngoai-vu", "--root", ROOT, "--as-of", "2026-11-30")
    done = nq57(*common, "--json", "--within", "2w", "--ics", tmp_path, "--nhac", tmp_path / "nhac")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["day"], row["days_left"]) for row in rows if not row["late"]] == [
        ("2026-12-04", 4),
        ("2026-12-09", 9),
    ]
    assert (tmp_path / "lang-son.so-ngoai-vu.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert len(list((tmp_path / "nhac").iterdir())) == 2
    assert nq57(*common, "--within", "tuần sau").returncode == 2
    assert nq57("due", "lang-son/so-ngoai", "--root", ROOT).returncode == 2
