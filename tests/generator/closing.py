"""What stands below the lines: totals, ageing buckets, remark legends, finance notes, the slip to tear off."""

from __future__ import annotations

from decimal import Decimal

from tests.generator import formats
from tests.generator.choice import chance
from tests.generator.details.labels import header_date, label, person
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement

TOTALS = ("previous_balance", "total_charges", "total_payments", "total_adjustments", "balance_due")
_NOTES = (
    "Finance charges of 1.5% per month (18% per year) are added to balances over 60 days.",
    "Returned checks are subject to a fee of $25.00. We accept Visa, MasterCard and Discover.",
    "Remarks: A1 = claim filed with your insurance. B7 = amount applied to your deductible of $257.00.",
    "If you paid after the date of this statement, please disregard this notice.",
    "Our fiscal hours are 8:30 - 5:00, Monday to Friday. For the hearing impaired dial 711.",
)


def printed_totals(statement: Statement, style: Style) -> list[tuple[str, str]]:
    """(label, figure) of the totals that the paper prints, in the order of the arithmetic."""
    rows = []
    for key in TOTALS:
        figure = getattr(statement, key)
        if figure is not None:
            rows.append((label(key, style), formats.money(figure, _with_cents(style), style.negative)))
    return rows


def _with_cents(style: Style) -> str:
    return "1,234.50" if style.positive == "1234.5" else style.positive


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    """Totals first; the rest by the style's draw."""
    rng = style.rng("closing")
    totals = printed_totals(statement, style)
    if totals:
        rng.choice((_right_block, _right_block, _strip, _boxed))(sheet, totals, style)
    if statement.balance_due is not None and chance(rng, 0.3):
        _ageing(sheet, statement.balance_due, style)
    if style.marks:
        sheet.make_room(14)
        sheet.down(12)
        sheet.text(
            sheet.left, sheet.y, "* Billed to your insurance; we will send a new statement when they answer.", size=7
        )
    for note in rng.sample(_NOTES, rng.choice((0, 0, 1, 2))):
        sheet.make_room(14)
        sheet.down(12)
        sheet.text(sheet.left, sheet.y, note, size=7)
    if not style.cover and chance(rng, 0.3):
        slip(sheet, statement, style)


def _right_block(sheet: Sheet, totals: list[tuple[str, str]], style: Style) -> None:
    sheet.make_room(len(totals) * style.size * 1.6 + 12)
    sheet.down(10)
    for name, figure in totals:
        sheet.down(style.size * 1.5)
        sheet.text(sheet.right - 90, sheet.y, name + (":" if style.coin("colon") else ""), bold=True, align="right")
        sheet.text(sheet.right - 2, sheet.y, figure, align="right")


def _strip(sheet: Sheet, totals: list[tuple[str, str]], style: Style) -> None:
    sheet.make_room(style.size * 6)
    sheet.down(style.size * 2.4)
    width = (sheet.right - sheet.left) / len(totals)
    for n, (name, figure) in enumerate(totals):
        middle = sheet.left + (n + 0.5) * width
        sheet.text(
            middle,
            sheet.y,
            name,
            bold=True,
            align="center",
            size=min(style.size, style.size * (width - 4) / sheet.measure(name, bold=True)),
        )
        sheet.text(middle, sheet.y + style.size * 1.5, figure, align="center")
    sheet.down(style.size * 2)


def _boxed(sheet: Sheet, totals: list[tuple[str, str]], style: Style) -> None:
    height = style.size * 1.7
    sheet.make_room(height * len(totals) + 24)
    sheet.down(12)
    left = sheet.right - 230
    for name, figure in totals:
        sheet.box(left, sheet.y, sheet.right, sheet.y + height)
        sheet.text(left + 6, sheet.y + height - 4, name)
        sheet.text(sheet.right - 6, sheet.y + height - 4, figure, align="right", bold=True)
        sheet.down(height)


def _ageing(sheet: Sheet, due: Decimal, style: Style) -> None:
    rng = style.rng("ageing")
    old = (due * Decimal(rng.choice(("0", "0.25")))).quantize(Decimal("0.01"))
    buckets = list(
        zip(
            ("Current", "31-60 Days", "61-90 Days", "Over 90 Days"),
            (due - old, old, Decimal("0.00"), Decimal("0.00")),
            strict=True,
        )
    )
    sheet.make_room(style.size * 5)
    sheet.down(style.size * 3)
    width = (sheet.right - sheet.left) / len(buckets)
    for n, (name, amount) in enumerate(buckets):
        sheet.text(sheet.left + (n + 0.5) * width, sheet.y, name, align="center", bold=True)
        sheet.text(
            sheet.left + (n + 0.5) * width,
            sheet.y + style.size * 1.4,
            formats.money(amount, _with_cents(style), style.negative),
            align="center",
        )
    sheet.down(style.size * 2)


def slip(sheet: Sheet, statement: Statement, style: Style) -> None:
    sheet.make_room(110)
    sheet.down(22)
    dashes = int((sheet.right - sheet.left) / sheet.measure("- "))
    sheet.text(sheet.left, sheet.y, "- " * dashes)
    sheet.down(14)
    sheet.text(sheet.left, sheet.y, "Please detach and return this portion with your payment", size=7)
    rows = [person(statement.patient, style)]
    if statement.account:
        rows.append(f"{label('account', style)}: {statement.account}")
    if statement.statement_date:
        rows.append(f"{label('statement_date', style)}: {header_date(statement, style)}")
    if statement.balance_due is not None:
        rows.append(
            f"{label('balance_due', style)}: {formats.money(statement.balance_due, _with_cents(style), style.negative)}"
        )
    rows.append("Amount enclosed: $ ____________")
    for row in rows:
        sheet.down(style.size * 1.5)
        sheet.text(sheet.left, sheet.y, row)
