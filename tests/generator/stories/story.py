"""A story: what one firm billed one patient, with the helpers that make its lines."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from checker.model import Kind
from tests.generator.items import Item
from tests.generator.truth import Expected, Line

CENTS = (0, 0, 0, 25, 50, 75, 95, 49, 12, 37)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`needs` names what the paper must print to be fair: the keys of `make._lacks`.

    `about` holds answers of the person by key of the --about file; `same` and `alike` stand for what the paper says,
    word for word or as a person would type it. `wrong_total` and `wrong_balance` are added to the printed figures;
    `owed` is the balance of a bill without lines.
    """

    trade: str
    payer: str
    lines: tuple[Line, ...]
    statement_date: date
    needs: frozenset[str] = frozenset()
    about: dict[str, str] = field(default_factory=dict)
    expected: tuple[Expected, ...] = ()
    permitted: tuple[str, ...] = ()
    wrong_total: Decimal = Decimal(0)
    wrong_balance: Decimal = Decimal(0)
    owed: Decimal | None = None


Teller = Callable[[random.Random], Story]


def price(rng: random.Random, item: Item) -> Decimal:
    """A price of one unit within the item's bounds."""
    return Decimal(rng.randint(item.low, item.high)) + Decimal(rng.choice(CENTS)) / 100


def line(
    rng: random.Random,
    item: Item,
    day: date,
    modifiers: tuple[str, ...] = (),
    each: Decimal | None = None,
    units: int | None = None,
) -> Line:
    """One charge for an item on a day."""
    each = each if each is not None else price(rng, item)
    count = units or rng.choice(item.units)
    return Line(
        service_date=day,
        code=item.code,
        modifiers=modifiers if item.code else (),
        description=rng.choice(item.words),
        units=Decimal(count),
        unit=item.unit,
        unit_price=each,
        amount=each * count,
        revenue_code=item.revenue,
        posted=day + timedelta(days=rng.randint(1, 12)),
        item_number=f"{rng.choice(('IT', 'SKU', ''))}{rng.randint(10000, 999999)}",
        internal_code=rng.choice(
            (
                f"{rng.randint(3000000, 7999999)}",
                f"RX-{rng.randint(1000, 9999)}",
                f"{rng.randint(100, 999)}-{rng.randint(10000, 99999)}",
            )
        ),
        diagnosis=rng.choice(("J44.9", "J96.11", "G47.33", "R09.02", "J84.10", "I27.20")),
    )


def month_after(start: date, months: int) -> date:
    """The same day `months` later, the last day of a shorter month where it has no such day."""
    year, month = divmod(start.month - 1 + months, 12)
    first = date(start.year + year, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first.replace(day=1) + timedelta(days=start.day - 1), following - timedelta(days=1))


def rent(
    rng: random.Random, item: Item, start: date, months: int, modifiers: tuple[str, ...], each: Decimal | None = None
) -> list[Line]:
    """A monthly rental on its anniversary days, each with the span of its month, one wording and one serial number."""
    first = line(rng, item, start, modifiers, each, units=1)
    serial = f"{rng.choice('ABHKS')}{rng.randint(10**6, 10**7)}"
    days = [month_after(start, n) for n in range(months + 1)]
    return [
        replace(
            first,
            service_date=day,
            end_date=following - timedelta(days=1),
            posted=day + timedelta(days=rng.randint(1, 9)),
            serial=serial,
        )
        for day, following in pairwise(days)
    ]


def reversal(rng: random.Random, charge: Line) -> Line:
    """The credit that takes a charge back: a negative amount, with a negative count, the same or another wording."""
    words = rng.choice((charge.description, f"REVERSAL - {charge.description}", f"{charge.description} (credit)"))
    units = rng.choice((charge.units, -charge.units))
    return replace(charge, kind=Kind.CREDIT, amount=-charge.amount, units=units, description=words)


def payment(day: date, amount: Decimal, words: str, kind: Kind = Kind.PAYMENT) -> Line:
    """A payment or adjustment row; `amount` is given positive and lowers what is owed."""
    return Line(service_date=day, description=words, amount=-amount, kind=kind, posted=day)


def in_order(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda each: each.service_date or date.min))


def some_day(rng: random.Random) -> date:
    """A day from 2021 to 2026."""
    return date(2021, 1, 4) + timedelta(days=rng.randint(0, 365 * 5 + 120))


def soon_after(rng: random.Random, lines: tuple[Line, ...]) -> date:
    """A statement date one to four weeks after the last day on the lines."""
    last = max(each.service_date for each in lines if each.service_date)
    return last + timedelta(days=rng.randint(7, 28))
