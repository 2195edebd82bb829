"""A form's table in which dollars and cents stand in two boxes, without a point."""

from __future__ import annotations

from dataclasses import replace

from tests.generator.plain_table import without_other_money
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table, columns_of
from tests.generator.truth import Line, Statement

CENTS = 16.0


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    if any(line.amount < 0 for line in lines):
        return None
    return without_other_money(style, lines, positive="1234.50", unit_form="1", prints_price=False)


class _Boxes(Table):
    """A table that prints its amounts in two boxes."""

    def _set(self, x: float, y: float, text: str, width: float, align: str, *, bold: bool = False) -> None:
        dollars, point, cents = text.rpartition(".")
        if align == "right" and point and not bold:
            self.sheet.text(x + width - CENTS - 3, y, dollars, align="right")
            self.sheet.text(x + width - CENTS + 3, y, cents)
            return
        super()._set(x, y, text, width, align, bold=bold)


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    moved = {"amount": 8.0, "description": -8.0}
    columns = tuple(replace(c, width=c.width + moved.get(c.key, 0)) for c in columns_of(style, statement.lines))
    table = _Boxes(sheet, columns, style, padding=2, decorate=_rules)
    sheet.on_break = table.headings
    table.headings()
    for line in statement.lines:
        table.row(line)


def _rules(table: Table, row: Row) -> None:
    x = table.sheet.left
    for column in table.columns:
        table.sheet.box(x, row.top, x + column.width, row.bottom)
        x += column.width
        ruled = not (table.style.held_out and table.style.coin("no rule"))
        if column.key == "amount" and not row.heading and ruled:
            table.sheet.rule(x - CENTS, row.top, x - CENTS, row.bottom)
