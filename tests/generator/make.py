"""From a seed to a PDF with its truth: a story, a patient, a style, a layout, all drawn independently."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from tests.generator import closing, details, people
from tests.generator.layouts import LAYOUTS, Layout
from tests.generator.plants import PLANTS
from tests.generator.sheet import Sheet
from tests.generator.shown import shown
from tests.generator.stories import clean_story
from tests.generator.stories.story import Story
from tests.generator.style import Style, draw_style
from tests.generator.truth import NOTHING, Statement, Truth

PLANTED_SHARE = 0.4
ATTEMPTS = 60


@dataclass(frozen=True, slots=True)
class Made:
    truth: Truth
    pdf: bytes


def make(seed: int, *, layout: str | None = None, held_out: bool = False, plant: str | None = None) -> Made:
    """The statement of a seed. Held-out ones have a held-out layout, or a dev layout with held-out styles."""
    rng = random.Random(f"statement {seed} {held_out}")
    names = [name for name, each in LAYOUTS.items() if held_out or not each.held_out]
    name = layout or names[seed % len(names)]
    for _ in range(ATTEMPTS):
        teller: Callable[[random.Random], Story] = clean_story
        if plant or rng.random() < PLANTED_SHARE:
            teller = PLANTS[plant or rng.choice(tuple(PLANTS))]
        made = attempt(rng, f"{name}-{seed}", name, teller(rng), held_out)
        if made:
            return made
    raise ValueError(f"no story fits the layout {name} for seed {seed}")


def attempt(rng: random.Random, file: str, layout: str, story: Story, held_out: bool) -> Made | None:
    """The story in a freshly drawn style; None where the layout cannot print it."""
    style = draw_style(rng, needs=story.needs, held_out=held_out)
    statement = addressed(rng, story)
    fitted = fit(LAYOUTS[layout], style, statement, story)
    if fitted is None:
        return None
    manner = details.manner_of(fitted)
    leaves_out = manner.leaves_out | _left_out(rng, story)
    told = shown(statement, fitted, leaves_out)
    truth = Truth(
        name=f"{file}.pdf",
        layout=layout,
        statements=(told,),
        as_of=story.statement_date + timedelta(days=21),
        about=_about(story, told),
        expected=story.expected,
        permitted=story.permitted if fitted.codes != "none" else (*story.permitted, "not-itemized"),
    )
    return Made(truth, printed(truth, fitted))


def printed(truth: Truth, style: Style) -> bytes:
    """The PDF of all the statements, each beginning a page."""
    sheet = Sheet(style)
    for n, statement in enumerate(truth.statements):
        if n:
            sheet.on_break = lambda: None
            sheet.new_page()
        details.manner_of(style).draw(sheet, statement, style)
        LAYOUTS[truth.layout].draw(sheet, statement, style)
        sheet.on_break = lambda: None
        closing.draw(sheet, statement, style)
    return sheet.finish()


def addressed(rng: random.Random, story: Story) -> Statement:
    """The story's statement with a patient, a firm and numbers."""
    patient, firm = people.person(rng), people.firm(rng, story.trade)
    return Statement(
        supplier=firm.name,
        supplier_address=firm.address,
        supplier_phone=firm.phone,
        patient=patient.name,
        address=patient.address,
        payer=story.payer,
        member_id=None if story.payer in people.SELF_PAY else people.member_id(rng, story.payer),
        account=people.account(rng),
        statement_date=story.statement_date,
        lines=story.lines,
        previous_balance=Decimal(rng.randint(0, 40000)) / 100,
        total_charges=story.wrong_total or None,
        adds_up=story.wrong_total == NOTHING,
    )


def fit(layout: Layout, style: Style, statement: Statement, story: Story) -> Style | None:
    """The style as the layout can print this story, wider or with fewer columns where it must be."""
    days = [line.service_date for line in statement.lines if line.service_date]
    if style.line_date == "MM/DD" and days and (story.statement_date - min(days)).days > 330:
        style = replace(style, line_date="MM/DD/YY")
    wide = replace(style, page=(max(style.page), min(style.page)))
    fewer = replace(wide, distractors=())
    fewest = replace(fewer, money_columns=(), ledger=False)
    for trial in (style, wide, fewer, fewest):
        fitted = layout.fit(trial, shown(statement, trial, frozenset()).lines)
        if fitted and not _lacks(fitted, story):
            return fitted
    return None


def _lacks(style: Style, story: Story) -> bool:
    """Whether the paper would hide what the story turns on."""
    hidden = {
        "codes": style.codes == "none",
        "modifiers": style.modifiers == "none",
        "units": not style.prints_units,
        "prices": not style.prints_price,
        "totals": not style.prints_total,
        "payer": "payer" in details.manner_of(style).leaves_out,
        "member_id": "member_id" in details.manner_of(style).leaves_out,
    }
    return any(hidden.get(need, False) for need in story.needs)


def _left_out(rng: random.Random, story: Story) -> frozenset[str]:
    shares = {"phone": 0.15, "payer": 0.15, "member_id": 0.4, "account": 0.05, "statement_date": 0.05}
    return frozenset(key for key, share in shares.items() if rng.random() < share and key not in story.needs)


def _about(story: Story, statement: Statement) -> dict[str, object]:
    """What the person told, with `same` replaced by what the paper says."""
    paper = {
        "name": statement.patient,
        "address": ", ".join(statement.address) or None,
        "payer": statement.payer,
        "member_id": statement.member_id,
    }
    told = {key: paper[key] if value == "same" else value for key, value in story.about.items()}
    return {key: value for key, value in told.items() if value}
