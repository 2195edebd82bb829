"""Which charges a hospital lists several times a day as a matter of course, by revenue code."""

from __future__ import annotations

from dataclasses import dataclass

from checker.data import load
from checker.model import LineItem


@dataclass(frozen=True, slots=True, kw_only=True)
class OftenRepeated:
    """Revenue codes from `first` to `last`, four digits each, and why they come several times a day."""

    first: str
    last: str
    why: str


def often_repeated(line: LineItem) -> bool:
    """Whether the line stands under a revenue code whose charges usually come several times a day."""
    code = (line.revenue_code or "").zfill(4)
    return any(row.first <= code <= row.last for row in load("often_repeated.csv", OftenRepeated, ("first",)))
