"""A grid: every cell in its box, the heading row shaded or not, repeated on each page."""

from __future__ import annotations

from tests.generator.plain_table import draw_table, fit
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table
from tests.generator.truth import Statement

__all__ = ["draw", "fit"]


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    draw_table(sheet, statement, style, padding=2.5, decorate=boxes)


def boxes(table: Table, row: Row) -> None:
    x = table.sheet.left
    for column in table.columns:
        if row.heading and table.style.coin("shaded heading", 0.7):
            table.sheet.shade(x, row.top, x + column.width, row.bottom)
        table.sheet.box(x, row.top, x + column.width, row.bottom)
        x += column.width
