"""A day that was hard to read and cannot be: the one reading, a digit otherwise, that lies among the days around it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from checker.model import LineItem
from checker.reading.ink.lookalikes import one_digit_off

_FEWEST = 3
_BEYOND = timedelta(days=366)
"""How far from all other days of a statement a day must lie to be held for misread."""


def day_meant(line: LineItem, clear: Sequence[LineItem]) -> date | None:
    """The day that an unclear one must be; None where it may stand as it is, or several others could."""
    days = [other.service_date for other in clear if other.service_date and other.page == line.page]
    if line.service_date is None or len(days) < _FEWEST:
        return None
    first, last = min(days), max(days)
    if all(one <= other for one, other in itertools.pairwise(days)):
        above = [other for other in clear if other.service_date and other.number < line.number]
        below = [other for other in clear if other.service_date and other.number > line.number]
        first = (above[-1].service_date if above else None) or first - _BEYOND
        last = (below[0].service_date if below else None) or last + _BEYOND
    else:
        first, last = first - _BEYOND, last + _BEYOND
    if first <= line.service_date <= last:
        return None
    meant = {day for day in _days_near(line.service_date) if first <= day <= last}
    return meant.pop() if len(meant) == 1 else None


def _days_near(day: date) -> set[date]:
    found = set()
    for text in one_digit_off(f"{day:%Y%m%d}"):
        with suppress(ValueError):
            found.add(date(int(text[:4]), int(text[4:6]), int(text[6:])))
    return found
