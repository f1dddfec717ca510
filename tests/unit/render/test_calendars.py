"""Calendars: what a day is, how it comes back, and lines that every program reads."""

from typing import Any

import icalendar
from tests.workspaces import Files, catalogue, document, task

from nq57.render.calendars import calendar_files

LONG = "Hội nghị rất dài, có dấu phẩy; chấm phẩy và gạch \\\\ chéo " * 4
HOST = "ten: Tỉnh A\ncap: Tỉnh\ndia_chi_chuyen_muc: https://a.vn/m\n"
FILES: Files = {
    "trung-uong/su-kien/ngay.yml": "tieu_de: Ngày\nbat_dau: 18/05/2025\nlap_lai: Hằng năm\n",
    "tinh-a/su-kien/hop.yml": f'tieu_de: "{LONG}"\nbat_dau: 01/12/2026\nket_thuc: 03/12/2026\n',
    "tinh-a/nhiem-vu/con-lai.yml": task("Còn", han="30/06/2026"),
    "tinh-a/nhiem-vu/xong.yml": task(
        "Xong",
        han="30/06/2026",
        trang_thai="hoàn thành",
        minh_chung="[{ten: Bản, lien_ket: 'https://a.vn/b'}]",
    ),
    "tinh-a/nhiem-vu/luon.yml": task("Luôn"),
}


def calendars(files: Files = FILES) -> dict[str, bytes]:
    """Every calendar of a unit by its path."""
    return {file.path: file.make() for file in calendar_files(catalogue(files))}


def test_events_and_deadlines_have_calendars_of_their_own_and_one_together() -> None:
    """A task that is done, or has no day, stands in none."""
    names = {path: _names(data) for path, data in calendars().items()}
    assert names["nhiem-vu/han.ics"] == ["Hạn: Còn"]
    assert names["su-kien/lich.ics"] == sorted(["Ngày", LONG.strip().replace("\\\\", "\\")])
    assert sorted(names["lich.ics"]) == sorted(names["nhiem-vu/han.ics"] + names["su-kien/lich.ics"])


def test_the_end_of_an_event_is_the_day_after_its_last() -> None:
    """So RFC 5545 counts whole days; a yearly day comes back every year."""
    events = {str(event["UID"]): event for event in _events(calendars()["lich.ics"])}
    met, yearly = events["tinh-a/su-kien/hop@nq57"], events["trung-uong/su-kien/ngay@nq57"]
    assert (met.decoded("DTEND") - met.decoded("DTSTART")).days == 3
    assert yearly["RRULE"]["FREQ"] == ["YEARLY"]


def test_deadlines_that_come_back_repeat_on_their_last_day_and_remind() -> None:
    """Before 10/6 is 9 June, before 1/3 the last of February; a week and a day before, programs remind."""
    days = '["10/6", "1/3", "15", "31"]'
    plan = document("1/KH-UBND", ngay_ban_hanh="12/08/2025")
    files = {
        "tinh-a/nhiem-vu/gui.yml": task("Gửi", truoc_ngay=days, van_ban="1/KH-UBND"),
        "tinh-a/van-ban/kh.yml": plan,
    }
    events = _events(calendars(files)["nhiem-vu/han.ics"])
    data = calendars(files)["nhiem-vu/han.ics"].decode()
    rules = [line.removeprefix("RRULE:") for line in data.split("\r\n") if line.startswith("RRULE:")]
    told = {str(e.decoded("DTSTART")): rule for e, rule in zip(events, rules, strict=True)}
    assert told == {
        "2026-06-09": "FREQ=YEARLY",
        "2026-02-28": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        "2025-08-14": "FREQ=MONTHLY",
        "2025-08-30": "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
    }
    assert {str(a["TRIGGER"].dt) for e in events for a in e.walk("VALARM")} == {
        "-7 days, 0:00:00",
        "-1 day, 0:00:00",
    }


def test_lines_are_no_longer_than_programs_read() -> None:
    """At most 75 octets, broken between letters."""
    lines = calendars()["lich.ics"].split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)


def test_addresses_stand_only_where_the_unit_names_its_host() -> None:
    """A relative address would lead nowhere in a calendar."""
    assert b"URL:" not in calendars()["lich.ics"]
    hosted = calendars({**FILES, "tinh-a/don-vi.yml": HOST})["lich.ics"]
    assert b"URL:https://a.vn/m/nhiem-vu/con-lai/" in hosted


def _names(data: bytes) -> list[str]:
    return sorted(str(event["SUMMARY"]) for event in _events(data))


def _events(data: bytes) -> list[Any]:
    calendar: Any = icalendar.Calendar.from_ical(data)
    return list(calendar.walk("VEVENT"))
