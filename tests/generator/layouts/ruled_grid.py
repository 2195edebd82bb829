"""A grid: every cell in its box, the heading row shaded and repeated on each page."""

from __future__ import annotations

from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table, fitted, with_balances
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    found = fitted(style, lines)
    return found[0] if found else None


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    found = fitted(style, statement.lines)
    if found is None:
        raise ValueError("a style that was not fitted")
    columns = found[1]

    def boxes(row: Row) -> None:
        x = sheet.left
        for column in columns:
            if row.heading and style.seed % 4:
                sheet.shade(x, row.top, x + column.width, row.bottom)
            sheet.box(x, row.top, x + column.width, row.bottom)
            x += column.width

    table = Table(sheet, columns, style, padding=2.5, decorate=boxes)
    sheet.on_break = table.headings
    table.headings()
    for line in with_balances(statement, columns):
        table.row(line)
