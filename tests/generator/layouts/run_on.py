"""All items in one line of text that runs on past the edge of the page."""

from __future__ import annotations

from dataclasses import replace

from tests.generator.cells import cell
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    if len(lines) > 8 or style.positive in ("1234.5", "1234.50", "1,234.50"):
        return None
    modifiers = "none" if style.modifiers == "none" else "joined"
    join = style.join if style.join not in ("E1390 RR KX", "E1390, RR, KX") else "E1390-RR-KX"
    bare = "E1390" if style.bare in ("E 1390", "E-1390") else style.bare
    return replace(
        style, codes="before", join=join, bare=bare, modifiers=modifiers, span="none", money_columns=(), ledger=False,
        prints_units=False, prints_price=False, rotate=0,
    )  # fmt: skip


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    days = {line.service_date for line in statement.lines}
    sheet.down(style.size * 1.5)
    if len(days) == 1:
        sheet.text(sheet.left, sheet.y, f"Date of Service: {cell(statement.lines[0], 'date', style)}")
        sheet.down(style.size * 2)
    sheet.text(sheet.left, sheet.y, "ITEMIZED CHARGES", bold=True)
    sheet.down(style.size * 1.6)
    items = []
    for line in statement.lines:
        words = f"{cell(line, 'description', style)} {cell(line, 'amount', style)}"
        items.append(words if len(days) == 1 else f"{cell(line, 'date', style)} {words}")
    sheet.text(sheet.left, sheet.y, " ".join(items))
    sheet.down(style.size)
