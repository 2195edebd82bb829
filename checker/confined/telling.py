"""What a task says of itself while it is at work."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from checker.confined.messages import Found, Working, send
from checker.reading.progress import Enough

if TYPE_CHECKING:
    from checker.model import LineItem


class Telling:
    """Called as a `Progress`; it raises `Enough` once the task is to stop."""

    def __init__(self, answers: BinaryIO, stopped: threading.Event) -> None:
        self._answers, self._stopped = answers, stopped

    def __call__(self, done: int, of: int) -> None:
        send(self._answers, Working(done, of))
        if self._stopped.is_set():
            raise Enough

    def found(self, lines: Sequence[LineItem]) -> None:
        """The lines that a page seems to hold."""
        send(self._answers, Found(tuple(lines)))
