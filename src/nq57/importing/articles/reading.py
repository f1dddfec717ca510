"""A file to the plain HTML of an article, with its pictures apart.

It must not trust the file: it is run where time and memory are bounded. Styles, scripts, comments and what
Word adds of its own never come out.
"""

import base64
import html
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

MARK = "anh-trong-bai:"  # the address of a picture in the HTML, followed by its number
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "ul", "ol", "li", "blockquote", "img"}
_TAGS = _BLOCKS | {"table", "thead", "tbody", "tr", "th", "td", "a", "strong", "b", "em", "i"}
_DATA = re.compile(r"data:(image/[a-z]+);base64,(.*)", re.DOTALL)
FORMS = {
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".odt": "odt",
}


@dataclass(slots=True)
class ArticleText:
    """What a file says: HTML, or Markdown as it was; pictures by number; what was left out, in words."""

    html: str = ""
    markdown: str = ""
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_article(form: str, data: bytes) -> ArticleText:
    """The article in these bytes; what cannot be read raises ValueError with a sentence."""
    try:
        found = _READERS[form](data)
    except (zipfile.BadZipFile, KeyError, SyntaxError) as error:
        sentence = "Tệp hỏng hoặc không đúng định dạng như tên gọi."
        raise ValueError(sentence) from error
    if found.html:
        found.html = _cleaned(found)
    return found


def _docx(data: bytes) -> ArticleText:
    import mammoth  # type: ignore[import-untyped]  # noqa: PLC0415 - only who imports Word files waits

    found = ArticleText()

    def keep(image: Any) -> dict[str, str]:  # noqa: ANN401 - mammoth has no types
        with image.open() as opened:
            return {"src": _kept(found, str(image.content_type), opened.read())}

    styles = "p[style-name='Title'] => h1:fresh\np[style-name='Caption'] => p.caption:fresh"
    convert = mammoth.images.img_element(keep)
    found.html = mammoth.convert_to_html(io.BytesIO(data), convert_image=convert, style_map=styles).value
    return found


def _html(data: bytes) -> ArticleText:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - see above

    page = BeautifulSoup(data, "html.parser")
    for tag in page(["script", "style", "head", "nav", "header", "footer", "form", "noscript"]):
        tag.decompose()
    found = ArticleText()
    for image in page("img"):
        source = str(image.get("src", ""))
        if match := _DATA.fullmatch(source):
            image["src"] = _kept(found, match[1], base64.b64decode(match[2], validate=False))
        else:
            shown = "".join(filter(str.isprintable, source[:80]))
            found.remarks.append(f"Ảnh “{shown}” không nằm trong tệp: tải về rồi chèn lại.")
            image.decompose()
    found.html = str(page.find("article") or page.find("main") or page)
    return found


def _markdown(data: bytes) -> ArticleText:
    return ArticleText(markdown=data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))


_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODF_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_ODF_IMAGE = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}image"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ODF_TAGS = {
    f"{_ODF_TEXT}p": "p",
    f"{_ODF_TEXT}list": "ul",
    f"{_ODF_TEXT}list-item": "li",
    f"{_ODF_TABLE}table": "table",
    f"{_ODF_TABLE}table-row": "tr",
    f"{_ODF_TABLE}table-cell": "td",
}


def _odt(data: bytes) -> ArticleText:
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - see above

    found = ArticleText()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = fromstring(archive.read("content.xml")).find(".//{*}body/{*}text")
        if body is None:
            raise KeyError
        found.html = "".join(_odf(node, archive, found) for node in body)
    return found


def _odf(node: Element, archive: zipfile.ZipFile, found: ArticleText) -> str:
    """One element of an ODF text as HTML, with all that is within and behind it."""
    inner = html.escape(node.text or "") + "".join(_odf(child, archive, found) for child in node)
    behind = html.escape(node.tail or "")
    tag = _ODF_TAGS.get(node.tag)
    if node.tag == f"{_ODF_TEXT}h":
        level = node.get(f"{_ODF_TEXT}outline-level", "1")
        tag = f"h{level if level in {'1', '2', '3', '4', '5', '6'} else '6'}"
    if node.tag == f"{_ODF_TEXT}a":
        return f'<a href="{html.escape(node.get(_HREF, ""))}">{inner}</a>{behind}'
    if node.tag == f"{_ODF_TEXT}s":
        return f" {behind}"
    if node.tag == _ODF_IMAGE and node.get(_HREF, "") in archive.namelist():
        name = node.get(_HREF, "")
        kind = f"image/{name.rpartition('.')[2].lower().replace('jpg', 'jpeg')}"
        return f'<img src="{_kept(found, kind, archive.read(name))}">{behind}'
    return f"<{tag}>{inner}</{tag}>{behind}" if tag else f"{inner}{behind}"


def _kept(found: ArticleText, kind: str, data: bytes) -> str:
    """The address of a picture put aside; empty for one that no browser shows."""
    ending = _ENDINGS.get(kind)
    if ending is None:
        found.remarks.append(f"Bỏ một hình dạng {kind}: mở tệp gốc, lưu hình thành PNG rồi chèn lại.")
        return ""
    found.pictures.append((ending, data))
    return f"{MARK}{len(found.pictures) - 1}"


def _cleaned(found: ArticleText) -> str:
    import nh3  # noqa: PLC0415 - see above

    return nh3.clean(
        found.html,
        tags=_TAGS,
        attributes={"a": {"href"}, "img": {"src", "alt"}, "td": {"colspan"}, "p": {"class"}},
        url_schemes={"http", "https", "mailto", "tel", MARK.rstrip(":")},
        link_rel=None,
    )


_READERS = {"docx": _docx, "html": _html, "markdown": _markdown, "odt": _odt}
