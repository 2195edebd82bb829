"""A table in which each row is known by its first cell: rows are read and checked one by one as they are asked for, or
all at once where somebody goes through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

from msgspec import Struct

from checker.data.loading import load, load_rows

Row = TypeVar("Row", bound=Struct)

Default = TypeVar("Default")


class Keyed(Mapping[str, Row]):
    """The rows of data/<name> by their first cell. Raises DataError where a row is wrong that is read."""

    def __init__(self, name: str, row: type[Row], key: str) -> None:
        self._name, self._row, self._key = name, row, key
        self._rows: dict[str, Row] = {}
        self._whole = False

    @overload
    def get(self, key: str, /) -> Row | None: ...
    @overload
    def get(self, key: str, /, default: Row | Default) -> Row | Default: ...
    def get(self, key: str, /, default: Row | Default | None = None) -> Row | Default | None:
        if key not in self._rows and not self._whole:
            for row in load_rows(self._name, self._row, key):
                self._rows[key] = row
        return self._rows.get(key, default)

    def __getitem__(self, key: str) -> Row:
        row = self.get(key)
        if row is None:
            raise KeyError(key)
        return row

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> Mapping[str, Row]:
        if not self._whole:
            rows = {getattr(row, self._key): row for row in load(self._name, self._row, (self._key,))}
            # Whoever holds a row that was read alone holds the one that the table goes on to give.
            self._rows = rows | self._rows
            self._whole = True
        return self._rows
