"""The lock's fence: what stands between a publisher that lost its lock and the live section.

It must not know any transport; the one here only tells whose the lock is.
"""

import json
from typing import TYPE_CHECKING, cast

import pytest

from nq57.publish.failures import LostLock
from nq57.publish.locking import Holding, Patience

if TYPE_CHECKING:
    from nq57.publish.transport import Transport


class Told:
    """A transport that tells a lock's holder, and counts how often it is asked."""

    def __init__(self) -> None:
        self.holder, self.asked = "", 0

    def owner(self, _folder: str) -> bytes:
        """The note of the lock's holder."""
        self.asked += 1
        return json.dumps({"token": self.holder, "who": "khác"}).encode()


def holding(told: Told, beat: float) -> Holding:
    """A lock that is ours."""
    held = Holding(cast("Transport", told), "ta", Patience(beat=beat))
    told.holder = held.token
    return held


def test_a_lock_not_seen_for_long_is_asked_for_before_anything_goes_live() -> None:
    """A publisher that slept, and was taken for dead, stops at the fence."""
    told = Told()
    held = holding(told, beat=0.0)
    held.check()
    told.holder = "of another"
    with pytest.raises(LostLock) as lost:
        held.fence()
    assert lost.value.code == "mat-khoa"


def test_a_lock_seen_a_moment_ago_is_not_asked_for_again() -> None:
    """Nobody takes over a lock within a beat, so a long line is spared the question."""
    told = Told()
    held = holding(told, beat=3600.0)
    held.check()
    held.fence()
    assert told.asked == 1
