"""What one record points at: its attachments, pictures, topics and audiences.

It must not know other records or open files; sizes of files by path are all it needs.
"""

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from nq57.body.reading import Body, place_in
from nq57.content.body_checks import faithfulness_problems
from nq57.content.links import ELSEWHERE, address_problems, inner_links, record_linked
from nq57.language.addresses import is_bare_host
from nq57.language.did_you_mean import nearest
from nq57.model.file_addresses import file_in_link
from nq57.model.media_types import OCTETS, media_type
from nq57.model.problems import Problem, problem
from nq57.model.records import Asset, Record
from nq57.model.source import Source
from nq57.model.values import Term, term_code
from nq57.model.vocabulary import Vocabulary


@dataclass(slots=True)
class _Check:
    """One record's references under way."""

    record: Record
    body: Body
    sizes: Mapping[str, int]
    assets: dict[str, Asset] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, offset: int) -> Source:
        """Where an offset of the body is in the file."""
        record = self.record
        return place_in(record.body, offset, record.source.path, record.body_line)

    def file(self, name: str, place: Source, missing: str) -> None:
        """Take one file into the record's assets, or say why not."""
        folder = posixpath.dirname(self.record.source.path)
        if found := file_problem(folder, name, self.sizes, place, missing):
            self.problems.append(found)
        else:
            self.assets.setdefault(name, asset_of(folder, name, self.sizes, place))

    def picture(self, name: str, place: Source) -> None:
        """Take one picture into the record's assets; films and papers are known by their endings."""
        kind = media_type(name)
        if kind != OCTETS and not kind.startswith("image/"):
            self.problems.append(problem("anh-khong-phai", place, name=name))
        else:
            self.file(name, place, "anh-thieu")


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
    record: Record, body: Body, sizes: Mapping[str, int], vocabulary: Vocabulary
) -> tuple[Record, list[Problem]]:
    """The record with its assets and with topics and audiences as codes; and all problems."""
    check = _Check(record, body, sizes)
    _declared_files(check)
    _pictures_in_body(check)
    _files_in_links(check)
    topics = _codes(check, "chu_de", record.fields.topics, vocabulary.topics, "chu-de-la")
    audiences = _codes(check, "doi_tuong", record.fields.audiences, vocabulary.audiences, "doi-tuong-la")
    fields = record.fields.model_copy(update={"topics": topics, "audiences": audiences})
    assets = tuple(check.assets[name] for name in sorted(check.assets))
    check.problems += address_problems(body.links, check.place)
    check.problems += faithfulness_problems(body, check.place)
    links = tuple(inner_links(body.links, check.place, record.kind))
    return replace(record, fields=fields, assets=assets, links=links), check.problems


def _declared_files(check: _Check) -> None:
    for index, attachment in enumerate(check.record.fields.attachments):
        check.file(attachment.file, check.record.place(f"tep_dinh_kem.{index}.tep"), "tep-thieu")
    if picture := check.record.fields.picture:
        check.picture(picture.file, check.record.place("anh.tep"))
    for index, recording in enumerate(check.record.fields.recordings):
        if recording.file:
            check.file(recording.file, check.record.place(f"ban_nghe.{index}.tep"), "tep-thieu")
    if media := getattr(check.record.fields, "file", None):
        check.file(media, check.record.place("tep"), "tep-thieu")
    for index, block in enumerate(getattr(check.record.fields, "blocks", ())):
        if block.table_file:
            check.file(block.table_file, check.record.place(f"khoi.{index}.csv"), "tep-thieu")
    for index, captions in enumerate(getattr(check.record.fields, "captions", ())):
        check.file(captions.file, check.record.place(f"phu_de.{index}.tep"), "tep-thieu")


def _pictures_in_body(check: _Check) -> None:
    for image in check.body.images:
        target, place = _file_name(image.target) or "#", check.place(image.offset)
        if not image.alt.strip():
            check.problems.append(problem("anh-thieu-mo-ta", place, name=target))
        check.picture(target, place)


def _files_in_links(check: _Check) -> None:
    """Files that the body's links offer; an address with an ending is one."""
    for link in check.body.links:
        name, _ = file_in_link(link.target)
        if is_bare_host(link.target):
            whole = {"value": link.target, "guess": f"https://{link.target.strip()}"}
            check.problems.append(problem("lien-ket-sai", check.place(link.offset), **whole))
        elif (
            name and not ELSEWHERE.match(link.target) and not record_linked(link.target, check.record.kind)
        ):
            check.file(name, check.place(link.offset), "tep-thieu")


def _file_name(target: str) -> str:
    """The name of a picture, with `%20` and the like as letters."""
    return unquote(target)


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
