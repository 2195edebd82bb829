"""Which charges a hospital lists several times a day as a matter of course, by revenue code, else by code or words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from checker.data import load
from checker.model import LineItem


class Marks(StrEnum):
    """What a revenue code says: the person stayed in the hospital, or the charge comes several times a day there."""

    STAY = "stay"
    OFTEN = "often"


_BED = re.compile(r"\bROOM (?:AND|&) BOARD\b|\bR ?& ?B\b|\bSEMI-?PRIVATE\b", re.IGNORECASE)


class RevenueRange(Struct, frozen=True, kw_only=True):
    """Revenue codes, of four digits, or other codes, of five, from `first` to `last`, what they mark, and why."""

    first: str
    last: str
    marks: Marks
    why: str


def stays(lines: Iterable[LineItem]) -> frozenset[int]:
    """The numbers of the statements that charge for a bed."""
    return frozenset(line.statement for line in lines if _marks(line) is Marks.STAY)


def often_repeated(line: LineItem) -> bool:
    """Whether the line's revenue code, or else its code, is for what comes several times a day in a hospital."""
    return _marks(line) is Marks.OFTEN


def _marks(line: LineItem) -> Marks | None:
    code = line.revenue_code.zfill(4) if line.revenue_code else line.code or ""
    if not code:
        return Marks.STAY if _BED.search(line.description) else None
    rows = load("often_repeated.csv", RevenueRange, ("first",))
    return next((row.marks for row in rows if len(code) == len(row.first) and row.first <= code <= row.last), None)
