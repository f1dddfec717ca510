"""A plan carried out on a target: staged, read back, moved phase by phase, the marker, then removals.

It must not decide what to do: the plan says it. Cut off anywhere, the old site or the new is whole, and
the next run goes on from what is staged.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

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
class Applying:
    """One plan under way on one target; `load` gives the bytes of a path that the plan puts."""

    transport: Transport
    features: Features
    holding: Holding
    load: Callable[[Facts, str], bytes]
    tell: Tell

    def apply(self, state: SiteState, plan: Plan, release: Release) -> SiteState:
        """Carry the plan out; the state that then lies there."""
        begun = intent(state, plan)
        self.mark(begun)
        staged = {} if self.features.whole else self._stage(plan, cut=bool(state.under_way))
        self._keep(plan, state)
        for phase in Phase:
            if plan.of(phase):
                self.holding.check()
                self._go_live(plan.of(phase), staged)
        self._write_whole(release_path(release.generation), release_bytes(plan.files))
        self.holding.check()
        live = committed(begun, plan, release)
        self.transport.switch(release.generation)
        self.mark(live)
        after = self._clear(live, plan)
        self.transport.commit(f"nq57: {state.unit} bản {release.id}")
        return after

    def mark(self, state: SiteState) -> None:
        """Write the marker; where that is not one step, a copy outlives a cut."""
        data = state_bytes(state)
        if not self.features.atomic:
            self._write_whole(MARKER_BEFORE, data)
        self._write_whole(MARKER, data)

    def _stage(self, plan: Plan, *, cut: bool) -> dict[str, str]:
        """Write what is new beside the site and read it back; what a cut run sent is not sent again."""
        there = self.transport.sizes(STAGE) if cut else {}  # else nothing can be left there
        staged = self._taken_over(plan, there)
        fresh = {
            put.path: f"{STAGE}/{put.facts.sha256}.{self.holding.token}.{number}"
            for number, put in enumerate(plan.puts)
            if put.path not in staged
        }
        sent = [(put, fresh[put.path]) for put in plan.puts if put.path in fresh]
        self._send(sent, "gui")
        wrong = self._wrong({name: put.facts for put, name in sent}, "doc-lai")
        if wrong:
            again = [(put, name) for put, name in sent if name in wrong]
            self._send(again, "gui-lai")
            self._demand({name: put.facts for put, name in again})
        staged |= fresh
        strays = there.keys() - {name.rpartition("/")[2] for name in staged.values()}
        _exhaust(self.transport.remove(f"{STAGE}/{name}" for name in sorted(strays)))
        return staged

    def _taken_over(self, plan: Plan, there: Mapping[str, int]) -> dict[str, str]:
        """What an earlier run staged and is sound; none of it when the server still holds some of it.

        A server that thinks a dead line alive keeps what it was receiving locked, for minutes.
        """
        left = leftovers(plan.puts, there)
        expected = {left[put.path]: put.facts for put in plan.puts if put.path in left}
        try:
            wrong = self._wrong(expected, "doc-lai") if expected else set()
        except Unreachable:
            return {}
        return {path: name for path, name in left.items() if name not in wrong}

    def _send(self, puts: list[tuple[Put, str]], step: str) -> None:
        files = ((path, _loader(self.load, put)) for put, path in puts)
        for done, _ in enumerate(self.transport.put(files), 1):
            self.tell(step, done, len(puts))

    def _keep(self, plan: Plan, state: SiteState) -> None:
        """Keep what is about to be displaced, for going back; what is kept already stays."""
        leaving = [(path, gone.facts) for path, gone in plan.going.items()]
        displaced = [(put.path, put.before) for put in plan.puts if put.before] + leaving
        places = {facts.sha256: path for path, facts in displaced if facts}
        if not places:
            return
        pairs = [(path, f"{KEPT}/{sha}") for sha, path in sorted(places.items()) if sha not in state.kept]
        copied = set(self.transport.copy(pairs))
        lost = sorted(copied - {f"{KEPT}/{name}" for name in self.transport.names(KEPT)}) if copied else []
        if lost:
            raise Mismatch("ghi-khong-dung", count=len(lost), path=lost[0])

    def _go_live(self, puts: tuple[Put, ...], staged: Mapping[str, str]) -> None:
        """One phase: every file in its place, then read back before the next phase may begin."""
        expected = {put.path: put.facts for put in puts}
        for attempt in range(_TRIES):
            if attempt and staged:
                self._send([(put, staged[put.path]) for put in puts], "gui-lai")
            if staged:
                deeds = self.transport.move((staged[put.path], put.path) for put in puts)
            else:
                deeds = self.transport.put((put.path, _loader(self.load, put)) for put in puts)
            for done, _ in enumerate(deeds, 1):
                self.tell("len-trang", done, len(puts))
            wrong = self._wrong(expected, "kiem-tra")
            puts = tuple(put for put in puts if put.path in wrong)
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
            self.holding.check()
            _exhaust(self.transport.remove(gone))
            left = [path for path, facts in self.transport.facts(plan.removals) if facts]
            if left:
                raise Mismatch("ghi-khong-dung", count=len(left), path=left[0])
        if after != live:
            self.mark(after)
        return after

    def _wrong(self, expected: Mapping[str, Facts], step: str) -> set[str]:
        wrong = set()
        for done, (path, facts) in enumerate(self.transport.facts(expected), 1):
            if facts != expected[path]:
                wrong.add(path)
            self.tell(step, done, len(expected))
        return wrong

    def _demand(self, expected: Mapping[str, Facts]) -> None:
        wrong = sorted(self._wrong(expected, "doc-lai"))
        if wrong:
            raise Mismatch("ghi-khong-dung", count=len(wrong), path=wrong[0])

    def _write_whole(self, path: str, data: bytes) -> None:
        """A file of ours, the old or the new, and read back; a server that lies is asked twice."""
        for attempt in range(_TRIES):
            try:
                self._write_once(path, f"{STAGE}/{secrets.token_hex(6)}.moi", data)
            except PublishError:
                if attempt:
                    raise
            if self.transport.read(path) == data:
                return
        raise Mismatch("ghi-khong-dung", count=1, path=path)

    def _write_once(self, path: str, staged: str, data: bytes) -> None:
        if self.features.whole:
            _exhaust(self.transport.put([(path, lambda: data)]))
            return
        _exhaust(self.transport.put([(staged, lambda: data)]))
        self._demand({staged: facts_of(data)})
        _exhaust(self.transport.move([(staged, path)]))


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


def _loader(load: Callable[[Facts, str], bytes], put: Put) -> Callable[[], bytes]:
    return lambda: load(put.facts, put.path)


def _exhaust(deeds: Iterator[str]) -> None:
    for _ in deeds:
        pass
