"""How much of one file is read, from data/file_limits.csv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from checker.data import load


class FileLimit(Struct, frozen=True, kw_only=True):
    """One bound on a file: its number, what it counts, and what happens past it."""

    name: str
    value: int
    unit: str
    meaning: str


def limit(name: str) -> int:
    """The bound of that name; KeyError names one that data/file_limits.csv does not hold."""
    return _by_name()[name].value


@cache
def _by_name() -> Mapping[str, FileLimit]:
    return {row.name: row for row in load("file_limits.csv", FileLimit, ("name",))}
