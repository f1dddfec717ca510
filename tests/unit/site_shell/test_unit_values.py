"""A unit's values in the frame: escaped for their place, colours readable in light and dark.

They must not know the theme.
"""

import datetime as dt

import pytest
from tests.small_files import svg
from tests.workspaces import Files, article, catalogue, workspace

from nq57.model.units import Unit
from nq57.render.articles import Articles
from nq57.render.pages import Page
from nq57.render.site import Site
from nq57.site_shell.unit_values import host_url, last_change, logo_path, root_path, unit_css, unit_frame


def unit(**keys: str) -> Unit:
    """A unit with these keys beside its name and level."""
    front = {"ten": "Tỉnh A", "cap": "Tỉnh"} | keys
    text = "".join(f"{key}: {value}\n" for key, value in front.items())
    files: Files = {"tinh-a/don-vi.yml": text, "tinh-a/logo.SVG": svg()}
    return workspace(files).units["tinh-a"]


def test_names_are_escaped() -> None:
    """A name with brackets or quotes can leave neither text nor attribute."""
    frame = unit_frame(unit(ten="'A & \"B\" <i>'", ten_ngan="'<A>'", co_quan_chu_quan="'\"C\"'"))
    assert frame.name == "A &amp; &#34;B&#34; &lt;i&gt;"
    assert frame.site_name == "NQ57 · &lt;A&gt;"
    assert frame.parent == "&#34;C&#34;"


def test_contacts_are_rows_with_links() -> None:
    """What is not given is not shown; addresses are escaped too."""
    phones = "dien_thoai: 0205 3812 345, duong_day_nong: 1900 123"
    contact = f"{{dia_chi: 'Số 1 <b>', {phones}, thu_dien_tu: vt@a.vn, trang_web: 'https://a.vn?b&c'}}"
    rows = unit_frame(unit(lien_he=contact)).contact
    assert rows == (
        "Địa chỉ: Số 1 &lt;b&gt;",
        'Điện thoại: <a href="tel:02053812345">0205 3812 345</a>',
        'Đường dây nóng: <a href="tel:1900123">1900 123</a>',
        'Thư điện tử: <a href="mailto:vt@a.vn">vt@a.vn</a>',
        'Trang thông tin: <a href="https://a.vn?b&amp;c">https://a.vn?b&amp;c</a>',
    )
    assert unit_frame(unit()).contact == ()
    assert len(unit_frame(unit(lien_he="{dia_chi: Số 1}")).contact) == 1


def test_a_mail_address_cannot_leave_its_attribute() -> None:
    """Quotes in it are escaped."""
    rows = unit_frame(unit(lien_he="{thu_dien_tu: '\"onclick=\"x'}")).contact
    assert 'onclick="' not in rows[0]


def test_a_demonstration_says_so() -> None:
    """Naming the agency whose own site it is not; a real section says nothing."""
    assert "không phải trang thông tin chính thức của Tỉnh A" in unit_frame(unit(trinh_dien="có")).notice
    assert unit_frame(unit()).notice == ""


def test_a_logo_is_published_under_one_name() -> None:
    """Whatever its file is called."""
    own = unit(bieu_trung="{tep: logo.SVG, mo_ta: Biểu trưng}")
    assert (logo_path(own), unit_frame(own).logo_alt) == ("assets/bieu-trung.svg", "Biểu trưng")
    assert logo_path(unit()) == ""


@pytest.mark.parametrize(
    ("given", "url", "path"),
    [
        ("https://a.vn/chuyen-muc", "https://a.vn/chuyen-muc/", "/chuyen-muc/"),
        ("https://a.vn/x/", "https://a.vn/x/", "/x/"),
        ("https://a.vn", "https://a.vn/", "/"),
        ("https://a.vn/chuyên-mục", "https://a.vn/chuy%C3%AAn-m%E1%BB%A5c/", "/chuy%C3%AAn-m%E1%BB%A5c/"),
        ("https://ví-dụ.vn:8443/%20a&b", "https://xn--v-d-rma6749a.vn:8443/%20a&b/", "/%20a&b/"),
        ("", "", "/"),
    ],
)
def test_the_sections_address_ends_in_a_slash(given: str, url: str, path: str) -> None:
    """In ASCII, whatever stands in the unit's file; without an address the root of the host is meant."""
    own = unit(dia_chi_chuyen_muc=given)
    assert (host_url(own), root_path(own)) == (url, path)


@pytest.mark.parametrize("colour", ["#7a1f5c", "#7a1d16", "#000000", "#0f6070"])
def test_the_sheet_has_the_units_own_colour(colour: str) -> None:
    """Where white can be read on it; rules are closed."""
    css = unit_css(unit(mau=f"{{chinh: '{colour}', nhan: '{colour}'}}"))
    assert f"--nq-primary:{colour}" in css
    assert css.count("{") == css.count("}")


def test_a_pages_last_change_is_never_after_the_build() -> None:
    """The record's own day or its last change; the newest where it tells neither, else the build's day."""
    files = {"tinh-a/tin-tuc/a.md": article(ngay="01/06/2025"), "tinh-a/tin-tuc/b.md": article(ngay="2027")}
    shown = Site(catalogue(files), Articles({}))
    days = {page.url: last_change(shown, page) for page in shown.pages()}
    assert days["tin-tuc/a/"] == dt.date(2025, 6, 1)
    assert days["tin-tuc/b/"] == dt.date(2025, 6, 1)
    assert days[""] == days["tin-tuc/"] == dt.date(2025, 6, 1)
    files["tinh-a/tin-tuc/a.md"] = article(ngay="01/06/2025", ngay_sua="[20/11/2026, 22/11/2026]")
    shown = Site(catalogue(files), Articles({}))
    days = {page.url: last_change(shown, page) for page in shown.pages()}
    assert days["tin-tuc/a/"] == days["tin-tuc/b/"] == days[""] == dt.date(2026, 11, 20)
    empty = Site(catalogue({}), Articles({}))
    assert last_change(empty, Page("", "Trang chủ", "", "home")) == dt.date(2026, 11, 21)
