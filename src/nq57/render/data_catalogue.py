"""What open data there is: the data sets of a unit, described after the application profile DCAT-AP 3.0.

It must not know how the files are made. Languages, themes, file types and the like are told by addresses
of the European Union's authority tables, as the profile asks.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from nq57.catalogue.catalogue import Catalogue
from nq57.catalogue.effects import Effect
from nq57.model.parts import OPEN_DATA
from nq57.model.records import KINDS, KINDS_BY_FOLDER, Record
from nq57.model.units import Unit
from nq57.model.values import ascii_url

FOLDER = OPEN_DATA.url
DESCRIPTION = f"{FOLDER}dcat.jsonld"
LICENCE = (
    "Văn bản quy phạm pháp luật, văn bản hành chính và tin tức thời sự thuần túy đưa tin không thuộc đối "
    "tượng bảo hộ quyền tác giả (Điều 15 Luật Sở hữu trí tuệ); nội dung khác được dùng lại khi ghi nguồn."
)
DESCRIBED = (
    "Văn bản, tin bài, nhiệm vụ, chỉ tiêu và nội dung khác của chuyên mục thực hiện Nghị quyết số "
    "57-NQ/TW; mỗi phần một bảng dữ liệu ở dạng JSON và CSV, dựng lại cùng với chuyên mục."
)
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_FORMS = {"json": ("JSON", "application/json"), "csv": ("CSV", "text/csv")}
_ADDRESS = re.compile(r"https?://[^\s<>\"'),;]+")
Node = dict[str, Any]


@dataclass(frozen=True)
class DataSet:
    """All records of one kind that a unit shows, in its listing's order."""

    kind: str
    unit: str
    host: str
    licence: str
    records: tuple[Record, ...]
    effects: tuple[Effect | None, ...] = ()

    @property
    def rows(self) -> Iterator[tuple[Record, Effect | None]]:
        """Every record, a document with its effect on the day of the build."""
        return zip(self.records, self.effects, strict=True)

    @property
    def label(self) -> str:
        """Its name for people."""
        return KINDS_BY_FOLDER[self.kind].label

    def path(self, form: str) -> str:
        """Where one of its files lies: `du-lieu/van-ban.csv`."""
        return f"{FOLDER}{self.kind}.{form}"


def data_sets(catalogue: Catalogue) -> tuple[DataSet, ...]:
    """One for each kind that has records here."""
    unit = catalogue.unit
    licence = unit.fields.data_licence or LICENCE
    found = ((kind.folder, catalogue.by_kind[kind.folder]) for kind in KINDS)
    effects = catalogue.effects
    return tuple(
        DataSet(
            kind, unit.name, unit.section_url, licence, records, tuple(effects.get(r.id) for r in records)
        )
        for kind, records in found
        if records
    )


_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcatap": "http://data.europa.eu/r5r/",
}


def description(catalogue: Catalogue, sets: tuple[DataSet, ...]) -> str:
    """The catalogue of a unit's data sets as JSON-LD, in a settled order."""
    unit = catalogue.unit
    root = unit.section_url or "../"
    days = [day for data in sets for day in _days(data, catalogue.as_of)]
    described = {
        "@context": _CONTEXT,
        "@id": f"{root}{FOLDER}",
        "@type": "dcat:Catalog",
        "dct:title": _vietnamese(f"Dữ liệu mở – {unit.short_name}"),
        "dct:description": _vietnamese(DESCRIBED),
        "dct:publisher": _publisher(unit, root),
        "dct:language": _authority("language", "VIE"),
        "dct:license": _licence(sets[0].licence if sets else LICENCE, root),
        "dct:spatial": _authority("country", "VNM"),
        "foaf:homepage": {"@id": root, "@type": "foaf:Document"},
        "dcat:themeTaxonomy": {
            "@id": f"{_AUTHORITY}data-theme",
            "@type": "skos:ConceptScheme",
            "dct:title": {"@value": "Data theme", "@language": "en"},
        },
        **_span(days, "dct:issued", "dct:modified"),
        "dcat:dataset": [_data_set(data, unit, catalogue.as_of) for data in sets],
    }
    return json.dumps(described, ensure_ascii=False, indent=1)


def _data_set(data: DataSet, unit: Unit, as_of: dt.date) -> Node:
    root, days = data.host or "../", list(_days(data, as_of))
    kind = KINDS_BY_FOLDER[data.kind]
    contact = _contact(unit, root)
    period = _span(days, "dcat:startDate", "dcat:endDate")
    return {
        "@type": "dcat:Dataset",
        "@id": f"{root}{FOLDER}#{data.kind}",
        "dct:identifier": f"{root}{FOLDER}#{data.kind}",
        "dct:title": _vietnamese(data.label),
        "dct:description": _vietnamese(f"{len(data.records)} bản ghi của {data.unit}"),
        "dct:publisher": _publisher(unit, root),
        "dcat:contactPoint": contact,
        "dcat:keyword": [_vietnamese("Nghị quyết 57"), _vietnamese(data.label.lower())],
        "dcat:theme": [_authority("data-theme", code) for code in kind.themes],
        "dct:language": _authority("language", "VIE"),
        "dct:spatial": _authority("country", "VNM"),
        "dct:accrualPeriodicity": _authority("frequency", "IRREG"),
        "dct:accessRights": _authority("access-right", "PUBLIC"),
        **_span(days, "dct:issued", "dct:modified"),
        **({"dct:temporal": {"@type": "dct:PeriodOfTime", **period}} if period else {}),
        "dct:conformsTo": _schema(data, root),
        "dcat:landingPage": {"@id": f"{root}{data.kind}/", "@type": "foaf:Document"},
        "dcat:distribution": [_distribution(data, root, form) for form in _FORMS],
    }


def _distribution(data: DataSet, root: str, form: str) -> Node:
    name, media = _FORMS[form]
    address = f"{root}{data.path(form)}"
    return {
        "@id": f"{address}#tep",
        "@type": "dcat:Distribution",
        "dct:title": _vietnamese(f"{data.label}: {name}"),
        "dct:description": _vietnamese(f"Mọi bản ghi của phần {data.label} trong một tệp {name}"),
        "dcat:accessURL": {"@id": f"{root}{FOLDER}"},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dct:format": _authority("file-type", name),
        "dct:license": _licence(data.licence, root),
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": _vietnamese(data.licence)},
        "dct:language": _authority("language", "VIE"),
        "dcatap:availability": _authority("planned-availability", "AVAILABLE"),
        "dct:conformsTo": _schema(data, root),
    }


def _schema(data: DataSet, root: str) -> Node:
    title = _vietnamese(f"Lược đồ của {data.label}")
    return {"@id": f"{root}{data.path('schema.json')}", "@type": "dct:Standard", "dct:title": title}


def _days(data: DataSet, as_of: dt.date) -> Iterator[dt.date]:
    """The days up to the build's on which its records became known or changed."""
    for record in data.records:
        yield from filter(None, (record.fields.known_since(as_of), record.fields.changed(as_of)))


def _span(days: list[dt.date], first: str, last: str) -> Node:
    """The first and the last of some days under these names; nothing without any."""
    if not days:
        return {}
    return {name: _day(day) for name, day in ((first, min(days)), (last, max(days)))}


def _day(day: dt.date) -> Mapping[str, str]:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _vietnamese(text: str) -> Mapping[str, str]:
    return {"@value": text, "@language": "vi"}


def _authority(table: str, code: str) -> Mapping[str, str]:
    return {"@id": f"{_AUTHORITY}{table}/{code}"}


def _licence(text: str, root: str) -> Node:
    """The terms of reuse: at the address that they name, else where the page of data tells them."""
    named = _ADDRESS.search(text)
    address = ascii_url(named[0].rstrip(".")) if named else f"{root}{FOLDER}#giay-phep"
    return {"@id": address, "@type": "dct:LicenseDocument", "rdfs:label": _vietnamese(text)}


_PUBLISHERS = {"trung-uong": "NationalAuthority", "bo": "NationalAuthority", "tinh": "RegionalAuthority"}


def _publisher(unit: Unit, root: str) -> Node:
    kind = _PUBLISHERS.get(unit.fields.level, "LocalAuthority")
    return {
        "@id": f"{root}#don-vi",
        "@type": "foaf:Agent",
        "foaf:name": _vietnamese(unit.name),
        "foaf:homepage": {"@id": root, "@type": "foaf:Document"},
        "dct:type": {"@id": f"http://purl.org/adms/publishertype/{kind}"},
    }


def _contact(unit: Unit, root: str) -> Node:
    """Where questions about the data go; the section's own page where the unit tells nothing else."""
    contact = unit.fields.contact
    mail, phone = (contact.email, contact.phone) if contact else (None, None)
    ways = {
        "vcard:hasEmail": f"mailto:{quote(mail, safe='@+')}" if mail else None,
        "vcard:hasTelephone": f"tel:{quote(phone.replace(' ', ''), safe='+')}" if phone else None,
        "vcard:hasURL": root,
    }
    known = {name: {"@id": address} for name, address in ways.items() if address}
    return {"@type": "vcard:Organization", "vcard:fn": _vietnamese(unit.name), **known}
