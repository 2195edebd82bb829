"""Thin rules between rows only; the first cell of a wrapped row is centred in its height."""

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

    def rules(row: Row) -> None:
        sheet.rule(
            sheet.left, row.bottom, sheet.left + sum(c.width for c in columns), row.bottom, 1.2 if row.heading else 0.3
        )

    table = Table(sheet, columns, style, padding=2, decorate=rules, centred=True)
    table.headings()
    for line in with_balances(statement, columns):
        table.row(line)
