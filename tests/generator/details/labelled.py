"""Letterhead on the left, a column of labelled facts on the right, the patient's address below."""

from __future__ import annotations

from tests.generator.details import common, labels
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    top = sheet.y
    common.letterhead(sheet, statement, style, sheet.left)
    below = sheet.y
    pairs = labels.shuffled(
        labels.facts(statement, style, "statement_date", "account", "patient", "payer", "member_id"), style
    )
    pairs += labels.extras(statement, style)
    x = sheet.width * 0.58
    y = top + 12
    sheet.text(x, y, common.title(style), size=style.size + 2, bold=True)
    widest = max(sheet.measure(name + ":  ", bold=True) for name, _ in pairs)
    for name, value in pairs:
        y += style.size * 1.5
        sheet.text(x, y, name + ":", bold=True)
        sheet.text(x + (widest if style.coin("values aligned") else sheet.measure(name + ": ", bold=True)), y, value)
    sheet.y = below + 20
    if statement.address:
        rows = list(statement.address)
        if style.coin("recipient"):
            rows = [labels.person(statement.patient, style), *rows]
        else:
            rows[0] = f"{labels.label('address', style)}: {rows[0]}"
        sheet.y = common.block(sheet, rows, sheet.left, sheet.y)
    sheet.y = max(sheet.y, y) + 18
