"""Word, Excel, PowerPoint and OpenDocument files: macros and embedded things refused, what tells taken out.

It must not know PDF or pictures by themselves. Every part that the document leads to is read, whatever its
name, and parts that it does not lead to are refused. Parts are cut in place, so that the file opens as
before; a signed file is never rewritten. ECMA-376 and ISO/IEC 26300 name the parts and elements.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nq57.gate.archive import Archive
from nq57.gate.inside import look_inside
from nq57.gate.office_kinds import (
    CHART_TABLE,
    is_large_style,
    is_own_data,
    is_property,
    is_xml,
    place_of,
)
from nq57.gate.office_parts import FileRules, rules_of
from nq57.gate.office_words import Cells, Data, SharedTexts, WordListener, glanced
from nq57.gate.verdict import FileFinding, FileText, RefusedFile, Verdict, finding, listed
from nq57.gate.xml_cuts import declares_nothing, read_part
from nq57.gate.xml_reading import read_xml

_HEAD = 512
MAX_EMBEDDED = 60  # tables of charts in one file
_DEEPEST = 2  # a table of a chart within the table of a chart


@dataclass(slots=True)
class _Found:
    """What one file turned out to hold."""

    changed: dict[str, bytes | None] = field(default_factory=dict)
    texts: list[FileText] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    personal: set[str] = field(default_factory=set)
    embedded: int = 0
    depth: int = 0


def inspect_office(kind: str, data: bytes, depth: int = 0) -> Verdict:
    """The verdict on an office file; raises Refused. `depth` tells how many others it lies in."""
    archive = Archive(data)
    rules = rules_of(kind, archive)
    found = _Found(depth=depth)
    found.names = _named(archive, rules)
    for name in sorted(archive.names, key=lambda name: "sharedStrings" not in rules.package.kinds_of(name)):
        _part(name, archive, rules, found)
    found.texts += [FileText(_unused(rules), text) for text in _left_over(found)]
    findings = list(_findings(rules, found))
    if rules.signed:
        findings += _signed_findings(rules, found)
        return Verdict(kind, tuple(findings), None, texts=tuple(found.texts))
    if rules.comments:
        findings.append(finding("van-phong-ghi-chu", count=rules.comments))
    cleaned = archive.rewritten(found.changed)
    return Verdict(kind, tuple(findings), cleaned if cleaned != data else None, texts=tuple(found.texts))


def _part(name: str, archive: Archive, rules: FileRules, found: _Found) -> None:
    """Look at one part, and note what is to be in its place."""
    danger = rules.look_at_name(name)
    if rules.is_dropped(name):
        found.changed[name] = None
        return
    data = archive.read(name)
    if is_xml(name, rules.package, data[:_HEAD]):
        _xml(name, data, rules, found)
    elif name.lower().endswith(".xlsx") and CHART_TABLE in rules.hidden:
        _embedded(name, data, rules, found)
    elif name != "mimetype" and not danger:
        inside = look_inside(data, rules.package.types.get(name, ""))
        rules.dangerous |= {inside.danger} if inside.danger else set()
        found.personal |= {inside.personal} if inside.personal else set()
        found.texts += [FileText("hình vẽ", inside.text)] if inside.text else []
        if inside.cleaned is not None:
            found.changed[name] = inside.cleaned
    if name in rules.replaced and rules.replaced[name] != data:
        found.changed[name] = rules.replaced[name]


def _xml(name: str, data: bytes, rules: FileRules, found: _Found) -> None:
    if is_large_style(name, rules.package) and declares_nothing(data):
        found.texts += [
            FileText(place_of(name, rules.package), text) for text in glanced(data) if text.strip()
        ]
        return
    listener = _listener(name, rules, found)
    part = read_part(data, rules.judge(name), listener)
    if part.cuts:
        found.changed[name] = part.data
    if name.endswith(".rels") or name in {"[Content_Types].xml", "META-INF/manifest.xml"}:
        return
    place = found.names.get(name) or place_of(name, rules.package)
    texts = [text for text in listener.texts() if text.strip()]
    if isinstance(listener, SharedTexts):
        found.shared = listener.strings
        texts = []
    for text in texts:
        rules.look_at_text(name, text)
        found.texts.append(FileText(place, text))
    if not (is_own_data(name, rules.package) or is_property(name, rules.package)):
        rules.dangerous |= listener.dangers


def _listener(name: str, rules: FileRules, found: _Found) -> WordListener:
    kinds = rules.package.kinds_of(name)
    kind = rules.package.types.get(name, "")
    if "sharedStrings" in kinds or "sharedstrings" in kind:
        return SharedTexts()
    if "worksheet" in kinds or "spreadsheetml.worksheet" in kind:
        return Cells(found.shared, found.used)
    is_data = is_own_data(name, rules.package) or is_property(name, rules.package)
    return Data() if is_data else WordListener()


def _embedded(name: str, data: bytes, rules: FileRules, found: _Found) -> None:
    """The table behind a chart is a workbook of its own, and judged as one."""
    found.embedded += 1
    if found.depth >= _DEEPEST or found.embedded > MAX_EMBEDDED:
        rules.dangerous.add("quá nhiều bảng tính nhúng")
        return
    try:
        inner = inspect_office("xlsx", data, found.depth + 1)
    except RefusedFile:
        rules.dangerous.add("bảng tính nhúng hỏng")
        return
    for one in inner.findings:
        if one.is_error:
            rules.dangerous.add(dict(one.details).get("what", "bảng tính nhúng không đăng được"))
    found.texts += [FileText(CHART_TABLE, one.text) for one in inner.texts]
    if inner.cleaned is not None:
        found.changed[name] = inner.cleaned


def _left_over(found: _Found) -> Iterator[str]:
    """Shared texts that no cell shows: what was deleted from a sheet, but not from the file."""
    text = "\n".join(one for at, one in enumerate(found.shared) if at not in found.used)
    if text.strip():
        yield text


def _unused(rules: FileRules) -> str:
    return "chữ không còn ở trang tính nào" if rules.kind == "xlsx" else ""


class _Order:
    """Told of the document: the names and order of its sheets and slides, by their relationships."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self._slides = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A sheet or a slide is listed."""
        local = name.rpartition("}")[2]
        link = next((v for k, v in attributes.items() if k.endswith("}id")), "")
        if local == "sheet" and link:
            self.places[link] = f"trang tính “{attributes.get('name', '')}”"
        elif local == "sldId" and link:
            self._slides += 1
            self.places[link] = f"trang chiếu {self._slides}"

    def end(self, name: str) -> None:
        """Nothing is nested here."""

    def data(self, text: str) -> None:
        """Nothing is said here."""


def _named(archive: Archive, rules: FileRules) -> dict[str, str]:
    """What sheets and slides are called in a sentence, by part."""
    package = rules.package
    if rules.kind not in {"xlsx", "pptx"}:
        return {}
    order = _Order()
    read_xml(archive.read(package.main), order)
    return {package.named[link]: place for link, place in order.places.items() if link in package.named}


def _findings(rules: FileRules, found: _Found) -> Iterator[FileFinding]:
    if rules.dangerous:
        yield finding("van-phong-ma-lenh", what=listed(rules.dangerous))
    if loose := [name for name in rules.package.loose if not rules.is_dropped(name)]:
        yield finding("van-phong-phan-la", what=listed(loose))
    if rules.revisions:
        yield finding("van-phong-sua-doi", count=rules.revisions)
    if rules.hidden:
        yield finding("van-phong-an", what=listed(rules.hidden))
    if found.personal:
        yield finding("phim-co-vi-tri", what=listed(found.personal))


def _signed_findings(rules: FileRules, found: _Found) -> list[FileFinding]:
    what = (["ghi chú"] if rules.comments else []) + (["thông tin tệp"] if found.changed else [])
    return [finding("ky-so-giu-nguyen", what=listed(what))] if what else []
