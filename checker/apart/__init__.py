"""A person's file is opened in another process, so that whatever is in it costs that file and nothing else.

    reading = read(data, "march.pdf", progress=say_page, waiting=say_place)

The same answers and the same errors as `checker.reading.read` and the makers of pictures, and two more: NotFinished
where the file made its process crash, hang or take too much, and Busy where the line is full. Bytes go in and answers
come out through pipes; nothing is written. What each system holds such a process to stands in `checker/confined`, how
much it may take in data/file_limits.csv. Little is imported here, so that the other process starts early.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from checker.apart.job import Job
from checker.apart.pool import Pool
from checker.confined.starting import DRAWING, READING
from checker.errors import StatementError
from checker.reading.limits import limit
from checker.reading.opening import is_drawn
from checker.reading.progress import Progress

if TYPE_CHECKING:
    from checker.model import Page, Reading
    from checker.outputs.marks import Mark, Strip

__all__ = ["Job", "marked_pdf", "page", "read", "read_each", "start_reading", "strip"]

Waiting = Callable[[int], None]
"""Called with the number of files that are before this one in the line."""


def read(
    data: bytes,
    name: str,
    *,
    password: str | None = None,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
) -> Reading:
    """The statements of one file, as `checker.reading.read` gives them. Raises a StatementError.

    `progress` and `waiting` are called in this thread, several times a second; what they raise ends the reading.
    """
    job = start_reading(data, name, password=password)
    try:
        for state in job.watch():
            if state.place and waiting is not None:
                waiting(state.place)
            elif state.of and progress is not None:
                progress(state.done, state.of)
    except BaseException:
        job.cancel()
        raise
    return job.result()


def start_reading(data: bytes, name: str, *, password: str | None = None) -> Job[Reading]:
    """Have a file read while the caller does something else. Raises Busy where too many wait already."""
    seconds = limit("reading-seconds" if is_drawn(data) else "text-seconds")
    return _readers().start(Job("read", (data, name, password), seconds))


def read_each(files: Iterable[tuple[str, Callable[[], bytes]]]) -> Iterator[Reading | StatementError]:
    """What became of each file, in order: several are read at once, and few are held in memory. The first are begun
    before this returns.

    A file is its name and how to get its bytes, which may raise a StatementError.
    """
    begun = (_begun(name, fetch) for name, fetch in files)
    return _outcomes(deque(islice(begun, 2 * _at_once())), begun)


def page(
    data: bytes,
    number: int,
    marks: Sequence[Mark] = (),
    *,
    password: str | None = None,
    pages: Sequence[Page] = (),
) -> bytes:
    """A page with its marked lines as `page_images.page` draws it. Raises a StatementError."""
    return _drawn(Job("page", (data, number, tuple(marks), password, tuple(pages)), limit("drawing-seconds")))


def strip(asked: Strip) -> bytes:
    """The lines cut from their pages as `page_images.strip` draws them. Raises a StatementError."""
    return _drawn(Job("strip", (asked,), limit("drawing-seconds")))


def marked_pdf(data: bytes, marks: Sequence[Mark], *, password: str | None = None) -> bytes:
    """The person's file with marks on it as `marked_pdf.marked_pdf` makes it. Raises a StatementError."""
    return _drawn(Job("marked_pdf", (data, tuple(marks), password), limit("marking-seconds")))


def _begun(name: str, fetch: Callable[[], bytes]) -> Job[Reading] | StatementError:
    try:
        return start_reading(fetch(), name)
    except StatementError as problem:
        return problem


def _outcomes(
    ahead: deque[Job[Reading] | StatementError], begun: Iterator[Job[Reading] | StatementError]
) -> Iterator[Reading | StatementError]:
    """What became of those ahead and those begun after them, one of which is begun for each that is waited for."""
    for job in begun:
        ahead.append(job)
        yield _outcome(ahead.popleft())
    yield from map(_outcome, ahead)


def _outcome(job: Job[Reading] | StatementError) -> Reading | StatementError:
    try:
        return job if isinstance(job, StatementError) else job.result()
    except StatementError as problem:
        return problem


def _drawn(job: Job[bytes]) -> bytes:
    _drawers().start(job)
    try:
        job.wait()
    except BaseException:
        job.cancel()
        raise
    return job.result()


def _at_once() -> int:
    return max(1, min(os.cpu_count() or 1, limit("readers")))


@cache
def _readers() -> Pool:
    return Pool(READING, _at_once())


@cache
def _drawers() -> Pool:
    """Pictures have a process of their own: whoever looks at a page does not wait for those whose files are read."""
    return Pool(DRAWING, 1)
