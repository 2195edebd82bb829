"""One piece of work for another process, as the one who asked for it sees it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from msgspec import Struct

from checker.confined.messages import Done, Failed, Task
from checker.errors import NotFinished, Unforeseen, by_code

if TYPE_CHECKING:
    from checker.model import LineItem

Answer = TypeVar("Answer")

_HEARTBEAT = 0.25


class State(Struct, frozen=True):
    """How far a job is: `place` jobs are before it in the line; once it is at work, `done` of `of` pages, with the
    lines `found` on those of them that are pictures."""

    place: int = 0
    done: int = 0
    of: int = 0
    found: tuple[LineItem, ...] = ()


class Job(Generic[Answer]):
    """A task, and what becomes of it. Anybody's thread may ask."""

    def __init__(self, task: str, arguments: tuple[Any, ...], seconds: int) -> None:
        self.task = Task(task, arguments, seconds)
        self._changed = threading.Condition()
        self._state = State()
        self._outcome: Done | Failed | None = None
        self._end: Callable[[], None] | None = None
        self._stop: Callable[[], None] | None = None
        self._stopped = False

    @property
    def state(self) -> State:
        return self._state

    @property
    def finished(self) -> bool:
        return self._outcome is not None

    def watch(self) -> Iterator[State]:
        """How far it is, after each change and at least four times a second, until it is finished."""
        while not self.finished:
            yield self._state
            self.wait(_HEARTBEAT, self._state)

    def wait(self, seconds: float | None = None, than: State | None = None) -> None:
        """Wait until it is finished, so many seconds have passed, or its state is another `than` this."""
        with self._changed:
            self._changed.wait_for(lambda: self.finished or than not in (None, self._state), seconds)

    def result(self) -> Answer:
        """What came of it. Raises the StatementError that says why nothing did."""
        self.wait()
        outcome = self._outcome
        if isinstance(outcome, Done):
            return cast("Answer", outcome.answer)
        error = by_code(outcome.code if outcome else NotFinished.code)
        raise error(outcome.where) if outcome and error is Unforeseen else error()

    def cancel(self) -> None:
        """Nobody wants the answer any more: leave the line, or end the process that works on it."""
        with self._changed:
            if self.finished:
                return
            self._outcome, end, self._end = Failed(NotFinished.code), self._end, None
            self._changed.notify_all()
        if end is not None:
            end()

    @property
    def stopped(self) -> bool:
        return self._stopped

    def stop(self) -> None:
        """The page at work is the last one wanted. What waits in line is cancelled."""
        with self._changed:
            asked, self._stopped = self._stopped, True
            begun, stop = self._end is not None, self._stop
        if not begun:
            self.cancel()
        elif stop is not None and not asked:
            stop()

    def at_work(self, stop: Callable[[], None]) -> None:
        """The process has its task, and `stop` tells it that it has gone on long enough."""
        with self._changed:
            self._stop, stopped = stop, self._stopped
        if stopped:
            stop()

    def begin(self, end: Callable[[], None]) -> bool:
        """Its turn has come, and `end` ends the process that takes it on. False where nobody wants it any more."""
        with self._changed:
            if self.finished:
                return False
            self._end = end
            self._state = State()
            self._changed.notify_all()
            return True

    def tell(self, state: State) -> None:
        """Let those who watch know how far it is."""
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def finish(self, outcome: Done | Failed) -> bool:
        """Keep what came of it. False where it was cancelled before, and its process ended with it."""
        with self._changed:
            if self.finished:
                return False
            self._outcome, self._end, self._stop = outcome, None, None
            self._changed.notify_all()
            return True
