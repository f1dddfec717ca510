"""The small parts of publishing: the ledger, credentials, modes of serving, lines of old FTP servers."""

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.targets.sites import UNIT, lay, site

from nq57.cli.outcomes import moment
from nq57.model.media_types import cache_control, media_type
from nq57.model.targets import parse_address
from nq57.publish.credentials import Credentials, unit_name
from nq57.publish.failure_texts import FAILURE_TEXTS
from nq57.publish.failures import PublishError
from nq57.publish.plan import Phase, make_plan, phase_of
from nq57.publish.publish_cache import forget, is_published, remember
from nq57.publish.site_state import Facts, Leaving, Release, SiteState
from nq57.publish.targets.ftps import FtpEntry, entries


def test_the_ledger_knows_what_went_where(tmp_path: Path) -> None:
    """Only the same tree to the same address counts as published; forgotten or damaged, it does not."""
    tree = lay(tmp_path, site("một"))
    assert not is_published(tmp_path, tree, "file:///a")
    remember(tmp_path, tree, "file:///a")
    assert is_published(tmp_path, tree, "file:///a")
    assert not is_published(tmp_path, tree, "file:///b")
    assert not is_published(tmp_path, lay(tmp_path, site("hai")), "file:///a")
    lay(tmp_path, site("một"))
    (tmp_path / ".nq57" / "tinh-a.xa-b.da-dang.json").write_text("{", encoding="utf-8")
    assert not is_published(tmp_path, tree, "file:///a")
    forget(tmp_path, UNIT)
    forget(tmp_path, UNIT)


def test_a_units_own_credential_wins() -> None:
    """A variable that names the unit is taken before the one for all; others' are never seen."""
    environ = {"NQ57_MAT_KHAU": "chung", "NQ57_MAT_KHAU_TINH_A_XA_B": "rieng", "NQ57_MAT_KHAU_TINH_C": "la"}
    assert unit_name("NQ57_MAT_KHAU", UNIT) == "NQ57_MAT_KHAU_TINH_A_XA_B"
    assert Credentials.of(UNIT, environ).get("NQ57_MAT_KHAU") == "rieng"
    assert Credentials.of("tinh-b", environ).get("NQ57_MAT_KHAU") == "chung"
    assert Credentials.of(UNIT, environ).scrub("sai: rieng") == "sai: ***"


@pytest.mark.parametrize(
    ("path", "kind", "age"),
    [
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("assets/main.484c7ddc.min.css", "text/css; charset=utf-8", "immutable"),
        ("assets/nq57.css", "text/css; charset=utf-8", "no-cache"),
        ("tep/a.pdf", "application/pdf", "max-age=3600"),
        ("tim-kiem/chi-muc.json", "application/json", "no-cache"),
        ("tim-kiem/0/muc.txt", "text/plain; charset=utf-8", "no-cache"),
        ("tim-kiem/0/index/v0_0a1b2c3d.pf_index", "application/octet-stream", "immutable"),
    ],
)
def test_how_a_file_is_served(path: str, kind: str, age: str) -> None:
    """Each file has its media type and the age that fits how it is named."""
    assert media_type(path) == kind
    assert cache_control(path).endswith(age)


def test_listings_of_old_servers_are_read() -> None:
    """Unix and Windows listings give names with blanks, folders, links and sizes."""
    lines = [
        "total 3",
        "drwxr-xr-x    2 65534    65534        4096 Nov 21 12:00 .",
        "drwxr-xr-x    2 65534    65534        4096 Nov 21 12:00 tin tuc",
        "-rw-------    1 65534    65534         700 Jan 01  2025 tệp có dấu.html",
        "lrwxrwxrwx    1 root     root            4 Nov 21 12:00 l -> /etc",
        "11-21-26  12:00PM       <DIR>          aspnet_client",
        "11-21-26  12:00PM                  513 web.config",
    ]
    assert list(entries(lines)) == [
        FtpEntry("tin tuc", True, 4096, "drwxr-xr-x"),  # noqa: FBT003 - as the tuple has it
        FtpEntry("tệp có dấu.html", False, 700, "-rw-------"),  # noqa: FBT003 - the same
        FtpEntry("l", False, 4, "lrwxrwxrwx"),  # noqa: FBT003 - the same
        FtpEntry("aspnet_client", True, 0),  # noqa: FBT003 - the same
        FtpEntry("web.config", False, 513),  # noqa: FBT003 - the same
    ]


def test_what_goes_live_when() -> None:
    """Assets first, then leaf pages, then what leads to them."""
    tree = {
        "index.html",
        "tin-tuc/index.html",
        "tin-tuc/a/index.html",
        "chu-de/b/index.html",
        "a.css",
        "s.xml",
        "tim-kiem/0/pagefind-entry.json",
        "tim-kiem/0/fragment/vi_1.pf_fragment",
        "tin-tuc/a/so-lieu.json",
    }
    found = {path: phase_of(path, tree) for path in tree}
    assert [path for path in sorted(tree) if found[path] is Phase.PAGES] == ["tin-tuc/a/index.html"]
    assets = ["a.css", "tim-kiem/0/fragment/vi_1.pf_fragment", "tin-tuc/a/so-lieu.json"]
    assert [path for path in sorted(tree) if found[path] is Phase.ASSETS] == assets


@pytest.mark.parametrize(
    ("days", "generations", "goes"), [(6, 5, False), (7, 1, False), (7, 2, True), (30, 2, True)]
)
def test_a_style_lingers(days: int, generations: int, *, goes: bool) -> None:
    """A style that no page names stays seven days and two generations, whichever is later."""
    gone = Leaving(Facts("a", 1), 10 - generations + 1, "2026-11-01")
    state = SiteState(UNIT, "x", Release(10), {"index.html": Facts("b", 1)}, {"assets/a.css": gone})
    day = dt.date(2026, 11, 1) + dt.timedelta(days=days)
    plan = make_plan(state, {}, {"index.html": Facts("c", 1)}, day)
    assert ("assets/a.css" in plan.removals) is goes


@pytest.mark.parametrize(
    "path",
    [
        "tin-tuc/a/index.html",
        "tin-tuc/a/danh-sach.pdf",
        "tin-tuc/a/anh.jpg",
        "tim-kiem/0/fragment/x.pf_fragment",
    ],
)
def test_what_is_withdrawn_goes_with_its_page(path: str) -> None:
    """Nothing that may hold content stays public for a day; what lingers of before goes next time."""
    home = {"index.html": Facts("b", 1)}
    day = dt.date(2026, 11, 1)
    plan = make_plan(SiteState(UNIT, "x", Release(1), {**home, path: Facts("a", 1)}), {}, home, day)
    assert plan.removals == (path,)
    lingering = {path: Leaving(Facts("a", 1), 1, "2026-11-01")}
    plan = make_plan(SiteState(UNIT, "x", Release(1), home, lingering), {}, home, day)
    assert plan.removals == (path,)
    assert not plan.empty


def test_every_failure_speaks_both_languages() -> None:
    """Each reason has a sentence and a remedy in Vietnamese and English, and fills what it is given."""
    for code, text in FAILURE_TEXTS.items():
        assert all(text)
        error = PublishError(code, unit="đơn vị")
        assert "{unit}" not in error.sentence("vi") + error.sentence("en")
    assert json.dumps(sorted(FAILURE_TEXTS))


def test_moments_are_told_in_vietnams_time() -> None:
    """A stamp in UTC is shown as a clock in Vietnam shows it; an empty one as a dash."""
    assert moment("2026-11-21T17:30:00+00:00") == "22/11/2026 00:30"
    assert (moment(""), moment("?")) == ("–", "?")


def test_an_ftp_server_encrypted_at_once_is_known_by_port_or_word() -> None:
    """Port 990, or `tls=ngam`, means TLS from the first byte; another word for it is refused."""
    said = {
        "ftps://a@b/c": False,
        "ftps://a@b:990/c": True,
        "ftps://a@b:2121/c?tls=ngam": True,
    }
    assert {text: parse_address(text).encrypted_at_once for text in said} == said
    with pytest.raises(ValueError, match="tls"):
        parse_address("ftps://a@b/c?tls=khong")
