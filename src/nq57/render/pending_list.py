"""The list "Bản nháp và bài hẹn" of a preview: what readers do not see yet, or no longer.

It must not know previews: whoever shows drafts asks for it.
"""

import html
from collections.abc import Iterable

from nq57.catalogue.catalogue import Catalogue
from nq57.model.records import Record
from nq57.render.made_files import MadeFile, text_file

TITLE, ADDRESS = "Bản nháp và bài hẹn", "ban-nhap/"
_PAGE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="stylesheet" href="../assets/nq57.css">
</head>
<body>
<main>
<h1>{title}</h1>
<p><a href="../">{unit}</a>. Bạn đọc không thấy các bài này; chúng chỉ có ở bản xem thử.</p>
{rows}
</main>
</body>
</html>
"""


def pending_records(catalogue: Catalogue) -> tuple[Record, ...]:
    """The records of a preview that readers would not see."""
    records = (record for records in catalogue.by_kind.values() for record in records)
    return tuple(record for record in records if record.pending)


def pending_list(catalogue: Catalogue) -> MadeFile:
    """The page with a link to each of them."""
    rows = "\n".join(_rows(pending_records(catalogue))) or "<p>Không có bài nào.</p>"
    unit = html.escape(catalogue.unit.name)
    return text_file(f"{ADDRESS}index.html", _PAGE.format(title=TITLE, unit=unit, rows=rows))


def _rows(records: Iterable[Record]) -> Iterable[str]:
    listed = [
        f'<li><a href="../{record.url}">{html.escape(record.fields.title)}</a>'
        f" <small>{html.escape(record.of_kind.one)}, {html.escape(record.pending)}:"
        f" content/{html.escape(record.source.path)}</small></li>"
        for record in records
    ]
    return ["<ul>", *listed, "</ul>"] if listed else []
