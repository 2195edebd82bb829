"""Sums that do not come out: units times price, or the printed total."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.generator.plants.planting import expecting, with_changed
from tests.generator.stories import home_oxygen, sleep
from tests.generator.stories.story import Story, Teller


def wrong_product(rng: random.Random) -> Story:
    story = sleep.pap_resupply(rng)
    old = rng.choice(story.lines)
    return with_changed(
        story, "arithmetic", old, replace(old, amount=old.amount + rng.choice((20, 100, 9))), "units", "prices"
    )


def wrong_total(rng: random.Random) -> Story:
    story = replace(
        home_oxygen.two_systems(rng), wrong_total=Decimal(rng.choice(("10.00", "-10.00", "100.00", "27.00")))
    )
    return expecting(story, "arithmetic", [], "totals")


def wrong_balance(rng: random.Random) -> Story:
    """Charges less payments is another sum than the balance printed."""
    story = replace(home_oxygen.with_payments(rng), wrong_balance=Decimal(rng.choice(("15.00", "-20.00", "100.00"))))
    return expecting(story, "arithmetic", [], "totals", "one amount")


PLANTS: tuple[Teller, ...] = (wrong_product, wrong_total, wrong_balance)
