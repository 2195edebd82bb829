"""Every other row on a grey band, no rules."""

from __future__ import annotations

from tests.generator.layouts.ruled_grid import fit
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table, fitted, with_balances
from tests.generator.truth import Statement

__all__ = ["draw", "fit"]


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    found = fitted(style, statement.lines)
    if found is None:
        raise ValueError("a style that was not fitted")
    columns = found[1]
    width = sum(column.width for column in columns)

    def band(row: Row) -> None:
        if row.heading:
            sheet.shade(sheet.left, row.top, sheet.left + width, row.bottom, 0.75)
        elif row.number % 2 == 0:
            sheet.shade(sheet.left, row.top, sheet.left + width, row.bottom, 0.93)

    table = Table(sheet, columns, style, padding=1.5, decorate=band)
    sheet.on_break = table.headings
    table.headings()
    for line in with_balances(statement, columns):
        table.row(line)
