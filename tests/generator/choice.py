"""Options of which some are kept back: tuning sees only the dev ones, so that the held-out figures stay honest."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options(Generic[T]):
    """Values a style can take. An option listed twice is drawn twice as often."""

    dev: tuple[T, ...]
    held_out: tuple[T, ...] = ()

    def draw(self, rng: random.Random, held_out: bool) -> T:
        """One option; in the held-out group a third of the draws come from what was kept back."""
        if held_out and self.held_out and rng.random() < 1 / 3:
            return rng.choice(self.held_out)
        return rng.choice(self.dev)


def chance(rng: random.Random, share: float) -> bool:
    return rng.random() < share
