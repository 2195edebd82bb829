"""A line of jobs and the few processes that work on them. One that crashes or hangs is ended and another started."""

from __future__ import annotations

import atexit
import threading
from collections import deque
from typing import Any, TypeVar

from checker.apart.job import Job, State
from checker.apart.process import Process
from checker.confined.messages import Failed
from checker.errors import Busy, NotFinished
from checker.reading.limits import limit

Answer = TypeVar("Answer")


class Pool:
    """At most `size` processes that know the tasks of a module. They start when there is work and end when idle."""

    def __init__(self, tasks: str, size: int) -> None:
        self._tasks = tasks
        self._size = size
        self._line: deque[Job[Any]] = deque()
        self._changed = threading.Condition()
        self._servants = 0
        self._idle = 0
        self._processes: set[Process] = set()
        atexit.register(self.close)

    def start(self, job: Job[Answer]) -> Job[Answer]:
        """Put a job into the line and return it. Raises Busy where the line is full."""
        with self._changed:
            self._leave()
            if len(self._line) >= limit("waiting"):
                raise Busy
            self._line.append(job)
            self._say_places()
            if self._idle < len(self._line) and self._servants < self._size:
                self._servants += 1
                threading.Thread(target=self._serve, daemon=True, name="checker.apart").start()
            self._changed.notify()
        return job

    def close(self) -> None:
        """End the processes and fail what waits."""
        with self._changed:
            waiting, self._line = tuple(self._line), deque()
            working = tuple(self._processes)
        for job in waiting:
            job.cancel()
        for process in working:
            process.end()

    def _serve(self) -> None:
        """The life of one thread: a process of its own, job after job, until there is none for a while."""
        process: Process | None = None
        while (job := self._next()) is not None:
            if process is not None and (process.ended or process.tasks_done >= limit("tasks-a-process")):
                self._gone(process)
                process = None
            try:
                process = process or self._begun()
                process.work(job)
            except Exception:  # noqa: BLE001  the thread must live: those in the line behind count on it
                job.finish(Failed(NotFinished.code))
            finally:
                del job  # or what was read would stay here until the next file comes
        if process is not None:
            self._gone(process)

    def _begun(self) -> Process:
        process = Process(self._tasks)
        with self._changed:
            self._processes.add(process)
        return process

    def _gone(self, process: Process) -> None:
        process.close()
        with self._changed:
            self._processes.discard(process)

    def _next(self) -> Job[Any] | None:
        """The first in the line; None where there was none for long enough, and then the thread ends."""
        with self._changed:
            self._idle += 1
            came = self._changed.wait_for(self._first_wanted, limit("idle-seconds"))
            self._idle -= 1
            if not came:
                self._servants -= 1
                return None
            job = self._line.popleft()
            self._say_places()
            return job

    def _first_wanted(self) -> bool:
        self._leave()
        return bool(self._line)

    def _leave(self) -> None:
        """Those whom nobody waits for any more leave the line."""
        self._line = deque(job for job in self._line if not job.finished)

    def _say_places(self) -> None:
        """How many jobs must end before each can begin."""
        free = self._idle + self._size - self._servants
        for place, job in enumerate(self._line, 1):
            job.tell(State(max(0, place - free)))
