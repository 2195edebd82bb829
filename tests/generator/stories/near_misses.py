"""Correct bills that a hasty checker calls wrong: months of odd length, reversals, spans that meet, moved days."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.generator import people
from tests.generator.items import STATIONARY
from tests.generator.stories.home_oxygen import months_of, two_systems
from tests.generator.stories.story import Story, Teller, in_order, line, price, rent, reversal, some_day, soon_after


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


def over_new_year(rng: random.Random) -> Story:
    """Rent from autumn to spring, within one year of the statement."""
    start = date(rng.choice((2022, 2023, 2024, 2025)), rng.randint(9, 11), rng.randint(2, 27))
    lines = in_order(rent(rng, STATIONARY[0], start, rng.randint(4, 7), ("RR",)))
    return Story(
        trade="equipment", payer=rng.choice(people.MEDICARE), lines=lines, statement_date=soon_after(rng, lines)
    )


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


def told_who_they_are(rng: random.Random) -> Story:
    """The person told name, address, plan and number as people type them: all agree."""
    alike = dict.fromkeys(("name", "address", "payer", "member_id"), "alike")
    return replace(two_systems(rng), about=alike)


STORIES: tuple[Teller, ...] = (
    month_end_rent, thirty_day_rent, reversed_and_rebilled, price_changes_in_january, over_new_year, abutting_spans, moved_anniversary,
    with_free_items, told_who_they_are,
)  # fmt: skip
