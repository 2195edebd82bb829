"""What a process that opens hostile files is held to, as far as the system can.

| held to     | Linux                                | macOS                       | Windows                     |
|-------------|--------------------------------------|-----------------------------|-----------------------------|
| network     | the kernel refuses it                | Python code is refused it   | Python code is refused it   |
| programs    | the kernel refuses to start any      | Python code is refused it   | Python code is refused it   |
| files       | the kernel refuses to write or erase | the kernel refuses to write | Python code is refused it   |
| memory      | the kernel ends what takes more      | no limit                    | no limit                    |
| computing   | the kernel ends what takes longer    | the same                    | no limit of its own         |

Time by the clock is limited by the parent, everywhere. "Python code is refused it" stops what Python or a library asks
of Python; machine code that a hostile file smuggled in would not be stopped.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from checker.confined import kernel_filter
from checker.reading.limits import limit

if sys.platform != "win32":
    import resource

_NETWORK = ("socket.",)
_PROGRAMS = ("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "os.kill")
_FILES = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "tempfile.",
    "shutil.",
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_KINDER = 5
_confined = False


def confine() -> tuple[str, ...]:
    """Hold this process to what the table says, for good. Returns what the kernel itself sees to."""
    global _confined
    _confined = True
    held = ["computing", "files"] if sys.platform != "win32" else []
    sys.dont_write_bytecode = True
    if sys.platform != "win32":
        os.nice(_KINDER)
        _at_most(resource.RLIMIT_CORE, 0)
        _at_most(resource.RLIMIT_FSIZE, 0)
    if sys.platform == "linux":
        _at_most(resource.RLIMIT_AS, limit("process-bytes"))
        held.append("memory")
        if kernel_filter.refuse():
            held += ["network", "programs"]
    sys.addaudithook(_refuse)
    return tuple(sorted(held))


def allow_seconds(seconds: int) -> None:
    """The next task may compute for so long on every core; the kernel ends what takes more. Nothing where this process
    is not confined.
    """
    if sys.platform == "win32" or not _confined:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds * (os.cpu_count() or 1)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _at_most(what: int, value: int) -> None:
    """Lower a limit; one that is lower already stays."""
    _, hard = resource.getrlimit(what)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (most, most))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """The network, other programs and files to write are refused, whoever asks."""
    if event == "open":
        path, mode, flags = arguments
        written = isinstance(mode, str) and set(mode) & set("wax+")
        if path != os.devnull and (written or (isinstance(flags, int) and flags & _WRITES)):
            raise PermissionError("this process writes nothing")
    elif event.startswith((*_NETWORK, *_PROGRAMS, *_FILES)):
        raise PermissionError("this process only reads what it is given")
