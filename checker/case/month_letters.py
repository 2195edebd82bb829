"""KH, KI and KJ number the months of a capped rental: the first, the second and third, the fourth and later.

Only what the bills themselves contradict counts. A restart (RA) and a break in need begin the numbers anew, and months
that were not paid keep a letter longer than the calendar does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from checker.case.months import months_between
from checker.data.thresholds import whole
from checker.model import LineItem, RentalMonth

LETTERS = ("KH", "KI", "KJ")


class Lettered(Struct, frozen=True):
    """A month of rent whose lines bear one of the letters: its place in the run, from 1, and the first of them."""

    place: int
    start: date
    letters: str
    line: LineItem


def out_of_order(run: Sequence[RentalMonth]) -> tuple[LineItem, ...]:
    """The lines whose letters cannot be right, each after the one it contradicts; none where all may be."""
    lettered = list(_lettered(run))
    first, last = _first_months(), dict(zip(LETTERS, _last_places(), strict=False))
    wrong: dict[int, LineItem] = {}
    for number, month in enumerate(lettered):
        before = lettered[:number]
        same = [other for other in before if other.letters == month.letters]
        back = [other for other in before if first[other.letters] > first[month.letters]]
        most = last.get(month.letters)
        too_many = same if most is not None and len(same) > most - first[month.letters] else []
        too_soon = before[:1] if _too_soon(month, before, first) else []
        if against := back or too_many or too_soon:
            for line in (against[-1].line, month.line):
                wrong[line.number] = line
    return tuple(sorted(wrong.values(), key=lambda line: (line.day, line.number)))


def runs(months: Sequence[RentalMonth], break_days: int | None) -> Iterator[Sequence[RentalMonth]]:
    """The months parted where the count began anew or may have: at a replacement, and after so many days of no rent."""
    begun = 0
    for place, (month, after) in enumerate(pairwise(months), start=1):
        idle = (after.start - month.end).days - 1
        if after.restarted or (break_days is not None and idle > break_days):
            yield months[begun:place]
            begun = place
    if months:
        yield months[begun:]


def _lettered(run: Sequence[RentalMonth]) -> Iterator[Lettered]:
    for place, month in enumerate(run, start=1):
        borne = {letters: line for line in month.lines for letters in LETTERS if letters in line.modifiers}
        if len(borne) == 1:
            ((letters, line),) = borne.items()
            yield Lettered(place, month.start, letters, line)


def _too_soon(month: Lettered, before: Sequence[Lettered], first: Mapping[str, int]) -> bool:
    """Whether neither the calendar nor the months billed since the first one reach the letter's month."""
    if not before or before[0].letters != LETTERS[0]:
        return False
    start = before[0]
    least = first[month.letters]
    day = month.start + timedelta(days=whole("start-tolerance-days"))
    return months_between(start.start, day) + 1 < least and month.place - start.place + 1 < least


def _first_months() -> dict[str, int]:
    return {letters: whole(f"first-month-{letters}") for letters in LETTERS}


def _last_places() -> tuple[int, ...]:
    """The last month of each letter but the last one's: the month before the next letter's first."""
    return tuple(after - 1 for _, after in pairwise(_first_months().values()))
