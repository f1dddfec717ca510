"""Laws of the plan: applied it leaves nothing to do, only ours is removed, going back is going back.

It must not touch a disk: a target is a mapping, and a plan is carried out on it in its own order.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import example, given
from hypothesis import strategies as st

from nq57.publish.plan import Phase, Plan, committed, intent, is_page, make_plan, settled
from nq57.publish.site_state import (
    KEPT_RELEASES,
    Facts,
    Release,
    SiteState,
    facts_of,
    read_state,
    state_bytes,
)

DAY = dt.date(2026, 11, 21)
PATHS = st.sampled_from(
    [
        "index.html",
        "tin-tuc/index.html",
        "tin-tuc/mot/index.html",
        "tin-tuc/hai/index.html",
        "assets/a.css",
        "assets/b.js",
        "tep/van-ban.pdf",
        "sitemap.xml",
        "search/search_index.json",
    ]
)
TREES = st.dictionaries(PATHS, st.binary(max_size=3), min_size=1)
CUT_TREE = {"index.html": b"x", "tin-tuc/index.html": b""}
DAYS = st.integers(0, 30).map(lambda days: DAY + dt.timedelta(days=days))


@dataclass
class Host:
    """A target in memory: what lies there, and what of it was kept."""

    state: SiteState = field(default_factory=lambda: SiteState("tinh-a", "file:///a"))
    there: dict[str, bytes] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    releases: dict[int, Mapping[str, Facts]] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)

    def plan(self, tree: Mapping[str, bytes], day: dt.date) -> Plan:
        """The plan for a tree, with what a cut run left in doubt read again."""
        doubt = {path: self.there.get(path) for path in self.state.under_way}
        actual = {path: None if data is None else facts_of(data) for path, data in doubt.items()}
        return make_plan(self.state, actual, {path: facts_of(data) for path, data in tree.items()}, day)

    def apply(self, plan: Plan, tree: Mapping[str, bytes], stop: int = 10_000) -> bool:
        """Carry a plan out, or only its first operations; whether it came to its end."""
        if plan.empty:
            return True
        self.state = intent(self.state, plan)
        for put in plan.puts:
            if put.before:
                self.kept[put.before.sha256] = self.there[put.path]
        for put in plan.puts:
            if (stop := stop - 1) < 0:
                return False
            self.there[put.path] = tree[put.path]
        release = Release(plan.generation)
        self.releases[plan.generation] = plan.files
        self.state = committed(self.state, plan, release)
        for path in plan.removals:
            if (stop := stop - 1) < 0:
                return False
            self.removed.append(path)
            if path in self.there:
                data = self.there.pop(path)
                self.kept[facts_of(data).sha256] = data
        self.state = settled(self.state, plan)
        return True

    def bytes_of(self, generation: int) -> dict[str, bytes]:
        """An older release's files, as a roll-back finds them."""
        live = {facts_of(data).sha256: data for data in self.there.values()}
        files = self.releases[generation]
        return {path: self.kept.get(f.sha256, live.get(f.sha256, b"?")) for path, f in files.items()}


@given(TREES, TREES, DAYS)
def test_a_plan_applied_leaves_nothing_to_do(
    old: dict[str, bytes], new: dict[str, bytes], day: dt.date
) -> None:
    """After a plan is applied, the plan for the same tree is empty and the files are the tree's."""
    host = Host()
    for tree, when in ((old, DAY), (new, day)):
        host.apply(host.plan(tree, when), tree)
        assert host.plan(tree, when).empty
        assert {path: host.there[path] for path in tree} == tree
        assert host.state.files.keys() == tree.keys()


@given(TREES, TREES, TREES, st.integers(0, 12), DAYS)
@example(CUT_TREE, {"assets/a.css": b""}, {"index.html": b"x"}, 2, DAY)  # removed, and wanted as it was
@example(CUT_TREE, {"assets/a.css": b""}, {"index.html": b"y"}, 2, DAY)  # removed, and wanted again
def test_a_cut_run_is_finished_by_any_later_one(
    first: dict[str, bytes], cut: dict[str, bytes], last: dict[str, bytes], stop: int, day: dt.date
) -> None:
    """Cut after any operation, the next publish of any tree ends with exactly that tree's files live."""
    host = Host()
    host.apply(host.plan(first, DAY), first)
    host.apply(host.plan(cut, day), cut, stop)
    host.apply(host.plan(last, day), last)
    assert {path: host.there[path] for path in last} == last
    assert host.plan(last, day).empty
    pages = {path for path in host.there if is_page(path)}
    assert pages <= last.keys()


@given(st.sets(st.sampled_from(["wp-config.php", "anh/cu.jpg", "index.php"])), TREES, TREES, DAYS)
def test_only_what_we_published_is_removed(
    foreign: set[str], old: dict[str, bytes], new: dict[str, bytes], day: dt.date
) -> None:
    """Files that no manifest of ours lists are never removed nor written."""
    host = Host(there=dict.fromkeys(foreign, b"!"))
    for tree in (old, new, old):
        host.apply(host.plan(tree, day), tree)
    assert {path: host.there[path] for path in foreign} == dict.fromkeys(foreign, b"!")
    assert set(host.removed) <= old.keys() | new.keys()


@given(TREES, TREES, DAYS)
def test_rolling_back_undoes_a_publish(old: dict[str, bytes], new: dict[str, bytes], day: dt.date) -> None:
    """Publishing B over A and going back leaves the files of A, byte for byte, from what was kept."""
    host = Host()
    host.apply(host.plan(old, DAY), old)
    host.apply(host.plan(new, day), new)
    back = host.bytes_of(1)
    assert back == old
    host.apply(host.plan(back, day), back)
    assert {path: host.there[path] for path in old} == old
    assert host.state.files == host.releases[1]


@given(st.lists(st.tuples(TREES, DAYS), min_size=1, max_size=KEPT_RELEASES + 4))
def test_every_kept_release_can_be_made_again(steps: list[tuple[dict[str, bytes], dt.date]]) -> None:
    """Whatever was published in between, each release in the history still has all its bytes."""
    host, trees = Host(), {}
    for tree, day in steps:
        plan = host.plan(tree, day)
        host.apply(plan, tree)
        if not plan.empty:
            trees[plan.generation] = tree
        host.kept = {digest: data for digest, data in host.kept.items() if digest in host.state.kept}
    for release in host.state.history:
        assert host.bytes_of(release.generation) == trees[release.generation]


@given(TREES, TREES, DAYS)
def test_assets_come_first_and_only_styles_stay(
    old: dict[str, bytes], new: dict[str, bytes], day: dt.date
) -> None:
    """Puts go assets, pages, listings; a style no longer named stays seven days and two releases.

    All else that may be content is gone with the release that no longer has it.
    """
    host = Host()
    host.apply(host.plan(old, DAY), old)
    plan = host.plan(new, day)
    assert [put.phase for put in plan.puts] == sorted(put.phase for put in plan.puts)
    assert all((put.phase is Phase.PAGES) == (put.path.count("/") == 2) for put in plan.of(Phase.PAGES))
    host.apply(plan, new)
    assets = {path for path in old if path.startswith("assets/")}
    assert assets <= host.there.keys()
    assert {path for path in old if not path.startswith("assets/")} & host.there.keys() <= new.keys()
    later = host.plan({"index.html": b"x"}, day + dt.timedelta(days=7))
    host.apply(later, {"index.html": b"x"})
    last = host.plan({"index.html": b"y"}, day + dt.timedelta(days=7))
    assert assets - new.keys() <= set(later.removals) | set(last.removals)


@given(TREES, TREES, DAYS)
def test_a_marker_is_read_as_it_was_written(
    old: dict[str, bytes], new: dict[str, bytes], day: dt.date
) -> None:
    """A state's bytes give the state again, and any cut of them gives none."""
    host = Host()
    host.apply(host.plan(old, DAY), old)
    host.apply(host.plan(new, day), new, 1)
    data = state_bytes(host.state)
    assert read_state(data) == host.state
    assert read_state(data[: len(data) // 2]) is None
