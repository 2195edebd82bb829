"""How many units of a code outside the oxygen catalogue Medicare expects in one day; read when a bill asks for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from checker.data import SourceKey, Verified, load_rows


class DayLimit(Struct, frozen=True, kw_only=True):
    """A row of data/day_limits.csv: the most units a day from `since` on, or of each line where it is held `per_line`.

    Zero means that Medicare does not pay the code by itself, and says nothing of what may be charged elsewhere.
    """

    code: str
    units: Decimal
    per_line: bool = False
    since: date
    source: SourceKey
    verified: Verified


def day_limit(code: str, on: date) -> DayLimit | None:
    """The limit in force that day, None where none is known. One edition is known; as what rests on it is only good to
    know, it is held against no older bill.
    """
    return next((limit for limit in load_rows("day_limits.csv", DayLimit, code) if limit.since <= on), None)
