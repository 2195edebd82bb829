"""A strip of boxes across the page: labels in the first row, values in the second."""

from __future__ import annotations

from tests.generator.details import common, labels
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    common.letterhead(sheet, statement, style, sheet.left)
    sheet.down(24)
    sheet.y = common.block(sheet, common.recipient(statement, style), sheet.left, sheet.y) + 6
    pairs = labels.shuffled(labels.facts(statement, style, "patient", "account", "statement_date", "payer"), style)
    width = (sheet.right - sheet.left) / len(pairs)
    height = style.size * 1.9
    ruled = style.coin("ruled strip", 0.66)
    for n, (name, value) in enumerate(pairs):
        x = sheet.left + n * width
        if ruled:
            sheet.shade(x, sheet.y, x + width, sheet.y + height)
            sheet.box(x, sheet.y, x + width, sheet.y + 2 * height)
        middle = x + width / 2
        sheet.text(middle, sheet.y + height - 5, name, bold=True, align="center")
        size = min(style.size, style.size * (width - 6) / max(sheet.measure(value), 1))
        sheet.text(middle, sheet.y + 2 * height - 5, value, align="center", size=size)
    sheet.down(2 * height + 18)
