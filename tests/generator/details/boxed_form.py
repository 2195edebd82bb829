"""A form of ruled boxes, each with its label in small type in the corner."""

from __future__ import annotations

from tests.generator.details import common, labels
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    common.letterhead(sheet, statement, style, sheet.left)
    sheet.down(14)
    pairs = labels.facts(statement, style, "patient", "account", "statement_date", "payer", "member_id")
    if statement.address:
        pairs.append((labels.label("address", style), ", ".join(statement.address)))
    width = (sheet.right - sheet.left) / 2
    height = style.size * 2.6
    for n, (name, value) in enumerate(pairs):
        x = sheet.left + (n % 2) * width
        y = sheet.y + (n // 2) * height
        sheet.box(x, y, x + width, y + height)
        sheet.text(x + 3, y + 7, name, size=5.5)
        sheet.text(
            x + 6, y + height - 5, value, size=min(style.size, style.size * (width - 12) / max(sheet.measure(value), 1))
        )
    sheet.down((len(pairs) + 1) // 2 * height + 18)
