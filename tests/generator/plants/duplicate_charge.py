"""The same charge twice: the same day, the same rental month, the same visit."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from tests.generator.items import BREATHING_TESTS, PORTABLE, STATIONARY
from tests.generator.plants.planting import with_line
from tests.generator.stories import clinic, home_oxygen, sleep
from tests.generator.stories.story import Story, Teller, in_order, reversal


def same_day(rng: random.Random) -> Story:
    story = home_oxygen.months_of(rng, (rng.choice(STATIONARY),), rng.randint(1, 8))
    twin = rng.choice(story.lines)
    return with_line(story, "duplicate-charge", replace(twin), twin, "codes")


def same_rental_month(rng: random.Random) -> Story:
    story = home_oxygen.months_of(rng, (rng.choice(STATIONARY), rng.choice(PORTABLE)), rng.randint(1, 5))
    twin = rng.choice(story.lines)
    days = timedelta(days=rng.randint(3, 18))
    again = replace(twin, service_date=twin.service_date + days, end_date=twin.end_date + days)
    return with_line(
        replace(story, statement_date=story.statement_date + days), "duplicate-charge", again, twin, "codes"
    )


def supply_twice(rng: random.Random) -> Story:
    """The same supply twice on one day, one of which a person needs one at a time."""
    story = sleep.pap_resupply(rng)
    twin = rng.choice([line for line in story.lines if line.code not in ("A7032", "A7038")])
    return with_line(story, "duplicate-charge", replace(twin), twin, "codes")


def twice_after_a_reversal(rng: random.Random) -> Story:
    """Billed, taken back, and then billed again two times."""
    story = home_oxygen.months_of(rng, (rng.choice(STATIONARY),), rng.randint(2, 4))
    twin = story.lines[0]
    story = replace(story, lines=in_order([*story.lines, replace(twin), reversal(rng, twin)]))
    return with_line(story, "duplicate-charge", replace(twin), twin, "codes")


def same_test(rng: random.Random) -> Story:
    story = clinic.visit(rng)
    tests = [line for line in story.lines if line.code in {item.code for item in BREATHING_TESTS}]
    twin = rng.choice(tests)
    return with_line(story, "duplicate-charge", replace(twin), twin, "codes")


PLANTS: tuple[Teller, ...] = (
    same_day,
    same_day,
    same_rental_month,
    same_rental_month,
    same_test,
    supply_twice,
    twice_after_a_reversal,
)
