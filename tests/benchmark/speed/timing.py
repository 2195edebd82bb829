"""Processor seconds, which other programs of a busy machine disturb less than the clock on the wall."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles

TIMES = 3


def seconds(task: Callable[[], object], times: int = TIMES) -> float:
    """The least processor time of several runs."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        task()
        best = min(best, time.process_time() - started)
    return best


def seconds_of_each(tasks: Mapping[str, Callable[[], object]], times: int = TIMES) -> dict[str, float]:
    """The least processor time of each of several tasks, done in turn: what slows the machine meanwhile slows all."""
    rounds = [{name: seconds(task, times=1) for name, task in tasks.items()} for _ in range(times)]
    return {name: min(each[name] for each in rounds) for name in tasks}


def spread(values: Sequence[float]) -> str:
    """Median, the middle half, and the most."""
    if len(values) < 2:
        return f"{values[0]:.2f}" if values else "none"
    low, _, high = quantiles(values, n=4)
    return f"{median(values):.2f}  ({low:.2f} to {high:.2f}, most {max(values):.2f})"
