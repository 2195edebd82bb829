"""A bill and the plan's notice about the same charges: in agreement, or with a discrepancy planted in the bill."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from checker.model import Kind
from tests.generator import people
from tests.generator.layouts import LAYOUTS
from tests.generator.make import ATTEMPTS, DoesNotFit, Made, made_of, printed
from tests.generator.notices.deciding import decide_all
from tests.generator.notices.layouts import NOTICE_LAYOUTS
from tests.generator.notices.make import notice_story, payer_of, printed_notice
from tests.generator.stories.story import Story, in_order, payment
from tests.generator.style import Style, draw_style
from tests.generator.truth import NOTHING, Line, Statement

_BILL_COLUMNS = (
    ("insurance_paid", "patient_share"),
    ("allowed", "insurance_paid", "patient_share"),
    ("allowed", "adjustment", "insurance_paid", "patient_share"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """`planted` is the check that must speak, None for a pair in agreement; `lines` are the bill's lines it is about,
    each as (day, amount)."""

    bill: Made
    notice: Made
    planted: str | None
    lines: frozenset[tuple[object, Decimal]]


Plant = Callable[[random.Random, tuple[Line, ...]], tuple[tuple[Line, ...], tuple[Line, ...], list[Line]] | None]
"""From decided lines to those of the bill, those of the notice, and the bill's lines that are at fault."""


def _agreeing(rng: random.Random, lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...], list[Line]]:
    return lines, lines, []


def _above(rng: random.Random, lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...], list[Line]] | None:
    """The bill asks the written-off part of a paid charge of the person too."""
    paid = [line for line in lines if line.approved and line.other_money["adjustment"] > 0]
    if not paid:
        return None
    one = rng.choice(paid)
    more = one.other_money["adjustment"]
    money = {**one.other_money, "adjustment": NOTHING, "patient_share": one.other_money["patient_share"] + more}
    return _swapped(lines, one, replace(one, other_money=money))


def _denied(
    rng: random.Random, lines: tuple[Line, ...]
) -> tuple[tuple[Line, ...], tuple[Line, ...], list[Line]] | None:
    """The bill asks for a charge that the plan refused at the supplier's cost."""
    refused = [line for line in lines if not line.approved and line.other_money["patient_share"] == 0]
    if not refused:
        return None
    one = rng.choice(refused)
    money = {**one.other_money, "adjustment": NOTHING, "patient_share": one.amount}
    return _swapped(lines, one, replace(one, other_money=money))


def _uncredited(
    rng: random.Random, lines: tuple[Line, ...]
) -> tuple[tuple[Line, ...], tuple[Line, ...], list[Line]] | None:
    """The bill does not show what the plan paid on a charge."""
    paid = [line for line in lines if line.other_money["insurance_paid"] > 0]
    if not paid:
        return None
    one = rng.choice(paid)
    share = one.other_money["patient_share"] + one.other_money["insurance_paid"]
    return _swapped(
        lines, one, replace(one, other_money={**one.other_money, "insurance_paid": NOTHING, "patient_share": share})
    )


def _swapped(lines: tuple[Line, ...], old: Line, new: Line) -> tuple[tuple[Line, ...], tuple[Line, ...], list[Line]]:
    return tuple(new if line is old else line for line in lines), lines, [new]


def _absent(
    rng: random.Random, lines: tuple[Line, ...]
) -> tuple[tuple[Line, ...], tuple[Line, ...], list[Line]] | None:
    """A charge of a day with others is not on the notice."""
    days = [line.service_date for line in lines]
    alone = [line for line in lines if days.count(line.service_date) > 1 and sum(each.code == line.code and each.service_date == line.service_date for each in lines) == 1]  # fmt: skip
    if not alone:
        return None
    one = rng.choice(alone)
    never = replace(one, other_money={**dict.fromkeys(one.other_money, NOTHING), "patient_share": one.amount})
    return (
        tuple(never if line is one else line for line in lines),
        tuple(line for line in lines if line is not one),
        [never],
    )


PLANTS: dict[str, Plant] = {
    "billed-above-notice": _above,
    "billed-though-denied": _denied,
    "plan-payment-not-credited": _uncredited,
    "not-on-notice": _absent,
}
_PLANTED_SHARE = 0.6


def make_pair(seed: int, *, held_out: bool = False) -> Pair:
    """The pair of a seed. Of those in agreement a third are bills printed before the plan decided, with no payment on
    them, and a third show payments as rows of their own; the others print a column for the person's part."""
    rng = random.Random(f"pair {seed} {held_out}")
    for _ in range(10 * ATTEMPTS):
        planted = rng.choice(tuple(PLANTS)) if rng.random() < _PLANTED_SHARE else None
        try:
            pair = _pair(rng, seed, planted, held_out)
        except DoesNotFit:
            continue
        if pair:
            return pair
    raise ValueError(f"no pair for seed {seed}")


def _pair(rng: random.Random, seed: int, planted: str | None, held_out: bool) -> Pair | None:
    story = notice_story(rng)
    names = [name for name, each in NOTICE_LAYOUTS.items() if (held_out or not each.held_out) and name != "remittance"]
    family = rng.choice(names)
    payer = payer_of(rng, NOTICE_LAYOUTS[family], story.payer)
    found = (PLANTS[planted] if planted else _agreeing)(rng, decide_all(rng, story.lines, "?"))
    if found is None:
        return None
    of_bill, of_notice, at_fault = found
    decided = max(line.service_date for line in of_notice if line.service_date) + timedelta(days=rng.randint(10, 30))
    way = "columns" if planted else rng.choice(("columns", "rows", "before"))
    days = rng.randint(-8, -2) if way == "before" else rng.randint(14, 45)
    bill = _bill(
        rng, seed, replace(story, payer=payer, statement_date=decided + timedelta(days=days)), of_bill, way, held_out
    )
    told = bill.truth.statements[0]
    notice = Statement(
        supplier=told.supplier,
        supplier_address=told.supplier_address or ("12 Old Mill Road", "Dayton, OH 45402"),
        supplier_phone=told.supplier_phone or "(555) 555-0100",
        patient=told.patient,
        address=told.address,
        payer=payer,
        member_id=told.member_id or people.member_id(rng, payer),
        account=told.account,
        statement_date=decided,
        lines=tuple(replace(line, provider=told.supplier) for line in of_notice),
    )
    printed_one = printed_notice(rng, f"{family}-of-{seed}.pdf", family, notice, held_out)
    where = frozenset((line.service_date, line.amount) for line in at_fault)
    return Pair(bill, printed_one, planted, where)


def _bill(rng: random.Random, seed: int, story: Story, lines: tuple[Line, ...], way: str, held_out: bool) -> Made:
    columns = rng.choice(_BILL_COLUMNS) if way == "columns" else ()
    if way == "rows":
        lines = in_order([*lines, *_rows(rng, lines)])
    plain = tuple(replace(line, remarks=(), claim=None, provider=None, approved=None) for line in lines)
    layout = rng.choice([name for name, each in LAYOUTS.items() if held_out or not each.held_out])
    style = replace(_style(rng, held_out), money_columns=columns)
    made = made_of(rng, f"{layout}-{seed}.pdf", layout, [replace(story, lines=plain)], style, frozenset(), printed)
    shown = made.truth.statements[0]
    if columns and not all("patient_share" in line.other_money for line in shown.lines):
        raise DoesNotFit(layout)
    return made


def _style(rng: random.Random, held_out: bool) -> Style:
    style = draw_style(rng, needs=frozenset({"codes", "totals"}), held_out=held_out)
    return replace(style, ledger=False, prints_previous=False, tricks=frozenset(), rotate=0)


def _rows(rng: random.Random, lines: tuple[Line, ...]) -> list[Line]:
    """What the plan paid and what was written off, as rows."""
    rows = []
    for line in lines:
        assert line.service_date
        day = line.service_date + timedelta(days=rng.randint(9, 30))
        for key, words, kind in (
            ("insurance_paid", "Insurance payment", Kind.PAYMENT),
            ("adjustment", "Contractual adjustment", Kind.ADJUSTMENT),
        ):
            if line.other_money[key]:
                rows.append(payment(day, line.other_money[key], words, kind))
    return rows
