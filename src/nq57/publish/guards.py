"""What must be so before a single byte is written: whose place it is, which release, how much goes.

It must not touch the target: it judges what was found there. Every refusal means nothing was written.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nq57.publish.failures import Refused
from nq57.publish.local_tree import LocalTree
from nq57.publish.plan import Plan
from nq57.publish.site_state import CONTROL, MARKER, Facts, Release, SiteState, read_state

FEW_REMOVALS, REMOVED_SHARE = 20, 10  # files, and a percentage of the live ones


@dataclass(frozen=True, slots=True)
class TargetState:
    """What a first look tells: the folder's kind, the marker's bytes, the names there if unmarked."""

    kind: str
    marker: bytes | None = None
    names: frozenset[str] = frozenset()

    @property
    def strangers(self) -> frozenset[str]:
        """Names that are not our own folder."""
        return self.names - {CONTROL}


def found_state(found: TargetState, unit: str, address: str) -> SiteState:
    """The state of a target that is this unit's, or free to become so; else a refusal."""
    if found.marker is None:
        check_root(found.kind, address)
        if found.strangers:
            strangers = sorted(found.strangers)
            raise Refused("thu-muc-la", unit=unit, count=len(strangers), sample=", ".join(strangers[:3]))
        return SiteState(unit, address)
    state = read_state(found.marker)
    if state is None:
        raise Refused("dau-hong", unit=unit, path=MARKER)
    if state.unit != unit:
        raise Refused("cua-don-vi-khac", unit=unit, found=state.unit)
    if state.address != address:
        raise Refused("dau-dia-chi-khac", unit=unit, found=state.address, address=address)
    return state


def check_root(kind: str, address: str) -> None:
    """The folder must be there, and be itself."""
    if kind == "missing":
        raise Refused("thu-muc-khong-co", folder=address)
    if kind == "link":
        raise Refused("goc-la-lien-ket", folder=address)
    if kind != "folder":
        raise Refused("goc-khong-phai-thu-muc", folder=address)


def check_age(state: SiteState, tree: LocalTree, sequence: int) -> None:
    """A release must not be older than the live one, by the number of its run or by its day."""
    live = state.release
    if sequence and live.sequence and sequence < live.sequence:
        raise Refused("ban-cu", unit=tree.unit, ours=f"lượt {sequence}", live=f"lượt {live.sequence}")
    if tree.as_of and live.as_of and tree.as_of < live.as_of:
        raise Refused("ban-cu", unit=tree.unit, ours=tree.as_of, live=live.as_of)


def check_plan(state: SiteState, plan: Plan, allowed: int) -> None:
    """Few may go unless it is said how many; no path may be a file here and a folder there."""
    limit = max(FEW_REMOVALS, len(state.files) * REMOVED_SHARE // 100)
    if len(plan.lost) > max(limit, allowed):
        raise Refused("go-qua-nhieu", count=len(plan.lost), limit=limit)
    clash = _clash(state.present.keys() | plan.leaving.keys(), plan.files)
    if clash:
        raise Refused("trung-tep-thu-muc", path=clash)


def _clash(there: Collection[str], wanted: Mapping[str, Facts]) -> str:
    """A path that is a file in one and a folder in the other."""
    for files, others in ((wanted, there), (there, wanted)):
        folders = {path[:at] for path in others for at, letter in enumerate(path) if letter == "/"}
        clashes = sorted(folders & set(files))
        if clashes:
            return clashes[0]
    return ""


def kept_release(state: SiteState, wanted: str) -> Release:
    """The release to go back to: the one named, else the one before what is live.

    After going back, what is live is an older release again: the next step back is from there, not to the
    release that was left.
    """
    if not state.release.generation:
        raise Refused("chua-dang-lan-nao", unit=state.unit)
    live = state.release.back_to or state.release.generation
    older = [release for release in state.history if release.generation < state.release.generation]
    if not wanted:
        older = [release for release in older if (release.back_to or release.generation) < live]
    chosen = [r for r in older if r.id == wanted] if wanted else older[:1]
    if not chosen:
        raise Refused("khong-co-ban", unit=state.unit, release=wanted or "trước đó")
    return chosen[0]
