"""The description of the open data against the rules of DCAT-AP 3.0, by a processor of SHACL."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped] # it has no types
from pyshacl import validate
from rdflib import Graph
from tests.workspaces import Files, article, catalogue, document

from nq57.render.data_catalogue import DESCRIPTION
from nq57.render.open_data import data_files

SHAPES = Graph().parse(Path(__file__).with_name("dcat_ap.ttl"))
UNIT = {"ten": "Tỉnh A", "cap": "Tỉnh", "dia_chi_chuyen_muc": "https://a.vn/chuyên mục".replace(" ", "-")}
CONTACT = {"thu_dien_tu": "vt@a.vn", "dien_thoai": "0205 3812 345"}
FILES: Files = {
    "tinh-a/van-ban/1-kh-ubnd.yml": document("1/KH-UBND"),
    "tinh-a/tin-tuc/a.md": article(ngay_sua="20/11/2026"),
    "tinh-a/du-an-khcn/d.yml": "ten: Đề tài\nto_chuc_chu_tri: Viện\n",
}


def described(**unit: object) -> dict[str, Any]:
    """The description of a unit's data as a program gets it."""
    files = {**FILES, "tinh-a/don-vi.yml": json.dumps({**UNIT, **unit}, ensure_ascii=False)}
    made = {file.path: file for file in data_files(catalogue(files))}
    found: dict[str, Any] = json.loads(made[DESCRIPTION].make())
    return found


def complaints(told: dict[str, Any]) -> str:
    """What the profile's shapes find wrong; empty when nothing is."""
    triples = jsonld.to_rdf(told, {"format": "application/n-quads"})
    graph = Graph().parse(data=triples, format="nt")
    assert len(graph) > 50
    right, _, words = validate(graph, shacl_graph=SHAPES)
    return "" if right else str(words)


@pytest.mark.parametrize(
    "unit",
    [
        {},
        {"lien_he": CONTACT},
        {"cap": "Xã"},
        {"giay_phep_du_lieu": "Theo https://creativecommons.org/licenses/by/4.0/."},
    ],
)
def test_a_description_keeps_the_profile(unit: dict[str, object]) -> None:
    """Whatever the unit tells of itself."""
    assert complaints(described(**unit)) == ""


@pytest.mark.parametrize(
    ("where", "key"),
    [
        ("", "dct:description"),
        ("", "dct:publisher"),
        ("dcat:dataset", "dct:title"),
        ("dcat:dataset", "dcat:theme"),
        ("dcat:distribution", "dcat:accessURL"),
        ("dcat:distribution", "dct:license"),
    ],
)
def test_the_rules_find_what_is_left_out(where: str, key: str) -> None:
    """The shapes are no formality: without a property of the profile there is a complaint."""
    told = described()
    node = told if not where else told["dcat:dataset"][0]
    del (node["dcat:distribution"][0] if where == "dcat:distribution" else node)[key]
    assert complaints(told)


def test_the_terms_of_reuse_have_an_address() -> None:
    """The one that the unit names, else where its page of data tells them."""
    own = described(giay_phep_du_lieu="Theo https://creativecommons.org/licenses/by/4.0/.")
    assert own["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"
    assert described()["dct:license"]["@id"] == "https://a.vn/chuy%C3%AAn-m%E1%BB%A5c/du-lieu/#giay-phep"


def test_days_are_those_of_the_records() -> None:
    """The time that a data set covers, and the day of its last change."""
    sets = {node["@id"].rpartition("#")[2]: node for node in described()["dcat:dataset"]}
    assert sets["tin-tuc"]["dct:temporal"]["dcat:startDate"]["@value"] == "2025-06-01"
    assert sets["tin-tuc"]["dct:modified"]["@value"] == "2026-11-20"
    assert "dct:temporal" not in sets["du-an-khcn"]
