"""PAP, nebulizer and inhaled drugs: capped rental with its modifiers, supplies on schedule, drugs by the milligram."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.generator import people
from tests.generator.items import DRUGS, HEATED_HUMIDIFIER, NEBULIZER, PAP_DEVICE, PAP_SUPPLIES
from tests.generator.stories.story import Story, Teller, in_order, line, rent, some_day, soon_after


def capped_month_modifier(month: int) -> str:
    """KH for the first rental month, KI for the second and third, KJ from the fourth to the thirteenth."""
    return "KH" if month == 1 else "KI" if month <= 3 else "KJ"


def pap_rental(rng: random.Random) -> Story:
    start = some_day(rng)
    months = rent(rng, rng.choice(PAP_DEVICE), start, rng.randint(1, 10), ("RR",))
    device = [replace(each, modifiers=("RR", capped_month_modifier(n), "KX")) for n, each in enumerate(months, 1)]
    supplies = [
        line(rng, item, start, ("NU", "KX"))
        for item in (HEATED_HUMIDIFIER, PAP_SUPPLIES[1], PAP_SUPPLIES[2], PAP_SUPPLIES[3])
    ]
    lines = in_order([*device, *supplies])
    return Story(
        trade="equipment", payer=rng.choice(people.MEDICARE), lines=lines, statement_date=soon_after(rng, lines)
    )


def pap_resupply(rng: random.Random) -> Story:
    day = some_day(rng)
    picked = rng.sample([item for item in PAP_SUPPLIES if item.code not in ("A7034", "A4604")], rng.randint(3, 7))
    lines = tuple(line(rng, item, day, rng.choice((("KX",), ("NU",), ("NU", "KX")))) for item in picked)
    return Story(
        trade="equipment", payer=rng.choice(people.COMMERCIAL), lines=lines, statement_date=soon_after(rng, lines)
    )


def nebulizer(rng: random.Random) -> Story:
    start = some_day(rng)
    months = rent(rng, NEBULIZER[0], start, rng.randint(1, 5), ("RR",))
    device = [replace(each, modifiers=("RR", capped_month_modifier(n), "KX")) for n, each in enumerate(months, 1)]
    item, ndc = rng.choice(DRUGS)
    drug = replace(line(rng, item, start), ndc=ndc)
    lines = in_order([*device, line(rng, NEBULIZER[1], start, ("NU",)), drug])
    return Story(
        trade="equipment", payer=rng.choice(people.MEDICARE), lines=lines, statement_date=soon_after(rng, lines)
    )


def split_quantity(rng: random.Random) -> Story:
    """A pack of filters on two rows, together as many as usual."""
    story = pap_resupply(rng)
    filters = line(rng, PAP_SUPPLIES[4], story.lines[0].service_date or some_day(rng), ("NU",), units=1)
    others = [each for each in story.lines if each.code != filters.code]
    return replace(story, lines=(*others, filters, replace(filters)), needs=frozenset({"units"}))


STORIES: tuple[Teller, ...] = (pap_rental, pap_resupply, nebulizer, split_quantity)
