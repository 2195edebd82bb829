"""A code that is none: digits swapped, a letter for a digit, a letter lost."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.generator.items import PORTABLE, STATIONARY
from tests.generator.plants.planting import with_changed
from tests.generator.stories import home_oxygen, sleep
from tests.generator.stories.story import Story, Teller

SLIPS = {
    "E1390": ("E1930", "E139O", "El390", "E1309", "E13900", "E139"),
    "E1391": ("E1319", "E139I", "E1931", "E13911"),
    "E1392": ("E1932", "E139Z", "E1329", "E132"),
    "E0431": ("E0413", "EO431", "E0341", "E043", "E04431"),
    "E0439": ("EO439", "E4039"),
    "E0424": ("EO424", "E042A"),
    "K0738": ("K0783", "KO738", "K078"),
}

SUPPLY_SLIPS = {
    "A7030": ("A703O", "A70E0", "A7O30", "A70300"),
    "A7035": ("A7O35", "A703S", "A7355"),
    "A7037": ("A70E7", "A7O37", "A737"),
    "A7038": ("A703B", "A7O38", "A7388"),
    "A7039": ("A7O39", "A7399"),
    "A7046": ("A704G", "A7O46"),
    "A7032": ("A7O32", "A703Z"),
    "A7036": ("A7O36", "A70E6"),
}


def slip(rng: random.Random) -> Story:
    items = (rng.choice(STATIONARY), rng.choice(PORTABLE)) if rng.random() < 0.5 else (rng.choice(STATIONARY),)
    story = home_oxygen.months_of(rng, items, rng.randint(1, 6))
    old = rng.choice(story.lines)
    return with_changed(story, "unknown-code", old, replace(old, code=rng.choice(SLIPS[old.code or ""])), "codes")


def supply_slip(rng: random.Random) -> Story:
    story = sleep.pap_resupply(rng)
    old = rng.choice([each for each in story.lines if each.code in SUPPLY_SLIPS])
    return with_changed(
        story, "unknown-code", old, replace(old, code=rng.choice(SUPPLY_SLIPS[old.code or ""])), "codes"
    )


PLANTS: tuple[Teller, ...] = (slip, slip, supply_slip)
