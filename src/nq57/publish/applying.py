"""A plan carried out on a target: staged, read back, moved phase by phase, the marker, then removals.

It must not decide what to do: the plan says it. Cut off anywhere, the old site or the new is whole, and
the next run goes on from what is staged.
"""

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from nq57.publish.failures import Mismatch, PublishError, Unreachable
from nq57.publish.locking import Holding
from nq57.publish.plan import Phase, Plan, Put, committed, forgotten, intent, settled
from nq57.publish.site_state import (
    KEPT,
    MARKER,
    MARKER_BEFORE,
    STAGE,
    Facts,
    Release,
    SiteState,
    facts_of,
    release_bytes,
    release_path,
    state_bytes,
)
from nq57.publish.transport import Features, Tell, Transport

_TRIES = 2


@dataclass(frozen=True, slots=True)
class Sending:
    """A file to be staged: where it goes, its facts, its bytes."""

    path: str
    facts: Facts
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Applying:
    """One plan under way on one target; `load` gives the bytes of a path that the plan puts."""

    transport: Transport
    features: Features
    holding: Holding
    load: Callable[[Facts, str], bytes]
    tell: Tell
    halt: threading.Event = field(default_factory=threading.Event)  # set, nothing more is sent

    def apply(self, state: SiteState, plan: Plan, release: Release) -> SiteState:
        """Carry the plan out; the state that then lies there."""
        begun = intent(state, plan)
        live = committed(begun, plan, release)
        staged: dict[str, str] = {}
        self._together(
            lambda: self.mark(begun),
            lambda: self._write_whole(release_path(release.generation), release_bytes(plan.files)),
            lambda: self._keep(plan, state),
            lambda: staged.update(self._prepare(plan, state_bytes(live), cut=bool(state.under_way))),
            *([] if state.under_way else [self._sweep]),  # else it is looked through before sending
        )
        for phase in Phase:
            if plan.of(phase):
                self.holding.fence()
                self._together(partial(self._go_live, plan.of(phase), staged), self.holding.check)
        self.transport.switch(release.generation)
        self.mark(live, staged.get(MARKER, ""))
        after = self._clear(live, plan)
        self.transport.commit(f"nq57: {state.unit} bản {release.id}")
        return after

    def mark(self, state: SiteState, ready: str = "") -> None:
        """Write the marker; where that is not one step, a copy outlives a cut."""
        data = state_bytes(state)
        if not self.features.atomic:
            self._write_whole(MARKER_BEFORE, data)
        self._write_whole(MARKER, data, ready)

    def _together(self, *operations: Callable[[], object]) -> None:
        """Do what need not wait for one another, at once where the line may be long."""
        together(self.transport, *operations, halt=self.halt)

    def _sweep(self) -> None:
        """Remove what a run has staged that was killed before the marker could tell of it."""
        there = frozenset() if self.features.whole else self.transport.names(STAGE)
        strays = sorted(name for name in there if self.holding.token not in name)
        _exhaust(self.transport.remove(f"{STAGE}/{name}" for name in strays))

    def _prepare(self, plan: Plan, marker: bytes, *, cut: bool) -> dict[str, str]:
        """Stage what is new, then see that the lock is still ours; where each staged file lies."""
        staged = {} if self.features.whole else self._stage(plan, marker, cut=cut)
        self.holding.check()
        return staged

    def _stage(self, plan: Plan, marker: bytes, *, cut: bool) -> dict[str, str]:
        """Write what is new beside the site and read it back; what a cut run sent is not sent again."""
        there = self.transport.sizes(STAGE) if cut else {}  # else what may be there is swept meanwhile
        staged = self._taken_over(plan, there)
        wanted = [Sending(put.path, put.facts, self._loader(put)) for put in plan.puts]
        wanted.append(Sending(MARKER, facts_of(marker), _given(marker)))
        fresh = {
            f"{STAGE}/{sending.facts.sha256}.{self.holding.token}.{number}": sending
            for number, sending in enumerate(wanted)
            if sending.path not in staged
        }
        self._send(fresh)
        staged |= {sending.path: name for name, sending in fresh.items()}
        strays = there.keys() - {name.rpartition("/")[2] for name in staged.values()}
        strays = {name for name in strays if self.holding.token not in name}
        _exhaust(self.transport.remove(f"{STAGE}/{name}" for name in sorted(strays)))
        return staged

    def _send(self, files: Mapping[str, Sending]) -> None:
        """Write files and read them back; what came out wrong is sent once more."""
        left = dict(files)
        for step in ("gui", "gui-lai"):
            answers = self.transport.put_read((name, sending.load) for name, sending in left.items())
            right = set()
            for done, (name, facts) in enumerate(answers, 1):
                if facts == left[name].facts:
                    right.add(name)
                self.tell(step, done, len(left))
            left = {name: sending for name, sending in left.items() if name not in right}
            if not left:
                return
        raise Mismatch("ghi-khong-dung", count=len(left), path=min(left))

    def _taken_over(self, plan: Plan, there: Mapping[str, int]) -> dict[str, str]:
        """What an earlier run staged and is sound; none of it when the server still holds some of it.

        A server that thinks a dead line alive keeps what it was receiving locked, for minutes.
        """
        left = leftovers(plan.puts, there)
        expected = {left[put.path]: put.facts for put in plan.puts if put.path in left}
        try:
            wrong = self._wrong(expected) if expected else set()
        except Unreachable:
            return {}
        return {path: name for path, name in left.items() if name not in wrong}

    def _keep(self, plan: Plan, state: SiteState) -> None:
        """Keep what is about to be displaced, for going back; what is kept already stays."""
        leaving = [(path, gone.facts) for path, gone in plan.going.items()]
        displaced = [(put.path, put.before) for put in plan.puts if put.before] + leaving
        places = {facts.sha256: path for path, facts in displaced if facts}
        if not places:
            return
        pairs = [(path, f"{KEPT}/{sha}") for sha, path in sorted(places.items()) if sha not in state.kept]
        copied = set(self.transport.copy(pairs))
        there = {f"{KEPT}/{name}" for name in self.transport.names(KEPT)} if copied else set()
        lost = sorted(copied - there)
        if lost:
            raise Mismatch("ghi-khong-dung", count=len(lost), path=lost[0])
        _exhaust(self.transport.remove(sorted(path for path in there if "." in path.removeprefix(KEPT))))

    def _go_live(self, puts: tuple[Put, ...], staged: Mapping[str, str]) -> None:
        """One phase: every file in its place, then read back before the next phase may begin."""
        expected = {put.path: put.facts for put in puts}
        for attempt in range(_TRIES):
            if staged:
                if attempt:
                    again = (Sending(put.path, put.facts, self._loader(put)) for put in puts)
                    self._send({staged[sending.path]: sending for sending in again})
                answers = self.transport.move_read((staged[put.path], put.path) for put in puts)
            else:
                answers = self.transport.put_read((put.path, self._loader(put)) for put in puts)
            right = set()
            for done, (path, facts) in enumerate(answers, 1):
                if facts == expected[path]:
                    right.add(path)
                self.tell("len-trang", done, len(puts))
            puts = tuple(put for put in puts if put.path not in right)
            if not puts:
                return
        raise Mismatch("ghi-khong-dung", count=len(puts), path=puts[0].path)

    def _clear(self, live: SiteState, plan: Plan) -> SiteState:
        """Remove what no reader needs any more, prove it gone, and say so in the marker."""
        after = settled(live, plan)
        digests, generations = forgotten(live, plan)
        dead = [f"{KEPT}/{digest}" for digest in digests] + [release_path(n) for n in generations]
        gone = [*plan.removals, *dead]
        if gone:
            _exhaust(self.transport.remove(gone))
            left = [path for path, facts in self.transport.facts(plan.removals) if facts]
            if left:
                raise Mismatch("ghi-khong-dung", count=len(left), path=left[0])
            self.holding.check()
        if after != live:
            self.mark(after)
        return after

    def _loader(self, put: Put) -> Callable[[], bytes]:
        """The bytes of a file when its turn comes, unless we have been stopped."""

        def load() -> bytes:
            if self.halt.is_set():
                raise Unreachable("mat-ket-noi", address=self.transport.address, reason="đã dừng")
            return self.load(put.facts, put.path)

        return load

    def _wrong(self, expected: Mapping[str, Facts]) -> set[str]:
        wrong = set()
        for done, (path, facts) in enumerate(self.transport.facts(expected), 1):
            if facts != expected[path]:
                wrong.add(path)
            self.tell("doc-lai", done, len(expected))
        return wrong

    def _write_whole(self, path: str, data: bytes, ready: str = "") -> None:
        """A file of ours, the old or the new, and read back; a server that lies is asked twice.

        `ready` is where it is staged already.
        """
        for attempt in range(_TRIES):
            try:
                if self._write_once(path, data, "" if attempt else ready):
                    return
            except PublishError:
                if attempt:
                    raise
        raise Mismatch("ghi-khong-dung", count=1, path=path)

    def _write_once(self, path: str, data: bytes, ready: str) -> bool:
        """Whether the file then is as it should be."""
        facts = facts_of(data)
        if self.features.whole:
            return dict(self.transport.put_read([(path, _given(data))])) == {path: facts}
        if not ready:
            ready = f"{STAGE}/{self.holding.token}.{secrets.token_hex(6)}.moi"
            self._send({ready: Sending(path, facts, _given(data))})
        return dict(self.transport.move_read([(ready, path)])) == {path: facts}


def together(
    transport: Transport, *operations: Callable[[], object], halt: threading.Event | None = None
) -> None:
    """Do operations one after the other, or at once on a transport that can; the first failure is told.

    When one fails, or the operator stops us, the others are not waited for longer than what is under way:
    `halt` is set, which whoever sends files looks at before each.
    """
    if not transport.at_once:
        for operation in operations:
            operation()
        return
    with ThreadPoolExecutor(len(operations)) as pool:
        try:
            for done in [pool.submit(operation) for operation in operations]:
                done.result()
        except BaseException:
            if halt:
                halt.set()
            raise


def leftovers(puts: Iterable[Put], there: Mapping[str, int]) -> dict[str, str]:
    """Which staged file of an earlier run may serve for each put, by digest and size; each for one only."""
    left: dict[str, list[str]] = {}
    for name in sorted(there):
        left.setdefault(name.partition(".")[0], []).append(name)
    found = {}
    for put in puts:
        names = left.get(put.facts.sha256, [])
        whole = next((name for name in names if there[name] == put.facts.size), None)
        if whole:
            names.remove(whole)
            found[put.path] = f"{STAGE}/{whole}"
    return found


def _given(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def _exhaust(operations: Iterator[str]) -> None:
    for _ in operations:
        pass
