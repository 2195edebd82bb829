"""Each charge as a small card of labelled facts, as portals print them."""

from __future__ import annotations

from dataclasses import replace

from tests.generator import formats
from tests.generator.cells import cell
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    codes = "none" if style.codes == "none" else "column"
    modifiers = "none" if style.modifiers == "none" else style.one_of("card modifiers", "column", "joined")
    span = "joined" if style.span == "columns" else style.span
    bare = "E1390" if style.bare in ("E 1390", "E-1390") else style.bare
    return replace(style, codes=codes, modifiers=modifiers, span=span, bare=bare, money_columns=(), ledger=False)


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    step = style.size * 1.5
    for line in statement.lines:
        facts = [("Service date", cell(line, "date", style)), ("Code", cell(line, "code", style))]
        if style.modifiers == "column":
            facts.append(("Modifiers", cell(line, "modifiers", style)))
        if style.prints_units and line.is_charge:
            facts.append(("Quantity", formats.UNITS[style.unit_form](line)))
        if style.prints_price and line.unit_price is not None:
            facts.append(("Price each", cell(line, "unit_price", style)))
        facts = [(name, value) for name, value in facts if value]
        height = step * (2 + (len(facts) + 1) // 2) + 6
        sheet.make_room(height + 8)
        sheet.down(6)
        sheet.box(sheet.left, sheet.y, sheet.right, sheet.y + height)
        y = sheet.y + step
        sheet.text(sheet.left + 8, y, cell(line, "description", style), bold=True)
        amount = "Amount: " + cell(line, "amount", style)
        sheet.text(sheet.right - 8, y, amount, align="right", bold=True)
        for n, (name, value) in enumerate(facts):
            x = sheet.left + 8 + (n % 2) * (sheet.right - sheet.left) / 2
            sheet.text(x, y + step * (1 + n // 2), f"{name}: {value}")
        sheet.down(height)
