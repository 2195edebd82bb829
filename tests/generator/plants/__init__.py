"""Faults planted in correct bills: one module a check, each a tuple of tellers whose story says what must be found."""

from __future__ import annotations

import random

from tests.generator.plants import (
    arithmetic,
    details_mismatch,
    duplicate_charge,
    not_itemized,
    rental_purchase_mismatch,
    unknown_code,
)
from tests.generator.stories.story import Story, Teller


def _any_of(tellers: tuple[Teller, ...]) -> Teller:
    def tell(rng: random.Random) -> Story:
        return rng.choice(tellers)(rng)

    return tell


PLANTS: dict[str, Teller] = {
    "duplicate-charge": _any_of(duplicate_charge.PLANTS),
    "unknown-code": _any_of(unknown_code.PLANTS),
    "rental-purchase-mismatch": _any_of(rental_purchase_mismatch.PLANTS),
    "not-itemized": _any_of(not_itemized.PLANTS),
    "details-mismatch": _any_of(details_mismatch.PLANTS),
    "arithmetic": _any_of(arithmetic.PLANTS),
}
