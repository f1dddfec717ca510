"""What each part of an office file may hold: which are emptied or dropped, and what is cut out of them.

It must not open archives or parse; it is told names and elements, and keeps what it was told.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from nq57.gate.archive import Archive
from nq57.gate.commands import LOCAL_LINK, is_elsewhere, leads_astray
from nq57.gate.office_kinds import (
    CHUNK,
    DATA,
    EMBEDDED,
    danger_of,
    hidden_by,
    is_comment,
    is_own_data,
    is_style,
)
from nq57.gate.package import MANIFEST, TYPES, Package, read_manifest, read_package
from nq57.gate.verdict import RefusedFile, damaged
from nq57.gate.xml_cuts import Judge


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_R = "http://schemas.openxmlformats.org/officeDocument/2006"
_P = "http://schemas.openxmlformats.org/package/2006"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_EMPTY_KINDS = {
    "core-properties": _HEAD + f'<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties"/>'.encode(),
    "extended-properties": _HEAD + f'<Properties xmlns="{_R}/extended-properties"/>'.encode(),
    "custom-properties": _HEAD + f'<Properties xmlns="{_R}/custom-properties"/>'.encode(),
}
_EMPTY_META = _HEAD + (
    b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'office:version="1.3"><office:meta/></office:document-meta>'
)
_MAIN = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet", "pptx": "presentationml."}
_MIME = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
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
_REFUSED_ELEMENTS = {
    "altChunk": CHUNK,
    "subDoc": "tài liệu con",
    "ddeLink": "liên kết DDE",
    **dict.fromkeys(_names("dde-source dde-connection dde-connection-decl dde-link"), "liên kết DDE"),
    "oleLink": "liên kết OLE",
    "control": "điều khiển nhúng",
    **dict.fromkeys(_names("oleObj oleObject OLEObject object-ole binData binary-data"), EMBEDDED),
    "applet": "chương trình nhúng",
    "plugin": "chương trình nhúng",
    "execute-macro": "lệnh tự chạy",
    **dict.fromkeys(_names("DataMashup mailMerge connection-resource webPr dbPr olapPr"), DATA),
    **dict.fromkeys(
        _names("section-source table-source cell-range-source database-display database-next"),
        "nội dung lấy từ nơi khác",
    ),
}
# Where Excel saved a file last; who changed which slide.
_TELLING = frozenset({"absPath", "docChgLst"})
_PATHS = _names("xlPathMissing xlStartup xlAlternateStartup xlLibrary externalLinkLongPath")
_OWN_DISK = re.compile(r"(?:file:///(?![\\/])|[a-z]:[\\/])", re.IGNORECASE)
_TRUE = frozenset({"1", "true", "on"})
_ROWS = frozenset({"row", "col", "table-row", "table-column"})
# Styles of OpenDocument that keep from sight: the attribute, its value, and what is hidden by it.
_HIDING_STYLES = {
    "table-properties": ("display", "false", "trang tính ẩn"),
    "text-properties": ("display", "none", "chữ ẩn"),
    "drawing-page-properties": ("visibility", "hidden", "trang chiếu ẩn"),
}
_MAY_HIDE = _ROWS | set(_HIDING_STYLES) | _names("vanish sheet sld hidden-text hidden-paragraph")
_PRINTER = frozenset({"PrinterName", "PrinterSetup"})
_SHOWING = _names("previous-page next-page first-page last-page hide stop show fade-out move-short none")


@dataclass(slots=True)
class FileRules:
    """What is known of one file: what it turned out to hold is gathered while its parts are read."""

    kind: str
    signed: bool
    package: Package
    replaced: Mapping[str, bytes]
    dangerous: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    revisions: int = 0
    comments: int = 0

    def look_at_name(self, name: str) -> str:
        """Note what a part is, by its list, its relationships and its name; what makes it dangerous."""
        danger = danger_of(name, self.package)
        if danger:
            self.dangerous.add(danger)
        elif words := hidden_by(name, self.package):
            self.hidden.add(words)
        return danger

    def is_dropped(self, name: str) -> bool:
        """Whether a part is left out: a small picture of the first page, menus of an office program."""
        plain = name.lower()
        return plain.startswith(("docprops/thumbnail.", "thumbnails/", "configurations2/", "[trash]/")) or (
            "thumbnail" in self.package.kinds_of(name)
        )

    def judge(self, name: str) -> Judge:
        """What is cut of one part; whoever asks it is remembered."""
        if name.endswith(".rels"):
            return self._relationship
        if name in {TYPES, MANIFEST}:
            return self._listed_part
        if is_own_data(name, self.package):
            return self._own_data
        if is_comment(name, self.package):
            return self._comment
        if "settings" in self.package.kinds_of(name) or name == "settings.xml":
            return self._setting
        return self._styled if is_style(name, self.package) else self._content

    def _own_data(self, element: str, _attributes: Mapping[str, str]) -> bool:
        if element == "DataMashup":
            self.dangerous.add(DATA)
        return False

    def _comment(self, element: str, attributes: Mapping[str, str]) -> bool:
        self.comments += element in _COUNTED
        return element in _COMMENT or self._styled(element, attributes)

    def _setting(self, element: str, attributes: Mapping[str, str]) -> bool:
        """Numbers of editing sessions, paths of templates and names of printers go."""
        printer = element == "config-item" and any(value in _PRINTER for value in attributes.values())
        return printer or element in {"rsids", "attachedTemplate"} or self._content(element, attributes)

    def _styled(self, element: str, attributes: Mapping[str, str]) -> bool:
        """What styles only describe is not hidden, nor changed."""
        if words := _REFUSED_ELEMENTS.get(element):
            self.dangerous.add(words)
        return element == "event-listener" and self._listens(attributes)

    def _content(self, element: str, attributes: Mapping[str, str]) -> bool:
        if element in _REVISIONS:
            self.revisions += 1
        elif element in _MAY_HIDE:
            self._look_at_hidden(element, attributes)
        remark = element == "annotation" and self.kind in _MIME
        self.comments += remark
        self._styled(element, attributes)
        return remark or element in _COMMENT_MARKS or element in _TELLING

    def _listens(self, attributes: Mapping[str, str]) -> bool:
        """A shape of a slide may lead to another; whatever else an event starts is refused."""
        action = next((value for key, value in attributes.items() if key.endswith("}action")), "")
        if action not in _SHOWING:
            self.dangerous.add("lệnh tự chạy")
        return False

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
        if "notesSlide" in self.package.kinds_of(name) and any(map(str.isalpha, text)):
            self.hidden.add("lời ghi của người trình bày")

    def _relationship(self, element: str, attributes: Mapping[str, str]) -> bool:
        """Relations to what is cut go with it; what is fetched from elsewhere is refused."""
        kind = posixpath.basename(attributes.get("Type", ""))
        if element != "Relationship" or kind in {"thumbnail", "attachedTemplate"}:
            return element == "Relationship"
        target = attributes.get("Target", "").strip()
        if attributes.get("TargetMode", "").strip().lower() == "external":
            self._look_outside(kind, target)
        return False

    def _look_outside(self, kind: str, target: str) -> None:
        if kind == "hyperlink":
            self.dangerous |= {LOCAL_LINK} if leads_astray(target) else set()
        elif not kind.startswith("externalLinkPath") and kind not in _PATHS:
            self.dangerous.add("nội dung lấy từ nơi khác")
        elif is_elsewhere(target) and not _OWN_DISK.match(target):
            self.dangerous.add("bảng tính lấy số liệu từ máy khác")

    def _listed_part(self, element: str, attributes: Mapping[str, str]) -> bool:
        """The list of parts: types that run are refused, entries of dropped parts go."""
        kind = attributes.get("ContentType", "").lower()
        if "macroenabled" in kind or "vbaproject" in kind:
            self.dangerous.add("macro VBA")
        path = next((v for k, v in attributes.items() if k.endswith(("PartName", "full-path"))), "")
        return element in {"Override", "file-entry"} and self.is_dropped(path.lstrip("/"))


def rules_of(kind: str, archive: Archive) -> FileRules:
    """The rules for a file that says it is of `kind`; raises Refused when its parts say otherwise."""
    names = archive.names
    package = Package({}, {}, ())
    if kind in _MIME:
        fits = "mimetype" in names and archive.read("mimetype").strip() == _MIME[kind]
        package = _of_opendocument(archive) if fits else package
    elif TYPES in names:
        package = read_package(archive)
        fits = bool(package.main) and _MAIN[kind] in package.types.get(package.main, "")
    else:
        fits = False
    if not fits:
        raise RefusedFile(
            "tep-gia-dang",
            wanted=f".{kind}",
            wanted_en=f".{kind}",
            found="tệp nén khác",
            found_en="another archive",
        )
    return FileRules(kind, _is_signed(names, package), package, dict(_emptied(names, package)))


def _of_opendocument(archive: Archive) -> Package:
    if MANIFEST not in archive.names:
        raise damaged("thiếu danh sách phần bên trong", "its list of parts is missing")
    if b"encryption-data" in archive.read(MANIFEST):
        raise damaged("đòi mật khẩu mới mở được", "it cannot be opened without a password")
    return read_manifest(archive)


def _is_signed(names: tuple[str, ...], package: Package) -> bool:
    """Whether the file bears a signature, or the place for one."""
    return any(
        name.lower().startswith("_xmlsignatures/")
        or name.lower().endswith("documentsignatures.xml")
        or "digital-signature" in package.types.get(name, "")
        for name in names
    )


def _emptied(names: tuple[str, ...], package: Package) -> Mapping[str, bytes]:
    """What is in the place of the parts that tell of the file."""
    emptied = {"meta.xml": _EMPTY_META} if "meta.xml" in names else {}
    for name in names:
        for kind in package.kinds_of(name):
            if kind in _EMPTY_KINDS:
                emptied[name] = _EMPTY_KINDS[kind]
    return emptied
