"""Lines under headings, each group with its subtotal: shared by the layouts that group lines."""

from __future__ import annotations

from collections.abc import Iterable

from tests.generator import formats
from tests.generator.layouts.whitespace_columns import underline
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Table, columns_of
from tests.generator.truth import NOTHING, Line, Statement


def draw_groups(
    sheet: Sheet, statement: Statement, style: Style, groups: Iterable[tuple[str, list[Line]]], hidden: str
) -> None:
    """`hidden` is the column that the group headings stand for."""
    columns = tuple(column for column in columns_of(style, statement.lines) if column.key != hidden)
    table = Table(sheet, columns, style, decorate=underline)
    sheet.on_break = table.headings
    table.headings()
    step = style.size * 1.5
    for heading, lines in groups:
        sheet.make_room(step * 3)
        sheet.down(step)
        sheet.text(sheet.left, sheet.y, heading, bold=style.coin("bold group", 0.7))
        sheet.down(3)
        for line in lines:
            table.row(line)
        if style.coin("subtotals", 0.75):
            subtotal(table, lines, style.one_of("subtotal", "Subtotal", "Subtotal:", "Sub-total", "SUBTOTAL"))


def subtotal(table: Table, lines: Iterable[Line], words: str) -> None:
    """The sum of the lines under the billed amounts, with its words to the left."""
    sheet, style = table.sheet, table.style
    sheet.make_room(style.size * 1.8)
    sheet.down(style.size * 1.5 - 3)
    right = table.right_of("amount")
    figure = formats.money(sum((line.amount for line in lines), NOTHING), style.positive, style.negative)
    sheet.text(right, sheet.y, figure, align="right")
    sheet.text(right - sheet.measure(figure) - 10, sheet.y, words, align="right")
    sheet.down(4)
