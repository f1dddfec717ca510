"""Laws of rendering: whatever text an editor pastes, nothing active comes out.

They must not know the allow-list; they read what comes out as a browser would.
"""

import html
import re
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.properties.strategies import bodies
from tests.properties.strategies_numbers import citing_texts

from nq57.body.naming import marked
from nq57.body.reading import render_body
from nq57.language.mention_finder import find_mentions
from nq57.language.mentions import Reference
from nq57.render.citation_links import linked

ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}
ACTIVE = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "button",
    "svg",
    "math",
    "link",
    "meta",
    "base",
}
ACTIVE |= {
    "template",
    "video",
    "audio",
    "textarea",
    "select",
    "applet",
    "frame",
    "frameset",
    "noscript",
    "h1",
}


class _Guard(HTMLParser):
    """Collects what a browser would find dangerous, and whether tags are closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        if tag in ACTIVE:
            self.found.append(tag)
        for name, value in attrs:
            scheme = re.match(r"[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\-]*)[\s\x00-\x20]*:", value or "")
            if name.startswith("on") or name in {
                "style",
                "srcdoc",
                "action",
                "formaction",
                "srcset",
                "ping",
            }:
                self.found.append(name)
            elif name in {"href", "src", "cite"} and scheme and scheme[1].lower() not in ALLOWED_SCHEMES:
                self.found.append(f"{name}={value}")


@settings(max_examples=400)
@given(bodies)
@example("[x](java\tscript:alert(1))")
@example("<a href='&#x6A;avascript:alert(1)'>")
@example('![a](x "onerror=alert(1)")')
def test_nothing_active_comes_out(text: str) -> None:
    """No active element, no handler, no scheme but four; the same text gives the same page."""
    fragment = render_body(text, "tin-tuc/a/")
    guard = _Guard()
    guard.feed(fragment.html)
    guard.close()
    assert guard.found == []
    assert render_body(text, "tin-tuc/a/") == fragment


@settings(max_examples=200)
@given(bodies)
def test_headings_stand_below_the_title_with_anchors_of_their_own(text: str) -> None:
    """Levels two to six; each entry of the contents leads to a heading of the body."""
    fragment = render_body(text, "tin-tuc/a/")
    anchors = [heading.anchor for heading in fragment.headings]
    assert all(2 <= heading.level <= 6 for heading in fragment.headings)
    assert len(anchors) == len(set(anchors))
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in fragment.html] == []


_SIGNS = st.sampled_from(("&", "<", "KH&CN", "CCHC&VTLT", "\u00a0", '"'))


@given(st.lists(st.one_of(citing_texts, _SIGNS), max_size=6).map(" ".join))
def test_what_a_page_escapes_changes_no_citation(text: str) -> None:
    """The documents of a page's text are those of the text as it is read, and unlinked it is as it was."""
    page = html.escape(text).replace("\u00a0", "&nbsp;")
    with_marks, named = marked(page)
    assert [one.identity for one in named if not isinstance(one, Reference)] == [
        mention.identity for mention in find_mentions(text)
    ]
    assert linked(with_marks, named, lambda _named: None) == page
