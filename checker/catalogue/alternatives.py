"""Codes of which one takes the other's place, from data/one_of.csv: nobody uses both in one month."""

from __future__ import annotations

from msgspec import Struct

from checker.data import SourceKey, load


class OneOf(Struct, frozen=True, kw_only=True):
    """One row: the reason under which it is asked about, the codes, why one excludes the other, and who says so."""

    reason: str
    codes: tuple[str, ...]
    why: str
    sources: tuple[SourceKey, ...]


def alternatives() -> tuple[OneOf, ...]:
    return load("one_of.csv", OneOf, ("reason",))
