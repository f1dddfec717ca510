"""Articles named on the command line: read in a cage, drafted for a kind.

It must not print; what cannot be read it says in a sentence.
"""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nq57.importing.articles.reading import ArticleText
    from nq57.importing.drafts.draft import Draft

_MOST = 64 * 1024 * 1024
_FORMS = "Word (.docx), HTML, Markdown (.md) hoặc OpenDocument (.odt)"


def article_of(file: Path, data: bytes, unit: str, kind: str) -> "Draft | str":
    """The draft of an article in a file's bytes; or why it cannot be read."""
    from nq57.gate.limited_workers import Cage, Overrun
    from nq57.importing.articles.article_draft import article_draft
    from nq57.importing.articles.reading import FORMS
    from nq57.importing.papers.reading import paper_bounds

    form = FORMS.get(file.suffix.lower())
    if form is None:
        return f"Bài viết phải là tệp {_FORMS}."
    if len(data) > _MOST:
        return "Tệp lớn quá 64 MB."
    with Cage[tuple[str, bytes], "ArticleText | str"](_read) as cage:
        read = cage.run((form, data), paper_bounds(len(data)))
    if isinstance(read, Overrun):
        return f"Không đọc được: {read.why}. Chia thành nhiều tệp."
    if isinstance(read, str):
        return read
    if not (read.html or read.markdown).strip():
        return "Tệp không có chữ nào."
    return article_draft(read, file.stem, unit, kind, dt.datetime.now(tz=dt.UTC).astimezone().date())


def kinds_for_articles() -> tuple[str, ...]:
    """The kinds that an article may become: those with a title, a day and a body, and no other key."""
    from nq57.model.fields import Titled
    from nq57.model.records import CLASSES

    return tuple(
        one.kind.folder
        for one in CLASSES
        if issubclass(one, Titled)
        and {name for name, field in one.model_fields.items() if field.is_required()} == {"heading", "day"}
    )


def _read(given: tuple[str, bytes]) -> "ArticleText | str":
    from nq57.importing.articles.reading import read_article

    try:
        return read_article(*given)
    except ValueError as error:
        return str(error)
