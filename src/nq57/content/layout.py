"""Where a file of the content folder belongs: which unit, which kind, which record.

It must not read any file; it only reads paths.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from nq57.content.file_names import as_one, why_bad
from nq57.content.folder import FileEntry
from nq57.language.did_you_mean import nearest
from nq57.language.slugs import address_of
from nq57.language.spoofing import clear_text
from nq57.model.languages import DEFAULT_LANGUAGE, language_of_suffix
from nq57.model.problems import Problem, problem
from nq57.model.records import KINDS_BY_FOLDER
from nq57.model.source import Source
from nq57.model.units import CENTRAL

UNIT_FILE = "don-vi.yml"
VOCABULARY_FILE = "tu-vung.yml"
_ROOT_FILES = frozenset({VOCABULARY_FILE, "ngoai-le.yml", "bao-cao.yml"})
_RECORD_EXTENSIONS = frozenset({".md", ".yml", ".yaml"})
_PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp"})
_PHOTOS = _PICTURES | {".gif", ".heic", ".heif", ".avif"}
_UNIT_LIKE = re.compile(r"(?i:don[-_ ]?vi|đơn[-_ ]?vị)(?:\.[a-z]{2,8}){0,2}", re.IGNORECASE)
# Endings under which people keep texts, and what to do about one in a folder of records.
_TEXT_ENDINGS = {
    ".markdown": "Đổi đuôi thành .md.",
    ".mdown": "Đổi đuôi thành .md.",
    ".mkd": "Đổi đuôi thành .md.",
    ".txt": "Đổi đuôi thành .md; Windows giấu đuôi: chọn “Hiện đuôi tệp” rồi xóa “.txt”.",
    ".docx": "Nhập thành bài bằng nq57 import, hoặc ghi ở tep_dinh_kem của một bài.",
    ".doc": "Lưu thành .docx rồi nhập bằng nq57 import, hoặc lưu thành PDF để đính kèm.",
    ".odt": "Nhập thành bài bằng nq57 import, hoặc ghi ở tep_dinh_kem của một bài.",
    ".rtf": "Lưu thành .docx rồi nhập bằng nq57 import.",
    ".html": "Nhập thành bài bằng nq57 import.",
    ".htm": "Nhập thành bài bằng nq57 import.",
    ".pages": "Xuất thành .docx rồi nhập bằng nq57 import.",
    "": "Thêm đuôi .md vào tên tệp.",
}
# Those of them that no record offers its readers, so that nothing need be known of the records beside.
_NEVER_OFFERED = (".markdown", ".mdown", ".mkd", ".md.txt", ".yml.txt", ".html", ".htm", ".pages")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class RecordPath:
    """A record's file taken apart."""

    path: str
    unit: str
    kind: str
    slug: str
    language: str

    @property
    def id(self) -> str:
        """The path without language and extension."""
        return f"{self.path[: self.path.rfind('/') + 1]}{self.slug}"


@dataclass(slots=True)
class ContentFiles:
    """The files of a content folder, sorted out."""

    units: list[str] = field(default_factory=list)
    records: list[RecordPath] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    stamps: dict[str, int] = field(default_factory=dict, compare=False)
    has_vocabulary: bool = False
    problems: list[Problem] = field(default_factory=list)


def sort_out(entries: Iterable[FileEntry]) -> ContentFiles:
    """Give each file its place; whatever has none becomes a problem."""
    layout = ContentFiles()
    files = [
        entry for entry in entries if not _link_refused(entry, layout) and not _deceives(entry, layout)
    ]
    kept = [entry for entry in files if _check_names(entry.path, layout)]
    layout.units = [unit for entry in kept if (unit := _unit_of(entry.path))]
    for entry in files:
        layout.sizes[entry.path] = entry.size
        layout.stamps[entry.path] = entry.stamp
    strays: set[str] = set()
    for entry in kept:
        _place(entry, layout, strays)
    _missing_units(layout)
    _colliding_names(layout)
    return layout


def _check_names(path: str, layout: ContentFiles) -> bool:
    """Whether every system can keep each part of a path; what one cannot has no place in a section."""
    bad = [(part, why) for part in path.split("/") if (why := why_bad(part))]
    for part, why in bad:
        details = {"name": part, "why": why[0], "why_en": why[1]}
        layout.problems.append(problem("ten-tep-cam", Source(path), **details))
    return not bad


def _unit_of(path: str) -> str:
    """The unit that a `don-vi.yml` declares; empty for other files and for folders that can be none."""
    folder, name = posixpath.split(path)
    parts = folder.split("/")
    sound = all(_SLUG.fullmatch(part) and part not in KINDS_BY_FOLDER for part in parts)
    return folder if name == UNIT_FILE and sound else ""


def _link_refused(entry: FileEntry, layout: ContentFiles) -> bool:
    if entry.is_link:
        name = posixpath.basename(entry.path)
        layout.problems.append(problem("lien-ket-tuong-trung", Source(entry.path), name=name))
    return entry.is_link


def _deceives(entry: FileEntry, layout: ContentFiles) -> bool:
    """Names with hidden, reversing or borrowed letters, or in a font of the 1990s."""
    name = posixpath.basename(entry.path)
    cleared = clear_text(name, vietnamese=True)
    if cleared.findings:
        stem, extension = posixpath.splitext(cleared.text)
        better = f"{address_of(stem) or 'tep'}{extension}"
        layout.problems.append(
            problem("ten-tep-gia-dang", Source(entry.path), name=ascii(name), better=better)
        )
    return bool(cleared.findings)


def _place(entry: FileEntry, layout: ContentFiles, strays: set[str]) -> None:
    parts = entry.path.split("/")
    at = next((i for i, part in enumerate(parts[:-1]) if part in KINDS_BY_FOLDER), None)
    if at is not None and at > 0:
        _place_in_kind(entry.path, "/".join(parts[:at]), parts[at], layout)
    elif entry.path in _ROOT_FILES:
        layout.has_vocabulary = layout.has_vocabulary or entry.path == VOCABULARY_FILE
    elif parts[-1] == UNIT_FILE and len(parts) > 1:
        _check_unit_name(parts, layout)
    else:
        _stray(parts, layout, strays)


def _check_unit_name(parts: list[str], layout: ContentFiles) -> None:
    """A unit's folder is its address: it must be a slug, and so must those around it."""
    wrong = next((part for part in parts[:-1] if not _SLUG.fullmatch(part)), None)
    if wrong is not None:
        details = {"name": wrong, "slug": address_of(wrong) or "ten-don-vi"}
        layout.problems.append(problem("ten-tep-sai", Source("/".join(parts)), **details))


def _place_in_kind(path: str, unit: str, kind: str, layout: ContentFiles) -> None:
    stem, extension = posixpath.splitext(posixpath.basename(path))
    if extension.lower() not in _RECORD_EXTENSIONS:
        return
    slug, _, suffix = stem.partition(".")
    language = language_of_suffix(suffix or DEFAULT_LANGUAGE)
    if not _SLUG.fullmatch(slug) or language is None or extension != extension.lower():
        name = f"{_slug_of(stem)}{extension.lower()}"
        layout.problems.append(
            problem("ten-tep-sai", Source(path), name=posixpath.basename(path), slug=name)
        )
        return
    layout.records.append(RecordPath(path, unit, kind, slug, language))


def _slug_of(stem: str) -> str:
    """A name for an address: a language behind the last dot stays one."""
    name, _, language = stem.rpartition(".")
    if name and language_of_suffix(language) not in {None, DEFAULT_LANGUAGE}:
        return f"{address_of(name) or 'ten-bai'}.{language}"
    return address_of(stem) or "ten-bai"


def _stray(parts: list[str], layout: ContentFiles, strays: set[str]) -> None:
    """A file outside every kind: name the first folder that is neither kind nor unit."""
    folders = ["/".join(parts[:end]) for end in range(1, len(parts))]
    known = {ancestor for unit in layout.units for ancestor in _with_ancestors(unit)} | {CENTRAL}
    unknown = next((folder for folder in folders if folder not in known), None)
    if unknown is None and len(parts) > 1 and posixpath.splitext(parts[-1])[1].lower() in _PICTURES:
        return  # a unit's own picture, such as its logo
    if _UNIT_LIKE.fullmatch(parts[-1]) and len(parts) > 1:
        layout.problems.append(problem("ten-don-vi-sai", Source("/".join(parts)), name=parts[-1]))
    elif unknown is None:
        layout.problems.append(problem("tep-la", Source("/".join(parts)), name=parts[-1]))
    elif unknown not in strays:
        strays.add(unknown)
        name = posixpath.basename(unknown)
        guess = (f"{CENTRAL}/{name}",) if name in KINDS_BY_FOLDER else nearest(name, KINDS_BY_FOLDER)
        details = {"name": name, "known": ", ".join(KINDS_BY_FOLDER), "guess": guess[0] if guess else None}
        layout.problems.append(problem("thu-muc-la", Source(unknown), **details))


def unread_texts(
    layout: ContentFiles, shown: AbstractSet[str], read: AbstractSet[str]
) -> Iterator[Problem]:
    """Texts in folders of records that are no record, and that no record shows or offers.

    A record that could not be `read` may be what uses them, so its folder is passed over.
    """
    unsure = _unsure(layout, read)
    for path in sorted(layout.sizes.keys() - shown - {record.path for record in layout.records}):
        name = posixpath.basename(path)
        how = "" if name.startswith(".") else _TEXT_ENDINGS.get(posixpath.splitext(name)[1].lower())
        sure = name.lower().endswith(_NEVER_OFFERED) or posixpath.dirname(path) not in unsure
        if how and sure and any(part in KINDS_BY_FOLDER for part in path.split("/")[1:-1]):
            yield problem("duoi-la", Source(path), name=name, how=how)


def unused_pictures(
    layout: ContentFiles, shown: AbstractSet[str], read: AbstractSet[str]
) -> Iterator[Problem]:
    """Pictures beside records that none of them shows: one problem a folder, at the first of them."""
    unused: dict[str, list[str]] = {}
    for path in sorted(layout.sizes.keys() - shown):
        folder, name = posixpath.split(path)
        is_picture = posixpath.splitext(name)[1].lower() in _PHOTOS and not name.startswith(".")
        if is_picture and any(part in KINDS_BY_FOLDER for part in folder.split("/")[1:]):
            unused.setdefault(folder, []).append(name)
    for folder in unused.keys() - _unsure(layout, read):
        first, *others = unused[folder]
        names = f"“{first}”" + (f" và {len(others)} ảnh khác" if others else "")
        yield problem("anh-khong-dung", Source(f"{folder}/{first}"), names=names, name=first)


def _unsure(layout: ContentFiles, read: AbstractSet[str]) -> set[str]:
    """Folders of records that could not be read: whatever lies there may be theirs."""
    return {posixpath.dirname(record.path) for record in layout.records if record.path not in read}


def _with_ancestors(unit: str) -> list[str]:
    parts = unit.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]


def _missing_units(layout: ContentFiles) -> None:
    named = {record.unit for record in layout.records} | {
        a for u in layout.units for a in _with_ancestors(u)
    }
    for unit in sorted(named - set(layout.units) - {CENTRAL}):
        layout.problems.append(problem("thieu-don-vi", Source(unit)))


def _colliding_names(layout: ContentFiles) -> None:
    """Two files that one disk or one address cannot hold apart."""
    first: dict[str, str] = {}
    for path in layout.sizes:
        other = first.setdefault(as_one(path), path)
        if other != path:
            layout.problems.append(problem("ten-tep-trung", Source(path), other=other))
    seen: dict[tuple[str, str], str] = {}
    for record in list(layout.records):
        other = seen.setdefault((record.id, record.language), record.path)
        if other != record.path:
            layout.records.remove(record)
            layout.problems.append(problem("ten-tep-trung", Source(record.path), other=other))
