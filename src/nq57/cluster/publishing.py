"""Publishing many units from where their trees lie, with few at a time to each target host.

It must not print. Secrets come from each worker's own environment and never travel; a host that does not
answer keeps only its own units waiting, and after some failures in a row not even those.
"""

import datetime as dt
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nq57.build.last_build import WORKROOM
from nq57.build.manifest import write_whole
from nq57.build.tree_places import at_rest
from nq57.cluster.leading import read_homes
from nq57.publish.delivery import Delivery, Outcome
from nq57.publish.failures import PublishError, Refused, Unreachable
from nq57.publish.places import Place
from nq57.publish.publishing import Order, silent

if TYPE_CHECKING:
    from nq57.cluster.dask_side import OpenCluster

AT_ONCE = 4  # units that one host gets at the same time
_ENOUGH = 3  # failures in a row after which a host is left in peace
_LEDGER = "so-dang.json"
_HOSTS_OWN = frozenset({"khong-thay-may", "mat-ket-noi", "may-dang-nghi"})  # failures that no unit can mend
_EVERY = 50  # units between two writings of the ledger


@dataclass(frozen=True, slots=True)
class UnitOrder:
    """One unit to be published; `errors` of its own content keep it as it is."""

    place: Place
    order: Order
    out: Path
    errors: int = 0

    @property
    def name(self) -> str:
        """The unit."""
        return self.place.unit

    @property
    def target(self) -> str:
        """The host that it goes to; empty for a folder where it is built."""
        return self.place.address.host


@dataclass(frozen=True, slots=True)
class UnitPublished:
    """How one unit went: one of four results, numbers, and a failure taken apart so that it can travel."""

    unit: str
    target: str
    result: str
    release: int = 0
    adds: int = 0
    changes: int = 0
    removals: int = 0
    bytes: int = 0
    code: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @property
    def failure(self) -> PublishError | None:
        """Why it is not as it should be."""
        return PublishError(self.code, **dict(self.details)) if self.code else None

    @property
    def unchanged(self) -> bool:
        """Whether nothing was to be done."""
        return self.result == UNCHANGED

    @property
    def unreached(self) -> bool:
        """Whether its host failed, not the unit."""
        return self.code in _HOSTS_OWN


PUBLISHED, UNCHANGED, PLANNED, FAILED = "da-dang", "nguyen", "ke-hoach", "loi"


def publish_on_worker(order: UnitOrder) -> UnitPublished:
    """Publish a unit where this runs."""
    unit = order.place.unit
    if order.errors:
        return _of(Outcome(unit, failure=Refused("noi-dung-co-loi", unit=unit, count=order.errors)), order)
    with at_rest(order.out, unit.replace("/", ".")):
        outcome = Delivery(order.out, os.environ, silent).publish(order.place, order.order)
    return _of(outcome, order)


def _of(outcome: Outcome, order: UnitOrder) -> UnitPublished:
    """What is to be known of an outcome: plans of thousands of units would fill a leader's memory."""
    target, unit = order.target, order.place.unit
    if outcome.failure:
        return _failure(order, outcome.failure)
    if outcome.unchanged or outcome.done is None:
        return UnitPublished(unit, target, UNCHANGED)
    plan = outcome.done.plan
    result = PLANNED if order.order.dry_run else PUBLISHED
    counts = (plan.generation, len(plan.adds), len(plan.changes), len(plan.removals), plan.bytes)
    return UnitPublished(unit, target, result, *counts)


def _failure(order: UnitOrder, error: PublishError) -> UnitPublished:
    details = tuple(sorted(error.details.items()))
    return UnitPublished(order.place.unit, order.target, FAILED, code=error.code, details=details)


def lost_unit(order: UnitOrder, why: str) -> UnitPublished:
    """The answer of a unit of which nothing came back."""
    error = PublishError("khong-luong-truoc", address=order.place.address.text, reason=why)
    return _failure(order, error)


@dataclass(slots=True)
class Mailing:
    """Many units on their way to their hosts, each host by itself."""

    out: Path
    width: int = AT_ONCE
    _failures: Counter[str] = field(default_factory=Counter)

    def published(
        self, cluster: "OpenCluster", orders: list[UnitOrder], slots: int
    ) -> Iterator[UnitPublished]:
        """Every unit as it comes back; the ledger is written meanwhile."""
        from nq57.cluster.dask_side import Gathering  # noqa: PLC0415 - an extra

        width = max(1, min(self.width, slots // 2))  # one host never holds every hand
        gathering = Gathering(
            cluster.connect,
            publish_on_worker,
            lost_unit,
            homes=read_homes(self.out),
            lane=lambda order: order.target,
            width=lambda host: 1 if self._failures[host] else width,
            spared=self._spared,
        )
        ledger = dict(read_ledger(self.out))
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        for count, one in enumerate(gathering.answers(orders), start=1):
            self._note(one)
            ledger[one.unit] = {"noi": one.target, "ket_qua": one.result, "ban": one.release, "luc": now}
            if count % _EVERY == 0:
                write_ledger(self.out, ledger)
            yield one
        write_ledger(self.out, ledger)

    def _note(self, one: UnitPublished) -> None:
        """A host that answers again is a good one again."""
        self._failures[one.target] = self._failures[one.target] + 1 if one.unreached else 0

    def _spared(self, order: UnitOrder) -> UnitPublished | None:
        """The answer for a unit whose host has failed too often to be asked again."""
        if not order.target or self._failures[order.target] < _ENOUGH:
            return None
        return _failure(order, Unreachable("may-dang-nghi", host=order.target, count=_ENOUGH))


def ledger_path(out: Path) -> Path:
    """Where the ledger of all units lies."""
    return out / WORKROOM / _LEDGER


def read_ledger(out: Path) -> Mapping[str, Mapping[str, object]]:
    """What came of each unit the last time it was published over a cluster."""
    try:
        noted = json.loads(ledger_path(out).read_bytes())
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def write_ledger(out: Path, ledger: Mapping[str, Mapping[str, object]]) -> None:
    """Write the ledger, a unit a line."""
    rows = (
        f"{json.dumps(unit)}: {json.dumps(ledger[unit], ensure_ascii=False)}" for unit in sorted(ledger)
    )
    write_whole(ledger_path(out), ("{\n" + ",\n".join(rows) + "\n}\n").encode())
