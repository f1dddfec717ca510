"""Word, Excel, PowerPoint and OpenDocument files: macros and embedded things refused, what tells taken out.

It must not know PDF or pictures by themselves. Parts are cut in place, so that the file opens as before;
a signed file is never written anew. ECMA-376 and ISO/IEC 26300 name the parts and elements.
"""

from dataclasses import dataclass, field

from nq57.content.gate.archive import Archive
from nq57.content.gate.kinds import sniff
from nq57.content.gate.office_parts import Rules, rules_of
from nq57.content.gate.pictures import inspect_picture
from nq57.content.gate.verdict import Finding, Refused, Verdict, finding, listed
from nq57.content.gate.xml_cuts import declares_nothing, keep_all, read_part

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_PLAIN = frozenset({"png", "jpeg", "webp", "gif"})


@dataclass(slots=True)
class _Found:
    """What one file turned out to hold."""

    changed: dict[str, bytes | None] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)


def inspect_office(kind: str, data: bytes) -> Verdict:
    """The verdict on an office file; raises Refused."""
    archive = Archive(data)
    rules = rules_of(kind, archive)
    found = _Found()
    for name in archive.names:
        _part(name, archive, rules, found)
    findings = list(_findings(rules))
    if rules.signed:
        findings += _told_of_signed(rules, found)
        return Verdict(kind, tuple(findings), None, text="\n".join(found.text))
    if rules.comments:
        findings.append(finding("van-phong-ghi-chu", count=rules.comments))
    cleaned = archive.rewritten(found.changed)
    return Verdict(kind, tuple(findings), cleaned if cleaned != data else None, text="\n".join(found.text))


def _part(name: str, archive: Archive, rules: Rules, found: _Found) -> None:
    """Look at one part, and note what is to stand in its place."""
    rules.look_at_name(name)
    if name in rules.replaced or rules.is_dropped(name):
        found.changed[name] = rules.replaced.get(name)
    elif name.lower().endswith(_PICTURES):
        _picture(name, archive.read(name), found)
    elif rules.is_read(name):
        data, judge = archive.read(name), rules.judge(name)
        if judge is keep_all and declares_nothing(data):
            return  # styles and themes: large, and nothing is looked for in them
        part = read_part(data, judge, rules.paragraphs, rules.aside)
        rules.look_at_aside(part.aside)
        if rules.is_text(name):
            found.text.append(part.text)
            rules.look_at_text(name, part.text)
        if part.cuts:
            found.changed[name] = part.data


def _picture(name: str, data: bytes, found: _Found) -> None:
    """A photo inside loses what its camera wrote into it; one that cannot be read stays as it is."""
    kind = sniff(data)
    if kind not in _PLAIN:
        return
    try:
        cleaned = inspect_picture(kind, data).cleaned
    except Refused:
        return
    if cleaned is not None:
        found.changed[name] = cleaned


def _findings(rules: Rules) -> list[Finding]:
    findings = []
    if rules.dangerous:
        findings.append(finding("van-phong-ma-lenh", what=listed(rules.dangerous)))
    if rules.revisions:
        findings.append(finding("van-phong-sua-doi", count=rules.revisions))
    if rules.hidden:
        findings.append(finding("van-phong-an", what=listed(rules.hidden)))
    return findings


def _told_of_signed(rules: Rules, found: _Found) -> list[Finding]:
    told = (["ghi chú"] if rules.comments else []) + (["thông tin tệp"] if found.changed else [])
    return [finding("ky-so-giu-nguyen", what=listed(told))] if told else []
