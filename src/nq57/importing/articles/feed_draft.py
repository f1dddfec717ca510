"""One piece of a feed's news to a draft record that says where it comes from.

It must not fetch or write; which news came before is known by whoever asks.
"""

import datetime as dt
import hashlib
from collections.abc import Collection
from typing import NamedTuple

from nq57.importing.articles.article_draft import body_of, picture_files, with_pictures
from nq57.importing.articles.feed import FeedEntry, without_hidden
from nq57.importing.articles.reading import read_article
from nq57.importing.drafts.draft import Draft, DraftFile
from nq57.importing.drafts.record_text import record_text
from nq57.language.slugs import address_of
from nq57.model.kinds import Kind

_NOTE = "Bản nháp do máy nhập từ nguồn tin: đọc soát rồi bỏ dòng nhap."
_ONLY_ADDRESS = "Đọc bài gốc tại {address}."
_LONGEST_SLUG = 80


class Destination(NamedTuple):
    """Where news goes: the unit and the kind of content; `today` is the day of news that tells none."""

    unit: str
    kind: Kind
    today: dt.date


def mark_of(entry: FeedEntry) -> str:
    """A short text that identifies a piece of news in the list of what was imported."""
    return hashlib.sha256(entry.key.encode()).hexdigest()[:16]


def names_of(
    entries: dict[str, FeedEntry], known: Collection[str], taken: Collection[str], to: Destination
) -> dict[str, str]:
    """The file name of each entry by its mark; of equal names all but the first get their mark too.

    Those `known` from earlier runs come first, then the oldest, which feeds have last: these keep a name,
    unless it is `taken` by a record that is there.
    """
    names: dict[str, str] = {}
    before = [mark for mark in entries if mark in known]
    for mark in (*before, *(mark for mark in reversed(entries) if mark not in known)):
        name, used = _name(entries[mark], to), {*names.values(), *(() if mark in known else taken)}
        names[mark] = f"{name}-{mark}" if name in used else name
    return names


def _name(entry: FeedEntry, to: Destination) -> str:
    slug = address_of(entry.title)[:_LONGEST_SLUG].strip("-") or mark_of(entry)
    return f"{(entry.day or to.today).isoformat()}-{slug}" if to.kind.by_month else slug


def feed_draft(entry: FeedEntry, name: str, source: str, to: Destination) -> Draft:
    """The draft of one piece of the feed called `source`, in a file of this name."""
    text = read_article("html", entry.html.encode())
    found = without_hidden(body_of(text, entry.title)).strip()
    body = with_pictures(found or _ONLY_ADDRESS.format(address=entry.address or source), text, name)
    origin = {"ten": source, "lien_ket": entry.address}
    keys = {
        "tieu_de": entry.title,
        "ngay": (entry.day or to.today).strftime("%d/%m/%Y"),
        "tom_tat": entry.summary,
        "nhap": "có",
        "nguon": {key: value for key, value in origin.items() if value},
    }
    data = f"---\n{record_text(keys, _NOTE)}---\n\n{body}\n".encode()
    stem = f"{to.unit}/{to.kind.folder}/{name}"
    files = (DraftFile(f"{stem}.md", data), *picture_files(text, stem))
    return Draft(entry.title, to.unit, name, files, (), (), tuple(text.remarks))
