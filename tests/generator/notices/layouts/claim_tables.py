"""A table for each claim, under its number and its supplier."""

from __future__ import annotations

from tests.generator.notices.paper import claim_heading, claims_of, word
from tests.generator.notices.tables import columns, draw_claim, fitted, table_of
from tests.generator.notices.wording import CLAIM
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    found = fitted(style, lines, columns(style, lines))
    return found[0] if found else None


def draw(sheet: Sheet, notice: Statement, style: Style) -> None:
    found = fitted(style, notice.lines, columns(style, notice.lines))
    assert found
    table = table_of(sheet, found[1], style)
    sheet.on_break = table.headings
    for claim in claims_of(notice.lines):
        claim_heading(sheet, claim, notice.patient, word(CLAIM, "claim", style), style)
        sheet.make_room(style.size * 8)
        draw_claim(table, claim, heads=True, total=style.coin("claim totals", 0.8))
