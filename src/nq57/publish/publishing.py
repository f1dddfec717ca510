"""Publishing one unit: look, judge, plan, then apply under the lock; going back; taking a folder over.

It must not know transports, terminals or clocks: they come in. Nothing is written before all guards agree.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace

from nq57.model.day import today
from nq57.publish.applying import Applying, together
from nq57.publish.failures import Refused, Strange, TooMuch
from nq57.publish.guards import TargetState, check_age, check_plan, check_root, found_state, kept_release
from nq57.publish.host_words import MARKER_BYTES
from nq57.publish.local_tree import LocalTree, check_paths
from nq57.publish.locking import Patience, held
from nq57.publish.plan import Plan, make_plan
from nq57.publish.shown_words import shown
from nq57.publish.site_state import (
    CONTROL,
    KEPT,
    MARKER,
    MARKER_BEFORE,
    RELEASES,
    STAGE,
    Facts,
    Release,
    SiteState,
    facts_of,
    read_release,
    read_state,
    release_path,
)
from nq57.publish.transport import Features, Tell, Transport
from nq57.publish.unique_names import UniqueNames

Judge = Callable[[SiteState, Plan], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: whose target, by whom, and how far it may go."""

    unit: str
    address: str
    who: str
    now: dt.datetime
    sequence: int = 0
    allowed_removals: int = 0
    dry_run: bool = False
    reread: bool = False
    patience: Patience = field(default_factory=Patience)

    @property
    def day(self) -> dt.date:
        """The day in Vietnam."""
        return today(self.now)

    @property
    def stamp(self) -> str:
        """The moment, to the second, UTC."""
        return self.now.astimezone(dt.UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: the plan, the state there now, what the target can do if it was tried."""

    plan: Plan
    state: SiteState
    features: Features | None = None


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""
    del step, done, total


def publish(transport: Transport, tree: LocalTree, order: Order, tell: Tell = silent) -> Done:
    """Bring the target up to date with the tree."""

    def judge(state: SiteState, plan: Plan) -> None:
        check_age(state, tree, order.sequence)
        check_plan(state, plan, order.allowed_removals)

    release = Release(
        0,
        as_of=tree.as_of,
        sequence=order.sequence,
        revision=tree.revision,
        who=shown(order.who),
        when=order.stamp,
    )
    load = _Load(tree.files, release, lambda _, path: tree.read(path), UniqueNames(tree))
    return _carry_out(transport, order, look(transport, order), load, judge, tell)


def roll_back(transport: Transport, order: Order, wanted: str = "", tell: Tell = silent) -> Done:
    """Publish an older release again, from what the target itself kept."""
    state = look(transport, order)
    chosen = kept_release(state, wanted)
    data = transport.read(release_path(chosen.generation), MARKER_BYTES)
    if data is None:
        raise Refused("khong-co-ban", unit=order.unit, release=chosen.id)
    files = read_release(data)
    check_paths(files)
    release = replace(
        chosen,
        as_of=max(chosen.as_of, state.release.as_of),
        who=shown(order.who),
        when=order.stamp,
        back_to=chosen.back_to or chosen.generation,
    )
    load = _Load(files, release, _kept_loader(transport, state, chosen))

    def judge(state: SiteState, plan: Plan) -> None:
        check_plan(state, plan, len(state.files))

    return _carry_out(transport, order, state, load, judge, tell)


def look(transport: Transport, order: Order) -> SiteState:
    """The target's state, by one read when it is marked; refused when it is not this unit's place."""
    return found_state(_find(transport), order.unit, order.address)


def adopt(transport: Transport, order: Order, former: str = "") -> frozenset[str]:
    """Mark a folder as this unit's, whatever lies there; what was there is told, and none of it is ours."""
    found = _find(transport)
    check_root(transport.root_kind(), order.address)
    state = _known(found.marker)
    if state and state.unit not in (order.unit, former):
        raise Refused("cua-don-vi-khac", unit=order.unit, found=state.unit)
    if order.dry_run:
        return found.strangers
    marked = SiteState(order.unit, order.address)
    if state:  # of a place that has moved, or is laid out again, nothing is believed unread
        doubtful = state.under_way if state.address == order.address else state.present
        marked = replace(state, unit=order.unit, address=order.address, under_way=doubtful)
    with held(transport, order.who, order.patience) as holding:
        features = transport.probe()
        marked = replace(marked, features=asdict(features))
        Applying(transport, features, holding, _no_load, silent).mark(marked)
        transport.commit(f"nq57: {order.unit} nhận thư mục")
    return found.strangers


def _find(transport: Transport) -> TargetState:
    marker = transport.read(MARKER, MARKER_BYTES)
    if marker is not None:
        if _known(marker) is None:
            marker = transport.read(MARKER_BEFORE, MARKER_BYTES) or marker
        return TargetState("folder", marker)
    kind = transport.root_kind()
    names = transport.names("") if kind == "folder" else frozenset[str]()
    if CONTROL not in names:
        return TargetState(kind, None, names)
    # another may have ended its first release meanwhile; and where a marker cannot be replaced in one
    # step, a cut run may have left only its copy
    return TargetState(kind, _either(transport), names)


def _either(transport: Transport) -> bytes | None:
    return transport.read(MARKER, MARKER_BYTES) or transport.read(MARKER_BEFORE, MARKER_BYTES)


def _known(marker: bytes | None) -> SiteState | None:
    """What a marker tells; None when there is none, or none that can be believed."""
    try:
        return read_state(marker) if marker is not None else None
    except Strange:
        return None


@dataclass(frozen=True, slots=True)
class _Load:
    """What is to lie on the target, as which release, and where its bytes come from."""

    files: Mapping[str, Facts]
    release: Release
    bytes_of: Callable[[Facts, str], bytes]
    unique: UniqueNames | None = None

    def fitting(self, features: Features | None) -> "_Load":
        """The same for such a target: where no file is replaced in one step, unique names."""
        if features is None or features.atomic or self.unique is None:
            return self
        unique = self.unique
        return _Load(unique.files, self.release, lambda _, path: unique.read(path))


def _carry_out(
    transport: Transport, order: Order, state: SiteState, load: _Load, judge: Judge, tell: Tell
) -> Done:
    """Plan; unless nothing is to do or it is a dry run, look and plan again, locked, and apply."""
    load = load.fitting(_features(state))
    plan = _planned(transport, order, state, load.files)
    judge(state, plan)
    if plan.empty:
        return Done(plan, state)
    check_root(transport.root_kind(), order.address)
    if order.dry_run:
        return Done(plan, state)
    with held(transport, order.who, order.patience) as holding:
        state = _look_again(transport, order, plan)
        features = transport.probe(None if state.under_way or order.reread else _features(state))
        load, state = load.fitting(features), replace(state, features=asdict(features))
        plan = _planned(transport, order, state, load.files)
        judge(state, plan)
        if plan.empty:
            return Done(plan, state, features)
        work = Applying(transport, features, holding, load.bytes_of, tell)
        state = work.apply(state, plan, _numbered(load, state, plan))
    return Done(plan, state, features)


def _look_again(transport: Transport, order: Order, plan: Plan) -> SiteState:
    """The state as it is under the lock; the folders that the plan needs are made meanwhile.

    In a folder without a marker only our own: cut now, it must not look like a stranger's.
    """
    states: list[SiteState] = []
    wanted = [f"{folder}/x" for folder in (STAGE, KEPT, RELEASES)]
    if plan.generation > 1:
        wanted += [put.path for put in plan.puts]
    together(transport, lambda: states.append(look(transport, order)), lambda: transport.make_room(wanted))
    return states[0]


def _features(state: SiteState) -> Features | None:
    """What the last run found the target able to do."""
    names = {each.name for each in fields(Features)}
    return Features(**state.features) if state.features.keys() == names else None


def _numbered(load: _Load, state: SiteState, plan: Plan) -> Release:
    """The release as this target will know it; its run's number never falls, not even by going back."""
    return replace(
        load.release,
        generation=plan.generation,
        sequence=max(load.release.sequence, state.release.sequence),
        files=len(load.files),
        bytes=sum(facts.size for facts in load.files.values()),
    )


def _planned(transport: Transport, order: Order, state: SiteState, wanted: Mapping[str, Facts]) -> Plan:
    """The plan; files that a cut run left in doubt are read, or all when asked."""
    doubtful = state.present.keys() | state.under_way.keys() if order.reread else state.under_way.keys()
    actual = dict(transport.facts(sorted(doubtful))) if doubtful else {}
    return make_plan(state, actual, wanted, order.day)


def _kept_loader(transport: Transport, state: SiteState, release: Release) -> Callable[[Facts, str], bytes]:
    """The bytes of an older release: from what was kept, or from where they are live; proven by digest."""
    live = {facts.sha256: path for path, facts in state.present.items()}

    def load(facts: Facts, path: str) -> bytes:
        for place in (f"{KEPT}/{facts.sha256}", live.get(facts.sha256)):
            with contextlib.suppress(TooMuch):  # then it is another file
                data = transport.read(place, facts.size) if place else None
                if data is not None and facts_of(data) == facts:
                    return data
        raise Refused("ban-giu-thieu", release=release.id, path=path)

    return load


def _no_load(facts: Facts, path: str) -> bytes:
    raise KeyError(path, facts)
