"""A letter: sender, date without a label, recipient, and the account in the line of reference."""

from __future__ import annotations

from tests.generator.details import common, labels
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement


def draw(sheet: Sheet, statement: Statement, style: Style) -> None:
    common.letterhead(sheet, statement, style, sheet.left)
    sheet.down(26)
    if statement.statement_date:
        sheet.text(sheet.left, sheet.y, labels.header_date(statement, style))
        sheet.down(24)
    sheet.y = common.block(sheet, common.recipient(statement, style), sheet.left, sheet.y) + 12
    if statement.account:
        sheet.text(sheet.left, sheet.y, f"Re: your account {statement.account}", bold=True)
        sheet.down(style.size * 2)
    sheet.text(
        sheet.left, sheet.y, "Below are the items and services we have billed. Please keep this page for your records."
    )
    sheet.down(20)
