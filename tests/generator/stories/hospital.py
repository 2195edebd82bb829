"""Hospitals: an emergency visit, and a stay with room, drugs, tests, by revenue code."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.generator import people
from tests.generator.items import BREATHING_TESTS, EMERGENCY, HOSPITAL_DRUGS, IMAGING, LABS, WARD
from tests.generator.stories.story import Story, Teller, in_order, line, some_day, soon_after


def emergency(rng: random.Random) -> Story:
    day = some_day(rng)
    items = [
        EMERGENCY[0],
        *rng.sample(EMERGENCY[1:], 1),
        *rng.sample(LABS, 3),
        rng.choice(IMAGING),
        *rng.sample(HOSPITAL_DRUGS, 2),
    ]
    lines = tuple(line(rng, item, day) for item in items)
    return Story(
        trade="hospital",
        payer=rng.choice(people.COMMERCIAL + people.MEDICARE),
        lines=lines,
        statement_date=soon_after(rng, lines),
    )


def stay(rng: random.Random) -> Story:
    """Some days in a ward; each day has its own tests so that no line repeats within a day."""
    first = some_day(rng)
    lines = [line(rng, WARD[0], first)]
    for n in range(rng.randint(2, 5)):
        day = first + timedelta(days=n)
        lines.append(line(rng, WARD[1], day))
        lines.extend(
            line(rng, item, day)
            for item in (*rng.sample(LABS, 2), *rng.sample(BREATHING_TESTS, 1), *rng.sample(HOSPITAL_DRUGS, 2))
        )
    lines.append(line(rng, IMAGING[0], first))
    ordered = in_order(lines)
    return Story(
        trade="hospital",
        payer=rng.choice(people.COMMERCIAL + people.MEDICARE),
        lines=ordered,
        statement_date=soon_after(rng, ordered),
    )


STORIES: tuple[Teller, ...] = (emergency, stay)
