"""The workspace: all units and records of a content folder, as values.

It must not know files or pages; a loader fills it, a catalogue looks through it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from nq57.model.records import Record
from nq57.model.units import CENTRAL, Unit
from nq57.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Workspace:
    """Units by id and records in the order of their ids, with the vocabularies they use."""

    units: Mapping[str, Unit]
    records: tuple[Record, ...]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @property
    def section_units(self) -> tuple[str, ...]:
        """The ids of units that have a section of their own: all but the central pool."""
        return tuple(unit for unit in sorted(self.units) if unit != CENTRAL)


@lru_cache(maxsize=10_000)  # asked of each record, in each unit
def chain(unit_id: str) -> tuple[str, ...]:
    """From the unit up to the centre: `a/b` sees `a/b`, `a`, then `trung-uong`."""
    if unit_id == CENTRAL:
        return (CENTRAL,)
    parts = unit_id.split("/")
    above = ("/".join(parts[:end]) for end in range(len(parts), 0, -1))
    return (*(unit for unit in above if unit != CENTRAL), CENTRAL)
