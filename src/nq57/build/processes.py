"""Forked processes that share what is in memory already; elsewhere than on Linux one process does it all.

It must not know what they are for.
"""

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def can_fork() -> bool:
    """Whether this system shares memory with a process it starts."""
    return sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()


def forked_pool(jobs: int, join: Callable[..., object], shared: tuple[Any, ...]) -> ProcessPoolExecutor:
    """So many processes, each of which begins with `join(*shared)`; nothing of `shared` is copied.

    No store's connection may cross the fork: whoever has one open closes it before.
    """
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=join, initargs=shared)
