"""How a notice and a bill of the same charges drift apart though neither is wrong."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.generator.truth import Line

Lines = tuple[Line, ...]
_CENT = Decimal("0.01")


def drifted(rng: random.Random, lines: Lines) -> Lines:
    """The lines of a notice as it prints them: half of all as the bill has them, the others drift in one way."""
    if rng.random() < 0.5:
        return lines
    return rng.choice((_days_later, _other_amounts, _in_parts))(rng, lines)


def _days_later(rng: random.Random, lines: Lines) -> Lines:
    """The plan dates the charges of a day a day or two later: the day they were sent, say."""
    days = sorted({line.service_date for line in lines if line.service_date})
    moved = {day: day + timedelta(days=rng.choice((0, 1, 2))) for day in days}
    return tuple(replace(line, service_date=moved[line.service_date]) for line in lines if line.service_date)


def _other_amounts(rng: random.Random, lines: Lines) -> Lines:
    """The plan was sent another price than the bill prints for a thing; what it allowed, paid and left stays."""
    one = rng.choice(lines)
    more = Decimal(rng.randint(1, 9))

    def dearer(line: Line) -> Line:
        money = {**line.other_money, "adjustment": line.other_money["adjustment"] + more}
        return replace(line, amount=line.amount + more, other_money=money)

    return tuple(dearer(line) if line.code == one.code and line.approved else line for line in lines)


def _in_parts(rng: random.Random, lines: Lines) -> Lines:
    """The plan decides a charge of several units, or of two halves of a month, in two lines."""
    one = rng.choice(lines)
    share = rng.choice((Decimal("0.5"), Decimal("0.6")))

    def part(of: Decimal) -> Decimal:
        return (of * share).quantize(_CENT)

    first = replace(one, amount=part(one.amount), other_money={key: part(of) for key, of in one.other_money.items()})
    left = {key: of - first.other_money[key] for key, of in one.other_money.items()}
    second = replace(one, amount=one.amount - first.amount, other_money=left)
    halves = tuple(replace(each, units=Decimal(1)) for each in (first, second))
    return tuple(each for line in lines for each in (halves if line is one else (line,)))
