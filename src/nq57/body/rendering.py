"""A record's Markdown to clean HTML with a table of contents.

It must not know units or the theme. Whatever an editor writes, only the allow-list comes out.
"""

import html
import re
import xml.etree.ElementTree as ET
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple
from urllib.parse import unquote

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from nq57.body.allowed import ATTRIBUTES, CLASSES, HIDDEN, TAGS
from nq57.body.fragments import EMPTY, Fragment, Heading
from nq57.body.marks import BASE, without_marks
from nq57.body.naming import marked
from nq57.body.source_lines import settled
from nq57.language.slugs import slugify
from nq57.model.file_addresses import file_address, file_in_link, record_in_link
from nq57.model.languages import DEFAULT_LANGUAGE, LANGUAGES
from nq57.model.records import KINDS_BY_FOLDER

_TAKEN = frozenset({"noi-dung", "danh-muc"})  # the page's title, and the drawer's list
_TOP = 2  # the page's own title is the only h1
_LOWEST = 6
_EXTENSIONS = ("tables", "fenced_code", "footnotes", "def_list", "abbr", "sane_lists", "admonition")
_LIKE_GITHUB = ("pymdownx.tasklist", "pymdownx.tilde", "pymdownx.magiclink")
_ESCAPED = "<~^$=:|"  # signs that a backslash keeps as they are on GitHub, but not in Python-Markdown
_KINDS = frozenset(KINDS_BY_FOLDER)
HEADING_LINK = "Liên kết tới mục này"  # what the mark beside a heading is called
_LANGUAGES = frozenset(LANGUAGES) - {DEFAULT_LANGUAGE}
_SCHEMES = {"http", "https", "mailto", "tel"}
# The cleaner writes every attribute as name="value" and every < of a text as &lt;.
_TAG = re.compile(r'<(?P<tag>a|img)(?P<attributes>(?: [a-z-]+="[^"]*")*)>')
_ADDRESS = re.compile(r' (?:href|src)="(?P<target>[^"]*)"')
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# Notes without a title of their own get their English kind as one.
_NOTES = {
    "Note": "Lưu ý",
    "Info": "Thông tin",
    "Tip": "Mẹo",
    "Example": "Ví dụ",
    "Warning": "Cảnh báo",
    "Danger": "Nguy hiểm",
}
_NOTE = re.compile(rf'(<p class="admonition-title">)({"|".join(_NOTES)})</p>')
_BOX = re.compile(r'<input(?: [a-z]+="[^"]*")*>')
# Anchors that a page has of its own: its title, the drawer's list, and the theme's switches.
_OWN_ID = re.compile(rf' id="(?:__[^"]*|{"|".join(sorted(_TAKEN))})"')
_TICKED = {True: "Đã xong", False: "Chưa xong"}
_NAMED = re.compile(r"[ \t]+\{#([A-Za-z][\w-]{0,80})\}[ \t]*$")
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)


class Rendered(NamedTuple):
    """A body as Python-Markdown makes it, as the allow-list leaves it, and as pages show it."""

    raw: str
    clean: str
    fragment: Fragment


def rendered(text: str, record_url: str) -> Rendered:
    """Markdown that belongs to the record at `record_url` (files beside it live there)."""
    if not text.strip():
        return Rendered("", "", EMPTY)
    try:
        raw, headings = _converted(settled(text))
    except RecursionError:  # nested deeper than any reader could follow: shown as it was written
        raw, headings = f"<pre>{html.escape(text)}</pre>", ()
    targets: set[str] = set()
    body = _TAG.sub(lambda found: _settled(found, record_url, targets), _clean(raw))
    body = _NOTE.sub(lambda found: f"{found[1]}{_NOTES[found[2]]}</p>", _boxes(_regions(body)))
    shown, named = marked(body)
    return Rendered(raw, body, Fragment(shown, headings, frozenset(targets), named))


def _converted(text: str) -> tuple[str, tuple[Heading, ...]]:
    """The HTML as Python-Markdown makes it, with its headings."""
    converter = _converter().reset()
    try:
        return converter.convert(text), tuple(_headings(getattr(converter, "toc_tokens", [])))
    except BaseException:
        # A parser broken off within a list believes ever after that it is in one, and writes no <p>.
        _converter.cache_clear()
        raise


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    """The one converter; it must be reset before each body, or footnotes of one would reach another."""
    converter = Markdown(
        extensions=[*_EXTENSIONS, "toc", *_LIKE_GITHUB, _Levels()],
        extension_configs={
            "toc": {
                "slugify": _anchor,
                "permalink": "¶",
                "permalink_title": HEADING_LINK,
            },
            "tables": {"use_align_attribute": True},
            "pymdownx.tilde": {"subscript": False},
            "footnotes": {"BACKLINK_TITLE": "Trở lại chú thích {}"},
        },
        output_format="html",
    )
    converter.ESCAPED_CHARS += [sign for sign in _ESCAPED if sign not in converter.ESCAPED_CHARS]
    return converter


def _anchor(text: str, _separator: str) -> str:
    """A heading's anchor, never one of those that every page has of its own."""
    slug = slugify(text) or "muc"
    return f"muc-{slug}" if slug in _TAKEN else slug


def _clean(raw: str) -> str:
    return _OWN_ID.sub("", without_marks(_cleaner().clean(raw)))


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags={"script", "style", *HIDDEN},
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


TABLE_LABEL = re.compile(r'(?<=<section class="nq-scroll" tabindex="0" aria-label=")Bảng (\d+)')


def _regions(body: str) -> str:
    """Wide tables scroll by themselves, each a named region for those who go by keyboard."""
    numbers = count(1)
    return _TABLE.sub(
        lambda found: (
            f'<section class="nq-scroll" tabindex="0" aria-label="Bảng {next(numbers)}">'
            f"<table>{found[1]}</table></section>"
        ),
        body,
    )


def _boxes(body: str) -> str:
    """Task boxes say aloud whether they are ticked; nobody types or ticks anything in an article."""
    return _BOX.sub(lambda found: _box(found[0]) if ' type="checkbox"' in found[0] else "", body)


def _box(written: str) -> str:
    ticked = " checked=" in written
    checked = ' checked=""' if ticked else ""
    return f'<input type="checkbox" disabled=""{checked} aria-label="{_TICKED[ticked]}">'


def _settled(found: re.Match[str], record_url: str, targets: set[str]) -> str:
    """A link or picture with its address led into the section, or marked as leading out."""
    tag, attributes = found["tag"], found["attributes"]
    address = _ADDRESS.search(attributes)
    if address is None:
        return found[0]
    target = html.unescape(address["target"])
    if tag == "img":
        new = "" if _ABSOLUTE.match(target) else f' src="{BASE}{file_address(record_url, unquote(target))}"'
        return f'<img loading="lazy"{attributes.replace(address[0], new)}>'
    if _ABSOLUTE.match(target):
        outside = target.startswith(("http:", "https:", "//"))
        return f'<a class="nq-external" rel="noopener external"{attributes}>' if outside else found[0]
    if target.startswith("#"):
        return found[0]
    new = html.escape(_inner(target, record_url, targets))
    link = f' href="{new}"'
    return f"<a{attributes.replace(address[0], link)}>"


def _inner(target: str, record_url: str, targets: set[str]) -> str:
    """A relative address: a file beside the record, or another record of the section."""
    path, hash_mark, anchor = target.partition("#")
    address = record_in_link(
        target, record_url.split("/", maxsplit=1)[0], _KINDS, _LANGUAGES
    ) or path.strip("/")
    name, anchor_of_file = ("", "") if address != path.strip("/") else file_in_link(target)
    if name:
        behind = f"#{anchor_of_file}" if anchor_of_file else ""
        return f"{BASE}{file_address(record_url, name)}{behind}"
    targets.add(address)
    return f"{BASE}{address}/{hash_mark}{anchor}"


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
                _name(node)
                node.tag = f"h{min(int(node.tag[1]) + shift, _LOWEST)}"


def _name(heading: ET.Element) -> None:
    """Take the anchor that an editor wrote behind a heading, `{#dieu-1}`."""
    if found := _NAMED.search(heading.text or ""):
        heading.set("id", found[1])
        heading.text = (heading.text or "")[: found.start()]
