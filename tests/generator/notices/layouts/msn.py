"""Medicare Summary Notice for Part B: each claim under its day and its supplier, notes in letters below."""

from __future__ import annotations

from dataclasses import replace

from tests.generator import formats
from tests.generator.columns import Column
from tests.generator.notices.paper import claims_of, legend
from tests.generator.notices.tables import fitted, named, sums, table_of
from tests.generator.notices.wording import MSN_COLUMNS
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Table
from tests.generator.truth import Line, Statement


def _columns(style: Style) -> tuple[Column, ...]:
    return named(style, MSN_COLUMNS)


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    style = replace(style, codes="after", upper=False, line_date="Month D, YYYY", positive="$1,234.50")
    found = fitted(style, lines, _columns(style))
    return found[0] if found else None


def draw(sheet: Sheet, notice: Statement, style: Style) -> None:
    found = fitted(style, notice.lines, _columns(style))
    assert found
    table = table_of(sheet, found[1], style)
    sheet.on_break = table.headings
    sheet.text(sheet.left, sheet.y, "Your Claims for Part B (Medical Insurance)", bold=True, size=style.size + 4)
    sheet.down(style.size * 2)
    for claim in claims_of(notice.lines):
        sheet.make_room(style.size * 14)
        for n, line in enumerate(claim.lines):
            if n == 0 or line.service_date != claim.lines[n - 1].service_date:
                _day(sheet, table, line, notice, n == 0, style)
            table.row(line)
        sums(table, claim, f"Total for Claim #{claim.number}")
        sheet.down(style.size)
    legend(sheet, notice, style, "Notes for Claims Above")


def _day(sheet: Sheet, table: Table, line: Line, notice: Statement, first: bool, style: Style) -> None:
    """The day of service and the supplier, and the headings below them."""
    assert line.service_date
    sheet.down(style.size * 1.6)
    sheet.text(sheet.left, sheet.y, formats.DATES[style.line_date](line.service_date), bold=True)
    sheet.down(style.size * 1.3)
    if first:
        sheet.text(sheet.left, sheet.y, f"{line.provider}, {notice.supplier_phone}", bold=True)
        sheet.down(style.size * 1.3)
        sheet.text(sheet.left, sheet.y, ", ".join(notice.supplier_address))
        sheet.down(style.size * 1.6)
        table.headings()
