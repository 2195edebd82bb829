"""From a seed to a PDF with its truth: a story, a patient, a style, a layout, all drawn independently."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from tests.generator import closing, details, opening, people
from tests.generator.choice import chance
from tests.generator.layouts import LAYOUTS, Layout
from tests.generator.plants import PLANTS
from tests.generator.sheet import Sheet
from tests.generator.shown import shown
from tests.generator.stories import clean_story
from tests.generator.stories.story import Story, Teller
from tests.generator.style import Style, draw_style
from tests.generator.truth import NOTHING, Expected, Line, Statement, Truth

PLANTED_SHARE = 0.4
SEVERAL_SHARE = 0.08
ATTEMPTS = 60


Printer = Callable[[str, list[tuple[Statement, Style]]], bytes]


class DoesNotFit(Exception):
    """The layout cannot print this story in this style."""


@dataclass(frozen=True, slots=True)
class Made:
    truth: Truth
    pdf: bytes


def make(
    seed: int,
    *,
    layout: str | None = None,
    held_out: bool = False,
    plant: str | None = None,
    printer: Printer | None = None,
) -> Made:
    """The statement of a seed. Held-out ones have a held-out layout, or a dev layout with held-out styles."""
    rng = random.Random(f"statement {seed} {held_out}")
    names = [name for name, each in LAYOUTS.items() if held_out or not each.held_out]
    name = layout or names[seed % len(names)]
    for _ in range(ATTEMPTS):
        stories = _stories(rng, plant)
        needs = frozenset[str]().union(*(story.needs for story in stories))
        style = draw_style(rng, needs=needs, held_out=held_out)
        omitted = _left_out(rng, needs)
        if "statement_date" in omitted and style.line_date == "MM/DD":
            style = replace(style, line_date="MM/DD/YY")
        try:
            return made_of(rng, f"{name}-{seed}.pdf", name, stories, style, omitted, printer or printed)
        except DoesNotFit:
            continue
    raise ValueError(f"no story fits the layout {name} for seed {seed}")


def _stories(rng: random.Random, plant: str | None) -> list[Story]:
    """One story, correct or with a planted problem; sometimes a second patient's of the same trade, correct."""
    teller: Teller = clean_story
    if plant or chance(rng, PLANTED_SHARE):
        teller = PLANTS[plant or rng.choice(tuple(PLANTS))]
    first = teller(rng)
    if not chance(rng, SEVERAL_SHARE):
        return [first]
    while (second := clean_story(rng)).trade != first.trade:
        pass
    return [first, second]


def made_of(
    rng: random.Random,
    file: str,
    layout: str,
    stories: list[Story],
    style: Style,
    omitted: frozenset[str],
    printer: Printer,
) -> Made:
    """The stories printed in a style, without the omitted details; DoesNotFit where the layout cannot."""
    pairs: list[tuple[Statement, Style]] = []
    expected: list[Expected] = []
    firm = people.firm(rng, stories[0].trade)
    for story in stories:
        statement = addressed(rng, story, firm)
        fitted = fit(LAYOUTS[layout], style, statement, story)
        if fitted is None or (pairs and fitted.page != pairs[0][1].page):
            raise DoesNotFit(layout)
        told = shown(statement, fitted, omitted | details.manner_of(fitted).leaves_out)
        ordered = LAYOUTS[layout].in_order(told.lines)
        expected += _moved(story.expected, len(pairs), told.lines, ordered)
        pairs.append((replace(told, lines=ordered), fitted))
    truth = Truth(
        name=file,
        layout=layout,
        statements=tuple(statement for statement, _ in pairs),
        as_of=max(story.statement_date for story in stories) + timedelta(days=21),
        about=_about(stories[0], pairs[0][0]),
        expected=tuple(expected),
        permitted=_permitted(stories, [style for _, style in pairs]),
    )
    return Made(truth, printer(layout, pairs))


def printed(layout: str, pairs: list[tuple[Statement, Style]]) -> bytes:
    """The PDF of all the statements, each beginning a page."""
    sheet = Sheet(pairs[0][1])
    for n, (statement, style) in enumerate(pairs):
        if n:
            sheet.running = ""
            sheet.new_page()
        sheet.style = style
        details.manner_of(style).draw(sheet, statement, style)
        opening.draw(sheet, statement, style)
        if statement.lines:
            LAYOUTS[layout].draw(sheet, statement, style)
        sheet.on_break = sheet.before_break = lambda: None
        closing.draw(sheet, statement, style)
    return sheet.finish()


def _moved(flags: tuple[Expected, ...], at: int, before: tuple[Line, ...], after: tuple[Line, ...]) -> list[Expected]:
    """The expected flags of a story, for its place in the file and the order of its lines on the paper."""
    places = [next(n for n, line in enumerate(after) if line is each) for each in before]
    return [Expected(flag.check, tuple((at, places[n]) for _, n in flag.lines)) for flag in flags]


def _permitted(stories: list[Story], styles: list[Style]) -> tuple[str, ...]:
    """Checks that may speak: those a story allows, and the asking for codes where the paper prints none."""
    silent = ("not-itemized",) if any(style.codes == "none" for style in styles) else ()
    return (*(check for story in stories for check in story.permitted), *silent)


def addressed(rng: random.Random, story: Story, firm: people.Firm) -> Statement:
    """The story's statement with a patient and numbers."""
    patient = people.person(rng)
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
        wrong_balance=story.wrong_balance,
        balance_due=story.owed,
        itemized=bool(story.lines),
    )


def fit(layout: Layout, style: Style, statement: Statement, story: Story) -> Style | None:
    """The style as the layout can print this story, wider or with fewer columns where it must be."""
    days = [line.service_date for line in statement.lines if line.service_date]
    if style.line_date == "MM/DD" and days and (story.statement_date - min(days)).days > 330:
        style = replace(style, line_date="MM/DD/YY")
    if not layout.moves_dates:
        style = replace(style, dates="column")
    wide = replace(style, page=(max(style.page), min(style.page)))
    fewer = replace(wide, distractors=())
    fewest = replace(fewer, money_columns=(), ledger=False)
    for trial in (style, wide, fewer, fewest):
        lines = shown(statement, trial, frozenset()).lines
        fitted = layout.fit(trial, lines) if lines else trial
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
        "spans": style.span == "none",
        "one amount": bool(style.money_columns),
        "address": "address" in details.manner_of(style).leaves_out,
        "payer": "payer" in details.manner_of(style).leaves_out,
        "member_id": "member_id" in details.manner_of(style).leaves_out,
    }
    return any(hidden.get(need, False) for need in story.needs)


def _left_out(rng: random.Random, needs: frozenset[str]) -> frozenset[str]:
    """Details that this paper happens not to print."""
    shares = {"phone": 0.15, "payer": 0.15, "member_id": 0.4, "account": 0.05, "statement_date": 0.05}
    return frozenset(key for key, share in shares.items() if chance(rng, share) and key not in needs)


def _about(story: Story, statement: Statement) -> dict[str, object]:
    """What the person told: `same` is what the paper says, `alike` the same as a person types it."""
    paper = {
        "name": statement.patient,
        "address": ", ".join(statement.address),
        "payer": statement.payer,
        "member_id": statement.member_id,
    }
    typed = {
        "name": " ".join(word for word in statement.patient.split() if len(word.rstrip(".")) > 1).lower(),
        "address": " ".join(statement.address).replace("Lane", "Ln").replace("Road", "Rd"),
        "payer": (statement.payer or "").title(),
        "member_id": (statement.member_id or "").replace("-", " "),
    }
    words = {"same": paper, "alike": typed}
    told = {key: words[value][key] if value in words else value for key, value in story.about.items()}
    return {key: value for key, value in told.items() if value}
