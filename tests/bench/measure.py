"""Processor time as `timeit` takes it: without garbage collection, and of several rounds the best."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

# The documentation of `timeit` advises the best of several rounds: what is above it tells of the machine's other work.
ROUNDS = 3


def once(work: Callable[[], object]) -> float:
    """Seconds of this process's processor time for one round.

    Collection is off meanwhile. A full one looks through all objects of the process, whoever made them (0.2 s for
    278,000 objects), and falls upon whatever happens to run. Extracting 120 articles met one, 2 % of its time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        if was_on:
            gc.enable()


def cost(work: Callable[[], object]) -> float:
    """Seconds of the best round."""
    return min(once(work) for _ in range(ROUNDS))


def costs_at_most(limit: float, work: Callable[[], object]) -> bool:
    """Whether the best round keeps to so many seconds; once one has, no further is run."""
    return any(once(work) <= limit for _ in range(ROUNDS))
