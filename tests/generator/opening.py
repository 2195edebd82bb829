"""What stands between the top of a statement and its lines: a summary of the account, messages with dates and sums."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.generator import formats
from tests.generator.cells import date_text
from tests.generator.choice import chance
from tests.generator.closing import printed_totals, slip
from tests.generator.details.labels import facts
from tests.generator.sheet import Sheet, wrap
from tests.generator.style import Style
from tests.generator.truth import Statement


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    rng = style.rng("opening")
    if style.coin("running head"):
        sheet.running = "   ".join(f"{name}: {value}" for name, value in facts(statement, style, "patient", "account"))
    if style.cover:
        _cover(sheet, statement, style)
    elif chance(rng, 0.2) and len(printed_totals(statement, style)) > 1:
        _summary(sheet, statement, style)
    if chance(rng, 0.25):
        for message in _some(rng, _messages(statement, style)):
            for row in wrap(sheet, message, sheet.right - sheet.left):
                sheet.text(sheet.left, sheet.y, row)
                sheet.down(style.size * 1.3)
        sheet.down(8)
    if style.dates == "above" and statement.lines:
        line = statement.lines[0]
        name = style.one_of("date above", "Date of Service", "Service Date", "Delivery Date", "Date(s) of Service")
        sheet.text(sheet.left, sheet.y, f"{name}: {date_text(line, style)}")
        sheet.down(style.size * 1.8)
    if chance(rng, 0.2):
        words = rng.choice(
            (
                "DETAIL OF CHARGES",
                "Account Activity",
                "ITEMIZATION OF CHARGES",
                "Equipment and Supplies",
                "Services Provided",
            )
        )
        sheet.text(sheet.left, sheet.y, words, bold=True, size=style.size + 1.5)
        sheet.down(style.size * 1.2)


def _cover(sheet: Sheet, statement: Statement, style: Style) -> None:
    """A first page with the totals and the slip; the lines begin on the next."""
    if printed_totals(statement, style):
        _summary(sheet, statement, style)
    words = style.one_of(
        "see next", "Please see the next page for a detailed list of your charges.", "DETAILS ON PAGE 2"
    )
    sheet.text(sheet.left, sheet.y, words)
    slip(sheet, statement, style)
    sheet.new_page()


def _summary(sheet: Sheet, statement: Statement, style: Style) -> None:
    """The totals in a strip or a small table at the top."""
    totals = printed_totals(statement, style)
    if style.coin("summary strip"):
        width = (sheet.right - sheet.left) / len(totals)
        for n, (name, figure) in enumerate(totals):
            size = min(style.size, style.size * (width - 6) / sheet.measure(name))
            sheet.text(sheet.left + n * width, sheet.y, name, size=size)
            sheet.text(sheet.left + n * width, sheet.y + style.size * 1.4, figure, bold=True)
        sheet.down(style.size * 4)
        return
    sheet.text(
        sheet.left, sheet.y, style.one_of("summary title", "Account Summary", "SUMMARY", "Statement Summary"), bold=True
    )
    for name, figure in totals:
        sheet.down(style.size * 1.5)
        sheet.text(sheet.left + 8, sheet.y, name)
        sheet.text(sheet.left + 220, sheet.y, figure, align="right")
    sheet.down(style.size * 2.4)


def _some(rng: random.Random, messages: list[str]) -> list[str]:
    return rng.sample(messages, min(len(messages), rng.choice((1, 1, 2))))


def _messages(statement: Statement, style: Style) -> list[str]:
    show = formats.DATES[style.header_date]
    days = [line.service_date for line in statement.lines if line.service_date]
    if not days:
        return ["Oxygen is a drug: use it only as your doctor ordered, and never smoke near it."]
    due = (statement.statement_date or max(days)) + timedelta(days=25)
    return [
        f"To avoid a late charge of $15.00, please pay by {show(due)}.",
        f"Your next delivery is scheduled for the week of {show(due)}. Call us if your order has changed.",
        f"This statement shows dates of service {show(min(days))} through {show(max(days))}.",
        "Oxygen is a drug: use it only as your doctor ordered, and never smoke near it.",
        f"Printed on {show(due - timedelta(days=24))} at 10:41 AM by user 0447",
        "Remit payment to: PO Box 1290, Dept 4615, Springfield, MO 65801",
        f"A payment plan of $50.00 per month is available until {show(due)}; ask for form 4471.",
    ]
