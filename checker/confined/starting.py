"""How the other process is started, be it ahead of its first task. Next to nothing is imported for it."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

    from checker.confined.copying import Copy

    Child = subprocess.Popen[bytes] | Copy

READING, DRAWING = "checker.confined.reading_tasks", "checker.confined.drawing_tasks"
"""The modules whose tasks such processes know."""
_ROOT = Path(__file__).resolve().parents[2]
_QUIET_ON_WINDOWS = 0x08000000
FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}
"""For the surroundings of a process before it starts: else glibc sets memory aside for each thread, up to its limit."""
_ahead: dict[str, Child] = {}


def start_ahead(tasks: str) -> None:
    """Start a process for whoever asks for one next: it loads what it needs while its caller does so too."""
    from checker.confined.copying import Copy, may_copy

    if tasks not in _ahead:
        with suppress(OSError):
            _ahead[tasks] = Copy(tasks) if may_copy() else _started(tasks)


def started(tasks: str) -> Child:
    """A process that knows the tasks of a module. Raises OSError where none can be started."""
    return _ahead.pop(tasks, None) or _started(tasks)


def _started(tasks: str) -> subprocess.Popen[bytes]:
    import subprocess  # takes a while to load, and a copy needs none of it

    return subprocess.Popen(
        [sys.executable, "-m", "checker.confined", tasks],
        cwd=_ROOT,
        env=os.environ | FEW_ARENAS,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_QUIET_ON_WINDOWS if sys.platform == "win32" else 0,
    )


@atexit.register
def _end_unused() -> None:
    for process in _ahead.values():
        process.kill()
        process.wait()
