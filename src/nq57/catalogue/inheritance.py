"""What a unit inherits: the records of its chain that are published, not hidden, not replaced.

It must not know listings or pages. Nearest explicit wins; hiding twice is hiding once.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from nq57.catalogue.workspace import Workspace, chain
from nq57.model.records import Record
from nq57.model.units import Unit


def is_published(record: Record, as_of: dt.date) -> bool:
    """Neither draft, nor under embargo on that day, nor expired before it, nor withdrawn by then."""
    fields = record.fields
    if fields.draft or (fields.embargo and fields.embargo > as_of) or is_withdrawn(record, as_of):
        return False
    return fields.expiry is None or fields.expiry >= as_of


def is_withdrawn(record: Record, as_of: dt.date) -> bool:
    """Whether it has been taken off the section, by a day, after readers could see it."""
    fields = record.fields
    return not fields.draft and fields.withdrawn is not None and fields.withdrawn.day <= as_of


def is_hidden(record_id: str, unit_chain: Iterable[str], units: Mapping[str, Unit]) -> bool:
    """Whether the nearest unit that speaks of the record hides it."""
    for unit_id in unit_chain:
        unit = units.get(unit_id)
        if unit is None:
            continue
        if record_id in unit.fields.hidden:
            return True
        if record_id in unit.fields.shown:
            return False
    return False


def replacements(records: Iterable[Record]) -> dict[str, str]:
    """Replaced id → the id that stands for it at the end of the line, cycles broken.

    `records` come from far to near: of two units that replace one record the nearer wins, and its
    record stands for the other unit's as well.
    """
    direct: dict[str, str] = {}
    claims: dict[str, Record] = {}
    for record in records:
        if target := record.fields.replaces:
            earlier = claims.get(target)
            if earlier and earlier.unit != record.unit:
                direct.setdefault(earlier.id, record.id)
            direct[target], claims[target] = record.id, record
    final = {}
    for replaced, replacement in direct.items():
        seen, current = {replaced}, replacement
        while current in direct and current not in seen:
            seen.add(current)
            current = direct[current]
        if current != replaced:
            final[replaced] = current
    return final


def withdrawn(workspace: Workspace, unit_id: str, as_of: dt.date) -> tuple[Record, ...]:
    """The records that were taken off a unit's section, in the order of their ids."""
    unit_chain, units = chain(unit_id), workspace.units
    return tuple(
        record
        for record in workspace.records
        if (record.unit == unit_id or (record.inherited and record.unit in unit_chain))
        and is_withdrawn(record, as_of)
        and not is_hidden(record.id, unit_chain, units)
    )


def visible(
    workspace: Workspace, unit_id: str, as_of: dt.date
) -> tuple[tuple[Record, ...], dict[str, str]]:
    """The records a unit sees, in the order of their ids, and what replaces what among them."""
    unit_chain = chain(unit_id)
    inherited = [
        record
        for record in workspace.records
        if record.unit == unit_id or (record.inherited and record.unit in unit_chain)
    ]
    units = workspace.units
    choosing = [u for u in unit_chain if u in units and (units[u].fields.hidden or units[u].fields.shown)]
    published = [
        record
        for record in inherited
        if is_published(record, as_of) and not is_hidden(record.id, choosing, units)
    ]
    rank = {unit: index for index, unit in enumerate(unit_chain)}
    replaced = replacements(sorted(published, key=lambda r: rank[r.unit], reverse=True))
    originals = {record.id for record in published if record.language == "vi"}
    kept = (r for r in published if r.id not in replaced and r.id in originals)
    return tuple(kept), replaced
