"""Executors for the tests: one that needs no process, and one whose workers die."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from checker.batch.processes import processes


class Here(Executor):
    """Runs each task when it is given, and counts them."""

    given = 0

    def submit(self, task: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        Here.given += 1
        future: Future[Any] = Future()
        future.set_result(task(*given, **named))
        return future


class Deadly(Executor):
    """Real processes, in which a unit whose name says so kills its worker, as a crash of a library would."""

    def __init__(self) -> None:
        self._pool = processes(1)

    def submit(self, task: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        return self._pool.submit(unless_deadly, task, *given, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


def unless_deadly(task: Callable[..., Any], unit: Any, *given: Any) -> Any:
    if "deadly" in unit.name:
        os._exit(1)
    return task(unit, *given)
