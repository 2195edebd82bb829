"""One table for all claims: each claim is a bold row, or a column tells it."""

from __future__ import annotations

from tests.generator.columns import Column
from tests.generator.notices.paper import Claim, claims_of, label, word
from tests.generator.notices.tables import columns, draw_claim, fitted, sums, table_of
from tests.generator.notices.wording import CLAIM
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def _columns(style: Style, lines: tuple[Line, ...]) -> tuple[Column, ...]:
    found = columns(style, lines)
    if not style.coin("claims in a column"):
        return found
    number = Column("claim", tuple(word(CLAIM, "claim", style).split("|")), "left", "left")
    return (number, *found) if style.coin("claim first") else (found[0], number, *found[1:])


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    found = fitted(style, lines, _columns(style, lines))
    return found[0] if found else None


def draw(sheet: Sheet, notice: Statement, style: Style) -> None:
    found = fitted(style, notice.lines, _columns(style, notice.lines))
    assert found
    table = table_of(sheet, found[1], style)
    sheet.on_break = table.headings
    in_column = any(column.key == "claim" for column in table.columns)
    providers = {line.provider for line in notice.lines}
    if in_column and len(providers) == 1:
        sheet.text(sheet.left, sheet.y, f"{label('Provider', style)} {min(str(each) for each in providers)}")
        sheet.down(style.size * 2)
    table.headings()
    for claim in claims_of(notice.lines):
        if not in_column:
            sheet.make_room(style.size * 6)
            sheet.down(style.size * 1.6)
            heading = f"{label(word(CLAIM, 'claim', style), style)} {claim.number}   {claim.provider}"
            sheet.text(sheet.left, sheet.y, heading, bold=True)
            sheet.down(3)
        draw_claim(table, claim, heads=False, total=not in_column and style.coin("claim totals", 0.7))
    if style.coin("notice totals", 0.8):
        sums(
            table,
            Claim(None, None, notice.lines),
            style.one_of("grand total", "Total", "Grand Total", "TOTALS", "Total for all claims"),
        )
