"""The parent's side of one other process: it is started, given a task at a time, and ended when its time is up."""

from __future__ import annotations

import pickle
import threading
from typing import BinaryIO, cast

from msgspec.structs import replace

from checker.apart.job import Job, State
from checker.confined.messages import Done, Failed, Found, Ready, Stop, Working, receive, send
from checker.confined.starting import started
from checker.errors import NotFinished
from checker.reading.limits import limit


class Process:
    """Raises OSError where it cannot be started."""

    def __init__(self, tasks: str) -> None:
        self._child = started(tasks)
        self._orders = cast("BinaryIO", self._child.stdin)
        self._answers = cast("BinaryIO", self._child.stdout)
        self._sending = threading.Lock()
        self.tasks_done = 0
        self.held_to: tuple[str, ...] = ()

    def work(self, job: Job[object]) -> None:
        """Do the job, or fail it for good. Where `ended` is true afterwards, this process cannot be used again."""
        if not job.begin(self.end):
            return
        clock = threading.Timer(job.task.seconds, self.end)
        clock.daemon = True
        clock.start()
        try:
            outcome = self._done(job)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            self.end()
            outcome = Failed(NotFinished.code)
        finally:
            clock.cancel()
        self.tasks_done += 1
        if not job.finish(outcome):
            self.end()

    def _done(self, job: Job[object]) -> Done | Failed:
        most = limit("answer-bytes")
        if not self.held_to:
            self.held_to = cast("Ready", receive(self._answers, most)).held_to
        with self._sending:
            send(self._orders, job.task)
        job.at_work(self._stop)
        while True:
            match receive(self._answers, most):
                case Working(done, of):
                    job.tell(State(0, done, of, job.state.found))
                case Found(lines):
                    job.tell(replace(job.state, found=(*job.state.found, *lines)))
                case Done() | Failed() as outcome:
                    return outcome
                case _:
                    raise ValueError("no message of ours")

    def _stop(self) -> None:
        with self._sending:
            try:
                send(self._orders, Stop())
            except (OSError, ValueError):
                return

    @property
    def ended(self) -> bool:
        return self._child.poll() is not None

    def end(self) -> None:
        """End it at once, whatever it is doing."""
        self._child.kill()
        self._child.wait()

    def close(self) -> None:
        """End it and let go of its pipes."""
        self.end()
        for pipe in (self._orders, self._answers):
            try:
                pipe.close()
            except OSError:
                continue
