"""Linux: the other process as a copy of a command that has not opened anything yet, instead of a Python begun anew.

What the command has loaded by then both need, so that neither loads it twice.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from checker.confined import __main__ as serving

_MOST_ARENAS, _ARENAS = -8, 2
"""`M_ARENA_MAX` of malloc.h, and what FEW_ARENAS sets it to for processes begun anew."""


class Copy:
    """A process that knows the tasks of a module, seen as `subprocess.Popen` shows one. Raises OSError where there can
    be none.
    """

    def __init__(self, tasks: str) -> None:
        (its_orders, orders), (answers, its_answers) = os.pipe(), os.pipe()
        self._number = os.fork()
        if self._number == 0:
            _serve(tasks, its_orders, its_answers)
        os.close(its_orders)
        os.close(its_answers)
        self.stdin: BinaryIO = os.fdopen(orders, "wb")
        self.stdout: BinaryIO = os.fdopen(answers, "rb")
        self._status: int | None = None
        self._asking = threading.Lock()

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        return self._ended(os.WNOHANG)

    def wait(self) -> int | None:
        return self._ended(0)

    def kill(self) -> None:
        with self._asking:
            if self._status is None:
                os.kill(self._number, signal.SIGKILL)

    def _ended(self, how: int) -> int | None:
        with self._asking:
            if self._status is None:
                number, status = os.waitpid(self._number, how)
                self._status = status if number else None
            return self._status


def may_copy() -> bool:
    """Whether this is Linux and no thread, be it a library's, would be missing from a copy with what it holds."""
    with suppress(OSError):
        return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1
    return False


def _serve(tasks: str, orders: int, answers: int) -> None:
    """The life of the copy: of what was open it keeps its two pipes, and it never goes back to where it came from."""
    with suppress(BaseException):
        os.dup2(orders, 0)
        os.dup2(answers, 1)
        os.closerange(3, 1 + max(int(each.name) for each in Path("/proc/self/fd").iterdir()))
        with suppress(AttributeError):  # of a C library without arenas
            ctypes.CDLL(None).mallopt(_MOST_ARENAS, _ARENAS)
        serving.main(tasks)
    os._exit(1)
