"""Lung clinics: visits, breathing tests, blood work, both sides x-rayed."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.generator import people
from tests.generator.items import BREATHING_TESTS, IMAGING, LABS, SIDED, VISITS
from tests.generator.stories.story import Story, Teller, in_order, line, price, some_day, soon_after


def visit(rng: random.Random) -> Story:
    day = some_day(rng)
    tests = rng.sample(BREATHING_TESTS, rng.randint(1, 3))
    lines = (line(rng, rng.choice(VISITS), day, ("25",)), *(line(rng, item, day) for item in tests))
    return Story(
        trade="clinic",
        payer=rng.choice(people.COMMERCIAL + people.MEDICARE),
        lines=lines,
        statement_date=soon_after(rng, lines),
    )


def several_visits(rng: random.Random) -> Story:
    first = some_day(rng)
    days = [first + timedelta(days=37 * n) for n in range(rng.randint(2, 4))]
    lines = in_order(
        [
            line(rng, item, day)
            for day in days
            for item in (rng.choice(VISITS[:2]), rng.choice(LABS), rng.choice(BREATHING_TESTS))
        ]
    )
    return Story(
        trade="clinic", payer=rng.choice(people.COMMERCIAL), lines=lines, statement_date=soon_after(rng, lines)
    )


def both_sides(rng: random.Random) -> Story:
    """The same picture of the left and of the right side, and a reading fee apart from the picture."""
    day = some_day(rng)
    item = rng.choice(SIDED)
    each = price(rng, item)
    lines = (
        line(rng, VISITS[0], day, ("25",)),
        line(rng, item, day, ("LT",), each=each),
        line(rng, item, day, ("RT",), each=each),
        line(rng, IMAGING[0], day, ("TC",)),
        line(rng, IMAGING[0], day, ("26",)),
    )
    return Story(
        trade="clinic",
        payer=rng.choice(people.COMMERCIAL),
        lines=lines,
        statement_date=soon_after(rng, lines),
        needs=frozenset({"codes", "modifiers"}),
    )


STORIES: tuple[Teller, ...] = (visit, several_visits, both_sides)
