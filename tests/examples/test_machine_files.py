"""What machines read of the five units, read by the programs that machines use.

It must not know how the files are made.
"""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache

import feedparser  # type: ignore[import-untyped] # it has no types
import icalendar
import jsonschema  # type: ignore[import-untyped] # it has no types
import pytest
from pyld import jsonld  # type: ignore[import-untyped] # it has no types
from tests.projects import AS_OF, ROOT

from nq57.model.languages import language_tag
from nq57.render.site import Site
from nq57.site_shell.project import LoadedProject, open_project

UNITS = ("lang-son", "lang-son/so-ngoai-vu", "lang-son/phuong-ky-lua", "quang-ngai", "lai-chau")
DATA_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# schema.org's own context in short: every plain word is of its vocabulary, addresses are identifiers.
SCHEMA_ORG = {
    "@context": {
        "@vocab": "https://schema.org/",
        "url": {"@type": "@id"},
        "item": {"@type": "@id"},
        "contentUrl": {"@type": "@id"},
        "image": {"@type": "@id"},
        "thumbnailUrl": {"@type": "@id"},
    }
}
WANTED = {"GovernmentOrganization", "Legislation", "NewsArticle", "Event", "FAQPage", "Dataset"}


@cache
def site(unit: str) -> Site:
    """The section of a unit on the tests' day."""
    return project().site(unit, dt.date.fromisoformat(AS_OF))


@cache
def project() -> LoadedProject:
    """The product's own content, read once."""
    return open_project(ROOT)


@cache
def files(unit: str) -> dict[str, Callable[[], bytes]]:
    """What makes each file of a unit by its path; pictures are not made, for nobody reads them here."""
    return {file.path: cache(file.make) for file in site(unit).made_files()}


def ending(unit: str, end: str) -> Iterator[tuple[str, bytes]]:
    """The made files of one form."""
    found = [(path, make()) for path, make in files(unit).items() if path.endswith(end)]
    assert found
    yield from found


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("form", ["atom.xml", "rss.xml"])
def test_feeds_are_read_without_complaint(unit: str, form: str) -> None:
    """Each has a title, entries newest first, every entry with an absolute link and a day."""
    host = site(unit).catalogue.unit.section_url
    known = {page.url for page in site(unit).pages()}
    for path, data in ending(unit, form):
        read = feedparser.parse(data)
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.version == {"atom.xml": "atom10", "rss.xml": "rss20"}[form]
        assert read.feed.title
        assert read.feed.language == language_tag(
            path.split("/")[0] if path[:3] in {"en/", "zh/"} else "vi"
        )
        days = [entry.published_parsed for entry in read.entries]
        assert days == sorted(days, reverse=True)
        for entry in read.entries:
            assert entry.link.removeprefix(host) in known
            assert entry.id == entry.link
            assert entry.title


@pytest.mark.parametrize("unit", UNITS)
def test_the_three_forms_of_a_feed_tell_the_same(unit: str) -> None:
    """Same items in the same order; the section, each dated kind and each topic have them."""
    for path, data in ending(unit, "feed.json"):
        items = json.loads(data)["items"]
        assert json.loads(data)["version"] == "https://jsonfeed.org/version/1.1"
        told = [item["url"] for item in items]
        for form in ("atom.xml", "rss.xml"):
            other = feedparser.parse(files(unit)[path.replace("feed.json", form)]())
            assert [entry.link for entry in other.entries] == told
        assert all(item["content_text"] and item["date_published"] for item in items)
    folders = {path.removesuffix("feed.json") for path, _ in ending(unit, "feed.json")}
    assert {"", "van-ban/", "tin-tuc/", "infographic/", "chu-de/chuyen-doi-so/"} <= folders


@pytest.mark.parametrize("unit", UNITS)
def test_calendars_are_read_without_errors(unit: str) -> None:
    """Each entry has a day and an address; the national days come back every year."""
    yearly = set()
    for path, data in ending(unit, ".ics"):
        calendar = icalendar.Calendar.from_ical(data)
        assert calendar.errors == [], path
        events = calendar.walk("VEVENT")
        assert events
        assert len({str(event["UID"]) for event in events}) == len(events)
        for event in events:
            assert event.errors == []
            assert event.decoded("DTSTART") < event.decoded("DTEND")
            assert str(event["URL"]).startswith(site(unit).catalogue.unit.section_url)
            assert event.decoded("DTSTAMP").date() <= dt.date.fromisoformat(AS_OF)
            assert event.decoded("SEQUENCE") >= 0
            if "RRULE" in event:
                yearly.add((event.decoded("DTSTART").month, event.decoded("DTSTART").day))
        assert max(map(len, data.split(b"\r\n"))) <= 75
    assert {(5, 18), (10, 1), (10, 10), (12, 22)} <= yearly


@pytest.mark.parametrize("unit", UNITS)
def test_the_status_obeys_the_schema_beside_it(unit: str) -> None:
    """Numbers of work that a province may gather; what is not known is null, never nought."""
    schema, status = (json.loads(files(unit)[f"nq57-status{end}"]()) for end in (".schema.json", ".json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(status, schema)
    assert status["unit"] == unit
    assert status["timeliness"]["median_days"] is None or status["timeliness"]["known"]


@pytest.mark.parametrize("unit", UNITS)
def test_open_data_obeys_its_schemas(unit: str) -> None:
    """Each kind's JSON fits its schema and says its licence; its CSV has the same records."""
    for path, data in ending(unit, ".schema.json"):
        if not path.startswith("du-lieu/"):
            continue
        schema = json.loads(data)
        jsonschema.Draft202012Validator.check_schema(schema)
        read = json.loads(files(unit)[path.replace(".schema.json", ".json")]())
        jsonschema.validate(read, schema)
        assert read["giay_phep"]
        assert read["so_ban_ghi"] == len(read["ban_ghi"]) > 0
        table = files(unit)[path.replace(".schema.json", ".csv")]().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(table)))
        assert [row["ma"] for row in rows] == [row["ma"] for row in read["ban_ghi"]]
        assert all(row["giay_phep"] == read["giay_phep"] for row in rows)
        assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


@pytest.mark.parametrize("unit", UNITS)
def test_the_description_of_the_data_is_linked_data(unit: str) -> None:
    """A DCAT catalogue with a data set for each kind, each with its files."""
    described = jsonld.expand(json.loads(files(unit)["du-lieu/dcat.jsonld"]()))
    dcat = "http://www.w3.org/ns/dcat#"
    sets = described[0][f"{dcat}dataset"]
    root = site(unit).catalogue.unit.section_url
    urls = [form[f"{dcat}downloadURL"][0]["@id"] for s in sets for form in s[f"{dcat}distribution"]]
    assert len(urls) == 2 * len(sets) > 10
    assert all(url.removeprefix(root) in files(unit) for url in urls)


def test_pages_carry_data_that_a_processor_understands() -> None:
    """Every kind of thing wanted is there; nothing is lost in expansion, every address leads to a page."""
    shown = site("lang-son/phuong-ky-lua")
    host = shown.catalogue.unit.section_url
    known = {page.url for page in shown.pages()} | {*files("lang-son/phuong-ky-lua"), *shown.assets()}
    known.add(shown.catalogue.unit.logo_path)
    types = set()
    for page in shown.pages():
        for block in DATA_BLOCK.findall(shown.article(page).html):
            base = f"https://h.vn/{page.url}"
            read = jsonld.expand(json.loads(block), {"base": base, "documentLoader": _offline})
            told = list(_nodes(read))
            types |= {kind.removeprefix("https://schema.org/") for n in told for kind in n.get("@type", ())}
            links = {str(n["@id"]) for n in told if "@id" in n}
            assert not any(link.startswith("https://h.vn/") for link in links), page.url  # none is relative
            inner = {link.removeprefix(host).partition("#")[0] for link in links if link.startswith(host)}
            assert inner <= known, page.url
    assert types >= WANTED


def _offline(url: str, _options: object) -> dict[str, object]:
    assert url.startswith("https://schema.org")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": SCHEMA_ORG,
    }


def _nodes(value: object) -> Iterator[dict[str, list[str]]]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _nodes(item)


@pytest.mark.parametrize("unit", UNITS)
def test_every_question_is_told_to_assistants(unit: str) -> None:
    """A line each with the whole answer, where it is from, when it was given and of which level."""
    seen = site(unit)
    made = next(folder for folder in seen.made_folders() if folder.path == "du-lieu/hoi-dap.jsonl").make()
    rows = [json.loads(line) for line in made[""].decode().splitlines()]
    asked = seen.catalogue.by_kind["hoi-dap"]
    assert [row["nguon"]["ma"] for row in rows] == [record.id for record in asked]
    for row, record in zip(rows, asked, strict=True):
        assert row["cau_hoi"] == record.fields.title
        assert row["tra_loi"]
        assert row["nguon"]["dia_chi"].endswith(record.url)
        assert set(row) == {"cau_hoi", "tra_loi", "nguon", "ngay", "cap"}


@pytest.mark.parametrize("unit", UNITS)
def test_llms_txt_leads_only_to_what_there_is(unit: str) -> None:
    """Every address in it is a page or a file of the section."""
    seen = site(unit)
    text, root = files(unit)["llms.txt"]().decode(), seen.catalogue.unit.section_url or ""
    links = re.findall(r"\]\((.*?)\)", text)
    folders = {folder.path for folder in seen.made_folders()}
    there = {page.url for page in seen.pages()} | set(files(unit)) | folders
    assert text.startswith("# ")
    assert len(links) > 10
    assert [link for link in links if link.removeprefix(root) not in there] == []
