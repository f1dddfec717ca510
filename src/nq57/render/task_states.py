"""States of tasks in words, as pages and tables tell them.

It must not know how a state is derived.
"""

from nq57.catalogue.progress import TaskState

CLAIMED = "Đơn vị báo đã hoàn thành, chưa có minh chứng"


def quiet(state: TaskState) -> bool:
    """Whether a state tells nothing but that nobody has spoken: pages do not repeat it at every task."""
    return state.silent and not state.timing
