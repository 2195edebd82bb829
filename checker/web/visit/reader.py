"""Reading the files that wait, several at once, with progress by page, a truthful estimate, and a way to stop.

A click meanwhile ends this run of the page, never the reading: the next run goes on watching it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from streamlit.delta_generator import DeltaGenerator

from checker.apart import Job, start_reading
from checker.errors import StatementError
from checker.model import Failure, Reading
from checker.reading.progress import pages_at_once
from checker.web.frame import escape
from checker.web.frame.strings import Say
from checker.web.visit import session
from checker.web.visit.pace import Pace
from checker.web.visit.session import Upload
from checker.web.visit.so_far import so_far

_WORTH_SAYING = 5
"""Seconds left from which on the person is told how long it takes."""
_WORTH_STOPPING = 1.5
"""Seconds after which there is a button to stop it."""
_HEARTBEAT = 0.25


class Slot(Struct, frozen=True):
    """Where the page shows a file with its state, and what was found in it so far."""

    state: DeltaGenerator
    progress: DeltaGenerator


def read_all(say: Say, slots: Mapping[str, Slot], stop: DeltaGenerator, ended: Callable[[Upload], None]) -> None:
    """Have all read that waits, keep each outcome in the session, and tell of each that has ended."""
    visit = session.current()
    shown: dict[str, tuple[str, str]] = {}
    for upload in visit.unread:
        _begin(upload)
    for _ in _beats(say, stop):
        for upload in visit.unread:
            job = visit.jobs[upload.id]
            if job.finished:
                _end(upload, job)
                ended(upload)
                continue
            status = _state(upload, job, say)
            state = escape.html("file", say=say, name=upload.name, status=status, waits=True)
            rows = so_far(upload.name, job.state.found, say)
            if shown.get(upload.id) != (state, rows):
                shown[upload.id] = (state, rows)
                slots[upload.id].state.html(state)
                if rows:
                    slots[upload.id].progress.html(rows)


def stop_all() -> None:
    """The person has waited long enough: what was read so far will do."""
    for job in session.current().jobs.values():
        job.stop()


def _begin(upload: Upload) -> None:
    visit = session.current()
    if upload.id in visit.jobs:
        return
    try:
        visit.jobs[upload.id] = start_reading(upload.data, upload.name, password=upload.password)
        visit.paces[upload.id] = Pace(pages_at_once())
    except StatementError as problem:
        visit.outcomes[upload.id] = Failure(upload.name, problem.code, {"file": upload.name})


def _beats(say: Say, stop: DeltaGenerator) -> Iterator[None]:
    """Several times a second while there is something to wait for. The button to stop comes when it takes long.

    To ask for the session is what lets Streamlit end this run for a click, also while nothing new is shown.
    """
    began, offered = time.monotonic(), False
    while (visit := session.current()).unread:
        yield
        waiting = [visit.jobs[upload.id] for upload in visit.unread]
        if (
            waiting
            and not offered
            and time.monotonic() - began > _WORTH_STOPPING
            and not all(j.stopped for j in waiting)
        ):
            stop.button(say("add.reading.stop"), key="stop", on_click=stop_all, width="stretch")
            offered = True
        for job in waiting[:1]:
            job.wait(_HEARTBEAT)


def _end(upload: Upload, job: Job[Reading]) -> None:
    """Keep what came of it. A file that was stopped before it gave anything waits until it is asked for."""
    visit = session.current()
    del visit.jobs[upload.id]
    try:
        visit.outcomes[upload.id] = job.result()
    except StatementError as problem:
        if job.stopped:
            visit.held.add(upload.id)
        else:
            visit.outcomes[upload.id] = Failure(upload.name, problem.code, {"file": upload.name})


def _state(upload: Upload, job: Job[Reading], say: Say) -> str:
    """Its place in the line, or the page being read and how long it will still take where that is long."""
    state = job.state
    if job.stopped:
        return say("add.reading.stopping")
    if state.place:
        return say.counted("add.reading.line", state.place)
    left = session.current().paces[upload.id].seconds_left(state.done, state.of, time.monotonic())
    if not state.of:
        return say("add.reading.start")
    key = "left" if left is not None and left >= _WORTH_SAYING else "page"
    return say(f"add.reading.{key}", n=min(state.done + 1, state.of), of=state.of, seconds=left)
