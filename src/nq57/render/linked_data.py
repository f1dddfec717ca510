"""Data in pages for search engines: JSON-LD with the words of schema.org.

It must not know units' hosts: addresses are relative to the page, so that units can share it. What is
not certain (marks B and C) is not stated.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from nq57.model.articles import Event, Lesson, Media, News, Question, Showcase
from nq57.model.documents import Document
from nq57.model.fields import Fields
from nq57.model.infographics import Infographic
from nq57.model.records import KINDS_BY_FOLDER, Record
from nq57.model.units import Unit
from nq57.model.work import Project
from nq57.render.files import file_url
from nq57.render.marks import BASE

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
_ARTICLES = {
    News: "NewsArticle",
    Showcase: "Article",
    Infographic: "Article",
    Lesson: "LearningResource",
    Project: "ResearchProject",
}


def record_data(record: Record, owner: str, html: str) -> str:
    """A record and the way to it; empty for kinds that schema.org has no word for."""
    node = _node(record, html)
    if not node:
        return ""
    said = {
        **node,
        "@id": f"{BASE}{record.url}",
        "url": f"{BASE}{record.url}",
        "inLanguage": record.language,
    }
    if owner and "publisher" not in said:
        said["publisher"] = _organisation(owner)
    return _json([said, _breadcrumbs(record)])


def unit_data(unit: Unit) -> str:
    """The agency and its section, for the home page."""
    contact, parent = unit.fields.contact, unit.fields.parent_name
    agency: Node = {"@type": "GovernmentOrganization", "name": unit.name, "alternateName": unit.short_name}
    if parent:
        agency["parentOrganization"] = {"@type": "GovernmentOrganization", "name": parent}
    if contact:
        said = {
            "address": contact.address,
            "telephone": contact.phone,
            "email": contact.email,
            "url": contact.website,
        }
        agency |= {name: value for name, value in said.items() if value}
    site: Node = {
        "@type": "WebSite",
        "name": f"Chuyên mục thực hiện Nghị quyết số 57-NQ/TW – {unit.short_name}",
        "url": BASE,
        "inLanguage": "vi",
        "publisher": _organisation(unit.name),
    }
    return _json([agency, site])


def data_set_data(name: str, described: str, licence: str, files: Mapping[str, str]) -> Node:
    """One data set with its files: address below the root → media type."""
    return {
        "@type": "Dataset",
        "name": name,
        "description": described,
        "isAccessibleForFree": True,
        "usageInfo": licence,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{BASE}{url}", "encodingFormat": media}
            for url, media in files.items()
        ],
    }


def graph(nodes: list[Node]) -> str:
    """Several things as the text of one script."""
    return _json(nodes)


def _json(nodes: list[Node]) -> str:
    said = {"@context": _CONTEXT, "@graph": nodes}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _node(record: Record, html: str) -> Node:
    match fields := record.fields:
        case Document():
            return _document(fields)
        case Event():
            return _event(fields)
        case Question():
            return _question(fields, html)
        case Media():
            kind = "VideoObject" if fields.type == "video" else "AudioObject"
            source = f"{BASE}{file_url(record.url, fields.file)}" if fields.file else fields.url
            return _article(record, kind) | ({"contentUrl": source} if source else {})
        case _:
            kind = next((word for model, word in _ARTICLES.items() if isinstance(fields, model)), "")
            return _article(record, kind) if kind else {}


def _article(record: Record, kind: str) -> Node:
    fields = record.fields
    node: Node = {"@type": kind, "name": fields.title}
    if kind.endswith("Article"):
        node["headline"] = fields.title
    if fields.date and kind != "ResearchProject":
        node["uploadDate" if kind == "VideoObject" else "datePublished"] = fields.date.iso
    if fields.summary:
        node["description"] = fields.summary
    if fields.picture:
        node["image"] = f"{BASE}{file_url(record.url, fields.picture.file)}"
    return node | _author(fields)


def _author(fields: Fields) -> Node:
    name = fields.author if isinstance(fields, News) else None
    return {"author": {"@type": "Person", "name": name}} if name else {}


def _document(document: Document) -> Node:
    node: Node = {
        "@type": "Legislation",
        "name": document.title,
        "legislationType": document.type_label,
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
        "tinh_trang": ("legislationLegalForce", _FORCE.get(document.effect)),
    }
    said = (pair for key, pair in certain.items() if key not in document.mark_fields)
    return node | {name: value for name, value in said if value}


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _event(event: Event) -> Node:
    node: Node = {"@type": "Event", "name": event.title, "startDate": event.starts.isoformat()}
    if event.ends:
        node["endDate"] = event.ends.isoformat()
    if event.repeats == "hang-nam":
        node["eventSchedule"] = {
            "@type": "Schedule",
            "repeatFrequency": "P1Y",
            "startDate": event.starts.isoformat(),
        }
    if event.place:
        node["location"] = {"@type": "Place", "name": event.place, "address": event.place}
    if event.host:
        node["organizer"] = _organisation(event.host)
    if event.summary:
        node["description"] = event.summary
    return node


def _question(question: Question, html: str) -> Node:
    answer = _BLANKS.sub(" ", _TAG.sub(" ", html)).strip()[:_ANSWER]
    asked: Node = {"@type": "Question", "name": question.title}
    if answer:
        asked["acceptedAnswer"] = {"@type": "Answer", "text": answer}
    return {"@type": "FAQPage", "name": question.title, "mainEntity": [asked]}


def _organisation(name: str) -> Node:
    return {"@type": "GovernmentOrganization", "name": name}


def _breadcrumbs(record: Record) -> Node:
    kind = KINDS_BY_FOLDER[record.kind]
    steps = (("Trang chủ", ""), (kind.label, f"{kind.folder}/"), (record.fields.title, record.url))
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": f"{BASE}{url}"}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
