"""What the parts of office files are, by content type, relationship and name: dangerous, hidden, dropped.

It must not open a part. The tables are ECMA-376 part 1 (15.2 and annexes) and Microsoft's [MS-OFFDI].
"""

import re

from nq57.gate.package import Package

CHUNK = "tệp khác chèn nguyên (altChunk)"
EMBEDDED = "đối tượng nhúng"
DATA = "kết nối dữ liệu"
CHART_TABLE = "bảng tính nhúng của biểu đồ"


def _rows(words: str, kinds: str) -> dict[str, str]:
    return dict.fromkeys(kinds.split(), words)


# Relationships that lead to what runs, fetches or is no part of a document.
_DANGEROUS_KINDS = {
    **_rows(CHUNK, "aFChunk"),
    **_rows("tài liệu con", "subDocument"),
    **_rows(EMBEDDED, "oleObject"),
    **_rows("điều khiển ActiveX", "control activeXControlBinary ctrlProp"),
    **_rows("macro VBA", "vbaProject wordVbaData vbaProjectSignature attachedToolbars"),
    **_rows("macro Excel 4", "xlMacrosheet xlIntlMacrosheet dialogsheet"),
    **_rows("nút lệnh tự tạo", "extensibility ui keyMapCustomizations customToolbars userCustomization"),
    **_rows(DATA, "connections queryTable xmlMaps model powerPivotData mailMergeSource recipientData"),
    **_rows("tiện ích web", "webextension webextensiontaskpanes"),
}
_DANGEROUS_TYPES = (
    ("macroenabled", "macro VBA"),
    ("vbaproject", "macro VBA"),
    ("vbadata", "macro VBA"),
    ("macrosheet", "macro Excel 4"),
    ("dialogsheet", "macro Excel 4"),
    ("activex", "điều khiển ActiveX"),
    ("controlproperties", "điều khiển ActiveX"),
    ("oleobject", EMBEDDED),
    ("connections+xml", DATA),
    ("querytable+xml", DATA),
    ("webextension", "tiện ích web"),
    ("text/html", CHUNK),
    ("application/xhtml", CHUNK),
    ("rtf", CHUNK),
    ("message/rfc822", CHUNK),
    ("application/x-mimearchive", CHUNK),
    ("text/plain", CHUNK),
)
# Parts by name: what they are in words, whatever their list says. The first pattern that fits counts.
_DANGEROUS_NAMES = (
    (r"vba(?:project|data)", "macro VBA"),
    (r"(?:^|/)(?:basic|scripts)/", "macro"),
    (r"(?:^|/)(?:macrosheets|dialogsheets)/", "macro Excel 4"),
    (r"(?:^|/)(?:activex|ctrlprops)/", "điều khiển ActiveX"),
    (r"(?:^|/)customui/", "nút lệnh tự tạo"),
    (r"(?:^|/)(?:connections|querytables?/.*)\.xml$", DATA),
    (r"(?:^|/)embeddings/(?!.*\.xlsx$)", EMBEDDED),
    (r"(?:^|/)afchunk", CHUNK),
    (r"\.(?:html?|xhtml|rtf|mht|mhtml|eml|txt|doc|docx|pptx)$", CHUNK),
    (r"\.(?:bin|exe|dll|js|vbs|ps1|hta|bat|cmd|lnk|jar|com|scr|msi|sct|wsf|iqy|slk|url)$", EMBEDDED),
    (r"(?:^|/)object \d+$", EMBEDDED),
)
_HARMLESS_BIN = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
_HIDDEN_NAMES = (
    (r"(?:^|/)embeddings/.*\.xlsx$", CHART_TABLE),
    (r"(?:^|/)externallinks/", "liên kết tới bảng tính khác"),
)
_HIDDEN_KINDS = {"externalLink": "liên kết tới bảng tính khác", "package": CHART_TABLE}
# What a part is called in a problem's sentence; of a part that several lead to, the first row counts.
_PLACES = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích",
    "endnotes": "chú thích",
    "glossaryDocument": "khối dựng sẵn",
    "chart": "biểu đồ",
    "chartEx": "biểu đồ",
    "diagramData": "hình SmartArt",
    "diagramDrawing": "hình SmartArt",
    "slideMaster": "mẫu trang chiếu",
    "slideLayout": "mẫu trang chiếu",
    "notesMaster": "mẫu trang chiếu",
    "handoutMaster": "mẫu trang chiếu",
    "notesSlide": "lời ghi của người trình bày",
    "customXml": "dữ liệu XML đi kèm",
    "core-properties": "thông tin tệp",
    "extended-properties": "thông tin tệp",
    "custom-properties": "thông tin tệp",
    "styles": "kiểu chữ",
    "numbering": "kiểu đánh số",
    "settings": "thiết lập",
    "sharedStrings": "chữ không còn ở trang tính nào",
    "drawing": "hình vẽ",
    "vmlDrawing": "hình vẽ",
    "externalLink": "bảng tính khác",
    "pivotCacheDefinition": "bảng tổng hợp",
    "pivotCacheRecords": "bảng tổng hợp",
    "pivotTable": "bảng tổng hợp",
    "slide": "trang chiếu",
    "worksheet": "trang tính",
}
_COMMENT_KINDS = frozenset(
    [
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "person",
        "threadedComment",
        "commentAuthors",
        "authors",
        "comment",
        "legacyComments",
    ]
)
_COMMENT_NAMES = re.compile(
    r"(?:comments\w*\d*|people|persons?\d*|commentauthors|authors)\.xml$|/(?:threaded)?comments/|/persons/",
    re.IGNORECASE,
)
_OWN_DATA = frozenset({"customXml", "customXmlProps"})
PROPERTIES = frozenset({"core-properties", "extended-properties", "custom-properties"})


def danger_of(name: str, package: Package) -> str:
    """What makes a part dangerous by what it is; empty when nothing does."""
    plain = name.lower()
    kinds = package.kinds_of(name)
    if words := next((_DANGEROUS_KINDS[kind] for kind in sorted(kinds) if kind in _DANGEROUS_KINDS), ""):
        return words
    kind = package.types.get(name, "")
    if words := next((words for sign, words in _DANGEROUS_TYPES if sign in kind), ""):
        return words
    if _HARMLESS_BIN.search(plain):
        return ""
    return next((words for pattern, words in _DANGEROUS_NAMES if re.search(pattern, plain)), "")


def hidden_by(name: str, package: Package) -> str:
    """What a part that readers can open, but do not see, is called; empty for any other."""
    kinds = package.kinds_of(name)
    if words := next((_HIDDEN_KINDS[kind] for kind in sorted(kinds) if kind in _HIDDEN_KINDS), ""):
        return words
    return next((words for pattern, words in _HIDDEN_NAMES if re.search(pattern, name.lower())), "")


def place_of(name: str, package: Package) -> str:
    """What a part is called in a sentence; empty for the document itself."""
    kinds = package.kinds_of(name)
    if is_comment(name, package):
        return "ghi chú"
    return next((words for kind, words in _PLACES.items() if kind in kinds), "")


def is_comment(name: str, package: Package) -> bool:
    """Whether a part holds remarks, or the people who made them."""
    kind = package.types.get(name, "")
    by_kind = not _COMMENT_KINDS.isdisjoint(package.kinds_of(name)) or "comments" in kind
    return by_kind or bool(_COMMENT_NAMES.search(name))


def is_own_data(name: str, package: Package) -> bool:
    """Whether a part is XML of anybody's own making, whose names mean nothing to Office."""
    return not _OWN_DATA.isdisjoint(package.kinds_of(name))


def is_property(name: str, package: Package) -> bool:
    """Whether a part tells of the file: who made it, when, with what."""
    return not PROPERTIES.isdisjoint(package.kinds_of(name)) or name == "meta.xml"


def is_style(name: str, package: Package) -> bool:
    """Whether a part says how text looks, not what it is."""
    return not package.kinds_of(name).isdisjoint({"styles", "stylesWithEffects", "numbering", "theme"})


def is_large_style(name: str, package: Package) -> bool:
    """Whether a part is Word's styles or a theme: large, and nothing in it fetches or hides."""
    is_word = "wordprocessingml" in package.types.get(package.main, "")
    large = {"styles", "stylesWithEffects", "theme"} if is_word else {"theme"}
    return not package.kinds_of(name).isdisjoint(large)


def is_xml(name: str, package: Package, head: bytes) -> bool:
    """Whether a part is XML, by its list, its name or its first bytes."""
    kind = package.types.get(name, "")
    if kind.startswith("image/") or name.lower().endswith(".svg"):
        return False
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    listed = kind.endswith(("+xml", "/xml", "vmldrawing"))
    named = name.lower().endswith((".xml", ".rels", ".vml", ".rdf"))
    return listed or named or plain.startswith((b"<?xml", b"\xff\xfe<", b"\xfe\xff\0<"))
