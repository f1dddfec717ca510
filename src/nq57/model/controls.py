"""How a form asks for a field, where its type does not tell: said at the field, as its visibility is.

It must not know how a form looks. A field without a word of these is asked for as its type says, in the
first section.
"""

from enum import Enum


class TextInput(Enum):
    """What the text of a field is, for whoever types it."""

    PROSE = "prose"
    """Sentences: several lines to write in."""
    MARKDOWN = "markdown"
    """A body with headings, lists and links."""
    FILE = "file"
    """The name of a file beside the record."""
    PICTURE = "picture"
    """The name of a picture beside the record."""
    DOCUMENT = "document"
    """A document by number or id."""
    RECORD = "record"
    """A record by its id."""
    TOPIC = "topics"
    """Terms of the vocabulary of that name."""
    AUDIENCE = "audiences"
    """The same."""
    INDICATOR = "indicators"
    """One indicator of the workspace's catalogue."""


class FormSection(Enum):
    """The parts of a form, in order; the value is the heading."""

    MAIN = "Nội dung chính"
    ABOUT = "Tóm tắt, chủ đề, bạn đọc"
    FILES = "Ảnh, tệp, nguồn"
    POSTING = "Đăng bài"
