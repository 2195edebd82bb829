"""The numbers of rules and tolerances, from data/thresholds.csv. No check holds a number of its own."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from msgspec import Struct

from checker.data import SourceKey, load


class Threshold(Struct, frozen=True, kw_only=True):
    """One number: what it means, in which unit, and where it comes from (a tolerance of our own has no source)."""

    name: str
    value: Decimal
    unit: str
    meaning: str
    sources: tuple[SourceKey, ...] = ()


def threshold(name: str) -> Decimal:
    """The number of that name; KeyError names one that data/thresholds.csv does not hold."""
    return _by_name()[name].value


def whole(name: str) -> int:
    """The number of that name where it counts days, months or times."""
    return int(threshold(name))


def threshold_for(name: str, kind: str) -> Decimal | None:
    """The number of that name for one kind of thing (`name-kind` in data/thresholds.csv), None without one."""
    row = _by_name().get(f"{name}-{kind}")
    return row.value if row else None


def is_sure(confidence: float, name: str) -> bool:
    """Whether something was read with at least the confidence of that name. Both are compared as binary fractions: as a
    decimal, 0.95 lies above the 0.95 of a reading.
    """
    return confidence >= float(threshold(name))


@cache
def _by_name() -> Mapping[str, Threshold]:
    return {row.name: row for row in load("thresholds.csv", Threshold, ("name",))}
