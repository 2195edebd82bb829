"""A bill and the plan's notice about the same charges: in agreement, or with a discrepancy planted in the bill."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from checker.model import Kind
from tests.generator import people
from tests.generator.layouts import LAYOUTS
from tests.generator.make import ATTEMPTS, DoesNotFit, Made, made_of, printed
from tests.generator.notices.deciding import decide_all
from tests.generator.notices.discrepancies import PLANTS, Told
from tests.generator.notices.drifting import drifted
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
    notices: tuple[Made, ...]
    planted: str | None
    lines: frozenset[tuple[object, Decimal]]


_CASES: tuple[str | None, ...] = (None, *PLANTS, None, *PLANTS, None)
"""What is planted, by seed: each kind as often, and a pair in agreement for about every three."""


def make_pair(seed: int, *, held_out: bool = False) -> Pair:
    """The pair of a seed.

    Bills in agreement show what the plan paid in columns or as rows of their own, or were printed before the plan
    decided all or some of it; those with a discrepancy show it in columns or rows. The notice may be two papers, and
    drift from the bill (`drifting`).
    """
    rng = random.Random(f"pair {seed} {held_out}")
    for _ in range(40 * ATTEMPTS):
        try:
            pair = _pair(rng, seed, _CASES[seed % len(_CASES)], held_out)
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
    lines = decide_all(rng, story.lines, "?")
    told = PLANTS[planted](rng, lines) if planted else Told(lines, lines)
    if told is None:
        return None
    last = max(line.service_date for line in told.notice if line.service_date)
    decided = last + timedelta(days=rng.randint(10, 30))
    way = rng.choice(("columns", "columns", "rows") if planted else ("columns", "rows", "before", "partly"))
    of_bill, days = told.bill, rng.randint(14, 45)
    if way in ("before", "partly"):
        days = rng.randint(-8, -2)
        of_bill = pending(of_bill, None if way == "before" else last - timedelta(days=20))
    day = decided + timedelta(days=days)
    bill = _bill(rng, seed, replace(story, payer=payer, statement_date=day), of_bill, way, held_out)
    notices = tuple(
        _notice(rng, f"{family}-{number}-of-{seed}.pdf", family, bill, payer, lines, decided, held_out)
        for number, lines in enumerate(_papers(rng, drifted(rng, told.notice), planted), 1)
    )
    if planted == "plan-payment-not-credited" and not all(_prints_paid(notice) for notice in notices):
        raise DoesNotFit(family)
    where = frozenset((line.service_date, line.amount) for line in told.at_fault)
    return Pair(bill, notices, planted, where)


def _prints_paid(notice: Made) -> bool:
    return all("insurance_paid" in line.other_money for line in notice.truth.lines)


def pending(lines: tuple[Line, ...], since: date | None) -> tuple[Line, ...]:
    """The lines as a bill shows them before the plan decided of those after a day, None for all of them."""

    def waiting(line: Line) -> bool:
        return since is None or (line.service_date is not None and line.service_date > since)

    return tuple(
        replace(line, other_money={**dict.fromkeys(line.other_money, NOTHING), "patient_share": line.amount})
        if waiting(line)
        else line
        for line in lines
    )


def _papers(rng: random.Random, lines: tuple[Line, ...], planted: str | None) -> list[tuple[Line, ...]]:
    """The lines of one notice, or of an earlier and a later one. A charge that is missing between two would stand on a
    third that nobody has, so those are one."""
    days = sorted({line.service_date for line in lines if line.service_date})
    if planted == "not-on-notice" or len(days) < 2 or rng.random() < 0.75:
        return [lines]
    middle = days[len(days) // 2]
    parts = [[line for line in lines if line.service_date and (line.service_date < middle) is early] for early in (True, False)]  # fmt: skip
    return [tuple(part) for part in parts]


def _notice(
    rng: random.Random,
    file: str,
    family: str,
    bill: Made,
    payer: str,
    lines: tuple[Line, ...],
    decided: date,
    held_out: bool,
) -> Made:
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
        lines=tuple(replace(line, provider=told.supplier) for line in lines),
    )
    return printed_notice(rng, file, family, notice, held_out)


def _bill(rng: random.Random, seed: int, story: Story, lines: tuple[Line, ...], way: str, held_out: bool) -> Made:
    columns = rng.choice(_BILL_COLUMNS) if way in ("columns", "partly") else ()
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
