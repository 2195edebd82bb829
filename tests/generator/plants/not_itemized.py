"""A bill without codes: sums by category only, or a balance alone."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.generator import people
from tests.generator.plants.planting import expecting
from tests.generator.stories.story import Story, Teller, some_day, soon_after
from tests.generator.truth import Line

CATEGORIES = (
    "Respiratory equipment",
    "Oxygen services",
    "Pharmacy",
    "Laboratory services",
    "Emergency services",
    "Medical supplies",
    "Room and board",
)


def by_category(rng: random.Random) -> Story:
    day = some_day(rng)
    lines = tuple(
        Line(service_date=day, description=words, amount=Decimal(rng.randint(4000, 300000)) / 100, revenue_code="0270")
        for words in rng.sample(CATEGORIES, rng.randint(2, 4))
    )
    story = Story(
        trade="hospital",
        payer=rng.choice(people.COMMERCIAL),
        lines=lines,
        statement_date=soon_after(rng, lines),
    )
    return expecting(story, "not-itemized", [])


def plain_rent(rng: random.Random) -> Story:
    """Months of "equipment rental" without a code."""
    first = some_day(rng)
    lines = (
        Line(
            service_date=first,
            description="Equipment rental",
            amount=Decimal(rng.randint(9000, 30000)) / 100,
            revenue_code="0290",
        ),
    )
    story = Story(
        trade="equipment",
        payer=rng.choice(people.MEDICARE),
        lines=lines,
        statement_date=soon_after(rng, lines),
    )
    return expecting(replace(story), "not-itemized", [])


def balance_alone(rng: random.Random) -> Story:
    """What is owed, and no line that says for what."""
    story = Story(
        trade="equipment",
        payer=rng.choice(people.MEDICARE),
        lines=(),
        statement_date=some_day(rng),
        owed=Decimal(rng.randint(4000, 60000)) / 100,
        needs=frozenset({"totals"}),
    )
    return expecting(story, "not-itemized", [])


PLANTS: tuple[Teller, ...] = (by_category, plain_rent, balance_alone)
