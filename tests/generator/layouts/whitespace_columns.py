"""Columns held apart by blanks alone; headings on each page, or once."""

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

    def underline(row: Row) -> None:
        if row.heading and style.seed % 2:
            sheet.rule(sheet.left, row.bottom, sheet.left + sum(c.width for c in columns), row.bottom)

    table = Table(sheet, columns, style, decorate=underline)
    if style.seed % 3:
        sheet.on_break = table.headings
    table.headings()
    for line in with_balances(statement, columns):
        table.row(line)
