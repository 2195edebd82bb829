"""Rent billed as purchase, or the reverse."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.generator import people
from tests.generator.items import ACCESSORIES, PORTABLE, STATIONARY
from tests.generator.plants.planting import expecting, with_changed, with_line
from tests.generator.stories import home_oxygen
from tests.generator.stories.story import Story, Teller, line, some_day, soon_after


def new_under_medicare(rng: random.Random) -> Story:
    """A portable concentrator billed as new equipment to Medicare beside its rent."""
    story = home_oxygen.months_of(rng, (STATIONARY[0], PORTABLE[0]), rng.randint(2, 5), rng.choice(people.MEDICARE))
    old = next(each for each in story.lines if each.code == "E1392")
    return with_changed(
        story, "rental-purchase-mismatch", old, replace(old, modifiers=("NU",)), "codes", "modifiers", "payer"
    )


def both_on_one_line(rng: random.Random) -> Story:
    story = home_oxygen.months_of(rng, (rng.choice(STATIONARY),), rng.randint(1, 4))
    old = rng.choice(story.lines)
    return with_changed(
        story, "rental-purchase-mismatch", old, replace(old, modifiers=("RR", "NU")), "codes", "modifiers"
    )


def rented_cannula(rng: random.Random) -> Story:
    """A consumable as rent."""
    day = some_day(rng)
    lines = (line(rng, ACCESSORIES[0], day, ("RR",)), line(rng, ACCESSORIES[1], day))
    story = Story(
        trade="equipment", payer=rng.choice(people.COMMERCIAL), lines=lines, statement_date=soon_after(rng, lines)
    )
    return expecting(story, "rental-purchase-mismatch", [lines[0]], "codes", "modifiers")


def words_against_modifier(rng: random.Random) -> Story:
    """The words say rental, the modifier says new."""
    story = home_oxygen.months_of(rng, (STATIONARY[0],), rng.randint(1, 4))
    old = rng.choice(story.lines)
    new = replace(
        old,
        modifiers=("NU",),
        description=rng.choice(("OXYGEN CONCENTRATOR RENTAL", "Oxygen concentrator, monthly rental")),
    )
    return with_changed(story, "rental-purchase-mismatch", old, new, "codes", "modifiers")


def bought_while_renting(rng: random.Random) -> Story:
    """The rented machine sold in the middle of its rental, which goes on."""
    story = home_oxygen.months_of(rng, (STATIONARY[0],), rng.randint(3, 6), rng.choice(people.COMMERCIAL))
    month = story.lines[1]
    price = Decimal(rng.randint(700, 1400))
    sale = replace(
        month,
        modifiers=("NU",),
        amount=price,
        unit_price=price,
        end_date=None,
        description="Oxygen concentrator, purchase",
    )
    return with_line(story, "rental-purchase-mismatch", sale, month, "codes", "modifiers")


def rent_at_a_purchase_price(rng: random.Random) -> Story:
    """One month at the price of a machine."""
    story = home_oxygen.months_of(rng, (STATIONARY[0],), rng.randint(3, 6))
    old = rng.choice(story.lines)
    price = Decimal(rng.randint(1900, 2900))
    return with_changed(
        story, "rental-purchase-mismatch", old, replace(old, amount=price, unit_price=price), "codes", "modifiers"
    )


PLANTS: tuple[Teller, ...] = (
    new_under_medicare, both_on_one_line, rented_cannula, words_against_modifier, bought_while_renting, rent_at_a_purchase_price,
)  # fmt: skip
