"""The paper has another member number, name or address than the person told."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.generator.plants.planting import expecting
from tests.generator.stories import home_oxygen
from tests.generator.stories.story import Story, Teller


def another_member(rng: random.Random) -> Story:
    story = replace(home_oxygen.stationary_rent(rng), about={"name": "same", "member_id": "9ZZ9-ZZ9-ZZ99"})
    return expecting(story, "details-mismatch", [], "member_id", "payer")


def another_name(rng: random.Random) -> Story:
    return expecting(
        replace(home_oxygen.two_systems(rng), about={"name": "Bartholomew K. Oystercatcher"}), "details-mismatch", []
    )


def another_street(rng: random.Random) -> Story:
    story = replace(
        home_oxygen.two_systems(rng), about={"name": "same", "address": "77 Nowhere Bend, Galveston, TX 77550"}
    )
    return expecting(story, "details-mismatch", [], "address")


def another_payer(rng: random.Random) -> Story:
    story = replace(
        home_oxygen.own_machine_supplies(rng), about={"name": "alike", "payer": "Quartz Mountain Health Plan"}
    )
    return expecting(story, "details-mismatch", [], "payer")


PLANTS: tuple[Teller, ...] = (another_member, another_name, another_street, another_payer)
