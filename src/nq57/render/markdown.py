"""A record's Markdown to clean HTML with a table of contents.

It must not know units or the theme. Whatever an editor writes, only the allow-list comes out.
"""

import posixpath
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from nq57.language.slugs import slugify
from nq57.render.marks import BASE

_TOP = 2  # the page's own title is the only h1
_LOWEST = 6
_EXTENSIONS = ("tables", "fenced_code", "footnotes", "def_list", "abbr", "sane_lists", "admonition")
_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_ATTRIBUTES = {
    "*": {"id", "title", "lang"},
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "input": {"type", "checked", "disabled"},
    "ol": {"start", "type"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "blockquote": {"cite"},
}
_CLASSES = {
    "a": {"headerlink", "footnote-ref", "footnote-backref"},
    "div": {"admonition", "footnote", "note", "warning", "tip", "info", "danger", "example"},
    "p": {"admonition-title"},
    "li": {"task-list-item"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_EXTERNAL = re.compile(r'<a (?=[^>]*href="https?://)')
_TARGET = re.compile(r'(?P<attribute> href| src)="(?P<target>(?![a-z][a-z0-9+.-]*:|#|//|/)[^"]*)"')
_IMAGE = re.compile(r"<img ")
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """One entry of a table of contents: level 2 to 6, anchor, plain text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True)
class Fragment:
    """The HTML of a body: links into the section begin with BASE; `targets` are their addresses."""

    html: str
    headings: tuple[Heading, ...]
    targets: frozenset[str]


EMPTY = Fragment("", (), frozenset())


def render_body(text: str, record_url: str) -> Fragment:
    """Render Markdown that belongs to the record at `record_url` (files beside it live there)."""
    if not text.strip():
        return EMPTY
    converter = _converter().reset()
    raw = converter.convert(text)
    headings = tuple(_headings(getattr(converter, "toc_tokens", [])))
    targets: set[str] = set()
    html = _TARGET.sub(lambda found: _settled(found, record_url, targets), _clean(raw))
    html = _EXTERNAL.sub('<a class="nq-external" rel="noopener external" ', html)
    html = _IMAGE.sub('<img loading="lazy" ', html)
    html = _TABLE.sub(
        r'<div class="nq-scroll" tabindex="0" role="region" aria-label="Bảng"><table>\1</table></div>', html
    )
    return Fragment(html, headings, frozenset(targets))


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    """The one converter; it must be reset before each body, or footnotes of one would reach another."""
    return Markdown(
        extensions=[*_EXTENSIONS, "toc", "pymdownx.tasklist", _Levels()],
        extension_configs={
            "toc": {
                "slugify": lambda text, _separator: slugify(text) or "muc",
                "permalink": "¶",
                "permalink_title": "Liên kết tới mục này",
            },
            "tables": {"use_align_attribute": True},
            "footnotes": {"BACKLINK_TITLE": "Trở lại chú thích {}"},
        },
        output_format="html",
    )


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def _settled(found: re.Match[str], record_url: str, targets: set[str]) -> str:
    """A relative address: a file beside the record, or another record of the section."""
    target = found["target"]
    path, hash_mark, anchor = target.partition("#")
    if found["attribute"] == " src" or posixpath.splitext(path)[1]:
        return f'{found["attribute"]}="{BASE}{record_url}{path}"'
    address = path.strip("/")
    targets.add(address)
    return f'{found["attribute"]}="{BASE}{address}/{hash_mark}{anchor}"'


def _headings(tokens: list[dict[str, Any]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        found.append(Heading(token["level"], token["id"], token["name"]))
        found += _headings(token["children"])
    return found


class _Levels(Extension):
    """Heading levels computed from position: the highest used becomes h2."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Run before the table of contents reads the headings."""
        md.treeprocessors.register(_ShiftHeadings(md), "nq57-levels", 100)


class _ShiftHeadings(Treeprocessor):
    """Moves all headings so that no page has two titles and no level is above h2."""

    def run(self, root: ET.Element) -> None:
        """Shift in place."""
        levels = [int(node.tag[1]) for node in root.iter() if re.fullmatch("h[1-6]", str(node.tag))]
        shift = _TOP - min(levels, default=_TOP)
        for node in root.iter():
            if re.fullmatch("h[1-6]", str(node.tag)):
                node.tag = f"h{min(int(node.tag[1]) + shift, _LOWEST)}"
