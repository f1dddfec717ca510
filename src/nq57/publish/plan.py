"""The plan: from what lies on the target to what should, as a value that is printed or applied.

It must not touch anything; the day comes in. The order of a plan is the order of its application.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from nq57.model.parts import PARTS, SEARCH
from nq57.publish.site_state import KEPT_RELEASES, Facts, Leaving, Release, SiteState, newest

LINGER_DAYS, LINGER_GENERATIONS = 7, 2
_STYLES = "assets/"  # where a section's styles, scripts, letters and icons lie, and no content
_LATE = ("search/", *(part.url for part in PARTS if part.late))
_FEEDS = (".xml", ".xml.gz", ".rss", ".atom", ".ics", "feed.json")


class Phase(IntEnum):
    """When a file goes live: what pages need first, what leads to pages last."""

    ASSETS = 1
    PAGES = 2
    LISTINGS = 3


@dataclass(frozen=True, slots=True, order=True)
class Put:
    """A file to be written; `before` is what lies there now."""

    phase: Phase
    path: str
    facts: Facts
    before: Facts | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one publish does, in order: puts by phase, the new marker, removals."""

    generation: int
    files: Mapping[str, Facts]
    leaving: Mapping[str, Leaving]
    going: Mapping[str, Leaving]
    puts: tuple[Put, ...] = ()
    lost: tuple[str, ...] = ()
    empty: bool = False

    @property
    def removals(self) -> tuple[str, ...]:
        """The files to be removed when the new release is live."""
        return tuple(sorted(self.going))

    @property
    def adds(self) -> tuple[Put, ...]:
        """The files that are new there."""
        return tuple(put for put in self.puts if put.before is None)

    @property
    def changes(self) -> tuple[Put, ...]:
        """The files that are replaced."""
        return tuple(put for put in self.puts if put.before is not None)

    @property
    def bytes(self) -> int:
        """How much is to be sent."""
        return sum(put.facts.size for put in self.puts)

    def of(self, phase: Phase) -> tuple[Put, ...]:
        """The puts of one phase."""
        return tuple(put for put in self.puts if put.phase is phase)


def make_plan(
    state: SiteState, actual: Mapping[str, Facts | None], wanted: Mapping[str, Facts], day: dt.date
) -> Plan:
    """The plan from a target's state to `wanted`; `actual` tells the files in doubt after a cut run."""
    present = state.present | {path: facts for path, facts in actual.items() if facts}
    for path in (path for path, facts in actual.items() if facts is None):
        present.pop(path, None)
    generation = state.release.generation + 1
    puts = tuple(
        sorted(
            Put(phase_of(path, wanted), path, facts, present.get(path))
            for path, facts in wanted.items()
            if present.get(path) != facts
        )
    )
    leaving = {
        path: state.leaving.get(path) or Leaving(facts, generation, day.isoformat())
        for path, facts in present.items()
        if path not in wanted
    }
    going = {path: gone for path, gone in leaving.items() if _due(path, gone, generation, day)}
    left = any(not _lingers(path) for path in state.leaving)
    return Plan(
        generation=generation,
        files=dict(wanted),
        leaving={path: gone for path, gone in leaving.items() if path not in going},
        going=going,
        puts=puts,
        lost=tuple(sorted(state.files.keys() - wanted.keys())),
        # styles whose time has come go with the next change: they alone are no reason to connect
        empty=not (puts or state.under_way or left or wanted != state.files),
    )


def phase_of(path: str, tree: Collection[str]) -> Phase:
    """A page is a leaf two folders deep, in a folder that has an index of its own; other pages list."""
    if not is_page(path):
        return Phase.LISTINGS if _lists(path) else Phase.ASSETS
    parts = path.split("/")
    leaf = len(parts) == 3 and f"{parts[0]}/index.html" in tree  # noqa: PLR2004 - kind/slug/index.html
    return Phase.PAGES if leaf else Phase.LISTINGS


def _lists(path: str) -> bool:
    """Feeds, open data, and what leads into the search's index, whose parts must be there before."""
    leads = path.startswith(SEARCH.url) and path.endswith(".json")
    return leads or path.endswith(_FEEDS) or path.startswith(_LATE)


def is_page(path: str) -> bool:
    """Whether readers open it, rather than a page's needing it."""
    return path.endswith((".html", ".htm"))


def _lingers(path: str) -> bool:
    """Whether a cached page needs it to look as it did; whatever may be content goes with its page."""
    return path.startswith(_STYLES)


def _due(path: str, gone: Leaving, generation: int, day: dt.date) -> bool:
    """Pages, attachments, pictures, search texts go at once; styles stay 7 days and two generations."""
    if not _lingers(path):
        return True
    days = (day - dt.date.fromisoformat(gone.day)).days
    return days >= LINGER_DAYS and generation - gone.generation >= LINGER_GENERATIONS


def intent(state: SiteState, plan: Plan) -> SiteState:
    """The marker while the plan is under way: a cut run's files are known to be ours."""
    return replace(state, under_way={put.path: put.facts for put in plan.puts} | dict(state.under_way))


def committed(state: SiteState, plan: Plan, release: Release) -> SiteState:
    """The marker when the new release is live and what goes is not removed yet: that is in doubt now."""
    history = newest([release, *state.history])
    displaced = {put.before.sha256: plan.generation for put in plan.puts if put.before}
    displaced |= {gone.facts.sha256: plan.generation for gone in plan.going.values()}
    return SiteState(
        unit=state.unit,
        address=state.address,
        release=release,
        files=plan.files,
        leaving={**plan.leaving, **plan.going},
        under_way={path: gone.facts for path, gone in plan.going.items()},
        kept={**state.kept, **displaced},
        history=history,
        features=state.features,
    )


def settled(state: SiteState, plan: Plan) -> SiteState:
    """The marker when removals are done, and what no kept release needs is forgotten."""
    floor = plan.generation - KEPT_RELEASES
    kept = {digest: generation for digest, generation in state.kept.items() if generation > floor}
    return replace(state, leaving=plan.leaving, under_way={}, kept=kept)


def forgotten(state: SiteState, plan: Plan) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Digests, and generations, that the settled marker no longer keeps."""
    floor = plan.generation - KEPT_RELEASES
    return tuple(sorted(d for d, g in state.kept.items() if g <= floor)), (floor,) if floor > 0 else ()
