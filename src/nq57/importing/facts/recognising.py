"""A paper to all that was recognised in it, each with its confidence and its line. Pure.

It must not know files, units or the register; damaged text lowers every confidence.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from nq57.importing.facts.agreement import agreed
from nq57.importing.facts.annex import table_duties
from nq57.importing.facts.assignments import body_duties
from nq57.importing.facts.basis import read_basis
from nq57.importing.facts.duties import Duty
from nq57.importing.facts.effect import PaperEffect, read_effect
from nq57.importing.facts.flat_annex import flat_duties
from nq57.importing.facts.heading import CONSOLIDATED, PaperHead, read_heading
from nq57.importing.facts.letters import addressees, with_addressees
from nq57.importing.facts.outline import PaperParagraph, paragraphs
from nq57.importing.facts.parts import Parts, split_parts
from nq57.importing.facts.reporting import ReportDuty, read_reporting
from nq57.importing.facts.scan_noise import legible, names_apart
from nq57.importing.facts.scanned_organs import issuer_like, lead_like, with_known_titles
from nq57.importing.facts.signature_block import Ending, read_ending
from nq57.importing.facts.target_tables import table_targets
from nq57.importing.facts.targets import Goal, read_targets
from nq57.importing.facts.web_copy import with_breaks
from nq57.importing.papers.paper import Found, Joined, Line, LineOrigin, Paper
from nq57.language.folding import fold
from nq57.language.lint import is_stripped
from nq57.language.mention_finder import Mention, find_mentions
from nq57.language.organ_names import PROVINCES
from nq57.model.vocabulary import DOCUMENT_TYPES

_ANNEX_GROUP = "Phụ lục: nhiệm vụ cụ thể"
_DAMAGED_SHARE = 0.3  # of the paragraphs that are long enough to tell
_LONG = 150  # characters
_LAWS = frozenset(("Luật", "PL", "NĐ", "TT", "TTLT", CONSOLIDATED))
_LAWS_BY_YEAR = frozenset(("NQ", "QĐ", "CT", ""))  # legal acts where their number bears the year
_MOST_GROUNDS = 20  # paragraphs from the head in which they stand
_SAME_WORDS = 6  # by so many first words two tasks of one paper are told to be the same
_SCANNED = "Chữ trên bản quét hỏng: đối chiếu với bản gốc."
_T = TypeVar("_T", Duty, Goal, ReportDuty)


@dataclass(frozen=True, slots=True)
class Cited:
    """A mention with the line where it begins."""

    mention: Mention
    origin: LineOrigin


@dataclass(frozen=True, slots=True)
class Recognised:
    """All that a paper says, as far as it was understood. `damaged`: a scan without its accents."""

    paper: Paper
    parts: Parts
    heading: PaperHead
    ending: Ending
    basis: tuple[Found[tuple[str, str]], ...]
    citations: tuple[Cited, ...]
    duties: tuple[Duty, ...]
    targets: tuple[Goal, ...]
    reporting: tuple[ReportDuty, ...]
    body: tuple[PaperParagraph, ...]
    effect: PaperEffect
    damaged: bool = False
    type_ask: str = ""

    @property
    def type(self) -> str:
        """The code of its type, by its title or its number; empty where neither tells, as for a letter."""
        return _type_of(self.parts, self.heading)


def recognise(paper: Paper) -> Recognised:
    """Everything recognised in the paper. Never raises on any text."""
    parts = split_parts(_lines(paper))
    heading = read_heading(parts, paper.form)
    body = paragraphs(parts.body[heading.subject_lines :], whole=paper.whole)
    damaged = paper.form == "scan" or accents_lost(body)
    named = addressees((*parts.head, *parts.body), whole=paper.whole)
    tail = tuple(names_apart(parts.tail)) if paper.form == "scan" else parts.tail
    ending = read_ending(tuple(with_known_titles(tail)) if damaged else tail)
    ending = replace(ending, recipients=with_addressees(ending.recipients, named))
    both = agreed(heading, ending, parts, _days_of_grounds(body))
    heading, ending = both.heading, both.ending
    subject = heading.subject.value if heading.subject else ""
    annex = _annex(paper)
    duties = [*_not_in(annex, body_duties(body)), *annex]
    kind = _type_of(parts, heading)
    effect = _effect(kind, heading, body)
    changed = {one.value.number for one in effect.changes}
    rests = read_basis(body, consolidated=kind == CONSOLIDATED)
    basis = tuple(one for one in rests if one.value[1] not in changed)
    found = Recognised(
        paper, parts, heading, ending, basis, _citations(paper, heading),
        tuple(duties), (*read_targets(body, subject), *table_targets(paper.tables)),
        tuple(read_reporting(body)), body,
        effect, damaged, both.type_ask,
    )  # fmt: skip
    found = _as_law(found) if _is_law(found) else found
    return _doubted(found) if damaged else found


def _lines(paper: Paper) -> Sequence[Line]:
    """The lines as they are written: broken again of a copy from the web, without the noise of a scan."""
    if paper.form == "scan":
        return tuple(legible(paper.lines))
    return with_breaks(paper.lines) if paper.form == "txt" else paper.lines


def _days_of_grounds(body: Sequence[PaperParagraph]) -> tuple[dt.date, ...]:
    """Days of the documents that a paper rests on: it was issued on none before them."""
    grounds = (one.text for one in body[:_MOST_GROUNDS] if fold(one.text).startswith("can cu"))
    days = (mention.issued for text in grounds for mention in find_mentions(text))
    return tuple(day for day in days if day)


def _type_of(parts: Parts, heading: PaperHead) -> str:
    kind = heading.number.value.number.type if heading.number else ""
    if kind == CONSOLIDATED or parts.title is None:
        return kind
    return parts.type or ""


def _effect(kind: str, heading: PaperHead, body: Sequence[PaperParagraph]) -> PaperEffect:
    """When it takes effect and what it ends; in a consolidated text those are the words of the old law."""
    if kind == CONSOLIDATED:
        return PaperEffect()
    label = next((term.label for term in DOCUMENT_TYPES if term.code == kind), "")
    date = heading.date.value if heading.date else None
    issued = dt.date(date.year, date.month, date.day) if date and date.day else None
    return read_effect(body, label, heading.subject, issued)


def _is_law(found: Recognised) -> bool:
    """Whether it is a legal act, by its type or its number, which bears the year in no other's."""
    number = found.heading.number
    dated = number is not None and number.value.number.year is not None
    return found.type in _LAWS or (dated and found.type in _LAWS_BY_YEAR)


def _as_law(found: Recognised) -> Recognised:
    """A legal act sets rules for all, not the tasks, targets and report days of a plan."""
    return replace(found, duties=(), targets=(), reporting=())


def _annex(paper: Paper) -> list[Duty]:
    """Tasks of tables with cells; where there are none, of tables flattened to lines."""
    return table_duties(paper.tables, _ANNEX_GROUP) or flat_duties(paper.lines, _ANNEX_GROUP)


def _not_in(annex: Sequence[Duty], duties: Sequence[Duty]) -> list[Duty]:
    """The body's tasks, without those of unknown lead that the annex sets again with one."""
    charged = {_beginning(duty) for duty in annex if duty.leads}
    return [duty for duty in duties if duty.confidence != "guess" or _beginning(duty) not in charged]


def _beginning(duty: Duty) -> str:
    return " ".join(fold(duty.name).split()[:_SAME_WORDS])


def _citations(paper: Paper, heading: PaperHead) -> tuple[Cited, ...]:
    """Mentions in the lines and in the tables, each with its line; the paper's own number is none."""
    joined = Joined(paper.texts)
    own = heading.number.origin if heading.number else None
    found = (Cited(mention, joined.origin(mention.start)) for mention in find_mentions(joined.text))
    return tuple(cited for cited in found if cited.origin != own or cited.mention.type_word)


def accents_lost(body: Sequence[PaperParagraph]) -> bool:
    """Whether too many of the long paragraphs lack their accents, as after a poor scan."""
    long = [one.text for one in body if len(one.text) > _LONG]
    return bool(long) and sum(map(is_stripped, long)) > _DAMAGED_SHARE * len(long)


def _doubted(found: Recognised) -> Recognised:
    """Every value of a damaged scan is a guess that a human must confirm."""
    heading, ending = found.heading, found.ending
    return replace(
        found,
        heading=replace(
            heading,
            issuer=_guess(_known_issuer(heading.issuer)),
            subject=_guess(heading.subject),
            place=_guess(_known_place(heading.place)),
        ),
        ending=Ending(
            _guess(ending.signer),
            _guess(_as_scanned(ending.capacity, found.parts.tail)),
            tuple(replace(one, confidence="guess") for one in ending.recipients),
        ),
        effect=PaperEffect(
            found.effect.since and replace(found.effect.since, confidence="guess", ask=_SCANNED),
            tuple(replace(one, confidence="guess") for one in found.effect.changes),
        ),
        basis=tuple(replace(one, confidence="likely", ask=one.ask or _SCANNED) for one in found.basis),
        duties=tuple(_doubtful(_with_known_lead(duty)) for duty in found.duties),
        targets=tuple(map(_doubtful, found.targets)),
        reporting=tuple(_doubtful(_with_known_ends(duty)) for duty in found.reporting),
    )


def _with_known_lead(duty: Duty) -> Duty:
    """A lead that is like one department, named so; the question keeps what the scan says."""
    likely = {lead: name for lead in duty.leads if (name := lead_like(lead))}
    leads = tuple(likely.get(lead, lead) for lead in duty.leads)
    return replace(duty, leads=leads, ask=f"{duty.ask} {_suggested(likely)}".strip())


def _with_known_ends(duty: ReportDuty) -> ReportDuty:
    """The same for who reports and to whom."""
    likely = {who: name for who in (duty.sender, duty.receiver) if (name := lead_like(who))}
    sender, receiver = likely.get(duty.sender, duty.sender), likely.get(duty.receiver, duty.receiver)
    return replace(duty, sender=sender, receiver=receiver, ask=f"{duty.ask} {_suggested(likely)}".strip())


def _suggested(likely: Mapping[str, str]) -> str:
    return " ".join(f"Bản quét ghi “{read}”, gợi ý “{name}”." for read, name in likely.items())


def _known_issuer(issuer: Found[str] | None) -> Found[str] | None:
    """An issuer as the one known name that it is like."""
    known = issuer and issuer_like(issuer.value)
    return replace(issuer, value=known) if issuer and known else issuer


def _known_place(place: Found[str] | None) -> Found[str] | None:
    """A place without its accents that is a province's name but for them."""
    known = place and next((name for name in PROVINCES.split(",") if fold(name) == fold(place.value)), None)
    return replace(place, value=known) if place and known else place


def _as_scanned(capacity: Found[str] | None, tail: Sequence[Line]) -> Found[str] | None:
    """A capacity whose origin is what the scan says, not what it is like."""
    origin = next((line.origin for line in tail if capacity and line.number == capacity.origin.line), None)
    return replace(capacity, origin=origin) if capacity and origin else capacity


def _guess(found: Found[str] | None) -> Found[str] | None:
    return replace(found, confidence="guess", ask=_SCANNED) if found else None


def _doubtful(item: _T) -> _T:
    ask = re.sub(r"\s+", " ", f"{_SCANNED} {item.ask}").strip()
    return replace(item, confidence="guess", ask=ask)
