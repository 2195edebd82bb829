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
    rent,
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


def long_account(rng: random.Random) -> Story:
    """A year or two of both systems, over several pages."""
    return months_of(rng, (rng.choice(STATIONARY[:2]), rng.choice(PORTABLE)), rng.randint(14, 26))


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


STORIES: tuple[Teller, ...] = (
    stationary_rent, two_systems, two_systems, two_systems, with_payments, with_payments, self_pay_purchase, own_machine_supplies, long_account,
)  # fmt: skip
