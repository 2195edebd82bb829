"""Credits matched to the charges they take back, wholly or in part.

Each credit is tried first on the charge it mirrors (same code, letters, day and amount), then on looser likenesses:
- a charge of that code and amount that was billed again, or the nearest earlier one;
- several charges it pays back at once, or a part of one;
- where it has no code, the amount alone.

Of a charge that was reversed and billed again, one stays. Payments take nothing back, nor do adjustments (an insurance
write-off does not undo a charge), save one that mirrors a charge whole or one billed again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from checker.data.thresholds import whole
from checker.model import Kind, LineItem

Likeness = Callable[[LineItem], Hashable]


class Netting(Struct):
    """What credits left of each charge, and which credits took from it, by line number."""

    left: dict[int, Decimal] = field(default_factory=dict)
    credits: dict[int, tuple[LineItem, ...]] = field(default_factory=dict)


def is_charge(line: LineItem) -> bool:
    return line.kind is Kind.CHARGE and line.amount > 0


def is_credit(line: LineItem) -> bool:
    """A reversal: a credit, or a charge printed below zero."""
    return line.amount < 0 and line.kind in (Kind.CREDIT, Kind.CHARGE)


def match_credits(lines: Iterable[LineItem]) -> Netting:
    """Each credit set against what it takes back; in whichever order the lines come, the same is left."""
    ordered = sorted(lines, key=_order)
    charges = [line for line in ordered if is_charge(line)]
    netting = Netting(left={charge.number: charge.amount for charge in charges})
    waiting = [line for line in ordered if is_credit(line)]
    undone = [line for line in ordered if line.kind is Kind.ADJUSTMENT and line.amount < 0 and line.code]
    for likeness in (
        lambda line: (line.statement, line.code, frozenset(line.modifiers), line.service_date, abs(line.amount)),
        lambda line: (line.code, frozenset(line.modifiers), line.service_date, abs(line.amount)),
        _by_day,
    ):
        waiting = _whole(waiting, charges, netting, likeness)
    codeless = [credit for credit in waiting if credit.code is None]
    codeless = _whole(codeless, charges, netting, lambda line: (line.service_date, abs(line.amount)))
    waiting = codeless + [credit for credit in waiting if credit.code]
    for likely in (_billed_again(charges, netting), charges):
        waiting = _whole(waiting, likely, netting, _by_code)
    undone = _whole(undone, charges, netting, _by_day)
    _whole(undone, _billed_again(charges, netting), netting, _by_code)
    waiting = _part(_several(waiting, charges, netting), charges, netting)
    codeless = [credit for credit in waiting if credit.code is None]
    _whole(codeless, charges, netting, lambda line: (line.statement, abs(line.amount)))
    return netting


def _by_day(line: LineItem) -> Hashable:
    return line.code, line.service_date, abs(line.amount)


def _by_code(line: LineItem) -> Hashable:
    return line.code, abs(line.amount)


def _billed_again(charges: Iterable[LineItem], netting: Netting) -> list[LineItem]:
    """Of the charges alike in code, day and amount that no credit touched, all but the first."""
    alike: defaultdict[Hashable, list[LineItem]] = defaultdict(list)
    for charge in charges:
        if charge.number not in netting.credits:
            alike[_by_day(charge)].append(charge)
    return sorted((charge for same in alike.values() for charge in same[1:]), key=_order)


def _whole(
    credits: Sequence[LineItem], charges: Sequence[LineItem], netting: Netting, likeness: Likeness
) -> list[LineItem]:
    """Sets each credit against the nearest charge like it that no credit touched; returns those that found none."""
    shelves: defaultdict[Hashable, list[LineItem]] = defaultdict(list)
    for charge in charges:
        if charge.number not in netting.credits:
            shelves[likeness(charge)].append(charge)
    waiting = []
    for credit in credits:
        if shelf := shelves.get(likeness(credit)):
            _take(shelf.pop(_nearest(shelf, credit)), credit, -credit.amount, netting)
        else:
            waiting.append(credit)
    return waiting


def _several(credits: Sequence[LineItem], charges: Sequence[LineItem], netting: Netting) -> list[LineItem]:
    """A credit that equals the last few untouched charges of its code together takes them all."""
    shelves: defaultdict[Hashable, list[LineItem]] = defaultdict(list)
    for charge in charges:
        if charge.code and charge.number not in netting.credits:
            shelves[charge.code].append(charge)
    waiting = []
    most = whole("credit-most-charges")
    for credit in credits:
        shelf = shelves.get(credit.code, [])
        owed, start = -credit.amount, bisect_right(shelf, credit.day, key=lambda line: line.day)
        first = start
        while first and owed > 0 and start - first < most:
            first -= 1
            owed -= shelf[first].amount
        if owed or first == start:
            waiting.append(credit)
            continue
        for charge in shelf[first:start]:
            _take(charge, credit, charge.amount, netting)
        del shelf[first:start]
    return waiting


def _part(credits: Sequence[LineItem], charges: Sequence[LineItem], netting: Netting) -> list[LineItem]:
    """A smaller credit takes its part of the nearest earlier charge of its code, one of its own day first."""
    shelves: defaultdict[Hashable, list[LineItem]] = defaultdict(list)
    for charge in charges:
        if charge.code and netting.left[charge.number]:
            shelves[charge.code].append(charge)
    waiting = []
    for credit in credits:
        shelf = shelves.get(credit.code, [])
        place = bisect_right(shelf, credit.day, key=lambda line: line.day) - 1
        if place >= 0 and netting.left[shelf[place].number] >= -credit.amount:
            _take(shelf[place], credit, -credit.amount, netting)
        else:
            waiting.append(credit)
    return waiting


def _nearest(shelf: Sequence[LineItem], credit: LineItem) -> int:
    """The place of the latest charge not after the credit, else of the first after it."""
    return max(0, bisect_right(shelf, credit.day, key=lambda line: line.day) - 1)


def _take(charge: LineItem, credit: LineItem, amount: Decimal, netting: Netting) -> None:
    netting.left[charge.number] -= amount
    netting.credits[charge.number] = (*netting.credits.get(charge.number, ()), credit)


def _order(line: LineItem) -> tuple[date, str, str, Decimal, str]:
    return (line.day, line.code or "", " ".join(sorted(line.modifiers)), line.amount, line.description)
