"""Facts run on in lines, several to a line, as old billing programs print them."""

from __future__ import annotations

from tests.generator.details import common, labels
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    common.letterhead(sheet, statement, style, sheet.left, size=style.size + 2)
    sheet.down(22)
    pairs = labels.facts(
        statement, style, "patient", "account", "statement_date", "payer", "member_id"
    ) + labels.extras(statement, style)
    if statement.address:
        pairs.insert(1, (labels.label("address", style), ", ".join(statement.address)))
    x = sheet.left
    for name, value in pairs:
        text = f"{name}: {value}"
        if x > sheet.left and x + sheet.measure(text) > sheet.right:
            x = sheet.left
            sheet.down(style.size * 1.5)
        sheet.text(x, sheet.y, text)
        x += sheet.measure(text) + 22
    sheet.down(24)
