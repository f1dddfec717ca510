"""One unit from its tree to its host and back over HTTP, as a value that never raises.

It must not print or read the clock; the ledger keeps it from connecting where nothing changed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nq57.model.machine_troubles import any_trouble_sentence
from nq57.publish.credentials import Credentials
from nq57.publish.failures import PublishError, Refused
from nq57.publish.local_tree import open_tree
from nq57.publish.places import Place
from nq57.publish.publish_cache import forget, is_published, remember
from nq57.publish.publishing import Done, Order, adopt, look, publish, roll_back
from nq57.publish.site_state import SiteState
from nq57.publish.targets.table import TIMEOUT, Opening, open_target
from nq57.publish.transport import Tell, Transport
from nq57.publish.web_reading import WebReading, read_web


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one unit went. `unchanged` without `done` means that nobody was asked."""

    unit: str
    done: Done | None = None
    unchanged: bool = False
    web: WebReading | None = None
    failure: PublishError | None = None

    @property
    def failed(self) -> bool:
        """Whether the unit is not as it should be."""
        return self.failure is not None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What all units of one run share."""

    out: Path
    environ: Mapping[str, str] = field(repr=False)
    tell: Tell
    timeout: float = TIMEOUT
    opener: Callable[[Opening], Transport] = open_target

    def publish(self, place: Place, order: Order) -> Outcome:
        """Bring one unit's tree to its place."""

        def work() -> Outcome:
            tree = open_tree(self.out, place.unit)
            if tree.is_preview and not place.preview:
                raise Refused("ban-nhap", unit=place.unit)
            if not (order.dry_run or order.reread) and is_published(self.out, tree, order.address):
                return Outcome(place.unit, unchanged=True)
            forget(self.out, place.unit)
            transport = self.opener(self._opening(place, tree.types))
            try:
                if place.makes_folder and not order.dry_run and transport.root_kind() == "missing":
                    transport.make_root()
                done = publish(transport, tree, order, self.tell)
            finally:
                transport.close()
            if order.dry_run:
                return Outcome(place.unit, done, done.plan.empty)
            web = self._web(place, done, {p: f for p, f in tree.files.items() if order.reread})
            remember(self.out, tree, order.address)
            return Outcome(place.unit, done, done.plan.empty, web)

        return self._safely(place, work)

    def roll_back(self, place: Place, order: Order, release: str) -> Outcome:
        """Bring one unit back to an older release."""

        def work(transport: Transport) -> Outcome:
            done = roll_back(transport, order, release, self.tell)
            return Outcome(
                place.unit, done, done.plan.empty, None if order.dry_run else self._web(place, done)
            )

        forget(self.out, place.unit)
        return self._with_target(place, work)

    def releases(self, place: Place, order: Order) -> tuple[Outcome, SiteState | None]:
        """What a target holds."""
        states: list[SiteState] = []

        def work(transport: Transport) -> Outcome:
            states.append(look(transport, order))
            return Outcome(place.unit)

        outcome = self._with_target(place, work)
        return outcome, states[0] if states else None

    def adopt(self, place: Place, order: Order, former: str) -> tuple[Outcome, frozenset[str]]:
        """Mark a folder as the unit's; the names that were there."""
        names: list[frozenset[str]] = [frozenset()]

        def work(transport: Transport) -> Outcome:
            names.append(adopt(transport, order, former))
            return Outcome(place.unit)

        forget(self.out, place.unit)  # what was published there may be gone
        return self._with_target(place, work), names[-1]

    def _with_target(self, place: Place, work: Callable[[Transport], Outcome]) -> Outcome:
        def opened() -> Outcome:
            transport = self.opener(self._opening(place, {}))
            try:
                return work(transport)
            finally:
                transport.close()

        return self._safely(place, opened)

    def _opening(self, place: Place, types: Mapping[str, str]) -> Opening:
        credentials = Credentials.of(place.unit, self.environ)
        return Opening(place, credentials, self.environ, self.timeout, types)

    def _web(self, place: Place, done: Done, more: Mapping[str, object] | None = None) -> WebReading | None:
        paths = {put.path for put in done.plan.puts} | set(more or ())
        if not place.url or not paths:
            return None
        return read_web(place.url, {path: done.state.files[path] for path in sorted(paths)}, self.timeout)

    def _safely(self, place: Place, work: Callable[[], Outcome]) -> Outcome:
        """Whatever goes wrong with one unit stays with it, and says nothing secret."""
        credentials = Credentials.of(place.unit, self.environ)
        try:
            return work()
        except PublishError as error:
            error.details = {name: credentials.scrub(value) for name, value in error.details.items()}
            return Outcome(place.unit, failure=error)
        except Exception as error:  # noqa: BLE001 - failures of one unit are isolated from the others
            reason = credentials.scrub(any_trouble_sentence(error))
            unforeseen = PublishError("khong-luong-truoc", address=place.address.text, reason=reason)
            return Outcome(place.unit, failure=unforeseen)
