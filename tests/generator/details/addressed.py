"""A window envelope: sender above, the patient's name and address below without any label, facts at the right."""

from __future__ import annotations

from tests.generator.details import common, labels
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    top = sheet.y
    common.letterhead(sheet, statement, style, sheet.left + 20)
    sheet.y = max(sheet.y, top + 78)
    window = sheet.y + style.size
    sheet.y = common.block(sheet, common.recipient(statement, style), sheet.left + 20, window) + 26
    y = top + 14
    for name, value in labels.facts(statement, style, "statement_date", "account"):
        sheet.text(sheet.right - 190, y, name, bold=style.coin("bold labels"))
        sheet.text(sheet.right, y, value, align="right")
        y += style.size * 1.6
