"""Data in pages for search engines: JSON-LD with the words of schema.org.

It must not know units' hosts: whole addresses begin at the mark ROOT, and the agency whose section it is
stands as the mark AGENCY, so that units can share it. What is not certain (marks B and C) is not stated.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from nq57.language.hours import clock_time
from nq57.model.articles import Event, Lesson, Media, News, Question, Showcase
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.infographics import Infographic
from nq57.model.players import player_of
from nq57.model.records import KINDS_BY_FOLDER, Record
from nq57.model.units import CENTRAL, Unit
from nq57.model.values import ascii_url
from nq57.model.work import Project
from nq57.render.document_views import EffectView
from nq57.render.files import file_url
from nq57.render.placeholders import AGENCY, ROOT
from nq57.render.record_context import Around
from nq57.render.sharing import section_name

Node = dict[str, Any]
_CONTEXT = "https://schema.org"
_FORCE = {
    "con-hieu-luc": "InForce",
    "het-mot-phan": "PartiallyInForce",
    "het-hieu-luc": "NotInForce",
    "chua-co-hieu-luc": "NotInForce",
}
_TAG = re.compile(r"<[^>]+>")
_BLANKS = re.compile(r"\s+")
_ANSWER = 2_000  # letters; search engines show less
# What could end the script or open a tag is written as an escape, as JSON allows.
_UNSAFE = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&"})
# What may bear a day of change itself; of others, only the page about them may.
_WORKS = frozenset({"NewsArticle", "Article", "LearningResource", "VideoObject", "AudioObject", "FAQPage"})
_ARTICLES = {
    News: "NewsArticle",
    Showcase: "Article",
    Infographic: "Article",
    Lesson: "LearningResource",
    Project: "ResearchProject",
}


def record_data(record: Record, around: Around, html: str, image: str) -> str:
    """A record, the page about it and the way to it; `image` is the picture that the page is shared with.

    Of kinds that schema.org has no word for, the page alone.
    """
    page = f"{ROOT}{record.url}"
    node = _node(record, around, html, f"{ROOT}{image}" if image else "")
    common = {"url": page, "inLanguage": record.language}
    modified = {"dateModified": around.modified.isoformat()} if around.modified else {}
    if not node:
        return _json([_page(record, page) | modified, _breadcrumbs(record)])
    said = {**node, "@id": page, **common}
    if said["@type"] in _WORKS:
        return _json([said | modified, _breadcrumbs(record)])
    return _json([said | {"mainEntityOfPage": _page(record, page) | modified}, _breadcrumbs(record)])


def _page(record: Record, page: str) -> Node:
    return {
        "@type": "WebPage",
        "@id": f"{page}#trang",
        "url": page,
        "name": record.fields.title,
        "inLanguage": record.language,
        "publisher": AGENCY,
    }


def agency_data(unit: Unit) -> str:
    """The agency whose section it is, as it stands in every page's data."""
    return _text(_agency(unit))


def _agency(unit: Unit) -> Node:
    agency = {**_organisation(unit.name), "@id": f"{ROOT}#don-vi", "url": ROOT}
    if unit.logo_path:
        agency["logo"] = {"@type": "ImageObject", "url": f"{ROOT}{unit.logo_path}"}
    return agency


def unit_data(unit: Unit) -> str:
    """The agency and its section, for the home page."""
    contact, parent = unit.fields.contact, unit.fields.parent_name
    agency = {**_agency(unit), "alternateName": unit.short_name}
    if parent:
        agency["parentOrganization"] = {"@type": "GovernmentOrganization", "name": parent}
    if contact:
        said = {
            "address": contact.address,
            "telephone": contact.phone,
            "email": contact.email,
            "sameAs": ascii_url(contact.website) if contact.website else None,
        }
        agency |= {name: value for name, value in said.items() if value}
    site: Node = {
        "@type": "WebSite",
        "@id": f"{ROOT}#chuyen-muc",
        "name": section_name(unit),
        "url": ROOT,
        "inLanguage": "vi",
        "publisher": {"@id": f"{ROOT}#don-vi"},
    }
    return _json([agency, site])


def data_set_data(name: str, described: str, licence: str, page: str, files: Mapping[str, str]) -> Node:
    """One data set with its page and files, addresses below the root; each file with its media type."""
    return {
        "@type": "Dataset",
        "@id": f"{ROOT}{page}",
        "url": f"{ROOT}{page}",
        "name": name,
        "description": described,
        "isAccessibleForFree": True,
        "usageInfo": licence,
        "inLanguage": "vi",
        "creator": AGENCY,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{ROOT}{url}", "encodingFormat": media}
            for url, media in files.items()
        ],
    }


def graph(nodes: list[Node]) -> str:
    """Several things as the text of one script."""
    return _json(nodes)


def in_json(text: str) -> str:
    """A text as it stands between the quotes of such a script."""
    return _text(text)[1:-1]


def _json(nodes: list[Node]) -> str:
    return _text({"@context": _CONTEXT, "@graph": nodes})


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _node(record: Record, around: Around, html: str, image: str) -> Node:
    match fields := record.fields:
        case Document():
            return _document(fields, around.effect)
        case Event():
            return _event(record, fields, around, image)
        case Question():
            return _question(fields, html)
        case Media():
            return _media(record, fields, around, image)
        case _:
            kind = next((word for model, word in _ARTICLES.items() if isinstance(fields, model)), "")
            return _article(record, kind, around, image) if kind else {}


def _article(record: Record, kind: str, around: Around, image: str) -> Node:
    fields = record.fields
    node: Node = {"@type": kind, "name": fields.title}
    if kind.endswith("Article"):
        node["headline"] = fields.title
    if kind in _WORKS:
        node |= _published(fields) | _author(record, around) | {"publisher": AGENCY}
    if fields.summary:
        node["description"] = fields.summary
    picture = _picture(record, image)
    return node | ({"image": picture} if picture else {})


def _picture(record: Record, image: str) -> str:
    """The record's own picture, else the one that its page is shared with."""
    own = record.fields.picture
    return f"{ROOT}{file_url(record.url, own.file)}" if own else image


def _published(fields: Fields) -> Node:
    return {"datePublished": fields.date.iso} if fields.date else {}


def _author(record: Record, around: Around) -> Node:
    """Who wrote it: the person named, else the agency; the centre's records are nobody's in particular."""
    fields = record.fields
    if isinstance(fields, News) and fields.author:
        return {"author": {"@type": "Person", "name": fields.author}}
    return {} if record.unit == CENTRAL else {"author": _writer(around)}


def _writer(around: Around) -> Node | str:
    """The agency that wrote a record: one above, or the section's own."""
    return _organisation(around.owner) if around.owner else AGENCY


def _media(record: Record, fields: Media, around: Around, image: str) -> Node:
    """A film or recording; where it plays, its file or player, and not the page that it is linked from."""
    film = fields.type == "video"
    node = _article(record, "VideoObject" if film else "AudioObject", around, image)
    node.setdefault("description", fields.title)
    day = fields.posted or (fields.day.first_day if fields.day.day else None)
    player = player_of(fields.url) if fields.url else None
    more = {
        "uploadDate": _moment(day) if day else None,
        "thumbnailUrl": node.get("image") if film else None,
        "duration": _duration(fields.duration) if fields.duration else None,
        "contentUrl": f"{ROOT}{file_url(record.url, fields.file)}" if fields.file else None,
        "embedUrl": player.url if player else None,
        "sameAs": ascii_url(fields.url) if fields.url else None,
    }
    return node | {name: value for name, value in more.items() if value}


def _moment(day: dt.date) -> str:
    """The beginning of a day in Vietnam."""
    return f"{day.isoformat()}T00:00:00+07:00"


def _duration(text: str) -> str:
    """`1:02:30` as ISO 8601 writes it: `PT1H2M30S`."""
    parts = [int(part) for part in text.split(":")]
    named = zip(reversed(parts), ("S", "M", "H"), strict=False)
    return f"PT{''.join(reversed([f'{number}{unit}' for number, unit in named]))}"


def _document(document: Document, effect: EffectView | None) -> Node:
    node: Node = {
        "@type": "Legislation",
        "name": document.title,
        "legislationType": document.type_label,
        "legislationJurisdiction": "VN",
        "about": document.subject,
    }
    if document.number and document.number.serial:
        node["legislationIdentifier"] = document.number.canonical
    if document.mark != "A":
        return node
    certain = {
        "co_quan_ban_hanh": ("legislationPassedBy", _organisation(document.issuer)),
        "ngay_ban_hanh": ("legislationDate", document.issued.iso if document.issued else None),
        "ngay_hieu_luc": ("legislationDateOfApplicability", _iso(document.effective)),
        "tinh_trang": ("legislationLegalForce", _force(effect)),
    }
    said = (pair for key, pair in certain.items() if key not in document.mark_fields)
    return node | {name: value for name, value in said if value}


def _force(effect: EffectView | None) -> str | None:
    """Whether it is in force on the day, as the page says, where that is certain."""
    word = _FORCE.get(effect.code) if effect and not effect.doubtful else None
    return f"{_CONTEXT}/{word}" if word else None


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _event(record: Record, event: Event, around: Around, image: str) -> Node:
    """An event with its next time, as the page shows it; without a place it is somewhere in the country."""
    starts = around.coming or event.starts
    hour = clock_time(event.hours or "")
    node: Node = {
        "@type": "Event",
        "name": event.title,
        "startDate": f"{starts.isoformat()}T{hour:%H:%M}:00+07:00" if hour else starts.isoformat(),
        "eventStatus": f"{_CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{_CONTEXT}/OfflineEventAttendanceMode",
        "location": _place(event.place),
    }
    if event.ends:
        node["endDate"] = event.last_day(starts).isoformat()
    if event.repeats == "hang-nam":
        node["eventSchedule"] = {
            "@type": "Schedule",
            "repeatFrequency": "P1Y",
            "startDate": event.starts.isoformat(),
        }
    if event.host:
        node["organizer"] = _organisation(event.host)
    elif record.unit != CENTRAL:
        node["organizer"] = _writer(around)
    if event.summary:
        node["description"] = event.summary
    picture = _picture(record, image)
    return node | ({"image": picture} if picture else {})


def _place(name: str | None) -> Node:
    if not name:
        return {"@type": "Place", "name": "Việt Nam", "address": _address()}
    return {"@type": "Place", "name": name, "address": _address() | {"streetAddress": name}}


def _address() -> Node:
    return {"@type": "PostalAddress", "addressCountry": "VN"}


def _question(question: Question, html: str) -> Node:
    answer = _BLANKS.sub(" ", _TAG.sub(" ", html)).strip()[:_ANSWER]
    asked: Node = {"@type": "Question", "name": question.title}
    if answer:
        asked["acceptedAnswer"] = {"@type": "Answer", "text": answer}
    node = {"@type": "FAQPage", "name": question.title, "mainEntity": [asked], "publisher": AGENCY}
    return node | _published(question)


def _organisation(name: str) -> Node:
    return {"@type": "GovernmentOrganization", "name": name}


def _breadcrumbs(record: Record) -> Node:
    kind = KINDS_BY_FOLDER[record.kind]
    steps = (("Trang chủ", ""), (kind.label, f"{kind.folder}/"), (record.fields.title, record.url))
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": f"{ROOT}{url}"}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
