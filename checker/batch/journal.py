"""The rows of a run that is not finished, one line of JSON each, on the disk as soon as they come."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from checker.batch.task import Row


class Journal:
    """An append-only file beside the results. What a killed run left of its last line is cut off when it is opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        _cut_torn_line(path)
        self._file = path.open("ab")

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


def _cut_torn_line(path: Path) -> None:
    if not path.exists():
        return
    with path.open("r+b") as file:
        data = file.read()
        file.truncate(data.rfind(b"\n") + 1)
