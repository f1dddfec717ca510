"""One page of each kind, byte for byte: what a change of templates or views does is seen in a diff.

Run with `--golden-update` to write the pages again, then read the diff.
"""

import datetime as dt
from pathlib import Path

import pytest

from nq57.catalogue.catalogue import catalogue_of
from nq57.content.folder import DiskFolder
from nq57.content.loading import load
from nq57.model.records import KINDS
from nq57.render.articles import Articles
from nq57.render.site import Site
from nq57.site_shell.project import article_sources

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
PROVINCE, WARD = "tinh-mau", "tinh-mau/xa-mau"
PAGES = {
    "trang-chu": (PROVINCE, ""),
    "trang-chu-xa": (WARD, ""),
    "gioi-thieu": (PROVINCE, "gioi-thieu/"),
    "so-do": (PROVINCE, "so-do/"),
    "ds-van-ban": (PROVINCE, "van-ban/"),
    "ds-tin-tuc": (PROVINCE, "tin-tuc/"),
    "ds-nhiem-vu-xa": (WARD, "nhiem-vu/"),
    "ds-chi-tieu": (PROVINCE, "chi-tieu/"),
    "ds-chu-de": (PROVINCE, "chu-de/chuyen-doi-so/"),
    "van-ban": (PROVINCE, "van-ban/03-kh-ubnd/"),
    "van-ban-trung-uong": (PROVINCE, "van-ban/02-nd-cp/"),
    "tin-tuc": (PROVINCE, "tin-tuc/2025-08-12-tin-mau/"),
    "tin-tuc-en": (PROVINCE, "tin-tuc/2025-08-12-tin-mau/en/"),
    "infographic": (PROVINCE, "infographic/hinh-mau/"),
    "media": (PROVINCE, "media/phim-mau/"),
    "media-noi-khac": (PROVINCE, "media/am-thanh-mau/"),
    "su-kien": (PROVINCE, "su-kien/hop-mau/"),
    "nhiem-vu": (PROVINCE, "nhiem-vu/01-viec-mau/"),
    "chi-tieu": (PROVINCE, "chi-tieu/01-chi-tieu-mau/"),
    "mo-hinh": (PROVINCE, "mo-hinh/mo-hinh-mau/"),
    "hoc-vu-so": (PROVINCE, "hoc-vu-so/bai-mau/"),
    "hoi-dap": (PROVINCE, "hoi-dap/cau-hoi-mau/"),
    "du-an-khcn": (PROVINCE, "du-an-khcn/de-tai-mau/"),
    "so-lieu": (PROVINCE, "so-lieu/2026-h1/"),
    "phat-thanh": (PROVINCE, "phat-thanh/2026-w10/"),
}


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    """The sections of the two units of the small workspace, on one fixed day."""
    loaded = load(DiskFolder(HERE / "small" / "content"))
    assert [problem.code for problem in loaded.problems] == ["quan-he-la"]
    articles = Articles(article_sources(HERE.parents[1]))
    day = dt.date(2026, 11, 21)
    return {unit: Site(catalogue_of(loaded.workspace, unit, day), articles) for unit in (PROVINCE, WARD)}


@pytest.mark.parametrize("name", PAGES)
def test_an_article_is_as_it_was(sites: dict[str, Site], name: str, request: pytest.FixtureRequest) -> None:
    """The article of a page equals the one kept in `golden`."""
    unit, url = PAGES[name]
    page = next(page for page in sites[unit].pages() if page.url == url)
    made = sites[unit].article(page).html.encode()
    kept = GOLDEN / f"{name}.html"
    if request.config.getoption("--golden-update"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(made)
    assert made == kept.read_bytes()


def test_every_kind_and_every_kept_page_is_compared() -> None:
    """No kind is left out, and no page is kept that nothing compares."""
    assert {kind.folder for kind in KINDS} <= {url.split("/")[0] for _, url in PAGES.values()}
    assert {path.stem for path in GOLDEN.glob("*.html")} == set(PAGES)
