"""Many pages as pictures into `Page`s: on the cores there are, never more pictures in memory than are being read."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from checker.errors import StatementError
from checker.reading.limits import limit
from checker.reading.progress import Enough, pages_at_once
from checker.reading.scans.engine import Engine
from checker.reading.scans.judging import problem_after, problem_before
from checker.reading.scans.pages import read_page
from checker.reading.scans.shots import Outcome, Shot


def read_shots(
    shots: Sequence[Callable[[], Shot]],
    done: Callable[[Sequence[Outcome]], None],
    start: Callable[[int], Engine] | None = None,
) -> list[Outcome]:
    """What each picture gave, in order. `done` is told what those gave that are through; `start` makes an engine of
    some threads.

    Faults of one picture are its own. Where `done` raises `Enough`, those not begun give nothing: none is begun before
    `done` was told of the one whose place it takes.
    """
    workers = max(1, min(pages_at_once(), len(shots)))
    engine = (start or usual_engine)(max(1, (os.cpu_count() or 1) // workers))
    deadline = time.monotonic() + limit("picture-seconds")
    outcomes: list[Outcome] = []
    waiting: deque[Future[Outcome]] = deque()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="pages")
    try:
        for shot in shots:
            if len(waiting) == workers:
                outcomes.append(waiting.popleft().result())
                done(outcomes)
            waiting.append(pool.submit(_read, shot, engine, deadline))
        while waiting:
            outcomes.append(waiting.popleft().result())
            done(outcomes)
    except Enough:
        outcomes += [future.result() for future in waiting if not future.cancel()]
    finally:
        pool.shutdown(cancel_futures=True)
    return outcomes + [Outcome()] * (len(shots) - len(outcomes))


def _read(take: Callable[[], Shot], engine: Engine, deadline: float) -> Outcome:
    if time.monotonic() > deadline:
        return Outcome()
    try:
        shot = take()
        problem = problem_before(shot)
        if problem is None:
            page = read_page(shot, engine)
            problem = problem_after(shot, page)
            if problem is None:
                return Outcome(page)
        return Outcome(problem=problem)
    except StatementError as problem:
        return Outcome(problem=problem)


def usual_engine(threads: int) -> Engine:
    """The engine that is used unless told otherwise; its libraries are loaded with it."""
    from checker.reading.scans.rapid import started

    return started(threads)
