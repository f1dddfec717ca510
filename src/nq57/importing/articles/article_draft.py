"""An article's text to a draft record: its title, its body as Markdown, its pictures beside it.

It must not read or write files; the day comes in as a parameter.
"""

import datetime as dt
import re
from typing import TYPE_CHECKING

from nq57.body.escaping import escaped_lines
from nq57.importing.articles.reading import MARK, ArticleText
from nq57.importing.drafts.draft import Draft, DraftFile
from nq57.importing.drafts.record_text import record_text
from nq57.language.slugs import address_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_CAPTION = re.compile(r"(?:ảnh|hình|minh họa|nguồn ảnh)\b", re.IGNORECASE)
_INDENT = re.compile(r"^[ \t]*\u00a0[ \t\u00a0]*", re.MULTILINE)  # four of them would make code of a line
_LONGEST_CAPTION = 300
_LONGEST_TITLE = 250
_NOTE = "Bản nháp do máy nhập: đọc soát rồi bỏ dòng nhap."
_ALT = "Lời mô tả của {count} ảnh là gợi ý: sửa cho đúng điều ảnh cho thấy."


def article_draft(text: ArticleText, name: str, unit: str, kind: str, day: dt.date) -> Draft:
    """The draft of the article in the file called `name` (without ending), for a unit and kind."""
    title, body, remarks = _markdown(text, name) if text.markdown else _from_html(text, name)
    slug = address_of(title) or "bai"
    body = with_pictures(body, text, slug)
    keys = {"tieu_de": title, "ngay": day.strftime("%d/%m/%Y"), "nhap": "có"}
    front = record_text(keys, _NOTE)
    files = [DraftFile(f"{unit}/{kind}/{slug}.md", f"---\n{front}---\n\n{body.strip()}\n".encode())]
    files += picture_files(text, f"{unit}/{kind}/{slug}")
    if text.pictures:
        remarks.append(_ALT.format(count=len(text.pictures)))
    return Draft(name, unit, slug, tuple(files), (), (), (*text.remarks, *remarks))


def with_pictures(body: str, text: ArticleText, name: str) -> str:
    """The body with the names that `picture_files` gives to the pictures of the text."""
    for number, (ending, _) in enumerate(text.pictures):
        body = body.replace(f"{MARK}{number})", f"{name}-{number + 1}.{ending})")
    return body


def picture_files(text: ArticleText, stem: str) -> list[DraftFile]:
    """The pictures that a text brought, beside a draft whose path is `stem` and an ending."""
    return [
        DraftFile(f"{stem}-{number + 1}.{ending}", data)
        for number, (ending, data) in enumerate(text.pictures)
    ]


def _markdown(text: ArticleText, name: str) -> tuple[str, str, list[str]]:
    """Title and body of Markdown; a first heading is the title, a front matter of others is left out."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text.markdown, count=1, flags=re.DOTALL).strip()
    found = re.match(r"#{1,2} +(.+?) *#*\n", f"{body}\n")
    if found is None:
        return _tidy(name), body, []
    return _tidy(found[1]), f"{body}\n"[found.end() :], []


def _from_html(text: ArticleText, name: str) -> tuple[str, str, list[str]]:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - only who imports articles waits

    page = BeautifulSoup(text.html, "html.parser")
    title = _taken_title(page) or _tidy(name)
    return title, _as_markdown(page, title), []


def body_of(text: ArticleText, title: str) -> str:
    """The Markdown of an article's HTML whose `title` is known, with the pictures that it brought."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - see above

    return _as_markdown(BeautifulSoup(text.html, "html.parser"), title)


def _as_markdown(page: "BeautifulSoup", title: str) -> str:
    from markdownify import MarkdownConverter  # noqa: PLC0415 - see above

    class _Escaping(MarkdownConverter):
        """Words of an article are words: whatever Markdown reads as its own sign is escaped."""

        def escape(self, text: str, parent_tags: object) -> str:  # noqa: ARG002 - the converter's own signature
            return escaped_lines(text)

    _describe(page, title)
    making = _Escaping(heading_style="ATX", bullets="-", strip=["u"], table_infer_header=True)
    body = making.convert(str(page))
    body = _INDENT.sub("", body).replace("\u00a0", " ")
    return re.sub(r"\n{3,}", "\n\n", body)


def _taken_title(page: "BeautifulSoup") -> str:
    """The first heading, or the first paragraph that is wholly bold, taken out of the page."""
    for tag in page.find_all(["h1", "h2", "p"]):
        words = _tidy(tag.get_text(" "))
        if not words:
            continue
        bold = tag.name == "p" and _tidy(" ".join(b.get_text(" ") for b in tag(["strong", "b"]))) == words
        if (tag.name != "p" or bold) and len(words) <= _LONGEST_TITLE:
            tag.decompose()
            return words
        return ""
    return ""


def _describe(page: "BeautifulSoup", title: str) -> None:
    """Give each picture words: its own, else its caption, else a suggestion; captions stay in the text."""
    for image in page.find_all("img"):
        if not str(image.get("src", "")).startswith(MARK):
            image.decompose()
            continue
        own = _tidy(str(image.get("alt") or ""))
        image["alt"] = (
            (own or _caption(image) or f"Ảnh trong bài “{title}”").replace("[", "(").replace("]", ")")
        )


def _caption(image: "Tag") -> str:
    holder = image.find_parent("p") or image
    after = holder.find_next_sibling("p")
    words = _tidy(after.get_text(" ")) if after else ""
    is_one = after is not None and ("caption" in (after.get("class") or []) or _CAPTION.match(words))
    return words if is_one and len(words) <= _LONGEST_CAPTION else ""


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
