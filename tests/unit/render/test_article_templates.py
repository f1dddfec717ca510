"""Articles: templates get views only, escape what editors wrote, and link below the section's root.

They must not know the product's templates; small ones stand for them.
"""

import pytest
from jinja2 import UndefinedError

from nq57.body.reading import render_body
from nq57.render.articles import Articles, href
from nq57.render.link_views import LinkView
from nq57.render.placeholders import BASE, settle, up

ARTICLES = Articles(
    {"a.html": "{{ view.text }}|{{ view|href }}", "b.html": "{{ view|body }}", "c.html": "{{ view.no }}"}
)


def test_text_is_escaped_and_addresses_begin_at_the_root() -> None:
    """Nothing an editor wrote is markup."""
    assert ARTICLES.render("a", LinkView("<b>&", "van-ban/x/")) == f"&lt;b&gt;&amp;|{BASE}van-ban/x/"


def test_an_unknown_value_is_an_error_of_ours() -> None:
    """A template never shows an empty place in silence."""
    with pytest.raises(UndefinedError):
        ARTICLES.render("c", LinkView("x"))


def test_a_body_is_put_in_as_it_is() -> None:
    """It has been cleaned before."""
    assert ARTICLES.render("b", render_body("**x**", "")) == "<p><strong>x</strong></p>"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (LinkView("x", "van-ban/"), f"{BASE}van-ban/"),
        (LinkView("x", "https://a.vn", external=True), "https://a.vn"),
        ("tin-tuc/", f"{BASE}tin-tuc/"),
        (LinkView("x", ""), BASE),
    ],
)
def test_only_other_hosts_are_linked_in_full(link: LinkView | str, address: str) -> None:
    """All else moves with the section."""
    assert href(link) == address


@pytest.mark.parametrize(
    ("url", "way"),
    [("", "./"), ("van-ban/", "../"), ("van-ban/x/", "../../"), ("van-ban/nam/2025/", "../../../")],
)
def test_the_way_up_is_as_long_as_the_address(url: str, way: str) -> None:
    """From any page to the root."""
    assert up(url) == way
    assert settle(f'<a href="{BASE}tin-tuc/">', url) == f'<a href="{way}tin-tuc/">'


BODY = render_body(
    "[Một](van-ban/a#x) và [hai](van-ban/b), [tệp](c.pdf), [ngoài](https://a.vn).", "tin-tuc/t/"
)


def test_links_that_hold_are_left_alone() -> None:
    """Where every address is its own, nothing is done."""
    assert ARTICLES.resolved(BODY, lambda target: f"{target}/") is BODY


def test_a_replaced_record_is_linked_where_it_is_now() -> None:
    """With the anchor the editor gave."""
    html = ARTICLES.resolved(
        BODY, lambda target: "van-ban/moi/" if target.endswith("a") else f"{target}/"
    ).html
    assert f'<a href="{BASE}van-ban/moi/#x">Một</a>' in html
    assert f'<a href="{BASE}van-ban/b/">hai</a>' in html


def test_a_record_not_seen_is_no_link() -> None:
    """Its words stay; files and other hosts stay linked."""
    html = ARTICLES.resolved(BODY, lambda _target: None).html
    assert "<p>Một và hai, <a" in html
    assert f'href="{BASE}tin-tuc/t/c.pdf"' in html
    assert 'href="https://a.vn"' in html
