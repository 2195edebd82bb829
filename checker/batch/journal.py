"""The rows of a run that is not finished, one line of JSON each, on the disk as soon as they come."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from checker.batch.task import Row

if sys.platform != "win32":
    import fcntl


class Journal:
    """An append-only file beside the results. What a killed run left of its last line is cut off when it is opened.

    Raises OSError where it cannot be written, or another run writes it (which Windows does not tell).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("ab")
        _keep_others_out(self._file)
        _cut_torn_line(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, row: Row) -> None:
        """Write one row and wait until the disk has it."""
        self._file.write(json.dumps(row).encode("ascii") + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())


def rows_of(path: Path) -> Iterator[Row]:
    """The rows written so far, oldest first; none where there is no journal."""
    if not path.exists():
        return
    with path.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):
                yield json.loads(line)


def _keep_others_out(file: BinaryIO) -> None:
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            file.close()
            raise BlockingIOError(problem.errno, "another run is writing it", file.name) from None


def _cut_torn_line(path: Path) -> None:
    with path.open("r+b") as file:
        data = file.read()
        file.truncate(data.rfind(b"\n") + 1)
