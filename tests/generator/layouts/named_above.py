"""Each charge as a card whose values stand under their names, as pages of portals print them."""

from __future__ import annotations

from dataclasses import replace

from tests.generator import formats
from tests.generator.cells import cell
from tests.generator.layouts import cards
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Line, Statement


def fit(style: Style, lines: tuple[Line, ...]) -> Style | None:
    """Cards of several lines that print their codes; a date without separators would look like a number."""
    found = cards.fit(style, lines)
    if found is None or found.codes == "none" or len(lines) < 2 or style.line_date.startswith("MMDD"):
        return None
    return replace(found, prints_units=True, prints_price=False, notes="none")


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    step = style.size * 1.4
    names = [style.one_of("name of codes", "Procedure code", "HCPCS", "Code")]
    keys = ["code"]
    if style.modifiers == "column":
        names.append(style.one_of("name of modifiers", "Modifiers", "Mod"))
        keys.append("modifiers")
    names.append(style.one_of("name of counts", "Quantity", "Qty", "Units"))
    for line in statement.lines:
        values = [cell(line, key, style) for key in keys] + [formats.UNITS[style.unit_form](line)]
        sheet.make_room(step * 5)
        sheet.text(sheet.left, sheet.y + step, cell(line, "description", style), bold=True)
        sheet.text(sheet.right, sheet.y + step, cell(line, "amount", style), align="right", bold=True)
        sheet.text(sheet.left, sheet.y + 2 * step, cell(line, "date", style))
        for at, (name, value) in enumerate(zip(names, values, strict=True)):
            x = sheet.left + at * 130
            sheet.text(x, sheet.y + 3 * step, name)
            sheet.text(x, sheet.y + 4 * step, value)
        sheet.down(step * 5)
