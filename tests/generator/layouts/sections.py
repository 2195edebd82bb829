"""Two tables with columns of their own: monthly rentals first, then purchases and services, then payments."""

from __future__ import annotations

from dataclasses import replace

from tests.generator.layouts.groups import subtotal
from tests.generator.layouts.ruled_grid import boxes
from tests.generator.layouts.zebra import band
from tests.generator.plain_table import without_other_money
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Table, columns_of
from tests.generator.truth import Line, Statement

TITLES = ("MONTHLY RENTALS", "PURCHASES AND SERVICES", "PAYMENTS AND ADJUSTMENTS")


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    return without_other_money(style, lines)


def in_order(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line for part in _parts(lines) for line in part)


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    for title, lines in zip(TITLES, _parts(statement.lines), strict=True):
        if not lines:
            continue
        own = _own_style(title, style)
        sheet.make_room(80)
        sheet.down(style.size * 1.8)
        sheet.text(sheet.left, sheet.y, title, bold=True)
        sheet.down(5)
        table = Table(
            sheet, columns_of(own, lines), own, padding=1.5, decorate=boxes if style.coin("boxed sections") else band
        )
        sheet.on_break = table.headings
        table.headings()
        for line in lines:
            table.row(line)
        if style.coin("section totals", 0.7):
            subtotal(table, lines, "Total " + title.lower())
        sheet.on_break = lambda: None
        sheet.down(6)


def _parts(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
    payments = tuple(line for line in lines if not line.is_charge)
    rentals = tuple(line for line in lines if line.is_charge and "RR" in line.modifiers)
    rest = tuple(line for line in lines if line.is_charge and "RR" not in line.modifiers)
    return rentals, rest, payments


def _own_style(title: str, style: Style) -> Style:
    """Rentals without count and price, payments without code; small enough to fit whatever the other tables have."""
    if title == TITLES[0]:
        return replace(style, prints_units=False, prints_price=False)
    if title == TITLES[2]:
        return replace(
            style, codes="none", prints_units=False, prints_price=False, revenue_column=False, distractors=()
        )
    return replace(style, span="none" if style.span == "columns" else style.span)
