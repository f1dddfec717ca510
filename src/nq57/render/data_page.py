"""The page of what machines may read: each kind's open data, the feeds, the calendars.

It must not know the theme; the files themselves are made elsewhere, here they are only named.
"""

from nq57.catalogue.catalogue import Catalogue
from nq57.render.assistants import assistant_links
from nq57.render.calendars import CALENDARS, has_entries
from nq57.render.data_catalogue import DESCRIBED, FOLDER, DataSet, data_sets
from nq57.render.embeds import embed_links
from nq57.render.feeds import ATOM, JSON_FEED, RSS, feed_links
from nq57.render.guide_views import DataSetView, DataView
from nq57.render.link_views import LinkView
from nq57.render.linked_data import data_set_data, graph
from nq57.render.placeholders import AGENCY, ROOT

_FORMS = (("json", "JSON"), ("csv", "CSV"), ("schema.json", "Lược đồ"))
_FEEDS = ((ATOM, "Atom"), (RSS, "RSS"), (JSON_FEED, "JSON Feed"))


def data_view(catalogue: Catalogue) -> DataView:
    """All files that the unit offers to machines."""
    sets = data_sets(catalogue)
    return DataView(
        licence=sets[0].licence if sets else "",
        sets=tuple(map(_data_set, sets)),
        feeds=tuple(_feed(link) for link in feed_links(catalogue)),
        calendars=tuple(
            LinkView(title, path)
            for path, (title, kinds) in CALENDARS.items()
            if has_entries(catalogue, kinds)
        ),
        assistants=assistant_links(catalogue),
        frames=embed_links(catalogue),
        linked_data=_linked_data(sets),
    )


def _data_set(data: DataSet) -> DataSetView:
    links = (LinkView(word, data.path(form), f"{data.label}: {word}") for form, word in _FORMS)
    return DataSetView(data.kind, data.label, len(data.records), tuple(links))


def _feed(link: LinkView) -> DataSetView:
    links = (LinkView(word, f"{link.url}{name}", f"{link.text}: {word}") for name, word in _FEEDS)
    return DataSetView("", link.text, int(link.note), tuple(links))


def _linked_data(sets: tuple[DataSet, ...]) -> str:
    media = {"json": "application/json", "csv": "text/csv"}
    nodes = [
        data_set_data(
            data.label,
            f"{len(data.records)} bản ghi của {data.unit}",
            data.licence,
            f"{data.kind}/",
            {data.path(form): kind for form, kind in media.items()},
        )
        for data in sets
    ]
    catalogue = {
        "@type": "DataCatalog",
        "@id": f"{ROOT}{FOLDER}",
        "url": f"{ROOT}{FOLDER}",
        "name": "Dữ liệu mở của chuyên mục NQ57",
        "description": DESCRIBED,
        "publisher": AGENCY,
        "dataset": nodes,
    }
    return graph([catalogue])
