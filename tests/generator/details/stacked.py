"""Small labels, each with its value on the line below, in two columns under a centred letterhead."""

from __future__ import annotations

from tests.generator.details import common, labels
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    middle = sheet.width / 2
    sheet.text(middle, sheet.y + 13, statement.supplier, size=14, bold=True, align="center")
    sheet.down(18)
    rows = [", ".join(statement.supplier_address)]
    if statement.supplier_phone:
        rows.append(f"{labels.label('phone', style)} {statement.supplier_phone}")
    for row in rows:
        sheet.down(style.size * 1.3)
        sheet.text(middle, sheet.y, row, align="center")
    sheet.down(26)
    pairs = labels.facts(
        statement, style, "patient", "account", "statement_date", "payer", "member_id"
    ) + labels.extras(statement, style)
    top = sheet.y
    lowest = top
    for n, (name, value) in enumerate(pairs):
        x = sheet.left + (n % 3) * (sheet.right - sheet.left) / 3
        y = top + (n // 3) * style.size * 3.4
        sheet.text(x, y, name, size=style.size - 1.5, bold=style.coin("bold labels"))
        sheet.text(x, y + style.size * 1.35, value)
        lowest = max(lowest, y + style.size * 1.35)
    sheet.y = lowest + 24
    if statement.address:
        sheet.text(sheet.left, sheet.y, labels.label("address", style), size=style.size - 1.5)
        sheet.y = common.block(sheet, list(statement.address), sheet.left, sheet.y + style.size * 1.35)
    sheet.down(16)
