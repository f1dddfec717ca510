"""Questions to a workspace's published content: answers, search, documents, their effect, deadlines.

It must not know the protocol. Everything goes through a unit's catalogue, which drafts and internal records
never reach; nothing is written.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nq57.catalogue.catalogue import Catalogue, catalogue_of
from nq57.catalogue.due import due_between, overdue
from nq57.catalogue.register import document_of
from nq57.model.records import Record
from nq57.model.values import read_day
from nq57.model.vocabulary import EFFECTS, term_label
from nq57.render.asking.answering import Answers
from nq57.render.asking.passages import body_passages
from nq57.render.asking.replies import reply
from nq57.render.data_values import plain_fields
from nq57.render.site import Site, plain_bodies
from nq57.site_shell.project import LoadedProject

Row = dict[str, Any]
MOST = 50  # rows of one result
_DAYS = 366


@dataclass
class ContentTools:
    """The tools over one workspace.

    `stamp` tells the state of the folder: when it is another, the folder is read again by `read`. `today`
    is asked at each call, for a server runs for days.
    """

    read: Callable[[], LoadedProject]
    stamp: Callable[[], object]
    today: Callable[[], dt.date]
    _stamped: object = None
    _project: LoadedProject | None = None
    _sites: dict[tuple[str, dt.date], tuple[Site, Answers]] = field(default_factory=dict)

    def units(self) -> list[Row]:
        """Every unit that has a section: its code, name and the section's address."""
        found = self._loaded().workspace
        units = ((name, found.units[name]) for name in found.section_units)
        return [{"unit": name, "name": unit.name, "url": unit.section_url} for name, unit in units]

    def ask(self, unit: str, question: str) -> Row:
        """The passage of a unit's section that answers a question, or null."""
        site, answers = self._section(unit)
        return reply(site.asking, question, answers).as_data()

    def search(self, unit: str, query: str, limit: int = 10) -> list[Row]:
        """The records that a query finds in a section, likeliest first, each with its best passage."""
        site, answers = self._section(unit)
        root, levels = site.catalogue.unit.section_url or "", site.asking.settings["cap"]
        return [
            {
                "record": found.row.id,
                "title": found.row.title,
                "url": f"{root}{found.row.url}",
                "day": found.row.day or None,
                "level": levels[found.row.level],
                "passage": found.text,
                "confidence": found.confidence,
            }
            for found in answers.ranked(query, max(1, min(limit, MOST)))
        ]

    def document(self, unit: str, name: str) -> Row:
        """A document by its number, or any record by its code: its public fields and its text."""
        site, _ = self._section(unit)
        record = _named(site.catalogue, unit, name)
        return {
            "record": record.id,
            "title": record.fields.title,
            "url": f"{site.catalogue.unit.section_url or ''}{record.url}",
            "fields": dict(plain_fields(record.fields)),
            "text": "\n".join(body_passages(plain_bodies(record).html)),
        }

    def effect(self, unit: str, name: str, day: str = "") -> Row:
        """Whether a document is in force on a day, since when, because of which other, how surely."""
        on = self._day(day)
        seen = self._seen(unit, on)
        record = _named(seen, unit, name)
        if document_of(record) is None:
            msg = f"“{name}” không phải văn bản."
            raise LookupError(msg)
        effect = seen.effects[record.id]
        return {
            "record": record.id,
            "day": on.isoformat(),
            "effect": effect.code,
            "label": term_label(effect.code, EFFECTS),
            "since": effect.since.isoformat() if effect.since else None,
            "cause": effect.cause.id if effect.cause else None,
            "certain": effect.certain,
        }

    def due(self, unit: str, within_days: int = 30, day: str = "") -> list[Row]:
        """At most `MOST` rows, what is late before what falls due; `day` is the last that is in time."""
        on = self._day(day)
        seen = self._seen(unit, on)
        span = dt.timedelta(days=max(0, min(within_days, _DAYS)))
        return [
            {
                "day": one.day.isoformat(),
                "days_left": (one.day - on).days,
                "title": one.title,
                "sender": one.sender,
                "receiver": one.receiver or None,
                "record": one.record,
                "plan": one.plan,
            }
            for one in (*overdue(seen), *due_between(seen, on, on + span))
        ][:MOST]

    def _seen(self, unit: str, on: dt.date) -> Catalogue:
        """What the section shows today, on another day: nothing that is not shown yet, or no more."""
        return replace(catalogue_of(self._loaded().workspace, self._unit(unit), self.today()), as_of=on)

    def _loaded(self) -> LoadedProject:
        stamp = self.stamp()
        if self._project is None or stamp != self._stamped:
            self._project, self._stamped = self.read(), stamp
            self._sites.clear()
        return self._project

    def _section(self, unit: str) -> tuple[Site, Answers]:
        project, key = self._loaded(), (self._unit(unit), self.today())
        if key not in self._sites:
            if len(self._sites) >= MOST:
                self._sites.clear()
            site = project.site(*key)
            self._sites[key] = (site, site.asking.answers())
        return self._sites[key]

    def _unit(self, name: str) -> str:
        known = self._loaded().workspace.section_units
        code = name.strip("/").replace(".", "/")
        if code not in known:
            msg = f"Không có đơn vị “{name}”. Các đơn vị: {', '.join(known)}."
            raise LookupError(msg)
        return code

    def _day(self, text: str) -> dt.date:
        try:
            return read_day(text) if text else self.today()
        except ValueError:
            msg = f"“{text}” không phải ngày; ghi như 2026-11-21."
            raise LookupError(msg) from None


def _named(seen: Catalogue, unit: str, name: str) -> Record:
    """The record that a number, code or address names, of those the unit shows."""
    by: tuple[Mapping[str, Record], ...] = (seen.by_id, seen.by_address)
    found = next((known[name] for known in by if name in known), None) or seen.register.find(name, unit)
    shown = seen.by_id.get(found.id) if found else None
    if shown is None:
        msg = f"Chuyên mục của {unit} không có “{name}”."
        raise LookupError(msg)
    return shown
