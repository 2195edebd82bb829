"""Two visits or accounts one below the other, each with its own heading, table and totals row."""

from __future__ import annotations

import random

from tests.generator import formats
from tests.generator.layouts.groups import without_columns
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table, fitted
from tests.generator.truth import NOTHING, Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    return without_columns(style, lines, dates_once=False) if len(lines) > 1 else None


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    found = fitted(style, statement.lines)
    if found is None:
        raise ValueError("a style that was not fitted")
    columns = found[1]
    half = (len(statement.lines) + 1) // 2
    number = random.Random(f"visit {style.seed}").randint(10**6, 10**7)
    width = sum(c.width for c in columns)

    def shade(row: Row) -> None:
        if row.heading:
            sheet.shade(sheet.left, row.top, sheet.left + width, row.bottom)

    for n, lines in enumerate((statement.lines[:half], statement.lines[half:])):
        sheet.make_room(90)
        sheet.down(style.size * 1.6)
        visit = ("Visit", "Claim", "Hospital Account")[style.seed % 3]
        sheet.text(sheet.left, sheet.y, f"{visit} # {number + n * 37}", bold=True)
        sheet.down(5)
        table = Table(sheet, columns, style, decorate=shade)
        sheet.on_break = table.headings
        table.headings()
        for line in lines:
            table.row(line)
        _totals(sheet, lines, columns, style)
        sheet.on_break = lambda: None


def _totals(sheet: Sheet, lines: tuple[Line, ...], columns: tuple, style: Style) -> None:
    keys = [column.key for column in columns]
    right = sheet.left + sum(c.width for c in columns[: keys.index("amount") + 1]) - 4
    sheet.make_room(style.size * 2)
    sheet.down(style.size * 1.5)
    figure = formats.money(sum((line.amount for line in lines), NOTHING), style.positive, style.negative)
    sheet.text(right, sheet.y, figure, align="right", bold=True)
    sheet.text(right - sheet.measure(figure, bold=True) - 14, sheet.y, "Totals", align="right", bold=True)
    sheet.down(8)
