"""What each part of an office file may hold: which parts are read, emptied, dropped, and what is cut out.

It must not open archives or parse; it is told names, elements and texts, and keeps what it was told.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from nq57.content.gate.archive import Archive
from nq57.content.gate.verdict import Refused, damaged
from nq57.content.gate.xml_cuts import Judge, keep_all


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_R = "http://schemas.openxmlformats.org/officeDocument/2006"
_P = "http://schemas.openxmlformats.org/package/2006"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_EMPTY = {
    "docProps/core.xml": _HEAD + f'<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties"/>'.encode(),
    "docProps/app.xml": _HEAD + f'<Properties xmlns="{_R}/extended-properties"/>'.encode(),
    "docProps/custom.xml": _HEAD + f'<Properties xmlns="{_R}/custom-properties"/>'.encode(),
    "meta.xml": _HEAD
    + b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'office:version="1.3"><office:meta/></office:document-meta>',
}
_MANIFEST = "META-INF/manifest.xml"
_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
_MIME = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
# Parts by name: what they are in words. The first pattern that fits counts.
_DANGEROUS = (
    (r"vba(?:project|data)", "macro VBA"),
    (r"(?:^|/)(?:basic|scripts)/", "macro"),
    (r"(?:^|/)(?:macrosheets|dialogsheets)/", "macro Excel 4"),
    (r"(?:^|/)(?:activex|ctrlprops)/", "điều khiển ActiveX"),
    (r"(?:^|/)customui/", "nút lệnh tự tạo"),
    (r"(?:^|/)(?:connections|querytables?/.*)\.xml$", "kết nối dữ liệu"),
    (r"(?:^|/)embeddings/(?!.*\.xlsx$)", "đối tượng nhúng"),
    (r"\.(?:bin|exe|dll|js|vbs|ps1|hta|bat|cmd|lnk|jar|com|scr|msi)$", "đối tượng nhúng"),
    (r"(?:^|/)object \d+$", "đối tượng nhúng"),
)
_HARMLESS_BIN = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
_HIDDEN = (
    (r"(?:^|/)embeddings/.*\.xlsx$", "bảng tính nhúng của biểu đồ"),
    (r"(?:^|/)externallinks/", "liên kết tới bảng tính khác"),
)
_COMMENTS = re.compile(
    r"(?:comments\w*\d*|people|persons?\d*|commentauthors|authors)\.xml$|/(?:threaded)?comments/|/persons/",
    re.IGNORECASE,
)
_COMMENT = _names(
    """
    comment threadedComment person commentEx commentId commentExtensible cm cmAuthor author
    annotation
    """
)
_COUNTED = frozenset({"comment", "threadedComment", "cm"})
_COMMENT_MARKS = _names(
    """
    commentRangeStart commentRangeEnd commentReference annotation-end
    """
)
_REVISIONS = _names(
    """
    ins del moveFrom moveTo cellIns cellDel cellMerge changed-region insertion deletion rPrChange
    pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange numberingChange
    """
)
_CONTENT = re.compile(
    r"^word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$|^xl/(?:sharedStrings|workbook)\.xml$"
    r"|^xl/worksheets/[^/]+\.xml$|^xl/drawings/drawing\d+\.xml$|^ppt/(?:slides|notesSlides)/[^/]+\.xml$"
    r"|^(?:content|styles)\.xml$|^xl/externalLinks/[^/]+\.xml$|(?:^|/)charts/chart\d+\.xml$"
)
_REFUSED_ELEMENTS = {
    "ddeLink": "liên kết DDE",
    "oleLink": "liên kết OLE",
    "event-listener": "lệnh tự chạy",
    "control": "điều khiển nhúng",
    "oleObj": "đối tượng nhúng",
    "OLEObject": "đối tượng nhúng",
    "object-ole": "đối tượng nhúng",
    "applet": "chương trình nhúng",
    "plugin": "chương trình nhúng",
}
_DDE = re.compile(r"\bDDE(?:AUTO)?\b|\bINCLUDE(?:TEXT|PICTURE)\s+\"?\s*(?:https?|\\\\|file)", re.IGNORECASE)
_LINK = re.compile(r"(?:https?|mailto|tel|ftp):|#", re.IGNORECASE)
_TRUE = frozenset({"1", "true", "on"})
_ROWS = frozenset({"row", "col", "table-row", "table-column"})
# Styles of OpenDocument that keep from sight: the attribute, its value, and what is hidden by it.
_HIDING_STYLES = {
    "table-properties": ("display", "false", "trang tính ẩn"),
    "text-properties": ("display", "none", "chữ ẩn"),
    "drawing-page-properties": ("visibility", "hidden", "trang chiếu ẩn"),
}
_PRINTER = frozenset({"PrinterName", "PrinterSetup"})


@dataclass(slots=True)
class Rules:
    """What is known of one file: what it turned out to hold is gathered while its parts are read."""

    kind: str
    signed: bool
    replaced: Mapping[str, bytes]
    dangerous: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    revisions: int = 0
    comments: int = 0

    paragraphs = frozenset({"p", "h", "si", "is", "c", "tc", "br", "tab", "sheet", "table-cell"})
    aside = frozenset({"instrText", "delText", "f"})

    def look_at_name(self, name: str) -> None:
        """Note what a part's name alone gives away."""
        plain = name.lower()
        if _HARMLESS_BIN.search(plain):
            return
        for patterns, into in ((_DANGEROUS, self.dangerous), (_HIDDEN, self.hidden)):
            if words := next((words for pattern, words in patterns if re.search(pattern, plain)), ""):
                into.add(words)
                return

    def is_dropped(self, name: str) -> bool:
        """Whether a part is left out: a small picture of the first page, settings of a printer."""
        return name.lower().startswith(("docprops/thumbnail.", "thumbnails/"))

    def is_read(self, name: str) -> bool:
        """Whether a part is XML that is looked into."""
        return name.lower().endswith((".xml", ".rels", ".vml"))

    def is_text(self, name: str) -> bool:
        """Whether readers see the part's text."""
        return bool(_CONTENT.search(name))

    def judge(self, name: str) -> Judge:
        """What is cut of one part; whoever asks it is remembered."""
        if name.endswith(".rels"):
            return self._relationship
        if name in {"[Content_Types].xml", _MANIFEST}:
            return self._listed_part
        if _COMMENTS.search(name):
            return self._comment
        if name in {"word/settings.xml", "settings.xml"}:
            return _setting
        return self._content if self.is_text(name) else keep_all

    def _comment(self, element: str, _attributes: Mapping[str, str]) -> bool:
        self.comments += element in _COUNTED
        return element in _COMMENT

    def _content(self, element: str, attributes: Mapping[str, str]) -> bool:
        self.revisions += element in _REVISIONS
        if words := _REFUSED_ELEMENTS.get(element):
            self.dangerous.add(words)
        self._look_at_hidden(element, attributes)
        for key, value in attributes.items():
            if key.endswith(("action", "instr")) and (_DDE.search(value) or _runs(value)):
                self.dangerous.add("lệnh chạy chương trình")
        remark = element == "annotation" and self.kind in _MIME
        self.comments += remark
        return remark or element in _COMMENT_MARKS or element == "absPath"  # where Excel saved it last

    def _look_at_hidden(self, element: str, attributes: Mapping[str, str]) -> None:
        values = {key.rpartition("}")[2]: value for key, value in attributes.items()} if attributes else {}
        if element == "vanish" and values.get("val", "1") not in {"0", "false", "off"}:
            self.hidden.add("chữ ẩn")
        elif element == "sheet" and values.get("state", "visible") != "visible":
            self.hidden.add(f"trang tính “{values.get('name', '')}”")
        elif element == "sld" and values.get("show") in {"0", "false"}:
            self.hidden.add("trang chiếu ẩn")
        elif element in {"hidden-text", "hidden-paragraph"}:
            self.hidden.add("chữ ẩn")
        elif element in _ROWS and (values.get("hidden") in _TRUE or values.get("visibility") == "collapse"):
            self.hidden.add("hàng, cột ẩn")
        elif element in _HIDING_STYLES:
            key, value, words = _HIDING_STYLES[element]
            self.hidden |= {words} if values.get(key) == value else set()

    def look_at_text(self, name: str, text: str) -> None:
        """Note what a speaker says to slides: the file holds it, the slides do not show it."""
        if name.startswith("ppt/notesSlides/") and any(map(str.isalpha, text)):
            self.hidden.add("lời ghi của người trình bày")

    def _relationship(self, element: str, attributes: Mapping[str, str]) -> bool:
        """Relations to what is cut go with it; what is fetched from elsewhere is refused."""
        kind = posixpath.basename(attributes.get("Type", ""))
        if element != "Relationship" or kind in {"thumbnail", "attachedTemplate"}:
            return element == "Relationship"
        target = attributes.get("Target", "").strip()
        if attributes.get("TargetMode") == "External":
            if kind != "hyperlink" and not kind.startswith("externalLinkPath"):
                self.dangerous.add("nội dung lấy từ nơi khác")
            elif (
                kind == "hyperlink"
                and not _LINK.match(target)
                and re.match(r"[a-z][a-z0-9+.-]+:|\\\\", target, re.IGNORECASE)
            ):
                self.dangerous.add("liên kết tới tệp trên máy")
        return False

    def _listed_part(self, element: str, attributes: Mapping[str, str]) -> bool:
        """The list of parts: types that run are refused, entries of dropped parts go."""
        kind = attributes.get("ContentType", "").lower()
        if "macroenabled" in kind or "vbaproject" in kind:
            self.dangerous.add("macro VBA")
        path = next((v for k, v in attributes.items() if k.endswith(("PartName", "full-path"))), "")
        return element in {"Override", "file-entry"} and self.is_dropped(path.lstrip("/"))

    def look_at_aside(self, text: str) -> None:
        """Fields and formulas that fetch or start something."""
        if _DDE.search(text):
            self.dangerous.add("liên kết DDE")


def _runs(action: str) -> bool:
    return action.startswith("ppaction://") and any(word in action for word in ("program", "macro", "ole"))


def _setting(element: str, attributes: Mapping[str, str]) -> bool:
    """Numbers of editing sessions, paths of templates and names of printers go."""
    printer = element == "config-item" and any(value in _PRINTER for value in attributes.values())
    return printer or element in {"rsids", "attachedTemplate"}


def rules_of(kind: str, archive: Archive) -> Rules:
    """The rules for a file that says it is of `kind`; raises Refused when its parts say otherwise."""
    names = archive.names
    if kind in _MIME:
        fits = "mimetype" in names and archive.read("mimetype").strip() == _MIME[kind]
    else:
        fits = "[Content_Types].xml" in names and any(name.startswith(_FOLDERS[kind]) for name in names)
    if not fits:
        raise Refused(
            "tep-gia-dang",
            wanted=f".{kind}",
            wanted_en=f".{kind}",
            found="tệp nén khác",
            found_en="another archive",
        )
    if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
        raise damaged("đòi mật khẩu mới mở được", "it cannot be opened without a password")
    signed = any(
        name.startswith("_xmlsignatures/") or name.endswith("documentsignatures.xml") for name in names
    )
    return Rules(kind, signed, {name: data for name, data in _EMPTY.items() if name in names})
