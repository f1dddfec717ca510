"""Calendars: what a day is, how it comes back, and lines that every program reads."""

import datetime as dt
from typing import Any

import icalendar
from dateutil.rrule import rrulestr  # type: ignore[import-untyped] # it has no types
from tests.workspaces import DAY, Files, catalogue, document, task

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


def entry(more: str, as_of: dt.date = DAY, **keys: str) -> Any:
    """The entry of one event, its file ending in `more`."""
    told = {"tieu_de": "Tập huấn", "bat_dau": "15/12/2026"} | keys
    text = "".join(f"{key}: {value}\n" for key, value in told.items()) + more
    found = catalogue({"tinh-a/su-kien/tap-huan.yml": text}, as_of=as_of)
    data = {file.path: file.make() for file in calendar_files(found)}["su-kien/lich.ics"]
    return _events(data)[0]


def test_stamps_are_never_to_come_and_never_go_back() -> None:
    """Whatever its own day does, an entry is revised when its file says so, never after the build."""
    steps = [
        entry(""),
        entry("ngay_dang: 01/11/2026\n"),
        entry("ngay_dang: 01/11/2026\nngay_sua: 10/11/2026\n", dia_diem="Phòng B"),
        entry("ngay_dang: 01/11/2026\nngay_sua: [10/11/2026, 10/11/2026]\n", bat_dau="20/12/2026"),
        entry("ngay_dang: 01/11/2026\nngay_sua: 21/11/2026\n", bat_dau="10/12/2026"),
        entry("ngay_dang: 01/11/2026\nngay_sua: 22/11/2026\n", dt.date(2026, 11, 22), tieu_de="Lớp học"),
    ]
    numbers = [int(step["SEQUENCE"]) for step in steps]
    stamps = [step.decoded("DTSTAMP") for step in steps]
    assert numbers[0] == numbers[1] == 0
    assert numbers[1:] == sorted(set(numbers[1:]))
    assert stamps == sorted(stamps)
    assert stamps[-1] < dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    assert [str(step["UID"]) for step in steps] == ["tinh-a/su-kien/tap-huan@nq57"] * len(steps)
    assert [step["LAST-MODIFIED"].dt for step in steps[1:]] == stamps[1:]
    assert "LAST-MODIFIED" not in steps[0]


def test_a_change_to_come_is_not_told_yet() -> None:
    """Neither in the stamp nor in words; when its day comes it is."""
    more = "ngay_sua:\n  - ngay: 25/11/2026\n    ghi_chu: Đổi phòng\n"
    before, after = entry(more), entry(more, dt.date(2026, 11, 25))
    assert "SEQUENCE:0" in before.to_ical().decode()
    assert "Đổi phòng" not in before.to_ical().decode()
    assert str(after["DESCRIPTION"]) == "Cập nhật ngày 25/11/2026: Đổi phòng."
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_a_yearly_29_february_is_the_last_of_february() -> None:
    """So every year has it, in all programs alike."""
    yearly = entry("lap_lai: hằng năm\n", bat_dau="29/02/2028")
    assert dict(yearly["RRULE"]) == {"FREQ": ["YEARLY"], "BYMONTH": [2], "BYMONTHDAY": [-1]}
    first = dt.datetime(2028, 2, 29, tzinfo=dt.UTC)
    rule: Any = rrulestr(yearly["RRULE"].to_ical().decode(), dtstart=first)
    assert [f"{day:%d/%m}" for day in rule.xafter(first, count=5, inc=True)] == [
        "29/02",
        "28/02",
        "28/02",
        "28/02",
        "29/02",
    ]


def test_a_calendar_is_published_by_somebody_and_asked_for_again() -> None:
    """As Outlook, Apple and Google want it: method, name, organizer, and how often to look again."""
    unit = f"{HOST}lien_he: {{thu_dien_tu: vt+nq@a.vn}}\nten_ngan: 'A \"B\"'\n"
    hosted = calendars({**FILES, "tinh-a/don-vi.yml": unit})["lich.ics"]
    read: Any = icalendar.Calendar.from_ical(hosted)
    assert read["METHOD"] == "PUBLISH"
    assert read["X-WR-CALNAME"] == 'Sự kiện và hạn của nhiệm vụ – A "B"'
    assert read["X-PUBLISHED-TTL"] == "PT12H"
    assert {str(event["ORGANIZER"]) for event in _events(hosted)} == {"mailto:vt+nq@a.vn"}
    assert {event["ORGANIZER"].params["CN"] for event in _events(hosted)} == {"Tỉnh A"}
    assert b"ORGANIZER" not in calendars()["lich.ics"]
    assert b"\n" not in hosted.replace(b"\r\n", b"")


def _names(data: bytes) -> list[str]:
    return sorted(str(event["SUMMARY"]) for event in _events(data))


def _events(data: bytes) -> list[Any]:
    calendar: Any = icalendar.Calendar.from_ical(data)
    return list(calendar.walk("VEVENT"))
