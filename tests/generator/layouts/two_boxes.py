"""A form's table in which dollars and cents stand in two boxes, without a point."""

from __future__ import annotations

from dataclasses import replace

from tests.generator.layouts.groups import without_columns
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table, fitted
from tests.generator.truth import Line, Statement

CENTS_WIDTH = 16.0


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    if any(line.amount < 0 for line in lines):
        return None
    return without_columns(style, lines, positive="1234.50", negative="-$5.00", unit_form="1", prints_price=False)


class _Boxes(Table):
    """A table that prints its amounts in two boxes."""

    def _set(self, x: float, y: float, text: str, width: float, align: str, *, bold: bool = False) -> None:
        dollars, point, cents = text.rpartition(".")
        if align == "right" and point and not bold:
            self.sheet.text(x + width - CENTS_WIDTH - 3, y, dollars, align="right")
            self.sheet.text(x + width - CENTS_WIDTH + 3, y, cents)
            return
        super()._set(x, y, text, width, align, bold=bold)


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    found = fitted(style, statement.lines)
    if found is None:
        raise ValueError("a style that was not fitted")
    columns = tuple(
        replace(c, width=c.width + 8)
        if c.key == "amount"
        else replace(c, width=c.width - 8)
        if c.key == "description"
        else c
        for c in found[1]
    )

    def boxes(row: Row) -> None:
        x = sheet.left
        for column in columns:
            sheet.box(x, row.top, x + column.width, row.bottom)
            if column.key == "amount" and not row.heading:
                sheet.rule(x + column.width - CENTS_WIDTH, row.top, x + column.width - CENTS_WIDTH, row.bottom)
            x += column.width

    table = _Boxes(sheet, columns, style, padding=2, decorate=boxes)
    sheet.on_break = table.headings
    table.headings()
    for line in statement.lines:
        table.row(line)
