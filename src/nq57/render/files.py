"""Files beside a record as its page shows them: pictures and attachments, with type and size.

It must not read files; names and sizes come with the record.
"""

import posixpath

from nq57.model.file_addresses import file_address
from nq57.model.records import Record
from nq57.render.block_views import FileView
from nq57.wording import to_say, wording_of

_FILE_TYPES = {
    ".pdf": "PDF",
    ".doc": "Word",
    ".docx": "Word",
    ".xls": "Excel",
    ".xlsx": "Excel",
    ".ppt": "PowerPoint",
    ".pptx": "PowerPoint",
    ".csv": "CSV",
    ".zip": "ZIP",
    ".jpg": to_say("Ảnh"),
    ".jpeg": to_say("Ảnh"),
    ".png": to_say("Ảnh"),
    ".webp": to_say("Ảnh"),
    ".gif": to_say("Ảnh"),
    ".heic": to_say("Ảnh"),
    ".heif": to_say("Ảnh"),
    ".mp3": to_say("Âm thanh"),
    ".mp4": "Video",
}
_KILO = 1_000


def file_url(record: Record, name: str) -> str:
    """The address below the root of the file that the record calls `name`, as it is published."""
    asset = next((asset for asset in record.assets if asset.name == name), None)
    return file_address(record.url, asset.published if asset else name)


def attachment_views(record: Record) -> tuple[FileView, ...]:
    """A record's attachments, in its own order."""
    sizes = {asset.name: asset.size for asset in record.assets}
    wording = wording_of(record.language)
    return tuple(
        FileView(
            attachment.name or posixpath.basename(attachment.file),
            file_url(record, attachment.file),
            wording(file_type(attachment.file)),
            wording.decimal(file_size(sizes.get(attachment.file, 0))),
            readable=attachment.file.lower().endswith(".pdf"),
        )
        for attachment in record.fields.attachments
    )


def file_type(name: str) -> str:
    """A file's type in words, by its extension."""
    extension = posixpath.splitext(name)[1].lower()
    return _FILE_TYPES.get(extension, extension.lstrip(".").upper() or to_say("Tệp"))


def file_size(size: int) -> str:
    """A size as readers know it: `640 byte`, `12 KB`, `1,4 MB`."""
    if size < _KILO:
        return f"{size} byte"
    if size < _KILO * _KILO:
        return f"{round(size / _KILO)} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
