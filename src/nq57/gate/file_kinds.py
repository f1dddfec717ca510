"""The kinds of files that may be published, and what a file really is by its first bytes.

It must not look further than a file's beginning. What is not in ALLOWED is refused, whatever its name.
"""

import posixpath
import re
from dataclasses import dataclass

MEGA = 1_000_000
HEAD = 4_096  # bytes that tell what a file is


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind that may be published: its names, its largest size in bytes, and the room that reads it.

    `signs` are what `sniff` may say of its bytes.
    """

    name: str
    label: str
    label_en: str
    extensions: tuple[str, ...]
    signs: tuple[str, ...]
    limit: int
    room: str


ALLOWED = (
    FileKind("png", "ảnh PNG", "a PNG picture", (".png",), ("png",), 30 * MEGA, "picture"),
    FileKind("jpeg", "ảnh JPEG", "a JPEG picture", (".jpg", ".jpeg"), ("jpeg",), 30 * MEGA, "picture"),
    FileKind("webp", "ảnh WebP", "a WebP picture", (".webp",), ("webp",), 30 * MEGA, "picture"),
    FileKind("gif", "ảnh GIF", "a GIF picture", (".gif",), ("gif",), 30 * MEGA, "picture"),
    FileKind("heic", "ảnh HEIC", "a HEIC picture", (".heic", ".heif"), ("heif",), 30 * MEGA, "heif"),
    FileKind("svg", "hình SVG", "an SVG drawing", (".svg",), ("svg", "xml"), 5 * MEGA, "svg"),
    FileKind("pdf", "PDF", "PDF", (".pdf",), ("pdf",), 100 * MEGA, "pdf"),
    FileKind("docx", "văn bản Word (.docx)", "a Word document", (".docx",), ("zip",), 50 * MEGA, "office"),
    FileKind(
        "xlsx", "bảng tính Excel (.xlsx)", "an Excel sheet", (".xlsx",), ("zip",), 50 * MEGA, "office"
    ),
    FileKind(
        "pptx", "trình chiếu PowerPoint (.pptx)", "slides", (".pptx",), ("zip",), 100 * MEGA, "office"
    ),
    FileKind("odt", "văn bản ODF (.odt)", "an ODF text", (".odt",), ("zip",), 50 * MEGA, "office"),
    FileKind("ods", "bảng tính ODF (.ods)", "an ODF sheet", (".ods",), ("zip",), 50 * MEGA, "office"),
    FileKind("odp", "trình chiếu ODF (.odp)", "ODF slides", (".odp",), ("zip",), 100 * MEGA, "office"),
    FileKind("csv", "bảng CSV", "a CSV table", (".csv",), ("text",), 20 * MEGA, "text"),
    FileKind("txt", "văn bản thuần", "plain text", (".txt",), ("text",), 5 * MEGA, "text"),
    FileKind("vtt", "phụ đề WebVTT", "WebVTT subtitles", (".vtt",), ("text",), 2 * MEGA, "text"),
    FileKind("mp4", "video MP4", "an MP4 film", (".mp4", ".m4v"), ("mp4",), 2_000 * MEGA, "media"),
    FileKind("m4a", "âm thanh M4A", "M4A sound", (".m4a",), ("mp4",), 500 * MEGA, "media"),
    FileKind("webm", "video WebM", "a WebM film", (".webm",), ("webm",), 2_000 * MEGA, "media"),
    FileKind("mp3", "âm thanh MP3", "MP3 sound", (".mp3",), ("mp3",), 500 * MEGA, "media"),
    FileKind("ogg", "âm thanh Ogg", "Ogg sound", (".ogg", ".oga", ".opus"), ("ogg",), 500 * MEGA, "media"),
    FileKind("wav", "âm thanh WAV", "WAV sound", (".wav",), ("wav",), 500 * MEGA, "media"),
)
_PHOTO_ROOMS = frozenset({"picture", "heif"})
BY_EXTENSION = {extension: kind for kind in ALLOWED for extension in kind.extensions}
KNOWN = ", ".join(extension.lstrip(".") for extension in BY_EXTENSION)

# What is refused by name, each with words of its own and the way out.
_OLD_OFFICE = "Mở bằng Word hoặc LibreOffice, lưu thành .docx, .xlsx, .pptx hoặc xuất sang PDF."
_ARCHIVE = "Giải nén, đính kèm từng tệp bên trong."
_PROGRAM = "Không đăng chương trình; dẫn liên kết tới nơi phát hành chính thức."
_PHOTO = "Xuất ảnh sang JPEG, PNG hoặc WebP."
_OTHER = f"Chuyển sang một trong các loại: {KNOWN}."
_REFUSED = (
    ("tệp Office đời cũ", "an old Office file", _OLD_OFFICE, "doc xls ppt dot xlt pps rtf wps et dps"),
    (
        "tệp Office có macro",
        "an Office file with macros",
        _OLD_OFFICE,
        "docm xlsm pptm dotm xltm ppsm xlsb",
    ),
    ("tệp nén", "an archive", _ARCHIVE, "zip rar 7z tar gz tgz bz2 xz zst cab iso img arj lzh"),
    (
        "chương trình, tập lệnh",
        "a program or script",
        _PROGRAM,
        "exe dll msi com scr bat cmd ps1 vbs vbe js jse wsf hta jar apk dmg sh py php asp jsp lnk reg swf",
    ),
    ("trang web", "a web page", _OTHER, "html htm xhtml xht mht mhtml xml xsl shtml css json webmanifest"),
    (
        "ảnh mà trình duyệt không mở",
        "a picture browsers do not open",
        _PHOTO,
        "avif tif tiff bmp ico psd ai eps raw cr2 nef dng",
    ),
)
_REFUSED_BY_EXTENSION = {f".{name}": row[:3] for row in _REFUSED for name in row[3].split()}


def kind_of(name: str) -> FileKind | None:
    """The kind that a file's name promises; None when no such file is published."""
    return BY_EXTENSION.get(posixpath.splitext(name)[1].lower())


def true_picture(promised: FileKind, found: str) -> FileKind | None:
    """The kind of a photograph that bears another's ending, as telephones name them; else None."""
    if promised.room not in _PHOTO_ROOMS:
        return None
    return next((one for one in ALLOWED if one.room in _PHOTO_ROOMS and found in one.signs), None)


def why_refused(name: str) -> tuple[str, str, str]:
    """What a name that is not allowed stands for, in Vietnamese and English, and what to do instead."""
    extension = posixpath.splitext(name)[1].lower()
    other = extension or "không có đuôi"
    return _REFUSED_BY_EXTENSION.get(extension, (other, extension or "no extension", _OTHER))


_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"\xca\xfe\xba\xbe", "exe"),
    (b"\xcf\xfa\xed\xfe", "exe"),
    (b"#!", "exe"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"MSCF", "archive"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"8BPS", "psd"),
)
_RIFF = {b"WEBP": "webp", b"WAVE": "wav"}
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})
_STILL_BRANDS = frozenset({b"hevc", b"hevx", b"msf1", b"avif", b"avis"})
_MPEG_AUDIO = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")  # layer III of MPEG 1, 2 and 2.5
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|iframe|style|title|table|div|font|meta|link|object|embed)\b",
    re.IGNORECASE,
)
_SVG = re.compile(rb"<(?:[a-z]+:)?svg[\s>/]", re.IGNORECASE)
_UNPRINTABLE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
FOUND = {
    "png": ("ảnh PNG", "a PNG picture"),
    "jpeg": ("ảnh JPEG", "a JPEG picture"),
    "gif": ("ảnh GIF", "a GIF picture"),
    "webp": ("ảnh WebP", "a WebP picture"),
    "zip": ("tệp nén ZIP hoặc tệp Office", "a ZIP archive or Office file"),
    "ole": ("tệp Office đời cũ hoặc có mật khẩu", "an old or encrypted Office file"),
    "rtf": ("tệp RTF", "an RTF file"),
    "exe": ("chương trình", "a program"),
    "archive": ("tệp nén", "an archive"),
    "webm": ("video WebM", "a WebM film"),
    "mp4": ("video MP4", "an MP4 film"),
    "ogg": ("âm thanh Ogg", "Ogg sound"),
    "mp3": ("âm thanh MP3", "MP3 sound"),
    "wav": ("âm thanh WAV", "WAV sound"),
    "heif": ("ảnh HEIC", "a HEIC picture"),
    "still": ("ảnh AVIF hoặc chuỗi ảnh HEIC", "an AVIF picture or a HEIC sequence"),
    "tiff": ("ảnh TIFF", "a TIFF picture"),
    "bmp": ("ảnh BMP", "a BMP picture"),
    "psd": ("tệp Photoshop", "a Photoshop file"),
    "pdf": ("PDF", "PDF"),
    "html": ("trang web HTML", "an HTML page"),
    "svg": ("hình SVG", "an SVG drawing"),
    "xml": ("tệp XML", "an XML file"),
    "text": ("văn bản thuần", "plain text"),
    "empty": ("tệp rỗng", "nothing"),
    "unknown": ("dữ liệu không rõ loại", "data of an unknown kind"),
}


def sniff(head: bytes) -> str:
    """What a file is by its first bytes (at least HEAD of them, if it has so many): a key of FOUND."""
    if not head.strip():
        return "empty"
    for sign, name in _SIGNS:
        if head.startswith(sign):
            return name
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "unknown")
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "heif" if brand in _HEIF_BRANDS else "still" if brand in _STILL_BRANDS else "mp4"
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        return "pdf"
    if _MPEG_AUDIO.match(head):
        return "mp3"
    return _sniff_text(head)


def _sniff_text(head: bytes) -> str:
    """What a text is; a browser takes for a web page what holds such a tag near its beginning."""
    plain = head.replace(b"\x00", b"") if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else head
    if _UNPRINTABLE.search(plain):
        return "unknown"
    page, drawing = _HTML.search(plain), _SVG.search(plain)
    if drawing and not (page and page.start() < drawing.start()):
        return "svg"
    if page:
        return "html"
    return "xml" if plain.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml") else "text"
