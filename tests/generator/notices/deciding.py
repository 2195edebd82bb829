"""What an insurer makes of charges: allowed, paid, left to the person, or refused, with its reasons."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.generator.truth import NOTHING, Line

CENT = Decimal("0.01")
REFUSED_BY_CONTRACT = (("CO-50", "N115"), ("CO-97", "M86"), ("CO-16", "N265"), ("CO-197",), ("CO-18", "N522"))
LEFT_TO_PERSON = (("PR-96", "N130"), ("PR-204",), ("PR-119", "N362"))
LEGENDS = {
    "CO-50": "This item was not found to be medically needed.",
    "CO-97": "Payment for this item is part of the payment for another item.",
    "CO-16": "The claim lacks information that is needed to decide it.",
    "CO-197": "Approval in advance was not obtained by the supplier.",
    "CO-18": "This is an exact repeat of a claim that was decided before.",
    "CO-45": "The charge is above the fee agreed with the supplier. You do not owe the difference.",
    "PR-1": "This amount went to your deductible of $240.00 for the year.",
    "PR-2": "This is your coinsurance of 20% of the allowed amount.",
    "PR-3": "This is your copayment.",
    "PR-96": "This item is not covered by your plan. You may be billed $25.00 or more for it.",
    "PR-204": "This item is not a benefit of your plan.",
    "PR-119": "The most the plan pays for this item in a year was reached on 01/05/2024.",
    "N115": "The decision rests on a local coverage policy.",
    "M86": "The rent of the equipment includes this item.",
    "N265": "The number of the doctor who ordered it is missing.",
    "N522": "A copy of a claim decided before.",
    "N130": "See your plan papers for what is covered.",
    "N362": "The number of units is above what is accepted.",
}


def decide(rng: random.Random, line: Line, share: Decimal, deductible: Decimal, copay: Decimal | None) -> Line:
    """The line with what the plan allowed, paid and left: `share` of the charge is allowed, the deductible comes first,
    then a copay or 20%."""
    allowed = (line.amount * share).quantize(CENT)
    first = min(deductible, allowed)
    rest = allowed - first
    coinsurance = NOTHING if copay is not None else (rest * Decimal("0.2")).quantize(CENT)
    part = min(copay, rest) if copay is not None else NOTHING
    paid = rest - coinsurance - part
    remarks = ["CO-45"] + ["PR-1"] * (first > 0) + ["PR-2"] * (coinsurance > 0) + ["PR-3"] * (part > 0)
    return replace(
        line,
        approved=True,
        remarks=tuple(remarks),
        other_money={
            "allowed": allowed,
            "adjustment": line.amount - allowed,
            "not_covered": NOTHING,
            "deductible": first,
            "copay": part,
            "coinsurance": coinsurance,
            "insurance_paid": paid,
            "patient_share": first + coinsurance + part,
        },
    )


def refuse(rng: random.Random, line: Line, by_contract: bool) -> Line:
    """The line refused: at the supplier's cost where `by_contract`, else left to the person."""
    nothing = dict.fromkeys(("allowed", "deductible", "copay", "coinsurance", "insurance_paid"), NOTHING)
    return replace(
        line,
        approved=False,
        remarks=rng.choice(REFUSED_BY_CONTRACT if by_contract else LEFT_TO_PERSON),
        other_money={
            **nothing,
            "adjustment": line.amount if by_contract else NOTHING,
            "not_covered": NOTHING if by_contract else line.amount,
            "patient_share": NOTHING if by_contract else line.amount,
        },
    )


def decide_all(rng: random.Random, lines: tuple[Line, ...], provider: str) -> tuple[Line, ...]:
    """Every charge decided under one plan's terms; each day is a claim of its own, or some days together are one."""
    share = Decimal(rng.randint(50, 90)) / 100
    deductible = Decimal(rng.choice((0, 0, 0, 60, 240)))
    copay = Decimal(rng.choice((10, 25))) if rng.random() < 0.2 else None
    together = rng.choice((1, 1, 2, 3))
    number, step = rng.randint(10**9, 10**12), rng.randint(3, 4000)
    form = rng.choice(("{}", "{}", "E{}", "02-{}", "{}-00"))
    days = sorted({line.service_date for line in lines if line.service_date})
    claims = {day: form.format(number + n // together * step) for n, day in enumerate(days)}
    decided = []
    for line in lines:
        done = decide(rng, line, share, deductible, copay)
        if rng.random() < 0.12:
            done = refuse(rng, line, by_contract=rng.random() < 0.6)
        deductible -= done.other_money["deductible"]
        decided.append(replace(done, claim=claims.get(line.service_date), provider=provider))  # type: ignore[arg-type]
    return tuple(decided)
