"""Claims: a heading with number and date, its charges, then what was paid on it, then what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tests.generator import formats
from tests.generator.layouts.groups import subtotal
from tests.generator.layouts.whitespace_columns import underline
from tests.generator.plain_table import without_other_money
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.table import Table, columns_of
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    if style.line_date in ("MMDDYY", "MMDDYYYY", "MM/DD"):
        return None
    return without_other_money(style, lines, span="none")


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    table = Table(sheet, columns_of(style, statement.lines), replace(style, dates_once=False), decorate=underline)
    sheet.on_break = table.headings
    table.headings()
    number = style.rng("claim number").randint(10**7, 10**9)
    for n, (day, lines) in enumerate(_claims(statement.lines)):
        sheet.make_room(style.size * 5)
        sheet.down(style.size * 1.6)
        heading = f"Claim {number + n * 13}"
        if day and style.coin("claim date"):
            heading += f"   Service Date {formats.DATES[style.line_date](day)}"
        sheet.text(sheet.left, sheet.y, heading, bold=True)
        sheet.down(3)
        for line in lines:
            table.row(line)
        subtotal(table, lines, style.one_of("claim balance", "Claim balance", "Balance this claim", "Claim Total"))


def _claims(lines: tuple[Line, ...]) -> Iterator[tuple[date | None, list[Line]]]:
    """Charges by their day; payments stay with the claim before them."""
    claim: list[Line] = []
    for line in lines:
        if claim and line.is_charge and line.service_date != claim[0].service_date:
            yield claim[0].service_date, claim
            claim = []
        claim.append(line)
    if claim:
        yield claim[0].service_date, claim
