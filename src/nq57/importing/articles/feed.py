"""An RSS or Atom feed as its news: title, day, address, and the text as plain HTML.

It must not fetch anything, nor trust the feed: it is run where time and memory are bounded.
"""

import calendar
import datetime as dt
import io
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

VIETNAM = dt.timezone(dt.timedelta(hours=7))
_LONGEST_TITLE = 250
_LONGEST_SUMMARY = 300
_LONGEST_ADDRESS = 2000
_OLDEST = 1945  # a year before it is a slip of the portal
_NO_FEED = "Địa chỉ này không phải nguồn tin RSS hay Atom."

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_LAST, _PAIRS = 0x10FFFF, range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news; `key` is unique in its feed, `day` is the day in Vietnam if the feed has one."""

    key: str
    title: str
    address: str
    day: dt.date | None
    summary: str
    html: str


@dataclass(frozen=True, slots=True)
class SourceFeed:
    """A feed's name and its news, in the feed's own order."""

    name: str
    entries: tuple[FeedEntry, ...]


def read_feed(data: bytes, content_type: str, address: str) -> SourceFeed:
    """The feed in these bytes, which came from `address`; ValueError with a sentence where it is none."""
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - only who imports feeds waits

    head = {"content-type": content_type, "content-location": address}
    # As a stream, never as a text: the library opens files and addresses that a text names.
    try:
        found = feedparser.parse(io.BytesIO(_REFERENCE.sub(_possible, data)), response_headers=head)
    except Exception:  # noqa: BLE001 - the library lets through whatever a broken feed makes it run into
        raise ValueError(_NO_FEED) from None
    if not found.version:
        raise ValueError(_NO_FEED)
    entries = (_entry(one) for one in found.entries)
    name = _line(found.feed.get("title")) or (urlsplit(address).hostname or "")
    return SourceFeed(name[:_LONGEST_TITLE], tuple(one for one in entries if one))


def _possible(reference: re.Match[bytes]) -> bytes:
    """A numeric reference, nothing in place of one that names no character: the library fails at it."""
    figures = reference[1] or reference[2]
    number = int(figures[:20], 16 if reference[1] else 10)
    return reference[0] if number <= _LAST and number not in _PAIRS else b""


def _entry(one: Any) -> FeedEntry | None:  # noqa: ANN401 - feedparser has no types
    """One entry; None where it has neither title nor address."""
    title = _line(one.get("title"))[:_LONGEST_TITLE]
    link = str(one.get("link") or "")
    address = link if _is_of_web(link) else ""
    key = _text(one.get("id")) or address or title
    if not title or not key:
        return None
    bodies = [_text(part.get("value")) for part in one.get("content", ())]
    short = _text(one.get("summary"))
    body = max((*bodies, short), key=len)
    summary = _line(short) if bodies and short != body else ""
    return FeedEntry(key, title, address, _day(one), summary[:_LONGEST_SUMMARY], body)


def _day(one: Any) -> dt.date | None:  # noqa: ANN401 - see above
    """The day of publication in Vietnam; feedparser gives times in UTC."""
    published = one.get("published_parsed") or one.get("updated_parsed")
    try:
        day = dt.datetime.fromtimestamp(calendar.timegm(published), VIETNAM).date() if published else None
    except (ValueError, OverflowError, OSError):
        return None
    return day if day and day.year >= _OLDEST else None


def _text(value: object) -> str:
    """A value of a feed as text that can be written: half a surrogate pair, `&#xD800;`, is left out."""
    return "" if value is None else without_hidden(str(value).encode(errors="ignore").decode())


def _line(value: object) -> str:
    """The same without markup, on one line."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - see above

    plain = BeautifulSoup(_text(value), "html.parser").get_text(" ")
    return re.sub(r"\s+", " ", _text(plain)).strip()


def _is_of_web(address: str) -> bool:
    fits = len(address) <= _LONGEST_ADDRESS and address.isprintable()
    return fits and bool(re.match(r"https?://[^\s/]+", address))


def without_hidden(text: str) -> str:
    """A text without what is not seen: cursor moves of a terminal, letters that turn others round."""
    kept = (sign if sign.isprintable() or sign in "\t\n\r\xa0" else " " * sign.isspace() for sign in text)
    return "".join(kept)
