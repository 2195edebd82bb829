"""Counting rental months: from a day to the day before the same date next month, month ends clamped."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """The same date that many months on; where the month is too short, its last day; never past the calendar's end."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(start: date) -> date:
    """The last day of the rental month that begins on `start`."""
    return add_months(start, 1) - timedelta(days=1)


def months_between(start: date, day: date) -> int:
    """How many whole rental months from `start` have passed on `day`; negative before it."""
    months = (day.year - start.year) * 12 + day.month - start.month
    return months if add_months(start, months) <= day else months - 1
