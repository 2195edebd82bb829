"""What a bill may say otherwise than the plan's notice of the same charges."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.generator.truth import NOTHING, Line

Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The lines of the bill, those of the notice, and the bill's lines that are at fault."""

    bill: Lines
    notice: Lines
    at_fault: Lines = ()


Plant = Callable[[random.Random, Lines], Told | None]
"""From decided lines to what the two papers say; None where they give no occasion."""


def above(rng: random.Random, lines: Lines) -> Told | None:
    """The bill asks the written-off part of a paid charge of the person too."""
    paid = [line for line in lines if line.approved and line.other_money["adjustment"] > 0]
    if not paid:
        return None
    one = rng.choice(paid)
    more = one.other_money["adjustment"]
    money = {**one.other_money, "adjustment": NOTHING, "patient_share": one.other_money["patient_share"] + more}
    return _swapped(lines, one, replace(one, other_money=money))


def denied(rng: random.Random, lines: Lines) -> Told | None:
    """The bill asks for a charge that the plan refused at the supplier's cost."""
    refused = [line for line in lines if not line.approved and line.other_money["patient_share"] == 0]
    if not refused:
        return None
    one = rng.choice(refused)
    money = {**one.other_money, "adjustment": NOTHING, "patient_share": one.amount}
    return _swapped(lines, one, replace(one, other_money=money))


def uncredited(rng: random.Random, lines: Lines) -> Told | None:
    """The bill does not show what the plan paid on a charge."""
    paid = [line for line in lines if line.other_money["insurance_paid"] > 0]
    if not paid:
        return None
    one = rng.choice(paid)
    share = one.other_money["patient_share"] + one.other_money["insurance_paid"]
    money = {**one.other_money, "insurance_paid": NOTHING, "patient_share": share}
    return _swapped(lines, one, replace(one, other_money=money))


def absent(rng: random.Random, lines: Lines) -> Told | None:
    """A charge is not on the notice, though others of its day or of days before and after are."""
    days = sorted({line.service_date for line in lines if line.service_date})
    alone = [line for line in lines if sum(_same(line, other) for other in lines) == 1]
    shared = [line for line in alone if sum(other.service_date == line.service_date for other in lines) > 1]
    between = [line for line in alone if line not in shared and line.service_date in days[1:-1]]
    occasions = [each for each in (shared, between) if each]
    if not occasions:
        return None
    one = rng.choice(rng.choice(occasions))
    never = replace(one, other_money={**dict.fromkeys(one.other_money, NOTHING), "patient_share": one.amount})
    told = tuple(line for line in lines if line is not one)
    return Told(tuple(never if line is one else line for line in lines), told, (never,))


def _same(one: Line, other: Line) -> bool:
    return (one.code, one.service_date) == (other.code, other.service_date)


def _swapped(lines: Lines, old: Line, new: Line) -> Told:
    return Told(tuple(new if line is old else line for line in lines), lines, (new,))


PLANTS: dict[str, Plant] = {
    "billed-above-notice": above,
    "billed-though-denied": denied,
    "plan-payment-not-credited": uncredited,
    "not-on-notice": absent,
}
