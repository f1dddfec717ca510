"""One piece of a feed's news to a draft record that says where it comes from.

It must not fetch or write; which news came before is known by whoever asks.
"""

import datetime as dt
import hashlib
from collections.abc import Container

from nq57.importing.articles.article_draft import body_of, picture_files, with_pictures
from nq57.importing.articles.feed import Entry, without_hidden
from nq57.importing.articles.reading import read_article
from nq57.importing.drafts.draft import Draft, DraftFile
from nq57.importing.drafts.record_text import record_text
from nq57.language.slugs import address_of
from nq57.model.kinds import Kind

_NOTE = "Bản nháp do máy nhập từ nguồn tin: đọc soát rồi bỏ dòng nhap."
_ONLY_ADDRESS = "Đọc bài gốc tại {address}."
_LONGEST_SLUG = 80


def mark_of(entry: Entry) -> str:
    """A short text that tells a piece of news from every other, for the list of what was imported."""
    return hashlib.sha256(entry.key.encode()).hexdigest()[:16]


def feed_draft(
    entry: Entry, source: str, unit: str, kind: Kind, today: dt.date, taken: Container[str] = ()
) -> Draft:
    """The draft of one piece of the feed called `source`; news without a day gets today's.

    Its mark tells it from what has its name: `taken` are the names that are in use.
    """
    day = entry.day or today
    text = read_article("html", entry.html.encode())
    told = without_hidden(body_of(text, entry.title)).strip()
    body = told or _ONLY_ADDRESS.format(address=entry.address or source)
    slug = address_of(entry.title)[:_LONGEST_SLUG].strip("-") or mark_of(entry)
    name = f"{day.isoformat()}-{slug}" if kind.by_month else slug
    name = f"{name}-{mark_of(entry)[:8]}" if name in taken else name
    body = with_pictures(body, text, name)
    origin = {"ten": source, "lien_ket": entry.address}
    keys = {
        "tieu_de": entry.title,
        "ngay": day.strftime("%d/%m/%Y"),
        "tom_tat": entry.summary,
        "nhap": "có",
        "nguon": {key: value for key, value in origin.items() if value},
    }
    data = f"---\n{record_text(keys, _NOTE)}---\n\n{body}\n".encode()
    stem = f"{unit}/{kind.folder}/{name}"
    files = (DraftFile(f"{stem}.md", data), *picture_files(text, stem))
    return Draft(entry.title, unit, name, files, (), (), tuple(text.remarks))
