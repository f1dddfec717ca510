"""Data in pages: whole addresses, and the properties that each type must have."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.small_files import mp4, png, svg
from tests.workspaces import Files, article, catalogue, document, task

from nq57.render.articles import Articles
from nq57.render.extras import Extras
from nq57.render.site import Site
from nq57.site_shell.project import article_sources

ARTICLES = Articles(article_sources(Path(__file__).parents[3]))
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOST = "https://a.vn/chuy%C3%AAn-m%E1%BB%A5c/"
UNIT = (
    "ten: Tỉnh A\ncap: Tỉnh\ndia_chi_chuyen_muc: https://a.vn/chuyên-mục\n"
    "bieu_trung: {tep: logo.svg, mo_ta: Biểu trưng}\n"
)
FILES: Files = {
    "tinh-a/don-vi.yml": UNIT,
    "tinh-a/logo.svg": svg(),
    "tinh-a/tin-tuc/a.md": article(ngay_sua="20/11/2026"),
    "tinh-a/su-kien/s.yml": "tieu_de: Họp\nbat_dau: 10/12/2026\ngio: 14 giờ 30\ndia_diem: Hội trường\n",
    "trung-uong/su-kien/n.yml": "tieu_de: Ngày\nbat_dau: 18/05/2025\nlap_lai: hằng năm\n",
    "tinh-a/media/m.yml": "tieu_de: Phim\nngay: 02/06/2025\nloai: video\ntep: 'phim 1.mp4'\nloi_thoai: A\n"
    "thoi_luong: '1:02:30'\nanh: {tep: o.png, mo_ta: Ô}\n",
    "tinh-a/media/phim 1.mp4": mp4(),
    "tinh-a/media/o.png": png(),
    "tinh-a/media/y.yml": "tieu_de: Phim\nngay: '2025'\nloai: video\nloi_thoai: A\n"
    "lien_ket: https://www.youtube.com/watch?v=abcdefghijk\n",
    "tinh-a/van-ban/1-kh-ubnd.yml": document("1/KH-UBND", ngay_sua="20/11/2026"),
    "tinh-a/nhiem-vu/n.yml": task(ngay_cap_nhat="19/11/2026"),
}


def graph(url: str, unit: str = "tinh-a", files: Files = FILES) -> list[dict[str, Any]]:
    """What a page tells machines."""
    shown = Site(catalogue(files, unit), ARTICLES, extras=Extras(cards=True))
    page = next(page for page in shown.pages() if page.url == url)
    nodes: list[dict[str, Any]] = json.loads(BLOCK.findall(shown.article(page).html)[0])["@graph"]
    return nodes


def test_an_article_tells_its_days_its_picture_and_who_publishes_it() -> None:
    """Its picture is the one that it is shared with where it has none; the publisher has a logo."""
    told, crumbs = graph("tin-tuc/a/")
    assert (told["datePublished"], told["dateModified"]) == ("2025-06-01", "2026-11-20")
    assert told["image"] == f"{HOST}tin-tuc/a/anh-chia-se.png"
    assert told["publisher"]["logo"]["url"] == f"{HOST}assets/bieu-trung.svg"
    assert told["author"]["name"] == "Tỉnh A"
    assert [step["item"] for step in crumbs["itemListElement"]] == [
        HOST,
        f"{HOST}tin-tuc/",
        f"{HOST}tin-tuc/a/",
    ]


def test_a_shared_article_names_each_units_own_publisher() -> None:
    """Its author is the unit above that wrote it; without an address, links stay relative."""
    told = graph("tin-tuc/a/", "tinh-a/xa-b")[0]
    assert told["author"]["name"] == "Tỉnh A"
    assert told["publisher"] == {
        "@type": "GovernmentOrganization",
        "name": "Xã B",
        "@id": "../../#don-vi",
        "url": "../../",
    }
    assert told["url"] == "../../tin-tuc/a/"


def test_an_event_has_a_place_an_hour_and_an_organizer() -> None:
    """One without a place is somewhere in the country; a yearly one tells its next day."""
    told = graph("su-kien/s/")[0]
    assert told["startDate"] == "2026-12-10T14:30:00+07:00"
    assert told["location"]["name"] == told["location"]["address"]["streetAddress"] == "Hội trường"
    assert told["organizer"]["url"] == HOST
    yearly = graph("su-kien/n/")[0]
    assert yearly["startDate"] == "2027-05-18"
    assert yearly["location"]["address"] == {"@type": "PostalAddress", "addressCountry": "VN"}


def test_a_film_has_a_thumbnail_a_length_and_a_moment() -> None:
    """Its file or its player, told apart; a film of an unknown day tells none."""
    told = graph("media/m/")[0]
    assert told["thumbnailUrl"] == f"{HOST}media/m/o.png"
    assert told["uploadDate"] == "2025-06-02T00:00:00+07:00"
    assert told["duration"] == "PT1H2M30S"
    assert told["contentUrl"] == f"{HOST}media/m/phim%201.mp4"
    elsewhere = graph("media/y/")[0]
    assert "uploadDate" not in elsewhere
    assert "contentUrl" not in elsewhere
    assert elsewhere["embedUrl"].startswith("https://www.youtube-nocookie.com/embed/abcdefghijk")
    assert elsewhere["thumbnailUrl"] == f"{HOST}media/y/anh-chia-se.png"


@pytest.mark.parametrize(
    ("url", "day"), [("van-ban/1-kh-ubnd/", "2026-11-20"), ("nhiem-vu/n/", "2026-11-19")]
)
def test_what_is_no_writing_has_a_page_that_changed(url: str, day: str) -> None:
    """A law is not amended by mending its page."""
    told = graph(url)[0]
    page = told.get("mainEntityOfPage", told)
    assert (page["@type"], page["dateModified"]) == ("WebPage", day)
    assert told is page or "dateModified" not in told


def test_no_address_is_relative_where_the_unit_names_its_host() -> None:
    """On any page, and none has a letter beyond ASCII."""
    shown = Site(catalogue(FILES), ARTICLES, extras=Extras(cards=True))
    addresses = set()
    for page in shown.pages():
        for block in BLOCK.findall(shown.article(page).html):
            addresses |= set(_addresses(json.loads(block)))
    assert len(addresses) > 20
    assert [address for address in addresses if not re.fullmatch(r"https://[!-~]+", address)] == []


def _addresses(node: object) -> list[str]:
    if isinstance(node, list):
        return [address for item in node for address in _addresses(item)]
    if not isinstance(node, dict):
        return []
    named = ("@id", "url", "item", "image", "contentUrl", "embedUrl", "thumbnailUrl")
    own = [value for key, value in node.items() if key in named and isinstance(value, str)]
    return [*own, *(address for value in node.values() for address in _addresses(value))]
