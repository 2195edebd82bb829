"""The older Medicare Summary Notice: one table, claims told by number, notes in letters."""

from __future__ import annotations

from dataclasses import replace

from tests.generator.columns import Column
from tests.generator.notices.paper import claims_of, legend
from tests.generator.notices.tables import fitted, named, sums, table_of
from tests.generator.notices.wording import OLD_MSN_COLUMNS
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def _columns(style: Style) -> tuple[Column, ...]:
    return named(style, OLD_MSN_COLUMNS)


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    style = replace(style, codes="after", line_date="MM/DD/YY", positive="$1,234.50")
    found = fitted(style, lines, _columns(style))
    return found[0] if found else None


def draw(sheet: Sheet, notice: Statement, style: Style) -> None:
    found = fitted(style, notice.lines, _columns(style))
    assert found
    table = table_of(sheet, found[1], style)
    sheet.on_break = table.headings
    sheet.text(sheet.width / 2, sheet.y, "PART B MEDICAL INSURANCE - ASSIGNED CLAIMS", bold=True, align="center")
    sheet.down(style.size * 2)
    table.headings()
    for claim in claims_of(notice.lines):
        sheet.make_room(style.size * 8)
        sheet.down(style.size * 1.7)
        sheet.text(sheet.left, sheet.y, f"Claim number {claim.number}", bold=True)
        sheet.down(style.size * 1.3)
        sheet.text(sheet.left, sheet.y, f"{claim.provider},")
        sheet.down(style.size * 1.3)
        sheet.text(sheet.left, sheet.y, ", ".join(notice.supplier_address))
        sheet.down(style.size * 0.6)
        for line in claim.lines:
            table.row(line)
        if len(claim.lines) > 1:
            sums(table, claim, "Claim Total")
    legend(sheet, notice, style, "Notes Section")
