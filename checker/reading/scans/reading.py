"""Many pages as pictures into `Page`s: on the cores there are, never more pictures in memory than are being read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

from checker.errors import StatementError
from checker.reading.limits import limit
from checker.reading.progress import Enough, GoOn, pages_at_once
from checker.reading.scans.engine import Engine
from checker.reading.scans.judging import problem_after, problem_before
from checker.reading.scans.pages import read_page
from checker.reading.scans.shots import Outcome, Shot

_LONGEST_WAIT = 0.2
"""So many seconds pass at most until somebody who has had enough is heard."""


def read_shots(
    shots: Sequence[Callable[[], Shot]],
    done: Callable[[Sequence[Outcome]], None],
    start: Callable[[int, GoOn], Engine] | None = None,
) -> list[Outcome]:
    """What each picture gave, in order. `done` is told what those gave that are through, after each and several times a
    second while one is waited for; `start` makes an engine of some threads.

    Faults of one picture are its own. Where `done` raises `Enough`, or time is up, this ends at once: pictures that are
    not through give nothing, and those at work are left at their next line.
    """
    workers = max(1, min(pages_at_once(), len(shots)))
    deadline = time.monotonic() + max(limit("picture-seconds"), limit("seconds-a-picture") * len(shots))
    over = Event()

    def go_on() -> None:
        if over.is_set() or time.monotonic() > deadline:
            raise Enough

    engine = (start or usual_engine)(max(1, (os.cpu_count() or 1) // workers), go_on)
    pool = ThreadPoolExecutor(workers, thread_name_prefix="pages")
    begun = [pool.submit(_read, shot, engine, go_on) for shot in shots]
    outcomes: list[Outcome] = []
    try:
        for picture in begun:
            while not wait((picture,), _LONGEST_WAIT).done:
                go_on()
                done(outcomes)
            outcomes.append(picture.result())
            done(outcomes)
    except Enough:
        return [picture.result() if picture.done() else Outcome() for picture in begun]
    finally:
        over.set()
        pool.shutdown(wait=False, cancel_futures=True)
    return outcomes


def _read(take: Callable[[], Shot], engine: Engine, go_on: GoOn) -> Outcome:
    try:
        go_on()
        shot = take()
        problem = problem_before(shot)
        if problem is None:
            page = read_page(shot, engine)
            problem = problem_after(shot, page)
            if problem is None:
                return Outcome(page)
        return Outcome(problem=problem)
    except Enough:
        return Outcome()
    except StatementError as problem:
        return Outcome(problem=problem)


def usual_engine(threads: int, go_on: GoOn) -> Engine:
    """The engine that is used unless told otherwise; its libraries are loaded with it."""
    from checker.reading.scans.rapid import RapidEngine

    return RapidEngine(threads, go_on)
