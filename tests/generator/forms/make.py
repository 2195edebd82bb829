"""From a seed to a claim form with its truth: a correct story told on forms, one a claim."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.generator import people
from tests.generator.choice import chance
from tests.generator.forms import cms1500, ub04
from tests.generator.forms.paper import Entry, draw
from tests.generator.forms.style import FORMS, FormStyle, draw_form_style
from tests.generator.make import Made, addressed, make
from tests.generator.stories import clean_story
from tests.generator.stories.story import Story
from tests.generator.truth import Line, Statement, Truth

FORM_LAYOUTS = FORMS
_ATTEMPTS = 200
_MOST_FORMS = 4
_PAID_SHARE = 0.4


def make_paper(
    seed: int,
    *,
    layout: str | None,
    forms: bool,
    held_out: bool = False,
    plant: str | None = None,
    on_paper: bool = False,
) -> Made:
    """The statement of a seed, or with `forms` or one of their layouts the claim form."""
    if not forms and layout not in FORM_LAYOUTS:
        return make(seed, layout=layout, held_out=held_out, plant=plant)
    form = layout if layout in FORM_LAYOUTS else FORM_LAYOUTS[seed % len(FORM_LAYOUTS)]
    return make_form(seed, form, held_out=held_out, on_paper=on_paper)


def make_form(seed: int, form: str, *, held_out: bool = False, on_paper: bool = False) -> Made:
    """The claim of a seed on one kind of form; held-out ones are printed in ways nobody tuned to, those `on_paper` have
    no form fields.
    """
    rng = random.Random(f"form {form} {seed} {held_out}")
    style = draw_form_style(rng, form=form, held_out=held_out)
    if on_paper:
        style = replace(style, fields="none")
    for _ in range(_ATTEMPTS):
        story = clean_story(rng)
        lines = tuple(map(_as_claimed, filter(_can_be_claimed, story.lines)))
        whole = len(lines) == len([each for each in story.lines if each.is_charge])
        if lines and whole and story.payer not in people.SELF_PAY and _can_be_told(style, story):
            break
    else:
        raise ValueError(f"no story fits {form} for seed {seed}")
    statement = replace(
        addressed(rng, replace(story, lines=lines), people.firm(rng, story.trade)),
        statement_date=None,
        previous_balance=None,
    )
    claims, pages = _on_forms(rng, style, statement)
    printed = (ub04 if form == "ub04" else cms1500).printed(form)
    truth = Truth(
        name=f"{form}-{seed}.pdf",
        layout=form,
        statements=claims,
        as_of=story.statement_date + timedelta(days=21),
        permitted=story.permitted,
    )
    return Made(truth, draw(style, printed, pages))


def _can_be_told(style: FormStyle, story: Story) -> bool:
    """Whether the form prints what the story turns on."""
    return "spans" not in story.needs or (style.form != "ub04" and style.through == "end")


def _can_be_claimed(line: Line) -> bool:
    return line.is_charge and line.amount > 0 and line.code is not None and line.service_date is not None


def _as_claimed(line: Line) -> Line:
    return replace(line, units=Decimal(int(line.units)))


def _on_forms(
    rng: random.Random, style: FormStyle, whole: Statement
) -> tuple[tuple[Statement, ...], list[list[Entry]]]:
    """The statements, one a claim, and the entries of each page."""
    most = ub04.ROWS if style.form == "ub04" else cms1500.ROWS
    parts = [whole.lines[at : at + most] for at in range(0, len(whole.lines), most)][:_MOST_FORMS]
    if style.form == "ub04":
        lines = tuple(line for part in parts for line in part)
        claim = replace(whole, lines=lines, total_charges=sum((line.amount for line in lines), Decimal(0)))
        pages = [
            ub04.entries(rng, style, replace(claim, lines=part), page, len(parts)) for page, part in enumerate(parts, 1)
        ]
        return (claim,), pages
    claims = []
    for part in parts:
        total = sum((line.amount for line in part), Decimal(0))
        due = None
        if style.form == "cms1500_0805" and chance(rng, _PAID_SHARE):
            due = total - (total / 4).quantize(Decimal(1))
        claims.append(replace(whole, lines=part, total_charges=total, balance_due=due))
    return tuple(claims), [cms1500.entries(rng, style, claim) for claim in claims]
