"""What other software tells of its units: `nq57-status.json`, else a sitemap or a feed, which tell little.

It must not fetch anything. Files come from outside: what does not fit the form is left out, with a reason.
"""

import datetime as dt
import json
import re
from typing import Any, NoReturn

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from nq57.catalogue.status import PlanStatus, ReportStatus, Status, TaskCounts, Timeliness

MOST_BYTES = 5_000_000
_LONGEST = 500  # characters of a text
_MOST = 10_000_000  # of anything that is counted
_WARD = re.compile(r"[0-9]{5}|")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MAIL_DAY = re.compile(r"(\d{1,2}) ([A-Za-z]{3}) (\d{4})")
_DATES = frozenset({"lastmod", "pubDate", "published", "updated", "date"})


class Unfit(ValueError):  # noqa: N818 - what a file is, not what failed
    """A file that does not tell what it should; the text says why."""


def status_from_json(data: bytes, ward_code: str = "") -> Status:
    """The status that a file of the published form tells; raises `Unfit`."""
    if len(data) > MOST_BYTES:
        raise Unfit("tệp lớn quá 5 MB")
    try:
        row = json.loads(data)
        return _status(row, ward_code)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        message = f"không đúng lược đồ nq57-status ({type(error).__name__})"
        raise Unfit(message) from None


def _status(row: dict[str, Any], ward_code: str) -> Status:
    plan, soon, tasks = row.get("plan"), row.get("timeliness", {}), row.get("tasks", {})
    names = ("total", "done", "in_time", "late", "undated", "silent")
    return Status(
        unit=_text(row, "unit"),
        name=_text(row, "name") or _unfit("name"),
        level=_text(row, "level"),
        province_code=_text(row, "province_code"),
        ward_code=_ward(row, ward_code),
        section_url=_text(row, "section_url"),
        plan=PlanStatus(_text(plan, "name"), _text(plan, "issued"), _day(plan.get("posted")))
        if plan
        else None,
        last_change=_day(row.get("last_change")),
        timeliness=Timeliness(
            _count(soon, "documents"), _count(soon, "known"), _known(soon, "median_days"), _days(soon)
        ),
        tasks=TaskCounts(**{name: _count(tasks, name) for name in names}),
        targets=_count(row, "targets"),
        targets_measured=_count(row, "targets_measured"),
        reports=tuple(_report(one) for one in row.get("reports", ())),
    )


def _report(row: dict[str, Any]) -> ReportStatus:
    last = _day(row["last_day"])
    if last is None:
        raise ValueError("last_day")
    return ReportStatus(_text(row, "period"), _text(row, "receiver"), last, _text(row, "state"))


def _text(row: dict[str, Any], key: str) -> str:
    """A text in one line of signs that every page, workbook and letter can hold."""
    text = " ".join(str(row.get(key) or "").split())
    return text if len(text) <= _LONGEST and text.isprintable() else _unfit(key)


def _ward(row: dict[str, Any], known: str) -> str:
    """The code of its commune; where the province names one, a file cannot speak for another."""
    code = _text(row, "ward_code")
    if not _WARD.fullmatch(code) or (known and code not in {"", known}):
        _unfit("ward_code")
    return known or code


def _unfit(key: str) -> NoReturn:
    raise ValueError(key)


def _count(row: dict[str, Any], key: str) -> int:
    value = row.get(key, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        _unfit(key)
    return value


def _known(row: dict[str, Any], key: str) -> float | None:
    value = row.get(key)
    if value is None:
        return None
    # No comparison holds of what is no number.
    return float(value) if -_MOST <= value <= _MOST else _unfit(key)


def _days(row: dict[str, Any]) -> int | None:
    value = _known(row, "worst_days")
    return None if value is None else int(value)


def _day(value: object) -> dt.date | None:
    return dt.date.fromisoformat(str(value)) if value else None


def status_from_xml(data: bytes, name: str, ward_code: str, as_of: dt.date) -> Status:
    """What a sitemap, RSS or Atom file tells: that there is a section, and when it last changed."""
    if len(data) > MOST_BYTES:
        raise Unfit("tệp lớn quá 5 MB")
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise Unfit("không phải XML đọc được") from None
    texts = (element.text or "" for element in root.iter() if str(element.tag).rpartition("}")[2] in _DATES)
    days = [day for text in texts if (day := _written_day(text)) and day <= as_of]
    return Status("", name, "", "", ward_code, "", last_change=max(days, default=None))


def _written_day(text: str) -> dt.date | None:
    """A day as sitemaps (ISO) and RSS (`30 Nov 2026`) write it."""
    try:
        if found := _ISO.search(text):
            return dt.date.fromisoformat(found[0])
        if found := _MAIL_DAY.search(text):
            return dt.date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None
    return None
