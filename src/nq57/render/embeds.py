"""Pages that other portals show in a frame: a short list without any script, one for each kind.

It must not know the theme. They are outside it, for each must stay under ten kilobytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import escape

from nq57.catalogue.catalogue import Catalogue, newest_first
from nq57.model.parts import EMBEDS
from nq57.model.records import KINDS, Record
from nq57.render.link_views import LinkView
from nq57.render.listing_views import card
from nq57.render.made_files import MadeFile
from nq57.render.views import Card

FOLDER = EMBEDS.url
_MOST = 8
_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
_PAGE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} – {unit}</title>
<link rel="stylesheet" href="../assets/don-vi.css">
<link rel="stylesheet" href="../assets/nhung.css">
</head>
<body>
<main>
<h1>{title}</h1>
<ul>
{rows}
</ul>
<p><a href="../{more}" target="_blank" rel="noopener">Xem tất cả ở chuyên mục NQ57 của {unit}</a></p>
</main>
</body>
</html>
"""
_ROW = '<li><a href="../{url}" target="_blank" rel="noopener">{title}</a>{date}</li>'


@dataclass(frozen=True)
class Embed:
    """One list for others' pages: `name` is its file, `more` where everything is."""

    name: str
    title: str
    unit: str
    more: str
    cards: tuple[Card, ...]


def embeds(catalogue: Catalogue) -> Iterator[Embed]:
    """What is new in the section, then each kind that the unit shows."""
    if not EMBEDS.shown(catalogue.unit.fields.hidden_parts):
        return
    newest = newest_first(
        r for kind in KINDS if kind.is_embedded for r in catalogue.by_kind[kind.folder][:_MOST]
    )
    if newest:
        yield _embed(catalogue, "moi", "Mới trong chuyên mục NQ57", "", newest)
    for kind in KINDS:
        if records := catalogue.listed(kind):
            yield _embed(catalogue, kind.folder, kind.label, f"{kind.folder}/", records)


def embed_files(catalogue: Catalogue) -> Iterator[MadeFile]:
    """Those lists as files."""
    for embed in embeds(catalogue):
        yield MadeFile(f"{FOLDER}{embed.name}.html", (embed,), partial(_page, embed))


def embed_links(catalogue: Catalogue) -> tuple[LinkView, ...]:
    """The ways to them, for a page that offers them."""
    return tuple(LinkView(embed.title, f"{FOLDER}{embed.name}.html") for embed in embeds(catalogue))


def _embed(catalogue: Catalogue, name: str, title: str, more: str, records: tuple[Record, ...]) -> Embed:
    cards = tuple(card(catalogue, record) for record in records[:_MOST])
    return Embed(name, title, catalogue.unit.short_name, more, cards)


def _page(embed: Embed) -> bytes:
    rows = "\n".join(map(_row, embed.cards))
    names = {"title": escape(embed.title), "unit": escape(embed.unit)}
    return _PAGE.format(policy=_POLICY, more=embed.more, rows=rows, **names).encode()


def _row(card: Card) -> str:
    date = f' <time datetime="{card.iso}">{escape(card.date)}</time>' if card.date else ""
    return _ROW.format(url=escape(card.url), title=escape(card.title), date=date)
