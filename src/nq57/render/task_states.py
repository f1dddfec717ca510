"""States of tasks in words, as pages and tables tell them.

It must not know how a state is derived.
"""

from nq57.catalogue.progress import TaskState

CLAIMED = "Đơn vị báo đã hoàn thành, chưa có minh chứng"
_LATE = "Quá hạn"


def quiet(state: TaskState) -> bool:
    """Whether a state tells nothing but that nobody has spoken: pages do not repeat it at every task."""
    return state.silent and not state.timing


def short_label(state: TaskState) -> str:
    """A state where many are listed: that nobody has spoken is said once above, not in every row."""
    if quiet(state):
        return ""
    return _LATE if state.silent and state.late else state.label
