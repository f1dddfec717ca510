"""What readers find at the address of a record that was taken off the section: why, or the way on.

It must not know lists or search: a withdrawn record is in none of them.
"""

from collections.abc import Iterator

from markupsafe import escape

from nq57.catalogue.catalogue import Catalogue
from nq57.model.records import Record
from nq57.render.made_files import MadeFile, text_file

_PAGE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="stylesheet" href="{root}assets/nq57.css">{refresh}
</head>
<body>
<main>
<h1>Bài này đã được gỡ</h1>
<p>“{name}” đã được gỡ khỏi chuyên mục ngày {day}. Lý do: {reason}</p>
<p>{way}</p>
</main>
</body>
</html>
"""
_REFRESH = '\n<meta http-equiv="refresh" content="0; url={url}">'


def withdrawn_pages(catalogue: Catalogue) -> Iterator[MadeFile]:
    """A page at the address of each withdrawn record that no other record has taken."""
    live = {record.url for record in catalogue.records}
    live |= {one.url for versions in catalogue.translations.values() for one in versions}
    for record in catalogue.withdrawn:
        if record.url not in live and record.kind not in catalogue.unit.fields.hidden_parts:
            yield text_file(f"{record.url}index.html", _page(catalogue, record))


def _page(catalogue: Catalogue, record: Record) -> str:
    withdrawal = record.fields.withdrawn
    if withdrawal is None:
        return ""
    root = "../" * record.url.count("/")
    other = catalogue.by_id.get(withdrawal.leads_to or "")
    url, name = (other.url, other.fields.title) if other else ("", catalogue.unit.name)
    link = f'<a href="{root}{escape(url)}">{escape(name)}</a>'
    return _PAGE.format(
        title=escape(record.fields.title),
        name=escape(record.fields.title),
        root=root,
        refresh=_REFRESH.format(url=f"{root}{escape(url)}") if other else "",
        day=f"{withdrawal.day:%d/%m/%Y}",
        reason=escape(withdrawal.reason),
        way=f"Mời đọc: {link}" if other else f"Về trang chủ: {link}",
    )
