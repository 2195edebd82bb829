"""Pieces that several manners share."""

from __future__ import annotations

from tests.generator.details import labels
from tests.generator.sheet import Sheet
from tests.generator.style import Style
from tests.generator.truth import Statement

TITLES = (
    "ITEMIZED STATEMENT",
    "Statement of Account",
    "Patient Statement",
    "Itemized Statement of Services",
    "BILLING STATEMENT",
    "INVOICE",
)


def letterhead(
    sheet: Sheet, statement: Statement, style: Style, x: float, *, phone: bool = True, size: float = 13
) -> None:
    """The firm's name, address and phone; moves the cursor below."""
    sheet.text(x, sheet.y + size, statement.supplier, size=size, bold=True)
    sheet.down(size + 4)
    rows = list(statement.supplier_address)
    if phone and statement.supplier_phone:
        rows.append(
            f"{labels.label('phone', style)}: {statement.supplier_phone}"
            if style.coin("phone label", 0.75)
            else statement.supplier_phone
        )
    for row in rows:
        sheet.down(style.size * 1.25)
        sheet.text(x, sheet.y, row)


def block(sheet: Sheet, rows: list[str], x: float, y: float) -> float:
    """Rows of text from the baseline `y`; the baseline below the last."""
    for row in rows:
        sheet.text(x, y, row)
        y += sheet.style.size * 1.3
    return y


def title(style: Style) -> str:
    return style.one_of("title", *TITLES)


def recipient(statement: Statement, style: Style) -> list[str]:
    """Name and address as on an envelope."""
    rows = [labels.person(statement.patient, style), *statement.address]
    return [row.upper() for row in rows] if style.coin("upper recipient", 0.2) else rows
