"""What was billed, before any layout: one module a trade, each a tuple of stories that a careful checker finds clean."""

from __future__ import annotations

import random

from tests.generator.stories import clinic, home_oxygen, hospital, near_misses, sleep
from tests.generator.stories.story import Story, Teller

CLEAN: tuple[Teller, ...] = (
    *home_oxygen.STORIES, *home_oxygen.STORIES, *near_misses.STORIES, *sleep.STORIES, *clinic.STORIES, *hospital.STORIES,
)  # fmt: skip


def clean_story(rng: random.Random) -> Story:
    """A correct bill of any trade; home oxygen twice as often as each of the others."""
    return rng.choice(CLEAN)(rng)
