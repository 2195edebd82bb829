"""Home oxygen suppliers: rent by the month, alone or stationary with portable, credits, payments, purchases."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from checker.model import Kind
from tests.generator import people
from tests.generator.items import ACCESSORIES, PORTABLE, RETAIL, STATIONARY, Item
from tests.generator.stories.story import (
    Story,
    Teller,
    in_order,
    line,
    month_after,
    payment,
    price,
    rent,
    reversal,
    some_day,
    soon_after,
)
from tests.generator.truth import Line

N_MODIFIERS_FROM = date(2023, 4, 1)


def oxygen_modifiers(rng: random.Random, start: date) -> tuple[str, ...]:
    """RR with the coverage modifier of its time: KX for rentals begun before April 2023, N1 since."""
    return rng.choice((("RR",), ("RR", "KX" if start < N_MODIFIERS_FROM else "N1")))


def months_of(rng: random.Random, items: tuple[Item, ...], months: int, payer: str | None = None) -> Story:
    """Some months of rent of the given items, on one anniversary."""
    start = some_day(rng)
    marks = oxygen_modifiers(rng, start)
    lines = in_order([each for item in items for each in rent(rng, item, start, months, marks)])
    return Story(
        trade="equipment",
        payer=payer or rng.choice(people.MEDICARE),
        lines=lines,
        statement_date=soon_after(rng, lines),
    )


def stationary_rent(rng: random.Random) -> Story:
    return months_of(rng, (rng.choice(STATIONARY),), rng.randint(1, 12))


def two_systems(rng: random.Random) -> Story:
    stationary = rng.choice(STATIONARY[:2])
    return months_of(rng, (stationary, rng.choice(PORTABLE)), rng.randint(1, 9))


def month_end_rent(rng: random.Random) -> Story:
    """Anniversaries on the 31st, which February and April do not have."""
    start = date(rng.choice((2022, 2023, 2024, 2025)), rng.choice((1, 8, 10)), 31)
    lines = in_order(rent(rng, STATIONARY[0], start, rng.randint(2, 7), ("RR",)))
    return Story(
        trade="equipment", payer=rng.choice(people.MEDICARE), lines=lines, statement_date=soon_after(rng, lines)
    )


def thirty_day_rent(rng: random.Random) -> Story:
    """A commercial supplier's 30-day cycles: two rents can begin in one calendar month."""
    start = date(rng.choice((2023, 2024, 2025)), rng.choice((1, 3, 5, 7)), 1)
    item = rng.choice(STATIONARY)
    first = line(rng, item, start, ("RR",), units=1)
    days = [start + timedelta(days=30 * n) for n in range(rng.randint(2, 6))]
    lines = tuple(replace(first, service_date=day, end_date=day + timedelta(days=29)) for day in days)
    return Story(
        trade="equipment", payer=rng.choice(people.COMMERCIAL), lines=lines, statement_date=soon_after(rng, lines)
    )


def reversed_and_rebilled(rng: random.Random) -> Story:
    """One month billed with a wrong price, taken back and billed again."""
    story = months_of(rng, (rng.choice(STATIONARY[:2]),), rng.randint(2, 6))
    wrong = rng.choice(story.lines)
    again = replace(wrong, amount=wrong.amount + 10, unit_price=wrong.amount + 10)
    lines = in_order([*(again if each is wrong else each for each in story.lines), wrong, reversal(rng, wrong)])
    return replace(story, lines=lines, needs=frozenset({"dates"}))


def with_payments(rng: random.Random) -> Story:
    """Rent, the plan's payments, adjustments and a cheque of the patient, as rows of their own."""
    story = two_systems(rng)
    lines: list[Line] = list(story.lines)
    last = story.statement_date
    for charge in story.lines[: rng.randint(1, 4)]:
        allowed = (charge.amount * Decimal("0.7")).quantize(Decimal("0.01"))
        day = min((charge.service_date or last) + timedelta(days=rng.randint(14, 40)), last)
        lines.append(payment(day, (allowed * Decimal("0.8")).quantize(Decimal("0.01")), rng.choice(PLAN_PAID)))
        lines.append(payment(day, charge.amount - allowed, rng.choice(WRITTEN_OFF), Kind.ADJUSTMENT))
    if rng.random() < 0.6:
        lines.append(payment(last - timedelta(days=3), Decimal(rng.randint(10, 60)), rng.choice(YOU_PAID)))
    return replace(story, lines=in_order(lines))


PLAN_PAID = (
    "Medicare payment",
    "Insurance Payment",
    "INS PMT - PRIMARY",
    "Payment received from insurance",
    "MEDICARE PAYMENT EFT",
)
WRITTEN_OFF = ("Contractual adjustment", "Contractual Write-off", "INS ADJUSTMENT", "Provider discount")
YOU_PAID = ("Patient payment - thank you", "PATIENT PMT CHECK #1042", "Payment - Thank You", "Credit card payment")


def over_new_year(rng: random.Random) -> Story:
    """Rent from autumn to spring, within one year of the statement."""
    start = date(rng.choice((2022, 2023, 2024, 2025)), rng.randint(9, 11), rng.randint(2, 27))
    lines = in_order(rent(rng, STATIONARY[0], start, rng.randint(4, 7), ("RR",)))
    return Story(
        trade="equipment", payer=rng.choice(people.MEDICARE), lines=lines, statement_date=soon_after(rng, lines)
    )


def long_account(rng: random.Random) -> Story:
    """A year or two of both systems, over several pages."""
    return months_of(rng, (rng.choice(STATIONARY[:2]), rng.choice(PORTABLE)), rng.randint(14, 26))


def abutting_spans(rng: random.Random) -> Story:
    """A plan that pays by the half month: two spans that meet, no day twice."""
    start = some_day(rng)
    item, each = rng.choice(STATIONARY), Decimal(rng.randint(45, 120))
    first = line(rng, item, start, ("RR",), each=each, units=1)
    days = [start + timedelta(days=15 * n) for n in range(rng.choice((2, 4)))]
    lines = tuple(replace(first, service_date=day, end_date=day + timedelta(days=14)) for day in days)
    payer = rng.choice(people.COMMERCIAL)
    return Story(
        trade="equipment", payer=payer, lines=lines, statement_date=soon_after(rng, lines), needs=frozenset({"spans"})
    )


def moved_anniversary(rng: random.Random) -> Story:
    """After a stay in hospital the rent begins anew on another day of the month."""
    story = months_of(rng, (STATIONARY[0],), 6)
    later = timedelta(days=12)
    moved = tuple(
        each
        if n < 3 or not each.service_date or not each.end_date
        else replace(each, service_date=each.service_date + later, end_date=each.end_date + later)
        for n, each in enumerate(story.lines)
    )
    return replace(story, lines=moved, statement_date=story.statement_date + later)


def told_who_they_are(rng: random.Random) -> Story:
    """The person told name, address, plan and number as people type them: all agree."""
    alike = dict.fromkeys(("name", "address", "payer", "member_id"), "alike")
    return replace(two_systems(rng), about=alike)


def with_free_items(rng: random.Random) -> Story:
    """Rent, with things that cost nothing on lines of their own."""
    story = two_systems(rng)
    first = story.lines[0]
    words = rng.sample(
        ("Delivery and set-up - no charge", "BACK-UP CYLINDER NO CHARGE", "Safety check by technician, no charge"), 2
    )
    free = [
        replace(
            first,
            code=None,
            modifiers=(),
            description=each,
            amount=Decimal("0.00"),
            unit_price=Decimal("0.00"),
            end_date=None,
            serial=None,
        )
        for each in words
    ]
    return replace(story, lines=in_order([*story.lines, *free]))


def self_pay_purchase(rng: random.Random) -> Story:
    """A concentrator bought outright by a person without insurance, with things from the shop."""
    day = some_day(rng)
    lines = (
        line(rng, STATIONARY[0], day, ("NU",), each=Decimal(rng.randint(595, 1195)), units=1),
        *(line(rng, item, day) for item in rng.sample(RETAIL, 2)),
    )
    words = rng.choice(("Oxygen concentrator, new, purchase", "O2 CONC 5L NEW - SALE"))
    lines = (replace(lines[0], description=words), *lines[1:])
    return Story(
        trade="equipment",
        payer=rng.choice(people.SELF_PAY),
        lines=lines,
        statement_date=soon_after(rng, lines),
        permitted=("rental-purchase-mismatch",),
    )


def own_machine_supplies(rng: random.Random) -> Story:
    """Cannulas and tubing for a machine that the patient owns."""
    day = some_day(rng)
    lines = in_order(
        [line(rng, item, month_after(day, n)) for n in range(rng.randint(1, 3)) for item in rng.sample(ACCESSORIES, 2)]
    )
    return Story(
        trade="equipment", payer=rng.choice(people.COMMERCIAL), lines=lines, statement_date=soon_after(rng, lines)
    )


def price_changes_in_january(rng: random.Random) -> Story:
    """A rental over the turn of the year: the new fee schedule moves its price a little."""
    start = date(rng.choice((2021, 2022, 2023, 2024)), 10, rng.randint(1, 28))
    old = price(rng, STATIONARY[0])
    months = rent(rng, STATIONARY[0], start, 6, ("RR",), each=old)
    lines = tuple(
        m if m.service_date.year == start.year else replace(m, amount=old + 3, unit_price=old + 3)
        for m in months
        if m.service_date
    )
    return Story(
        trade="equipment", payer=rng.choice(people.MEDICARE), lines=lines, statement_date=soon_after(rng, lines)
    )


STORIES: tuple[Teller, ...] = (
    stationary_rent, two_systems, two_systems, month_end_rent, thirty_day_rent, reversed_and_rebilled, with_payments, with_payments,
    self_pay_purchase, own_machine_supplies, price_changes_in_january, over_new_year, long_account, with_free_items,
    abutting_spans, moved_anniversary, told_who_they_are,
)  # fmt: skip
