"""The rental histories of one patient: for each thing and supplier, its months of rent and how we know which they are.

A month of rent begins with the first from-date and takes in every rent of the same thing that begins within it. Two
from-dates up to `same-month-days` apart lie in one month; farther apart, the second begins the next, be it by the
calendar date, on a cycle of 30 days, or moved by a stay. Nothing is judged here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct, field

from checker.case.months import add_months, last_day
from checker.case.ordinals import number_months
from checker.case.terms import Terms
from checker.catalogue import Catalogue
from checker.catalogue.tables import Code
from checker.data.thresholds import whole
from checker.model import About, LineItem, RentalGap, RentalHistory, RentalMonth


class _Things(Struct):
    rents: list[LineItem] = field(default_factory=list)
    credits: list[LineItem] = field(default_factory=list)
    purchases: list[LineItem] = field(default_factory=list)
    visits: list[LineItem] = field(default_factory=list)
    returns: list[LineItem] = field(default_factory=list)


class Ledger(Struct, frozen=True, kw_only=True):
    """What histories are built from: the lines of one patient, what each is, and which credits took back what."""

    lines: Sequence[LineItem]
    charges: Sequence[LineItem]
    credits: Mapping[int, tuple[LineItem, ...]]
    entries: Mapping[int, Code]
    terms: Mapping[int, Terms]
    suppliers: Mapping[int, str]


def build_histories(ledger: Ledger, about: About, catalogue: Catalogue) -> tuple[RentalHistory, ...]:
    """One history for each thing from each supplier, by their first day; in any order of lines and files the same."""
    things: defaultdict[tuple[str, str], _Things] = defaultdict(_Things)
    for line in ledger.charges:
        if (code := thing_of(line, ledger.entries.get(line.number))) and line.service_date:
            _place(line, things[ledger.suppliers[line.statement], code], ledger)
    known = {key: thing for key, thing in things.items() if thing.rents or thing.visits or _lasts(thing, ledger)}
    _place_returns(known, ledger)
    _place_credits(known, ledger)
    histories = [_history(supplier, code, thing, catalogue) for (supplier, code), thing in known.items()]
    histories.sort(key=lambda history: (_first_day(history), history.code, history.supplier))
    return number_months(histories, about, catalogue)


def month_on(history: RentalHistory, day: date) -> RentalMonth | None:
    """The month of rent in which the day lies, None where none is billed for it."""
    place = bisect_right(history.months, day, key=lambda month: month.start) - 1
    return history.months[place] if place >= 0 and day <= history.months[place].end else None


def months_of(line: LineItem) -> int:
    """How many months of rent a line covers: several where its days span them and its units do not contradict."""
    if line.service_date is None or line.end_date is None:
        return 1
    days = (line.end_date - line.service_date).days + 1
    months = round(days / whole("days-in-a-month"))
    return months if 1 < months <= whole("most-months-a-line") and line.units in (1, months) else 1


def thing_of(line: LineItem, entry: Code | None) -> str:
    """What the line is about: the code meant, else the code printed, else the words."""
    return entry.code if entry else line.code or " ".join(line.description.upper().split())


def _place(line: LineItem, thing: _Things, ledger: Ledger) -> None:
    terms = ledger.terms.get(line.number, Terms.OTHER)
    entry = ledger.entries.get(line.number)
    if terms.is_rent:
        thing.rents.append(line)
    elif terms is Terms.VISIT:
        thing.visits.append(line)
    elif terms is Terms.PURCHASE and (entry.billing.is_lasting if entry else line.code):
        thing.purchases.append(line)


def _lasts(thing: _Things, ledger: Ledger) -> bool:
    """Whether a thing that is only sold is known to last; what the catalogue does not hold is, where it is rented."""
    return any(line.number in ledger.entries for line in thing.purchases)


def _place_returns(things: Mapping[tuple[str, str], _Things], ledger: Ledger) -> None:
    """A line that says "pick up" belongs to the thing of its code, without a code to all things of its supplier."""
    for line in ledger.lines:
        if ledger.terms.get(line.number) is not Terms.RETURN or line.service_date is None:
            continue
        code = thing_of(line, ledger.entries.get(line.number)) if line.code else None
        supplier = ledger.suppliers[line.statement]
        for (other_supplier, other_code), thing in things.items():
            if other_supplier == supplier and code in (None, other_code):
                thing.returns.append(line)


def _place_credits(things: Mapping[tuple[str, str], _Things], ledger: Ledger) -> None:
    for line in ledger.lines:
        if line.number not in ledger.credits:
            continue
        code = thing_of(line, ledger.entries.get(line.number))
        if thing := things.get((ledger.suppliers[line.statement], code)):
            thing.credits.extend(ledger.credits[line.number])


def _history(supplier: str, code: str, thing: _Things, catalogue: Catalogue) -> RentalHistory:
    entry = catalogue.code(code)
    months = _months(sorted(thing.rents, key=_by_day))
    return RentalHistory(
        code=code,
        supplier=supplier,
        group=entry.group if entry else "",
        months=months,
        gaps=tuple(_gaps(months)),
        credits=_unique(thing.credits),
        purchases=tuple(sorted(thing.purchases, key=_by_day)),
        visits=tuple(sorted(thing.visits, key=_by_day)),
        returns=tuple(sorted(thing.returns, key=_by_day)),
    )


def _months(rents: Sequence[LineItem]) -> tuple[RentalMonth, ...]:
    begun: dict[date, list[LineItem]] = {}
    starts: list[date] = []
    for line in rents:
        for ahead in range(months_of(line)):
            day = add_months(line.day, ahead)
            start = next((start for start in reversed(starts[-whole("most-months-a-line") :]) if start <= day), None)
            if start is None or (day - start).days > whole("same-month-days"):
                start = day
                starts.append(day)
                starts.sort()
            begun.setdefault(start, []).append(line)
    ends = [*(after - timedelta(days=1) for after in starts[1:]), date.max]
    return tuple(
        RentalMonth(start=start, end=min(last_day(start), end), lines=tuple(begun[start]))
        for start, end in zip(starts, ends, strict=False)
    )


def _gaps(months: Sequence[RentalMonth]) -> Iterable[RentalGap]:
    for month, after in pairwise(months):
        gap = RentalGap(start=month.end + timedelta(days=1), end=after.start - timedelta(days=1))
        if gap.days > whole("gap-days"):
            yield gap


def _first_day(history: RentalHistory) -> date:
    days = [month.start for month in history.months] + [line.day for line in history.other_lines]
    return min(days, default=date.max)


def _unique(lines: Iterable[LineItem]) -> tuple[LineItem, ...]:
    return tuple(sorted({line.number: line for line in lines}.values(), key=_by_day))


def _by_day(line: LineItem) -> tuple[date, str, int]:
    return (line.day, line.code or "", line.number)
