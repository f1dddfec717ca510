"""A unit's search: what its entries say, which layers they are in, and what must never be among them."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence

import pytest
from tests.workspaces import DAY, Files, article, catalogue, document

from nq57.render.articles import Articles
from nq57.render.made_files import IndexEntry
from nq57.render.search import Search
from nq57.render.search_entries import page_entry
from nq57.render.site import Site, plain_bodies


class Lister:
    """An indexer that lists addresses."""

    version = "1"

    def index(self, code: str, entries: Sequence[IndexEntry]) -> Mapping[str, bytes]:
        """One file with every address."""
        return {"ten": "\n".join((code, *(entry.url for entry in entries))).encode()}

    def engine(self) -> Mapping[str, bytes]:
        """Two files of nothing."""
        return {"pagefind.js": b"", "wasm.unknown.pagefind": b""}


FILES: Files = {
    "trung-uong/van-ban/1169-qd-ttg.yml": document(
        "1169/QĐ-TTg", loai="Quyết định", trich_yeu="Về hoà mạng"
    ),
    "trung-uong/tin-tuc/chung.md": article(
        "Thân [bài](van-ban/1169-qd-ttg) **đậm**, thuỷ lợi.\n\n## Mục\n\nHết."
    ),
    "tinh-a/tin-tuc/tinh.md": article(),
    "tinh-a/xa-b/tin-tuc/xa.md": article(),
}


def search(files: Files, unit: str = "tinh-a/xa-b", as_of: dt.date = DAY) -> Search:
    """One unit's search."""
    return Search(catalogue(files, unit, as_of), plain_bodies, Lister())


def urls(found: Search) -> list[list[str]]:
    """The addresses of each layer's entries."""
    return [[entry.url for entry in layer.entries] for layer in found.layers]


@pytest.mark.parametrize(
    ("level", "code"),
    [("Trung ương", "0"), ("Bộ", "0"), ("Tỉnh", "1"), ("Sở", "2"), ("Xã", "2"), ("Phường", "2")],
)
def test_an_entry_has_the_level_of_its_author(level: str, code: str) -> None:
    """The third facet: central, provincial, and every other unit local."""
    files = {"tinh-a/don-vi.yml": f"ten: A\ncap: {level}\n", "tinh-a/tin-tuc/t.md": article()}
    entry = search(files, "tinh-a").layers[-1].entries[0]
    assert entry.facets.partition("~")[0].split(".")[2] == code


def test_each_unit_of_the_chain_is_a_layer() -> None:
    """From the centre down, entries in the order of their addresses."""
    found = search(FILES)
    assert urls(found) == [
        ["tin-tuc/chung/", "van-ban/1169-qd-ttg/"],
        ["tin-tuc/tinh/"],
        ["tin-tuc/xa/"],
    ]
    assert [layer.code for layer in found.layers] == ["v0", "v1", "v2"]
    assert [layer.size for layer in found.layers] == [2, 1, 1]


def test_units_that_show_the_same_of_a_layer_share_its_index() -> None:
    """Its key is the same; where one hides a record it is another."""
    keys = [next(search(FILES, unit).folders()).of for unit in ("tinh-a", "tinh-a/xa-b", "tinh-c")]
    hiding = {**FILES, "tinh-c/don-vi.yml": "ten: C\ncap: Tỉnh\nan: [trung-uong/tin-tuc/chung]\n"}
    assert keys[0] == keys[1] == keys[2]
    assert next(search(hiding, "tinh-c").folders()).of != keys[0]
    assert urls(search(hiding, "tinh-c")) == [["van-ban/1169-qd-ttg/"]]


def test_what_is_not_public_is_in_no_index() -> None:
    """Drafts, embargoes, what has expired, and what another record replaces."""
    files: Files = {
        "trung-uong/tin-tuc/nhap.md": article(nhap="có"),
        "trung-uong/tin-tuc/sau.md": article(dang_tu="22/11/2026"),
        "trung-uong/tin-tuc/het.md": article(het_han="20/11/2026"),
        "trung-uong/tin-tuc/cu.md": article(),
        "tinh-a/tin-tuc/moi.md": article(thay_the="trung-uong/tin-tuc/cu"),
    }
    assert urls(search(files)) == [["tin-tuc/moi/"]]
    assert urls(search(files, as_of=dt.date(2026, 11, 22))) == [["tin-tuc/sau/"], ["tin-tuc/moi/"]]


def test_an_entry_holds_plain_text_with_one_tone_placement() -> None:
    """No tags, marks of citations or signs of anchors; a document's subject is its lead."""
    news, decision = search(FILES).layers[0].entries
    assert news.text.startswith("Thân bài đậm, thủy lợi. Mục Hết.")
    assert (decision.title, decision.lead) == ("Quyết định số 1169/QĐ-TTg", "Về hòa mạng")
    assert dict(decision.meta)["so"].startswith("1169 qd ttg")
    assert decision.facets == "20250602.0.0~3.3"


def test_translations_are_entries_of_their_own() -> None:
    """At their own address, with the name of their language."""
    files = {**FILES, "trung-uong/tin-tuc/chung.en.md": article("Body.")}
    entry = search(files).layers[0].entries[1]
    assert entry.url == "tin-tuc/chung/en/"
    assert dict(entry.meta)["tieng"] == "English"


def test_the_browser_is_told_of_layers_and_numbers() -> None:
    """How many entries each layer holds, the labels, the abbreviations; every number with its address."""
    told, numbers = (json.loads(file.make()) for file in search(FILES).files())
    assert told["lop"] == [[0, "v0", 2], [1, "v1", 1], [2, "v2", 1]]
    assert told["loai"][0] == "Văn bản"
    assert told["tat"]["cds"] == "chuyen doi so"
    assert numbers == [["1169/QĐ-TTg", "van-ban/1169-qd-ttg/"]]


def test_a_site_without_indexer_has_no_trace_of_search() -> None:
    """Neither page nor file."""
    site = Site(catalogue(FILES), Articles({}))
    assert site.search is None
    assert "tim-kiem/" not in [page.url for page in site.pages()]
    assert [*site.made_folders()] == []
    assert not [file for file in site.made_files() if file.path.startswith("tim-kiem/")]


def test_pages_that_show_no_one_record_are_found_too() -> None:
    """About, the kinds, topics and audiences, in the unit's own layer."""
    site = Site(catalogue(FILES), Articles({}), indexer=Lister())
    assert site.search
    own = [entry.url for entry in site.search.layers[-1].entries]
    assert {"gioi-thieu/", "van-ban/", "tin-tuc/"} <= set(own)
    assert page_entry("a/", "A", "b").facets == ".13.2~0.1"
