"""Data in pages for search engines: JSON-LD with the words of schema.org.

It must not know units' hosts: whole addresses begin at the mark ROOT, and the agency whose section it is
carries the mark AGENCY, so that units can share it. What is not certain (marks B and C) is not stated.
"""

import json
from collections.abc import Mapping

from nq57.model.languages import language_tag
from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.model.values import ascii_url
from nq57.render.json_ld import CONTEXT, WORKS, Node, PageData, organisation
from nq57.render.kinds import pages_of, title_of
from nq57.render.placeholders import AGENCY, ROOT
from nq57.render.record_context import RecordContext
from nq57.render.sharing import section_name
from nq57.wording import home_of, wording_of

# What could end the script or open a tag is written as an escape, as JSON allows.
_UNSAFE = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&"})


def record_data(record: Record, context: RecordContext, html: str, image: str) -> str:
    """A record, the page about it and the way to it; `image` is the picture that the page is shared with.

    Of kinds that schema.org has no word for, the page alone.
    """
    page = f"{ROOT}{record.url}"
    shown = PageData(record, context, html, f"{ROOT}{image}" if image else "")
    node = pages_of(record).linked_data(shown, record.fields)
    common = {"url": page, "inLanguage": language_tag(record.language)}
    modified = {"dateModified": context.modified.isoformat()} if context.modified else {}
    if not node:
        return _json([_page(record, page) | modified, _breadcrumbs(record)])
    whole = {**node, "@id": page, **common}
    if whole["@type"] in WORKS:
        return _json([whole | modified, _breadcrumbs(record)])
    return _json([whole | {"mainEntityOfPage": _page(record, page) | modified}, _breadcrumbs(record)])


def _page(record: Record, page: str) -> Node:
    return {
        "@type": "WebPage",
        "@id": f"{page}#trang",
        "url": page,
        "name": title_of(record),
        "inLanguage": language_tag(record.language),
        "publisher": AGENCY,
    }


def agency_data(unit: Unit) -> str:
    """The agency whose section it is, as it is in every page's data."""
    return _text(_agency(unit))


def _agency(unit: Unit) -> Node:
    agency = {**organisation(unit.name), "@id": f"{ROOT}#don-vi", "url": ROOT}
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
        node = {
            "address": contact.address,
            "telephone": contact.phone,
            "email": contact.email,
            "sameAs": ascii_url(contact.website) if contact.website else None,
        }
        agency |= {name: value for name, value in node.items() if value}
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
    """A text as it is between the quotes of such a script."""
    return _text(text)[1:-1]


def _json(nodes: list[Node]) -> str:
    return _text({"@context": CONTEXT, "@graph": nodes})


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _breadcrumbs(record: Record) -> Node:
    kind, wording, home = record.of_kind, wording_of(record.language), home_of(record.language)
    part = wording(kind.label), f"{home}{kind.folder}/"
    steps = ((wording("Trang chủ"), home), part, (title_of(record), record.url))
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": f"{ROOT}{url}"}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
