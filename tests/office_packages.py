"""Small office files: parts, the list of their types, and the relationships that lead to each.

It must not know what is tested. Whatever a test adds is led to from the root, by a relationship that fits
its name, unless the test says that nothing leads to it.
"""

import io
import re
import zipfile
from collections.abc import Collection, Mapping
from types import MappingProxyType

Parts = Mapping[str, str | bytes]
NONE: Parts = MappingProxyType({})
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LIST = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = {
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xl": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "ppt": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
_DEFAULTS = {
    "xml": "application/xml",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "svg": "image/svg+xml",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "bin": "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
}
_KINDS = (
    (r"core\.xml$", "core-properties"),
    (r"app\.xml$", "extended-properties"),
    (r"docProps/custom\.xml$", "custom-properties"),
    (r"thumbnail", "thumbnail"),
    (r"sharedStrings", "sharedStrings"),
    (r"worksheets/", "worksheet"),
    (r"/externalLinks/", "externalLink"),
    (r"/slides/", "slide"),
    (r"notesSlides/", "notesSlide"),
    (r"charts/", "chart"),
    (r"media/", "image"),
    (r"customXml/", "customXml"),
    (r"embeddings/.*xlsx", "package"),
    (r"/(header|footer|footnotes|endnotes|comments|people|settings|styles|numbering|theme)\d*\.xml$", ""),
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts, with no date of today in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.external_attr = 0o600 << 16
            part.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(part, data)
    return out.getvalue()


def relations(*rows: tuple[str, str], outside: bool = False) -> str:
    """A list of relationships, each with its kind and target; `outside` leads out of the file."""
    mode = ' TargetMode="External"' if outside else ""
    said = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for at, (kind, target) in enumerate(rows, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{said}</Relationships>'


def package(
    main: str, text: str, more: Parts = NONE, loose: Collection[str] = (), types: Parts = NONE
) -> bytes:
    """An office file whose document is the part `main`; `more` are further parts by name.

    Nothing leads to the parts that are `loose`; `types` are content types of parts by name.
    """
    parts: dict[str, str | bytes] = {TYPES: f'<Types xmlns="{_LIST}"></Types>', main: text, **more}
    for name in list(parts):
        if "/_rels/" in name:
            parts.setdefault(name.replace("/_rels/", "/").removesuffix(".rels"), "<x/>")
    own = "".join(f'<Override PartName="/{name}" ContentType="{kind!s}"/>' for name, kind in types.items())
    own += f'<Override PartName="/{main}" ContentType="{_MAIN[main.partition("/")[0]]}"/>'
    own += "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _DEFAULTS.items())
    listed = parts[TYPES]
    if isinstance(listed, str):
        parts[TYPES] = re.sub(r"(</\w+>)$", lambda end: own + end[1], listed)
    led = [name for name in parts if name not in {TYPES, main, *loose} and "_rels/" not in name]
    rows = [("officeDocument", main), *((_kind(name), name) for name in led)]
    return archive({**parts, "_rels/.rels": parts.get("_rels/.rels", relations(*rows))})


def _kind(name: str) -> str:
    for pattern, kind in _KINDS:
        if found := re.search(pattern, name):
            return kind or found[1]
    return "other"


def docx(
    paragraphs: str = "<w:p><w:r><w:t>Chữ</w:t></w:r></w:p>",
    more: Parts = NONE,
    loose: Collection[str] = (),
    types: Parts = NONE,
) -> bytes:
    """A Word document with these paragraphs; `more` are further parts by name."""
    text = f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{paragraphs}</w:body></w:document>'
    return package("word/document.xml", text, more, loose, types)


def xlsx(
    sheets: str = '<sheet name="S" sheetId="1"/>',
    more: Parts = NONE,
    loose: Collection[str] = (),
    types: Parts = NONE,
) -> bytes:
    """An Excel file with this list of sheets; `more` are further parts by name."""
    book = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'
    return package("xl/workbook.xml", book, more, loose, types)


def sheet(rows: str, after: str = "") -> str:
    """A sheet of these rows; `after` follows them."""
    return f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def pptx(more: Parts = NONE, loose: Collection[str] = (), types: Parts = NONE) -> bytes:
    """A PowerPoint file of one slide; `more` are further parts by name."""
    parts = {"ppt/slides/slide1.xml": "<sld><p>Chữ</p></sld>", **more}
    return package("ppt/presentation.xml", "<presentation/>", parts, loose, types)


_ODF = "application/vnd.oasis.opendocument."


def opendocument(
    content: str = "<c><p>Chữ</p></c>", more: Parts = NONE, kind: str = "text", loose: Collection[str] = ()
) -> bytes:
    """An OpenDocument file; `more` are further parts by name, all listed but those that are `loose`."""
    return listed({"mimetype": f"{_ODF}{kind}", "content.xml": content, **more}, loose)


def listed(parts: Parts, loose: Collection[str] = ()) -> bytes:
    """An archive of these parts with a manifest that lists all but those that are `loose`."""
    names = [
        name for name in parts if name not in {"mimetype", *loose} and not name.startswith("META-INF/")
    ]
    rows = "".join(f'<m:file-entry m:full-path="{name}"/>' for name in names)
    manifest = f'<m:manifest xmlns:m="urn:m">{rows}</m:manifest>'
    return archive({"META-INF/manifest.xml": manifest, **parts})
