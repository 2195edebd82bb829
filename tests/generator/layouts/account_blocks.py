"""Two visits or accounts one below the other, each with its own heading, table and totals row."""

from __future__ import annotations

from tests.generator.layouts.groups import subtotal
from tests.generator.plain_table import without_other_money
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Row, Table, columns_of
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    return without_other_money(style, lines) if len(lines) > 1 else None


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    columns = columns_of(style, statement.lines)
    half = (len(statement.lines) + 1) // 2
    number = style.rng("visit number").randint(10**6, 10**7)
    visit = style.one_of("visit", "Visit", "Claim", "Hospital Account" if statement.account else "Encounter")
    for n, lines in enumerate((statement.lines[:half], statement.lines[half:])):
        sheet.make_room(90)
        sheet.down(style.size * 1.6)
        sheet.text(sheet.left, sheet.y, f"{visit} # {number + n * 37}", bold=True)
        sheet.down(5)
        table = Table(sheet, columns, style, decorate=_shade)
        sheet.on_break = table.headings
        table.headings()
        for line in lines:
            table.row(line)
        subtotal(table, lines, "Totals")
        sheet.on_break = lambda: None
        sheet.down(4)


def _shade(table: Table, row: Row) -> None:
    if row.heading:
        table.sheet.shade(table.sheet.left, row.top, table.sheet.left + table.width, row.bottom)
