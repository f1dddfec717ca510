"""Series: records in the order in which editors want them read, named in the file of a unit.

It must not know pages. A unit has its own series and those of the units above it, own ones first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nq57.model.records import Record
from nq57.model.units import Unit
from nq57.model.values import term_code
from nq57.model.vocabulary import Vocabulary

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class ShownSeries:
    """A series as a unit shows it: `audience` is the code of those who should begin with it, or empty."""

    name: str
    audience: str
    records: tuple[Record, ...]


def shown_series(
    units: Iterable[Unit], by_id: Mapping[str, Record], vocabulary: Vocabulary
) -> Iterator[ShownSeries]:
    """The series of these units with what of them is shown; one record alone is no series."""
    for unit in units:
        for series in unit.fields.series:
            records = tuple(dict.fromkeys(by_id[name] for name in series.records if name in by_id))
            if len(records) >= _FEWEST:
                audience = term_code(series.audience or "", vocabulary.audiences) or ""
                yield ShownSeries(series.name, audience, records)
