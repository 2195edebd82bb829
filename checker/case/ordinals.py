"""Which month of rent a month is: counted over machines of one kind and over suppliers, as payers count.

A changed machine or a new supplier goes on with the count; a replacement (RA) begins anew, whatever was told of before
it, and so does a start the person told us of. Months without rent are not counted as seen; a start that was told counts
by the calendar, because the papers need not show what was paid before them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from checker.case.alike import is_replacement
from checker.case.month_letters import LETTERS
from checker.case.months import months_between
from checker.catalogue import Catalogue
from checker.catalogue.descriptions import describe_class
from checker.catalogue.tables import OXYGEN_RENTALS, CodeClass, Group
from checker.data.thresholds import whole
from checker.model import About, RentalHistory, RentalMonth, RentalStart


def kind_of_thing(code: str, catalogue: Catalogue) -> str:
    """What the months of a code count toward: all stationary oxygen systems, all portable ones, else the code alone.

    Where no code is printed, the words stand for it (see `RentalHistory.code`); a system for oxygen that is not called
    portable counts as the one at home.
    """
    if catalogue.code(code) is None:
        described = describe_class(code)
        if described and described <= {Group.STATIONARY, Group.PORTABLE}:
            return str(OXYGEN_RENTALS[Group.STATIONARY not in described])
    return next((str(kind) for kind in OXYGEN_RENTALS if catalogue.is_a(code, kind)), code)


def code_for(code: str, catalogue: Catalogue) -> str:
    """The code whose limits hold for a thing: its own, or any of its kind where only words are printed."""
    kind = kind_of_thing(code, catalogue)
    if catalogue.code(code) is not None or kind not in OXYGEN_RENTALS:
        return code
    return min(catalogue.classes[CodeClass(kind)])


def number_months(histories: Sequence[RentalHistory], about: About, catalogue: Catalogue) -> tuple[RentalHistory, ...]:
    """The histories, in the order given, with their months numbered and how the start is known."""
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for place, history in enumerate(histories):
        kinds[kind_of_thing(history.code, catalogue)].append(place)
    told = sorted(about.rentals, key=lambda start: start.first_day)
    numbered = list(histories)
    for kind, places in kinds.items():
        starts = [start for start in told if kind_of_thing(start.code, catalogue) == kind]
        for place, history in zip(places, _numbered([histories[place] for place in places], starts), strict=True):
            numbered[place] = history
    return tuple(numbered)


class _Count(Struct):
    """Where the count stands: the month last counted, and how its number is known. `renewed` is the start of a
    replacement (RA) made after the start the person told us of.
    """

    begun: date
    seen: int = 1
    ordinal: int = 1
    letters: str = ""
    start: RentalStart | None = None
    known_by: str = "first-seen"
    started: date | None = None
    replaced: bool = False
    renewed: RentalStart | None = None


def _numbered(histories: Sequence[RentalHistory], told: Sequence[RentalStart]) -> Iterable[RentalHistory]:
    order = sorted(
        (month.start, place, index)
        for place, history in enumerate(histories)
        for index, month in enumerate(history.months)
    )
    months: list[list[RentalMonth]] = [[] for _ in histories]
    known: dict[int, _Count] = {}
    replaced: dict[int, str] = {}
    count: _Count | None = None
    before: int | None = None
    for _, place, index in order:
        month = histories[place].months[index]
        count, restarted = _next(count, month, _told_for(month, told))
        months[place].append(replace(month, seen=count.seen, ordinal=count.ordinal, restarted=restarted))
        if not index and before is not None and histories[before].code != histories[place].code:
            replaced[place] = histories[before].code
        known[place], before = count, place
    for place, history in enumerate(histories):
        settled = known.get(place)
        yield replace(
            history,
            months=tuple(months[place]),
            start_known_by=settled.known_by if settled else history.start_known_by,
            started=settled.started if settled else None,
            replaced=replaced.get(place),
        )


def _next(count: _Count | None, month: RentalMonth, start: RentalStart | None) -> tuple[_Count, bool]:
    """The count at this month, and whether it began anew here."""
    replaced = any(is_replacement(line) for line in month.lines)
    letters = next((name for name in LETTERS if any(name in line.modifiers for line in month.lines)), "")
    anew = count is not None and ((replaced and not count.replaced) or start != count.start)
    if count is None or anew:
        new = _Count(begun=month.start, start=start)
    elif (month.start - count.begun).days > whole("same-month-days"):
        new = replace(count, begun=month.start, seen=count.seen + 1, ordinal=count.ordinal + 1)
    else:
        new = count
    if start is not None:
        if replaced and not (count and count.replaced) and month.start > start.first_day:
            new = replace(new, renewed=replace(start, first_day=month.start, day_known=True))
        begun = new.renewed or start
        new = replace(new, ordinal=_by_calendar(begun, month.start), known_by="told", started=begun.first_day)
    elif letters:
        new = _by_letters(new, letters, month)
    return replace(new, letters=letters, replaced=replaced), anew


def _by_letters(count: _Count, letters: str, month: RentalMonth) -> _Count:
    """The count moved up to the first month the letters can stand for; their change from one to the next settles it."""
    least = whole(f"first-month-{letters}")
    if count.seen == 1 and letters == LETTERS[0]:
        return replace(count, ordinal=least, known_by="modifier", started=month.start)
    settled = count.letters == LETTERS[1] and letters == LETTERS[2] and count.known_by == "first-seen"
    return replace(count, ordinal=max(count.ordinal, least), known_by="modifier" if settled else count.known_by)


def _by_calendar(start: RentalStart, day: date) -> int:
    if not start.day_known:
        return (day.year - start.first_day.year) * 12 + day.month - start.first_day.month + 1
    tolerance = timedelta(days=whole("start-tolerance-days"))
    return months_between(start.first_day, min(day, date.max - tolerance) + tolerance) + 1


def _told_for(month: RentalMonth, told: Sequence[RentalStart]) -> RentalStart | None:
    """The latest start the person told us of that lies before the end of the month."""
    return next((start for start in reversed(told) if start.first_day <= month.end), None)
