"""Every other row on a grey band, no rules."""

from __future__ import annotations

from tests.generator.plain_table import draw_table, fit
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table
from tests.generator.truth import Statement

__all__ = ["draw", "fit"]


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    draw_table(sheet, statement, style, padding=1.5, decorate=band)


def band(table: Table, row: Row) -> None:
    left, right = table.sheet.left, table.sheet.left + table.width
    if row.heading:
        table.sheet.shade(left, row.top, right, row.bottom, 0.75)
    elif row.number % 2 == 0:
        table.sheet.shade(left, row.top, right, row.bottom, 0.93)
