"""What one record points at: its attachments, pictures, topics and audiences.

It must not know other records or open files; sizes of files by path are all it needs.
"""

import html
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from nq57.content.links import (
    ELSEWHERE,
    INLINE_TARGET,
    address_problems,
    find_links,
    inner_links,
    place_in,
    record_linked,
    without_code,
)
from nq57.language.did_you_mean import nearest
from nq57.model.file_addresses import file_in_link
from nq57.model.problems import Problem, problem
from nq57.model.records import Asset, Record
from nq57.model.source import Source
from nq57.model.values import Term, term_code
from nq57.model.vocabulary import Vocabulary

_IMAGE = re.compile(rf"!\[(?P<alt>[^\]]*)\]{INLINE_TARGET}")
_HTML_IMAGE = re.compile(
    r"<img\b(?=[^>]*?\salt\s*=\s*[\"'](?P<alt>[^\"'>]*))?(?=[^>]*?\ssrc\s*=\s*(?:\"(?P<double>[^\"\n]+)\"|'(?P<single>[^'\n]+)'|(?P<bare>[^\"'\s>]+)))",
    re.IGNORECASE,
)


_TARGETS = ("inline_angled", "inline", "double", "single", "bare")


@dataclass(slots=True)
class _Check:
    """One record's references under way."""

    record: Record
    sizes: Mapping[str, int]
    assets: dict[str, Asset] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def file(self, name: str, place: Source, missing: str) -> None:
        """Take one file into the record's assets, or say why not."""
        folder = posixpath.dirname(self.record.source.path)
        if found := file_problem(folder, name, self.sizes, place, missing):
            self.problems.append(found)
        else:
            self.assets.setdefault(name, asset_of(folder, name, self.sizes, place))


def asset_of(folder: str, name: str, sizes: Mapping[str, int], place: Source) -> Asset:
    """The file that a text in `folder` calls `name` at `place`; it must be there."""
    path = _path_of(folder, name, sizes)
    return Asset(name, path, sizes[path], used_at=place)


def _path_of(folder: str, name: str, sizes: Mapping[str, int]) -> str:
    """Where the file lies, or would lie; a Mac takes letters apart (NFD) that the text has composed."""
    path = posixpath.normpath(posixpath.join(folder, name))
    if path in sizes or path.isascii():
        return path
    composed = unicodedata.normalize("NFC", path)
    return next((known for known in sizes if unicodedata.normalize("NFC", known) == composed), path)


def file_problem(
    folder: str, name: str, sizes: Mapping[str, int], place: Source, missing: str
) -> Problem | None:
    """What is wrong with `name` as a file of `folder`; `missing` is the code if it is not there."""
    if ELSEWHERE.match(name) or name.startswith("/") or "\\" in name or ".." in name.split("/"):
        return problem("duong-dan-cam", place, name=name)
    if _path_of(folder, name, sizes) in sizes:
        return None
    siblings = [path.removeprefix(f"{folder}/") for path in sizes if path.startswith(f"{folder}/")]
    guess = nearest(name, siblings)
    return problem(missing, place, name=name, guess=guess[0] if guess else None)


def check_references(
    record: Record, sizes: Mapping[str, int], vocabulary: Vocabulary
) -> tuple[Record, list[Problem]]:
    """The record with its assets and with topics and audiences as codes; and all problems."""
    check = _Check(record, sizes)
    _declared_files(check)
    _pictures_in_body(check)
    _files_in_links(check)
    topics = _codes(check, "chu_de", record.fields.topics, vocabulary.topics, "chu-de-la")
    audiences = _codes(check, "doi_tuong", record.fields.audiences, vocabulary.audiences, "doi-tuong-la")
    fields = record.fields.model_copy(update={"topics": topics, "audiences": audiences})
    assets = tuple(check.assets[name] for name in sorted(check.assets))
    path = record.source.path
    check.problems += address_problems(record.body, path, record.body_line)
    links = tuple(inner_links(record.body, path, record.body_line, record.kind))
    return replace(record, fields=fields, assets=assets, links=links), check.problems


def _declared_files(check: _Check) -> None:
    for index, attachment in enumerate(check.record.fields.attachments):
        check.file(attachment.file, check.record.place(f"tep_dinh_kem.{index}.tep"), "tep-thieu")
    if picture := check.record.fields.picture:
        check.file(picture.file, check.record.place("anh.tep"), "anh-thieu")
    if media := getattr(check.record.fields, "file", None):
        check.file(media, check.record.place("tep"), "tep-thieu")
    for index, block in enumerate(getattr(check.record.fields, "blocks", ())):
        if block.table_file:
            check.file(block.table_file, check.record.place(f"khoi.{index}.csv"), "tep-thieu")
    for index, captions in enumerate(getattr(check.record.fields, "captions", ())):
        check.file(captions.file, check.record.place(f"phu_de.{index}.tep"), "tep-thieu")


def _pictures_in_body(check: _Check) -> None:
    for pattern in (_IMAGE, _HTML_IMAGE):
        for found, place in _outside_code(check.record, pattern):
            target = _target(found)
            if not (found["alt"] or "").strip():
                check.problems.append(problem("anh-thieu-mo-ta", place, name=target))
            check.file(target, place, "anh-thieu")


def _files_in_links(check: _Check) -> None:
    """Files that the body's links offer; an address with an ending is one."""
    record = check.record
    for link in find_links(record.body):
        name, _ = file_in_link(link.target)
        if name and not ELSEWHERE.match(link.target) and not record_linked(link.target, record.kind):
            check.file(
                name, place_in(record.body, link.offset, record.source.path, record.body_line), "tep-thieu"
            )


def _target(found: re.Match[str]) -> str:
    """The name of the picture, with `%20` and the like as letters."""
    groups = found.groupdict()
    written = next((groups[name] for name in _TARGETS if groups.get(name)), "#")
    return unquote(html.unescape(written.strip()))


def _outside_code(record: Record, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Source]]:
    """Matches in the body, code blanked out so that places stay true."""
    body = without_code(record.body)
    for found in pattern.finditer(body):
        line = body.count("\n", 0, found.start())
        column = found.start() - (body.rfind("\n", 0, found.start()) + 1)
        yield found, Source(record.source.path, record.body_line + line, column + 1)


def _codes(
    check: _Check, key: str, values: tuple[str, ...], terms: tuple[Term, ...], code: str
) -> tuple[str, ...]:
    """The codes that the values spell; an unknown value is a problem."""
    codes = []
    for index, value in enumerate(values):
        if known := term_code(value, terms):
            codes.append(known)
            continue
        labels = [term.label for term in terms]
        guess = nearest(value, labels)
        place = (
            check.record.place(f"{key}.{index}")
            if f"{key}.{index}" in check.record.places
            else check.record.place(key)
        )
        details = {"value": value, "known": ", ".join(labels), "guess": guess[0] if guess else None}
        check.problems.append(problem(code, place, **details))
    return tuple(codes)
