"""Reading the files that wait, once each, with progress by page."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from streamlit.delta_generator import DeltaGenerator

from checker.apart import read
from checker.errors import StatementError
from checker.model import Failure, Reading
from checker.web import escape, session
from checker.web.session import Upload
from checker.web.strings import Say

_WORTH_SAYING = 5
"""Seconds left from which on the person is told how long it takes."""


def read_all(say: Say, slots: Mapping[str, DeltaGenerator]) -> None:
    """Read what waits and keep each outcome in the session. A click meanwhile stops it; it then begins anew."""
    visit = session.current()
    for upload in visit.unread:
        visit.outcomes[upload.id] = _read(upload, say, slots[upload.id])


def _read(upload: Upload, say: Say, slot: DeltaGenerator) -> Reading | Failure:
    progress = _progress(upload, say, slot)
    try:
        return read(
            upload.data, upload.name, password=upload.password, progress=progress, waiting=_waiting(upload, say, slot)
        )
    except StatementError as problem:
        return Failure(upload.name, problem.code, {"file": upload.name})


def _progress(upload: Upload, say: Say, slot: DeltaGenerator) -> Callable[[int, int], None]:
    """A callback that says which page is being read, and how long it will take where that is long."""
    started = time.monotonic()
    slot.html(escape.html("said", say=say, text=say("add.reading.start", file=upload.name)))

    def say_page(done: int, of: int) -> None:
        left = round((time.monotonic() - started) / max(done, 1) * (of - done))
        key = "left" if left >= _WORTH_SAYING else "page"
        text = say(f"add.reading.{key}", n=min(done + 1, of), of=of, seconds=left)
        slot.html(escape.html("said", say=say, text=text))

    return say_page


def _waiting(upload: Upload, say: Say, slot: DeltaGenerator) -> Callable[[int], None]:
    """A callback that says how many files are before this one, where others have theirs read."""

    def say_place(before: int) -> None:
        slot.html(escape.html("said", say=say, text=say.counted("add.reading.line", before, file=upload.name)))

    return say_place
