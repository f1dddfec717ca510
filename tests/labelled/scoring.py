"""What importing finds in labelled papers against their truth, by field and by how sure it is.

It must not know how anything is recognised.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.labelled.writing import Labelled, Truth

from nq57.importing.drafts.document_draft import draft_document, relations_of
from nq57.importing.drafts.import_context import ImportContext
from nq57.importing.facts.recognising import Recognised
from nq57.language.normalise import comparable

KEYS = {
    "number": "so_ky_hieu",
    "date": "ngay_ban_hanh",
    "issuer": "co_quan_ban_hanh",
    "type": "loai",
    "signer": "nguoi_ky",
    "subject": "trich_yeu",
}
Row = tuple[tuple[str, ...], str]  # a row of a list, and how sure it is
LISTS = ("tasks", "targets", "relations")


@dataclass(slots=True)
class Tally:
    """Of one field: what papers say, what was found right, and right and wrong by confidence."""

    wanted: int = 0
    right: int = 0
    by_confidence: Counter[tuple[str, bool]] = field(default_factory=Counter)

    @property
    def told(self) -> int:
        """How many values were told."""
        return sum(self.by_confidence.values())

    @property
    def recall(self) -> float:
        """The share of what the papers say that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of what was told that is so."""
        right = sum(count for (_, good), count in self.by_confidence.items() if good)
        return right / self.told if self.told else 1.0

    @property
    def sure_and_wrong(self) -> int:
        """The worst answers."""
        return self.by_confidence["sure", False]


class Scores:
    """Tallies by field, and every difference in words."""

    def __init__(self, *, guesses: bool = False) -> None:
        """With `guesses`, what is told as a guess counts as told: all of a scan is asked of a human."""
        self.tallies: dict[str, Tally] = defaultdict(Tally)
        self.differences: list[str] = []
        self._guesses = guesses

    def add(self, one: Labelled, found: Recognised, around: ImportContext, name: str) -> None:
        """Count one paper."""
        made = draft_document(found, around, "")
        for key, yaml_key in KEYS.items():
            value = made.values.get(yaml_key)
            told = "" if value is None or value.value == "không số" else str(made.keys[yaml_key])
            guessed = not self._guesses and value is not None and value.confidence == "guess"
            self._value(
                key,
                getattr(one.truth, key),
                "" if guessed else told,
                value.confidence if value else "",
                name,
            )
        for key, rows in _rows(found).items():
            self._list(key, wanted_rows(key, one.truth), rows, name)

    def _value(self, key: str, wanted: str, told: str, confidence: str, name: str) -> None:
        tally, good = self.tallies[key], comparable(told) == comparable(wanted)
        tally.wanted += bool(wanted)
        tally.right += bool(wanted) and good
        if told:
            tally.by_confidence[confidence, good] += 1
        if not good:
            self.differences.append(f"{name} {key} [{confidence}]: “{told}”, đúng ra “{wanted}”")

    def _list(
        self,
        key: str,
        wanted: list[tuple[str, ...]],
        told: Iterable[tuple[tuple[str, ...], str]],
        name: str,
    ) -> None:
        tally, left = self.tallies[key], list(wanted)
        tally.wanted += len(wanted)
        for row, confidence in told:
            good = row in left
            tally.by_confidence[confidence, good] += 1
            tally.right += good
            if good:
                left.remove(row)
            else:
                self.differences.append(f"{name} {key} thừa [{confidence}]: {row}")
        self.differences += [f"{name} {key} thiếu: {row}" for row in left]

    def table(self) -> str:
        """The table of precision and recall."""
        lines = [
            "| mục | cần | đúng | thu hồi | chính xác | chắc đúng/sai | khá chắc đúng/sai | phỏng đoán |",
            "|---|---|---|---|---|---|---|---|",
        ]
        for key, tally in self.tallies.items():
            by = tally.by_confidence
            cells = [f"{by[c, True]}/{by[c, False]}" for c in ("sure", "likely", "guess")]
            lines.append(
                f"| {key} | {tally.wanted} | {tally.right} | {tally.recall:.3f} | "
                f"{tally.precision:.3f} | {' | '.join(cells)} |"
            )
        return "\n".join(lines)


def wanted_rows(key: str, truth: Truth) -> list[tuple[str, ...]]:
    """The truth's rows as they are compared."""
    if key == "tasks":
        return [(_beginning(name), lead) for name, lead in truth.tasks]
    return [tuple(map(str, row)) for row in getattr(truth, key)]


def _rows(found: Recognised) -> dict[str, list[Row]]:
    tasks: list[Row] = [
        ((_beginning(one.name), "; ".join(one.leads)), one.confidence) for one in found.duties
    ]
    targets: list[Row] = [
        ((one.years, f"{one.value} {one.unit}".strip()), one.confidence) for one in found.targets
    ]
    relations: list[Row] = [(tuple(map(str, one.value)), one.confidence) for one in relations_of(found)]
    return {"tasks": tasks, "targets": targets, "relations": relations}


def _beginning(name: str) -> str:
    return " ".join(comparable(name).split()[:4])
