"""What readers find at the address that a record had before its file was renamed: the way to it.

It must not know lists or search: only the record itself is in them.
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
<link rel="canonical" href="{url}">
<meta http-equiv="refresh" content="0; url={url}">
<link rel="stylesheet" href="{root}assets/nq57.css">
</head>
<body>
<main>
<h1>Bài này đã đổi địa chỉ</h1>
<p>Mời đọc: <a href="{url}">{title}</a></p>
</main>
</body>
</html>
"""


def former_pages(catalogue: Catalogue) -> Iterator[MadeFile]:
    """A page at each former address, in each language, that no record has now."""
    versions = [one for each in catalogue.translations.values() for one in each]
    shown = [*catalogue.records, *versions]
    taken = {record.url for record in shown}
    for record in shown:
        if record.kind not in catalogue.unit.fields.hidden_parts:
            for url in record.former_urls:
                if url not in taken:
                    taken.add(url)
                    yield text_file(f"{url}index.html", _page(record, url))


def _page(record: Record, former: str) -> str:
    root = "../" * former.count("/")
    return _PAGE.format(title=escape(record.fields.title), root=root, url=f"{root}{escape(record.url)}")
