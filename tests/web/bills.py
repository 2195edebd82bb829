"""Small bills for the page's tests, drawn as PDF: what stands in them is what the caller says, nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from decimal import Decimal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from checker.data import DATA

Row = tuple[str, str, str, str]

RENT_TWICE: tuple[Row, ...] = (
    ("01/05/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),
    ("01/05/2024", "E0431 RR", "PORTABLE O2 SYSTEM", "35.00"),
    ("01/05/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),
    ("02/05/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),
    ("02/05/2024", "E0431 RR", "PORTABLE O2 SYSTEM", "35.00"),
)
CLEAN: tuple[Row, ...] = (*RENT_TWICE[:2], *RENT_TWICE[3:])
TOTALS_ONLY: tuple[Row, ...] = ()
DOUBTFUL: tuple[Row, ...] = (
    ("01/05/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "185.00"),
    ("01/05/2024", "E0431 RR", "PORTABLE O2 ~SYSTEM", "35.00"),
    ("02/05/2024", "E1390 RR", "OXYGEN CONCENTRATOR", "see note"),
    ("02/05/2024", "E0431 RR", "PORTABLE O2 SYSTEM", "35.00"),
)
"""A line that the reader doubts, and a row without a price, which it cannot read."""


def bill(
    rows: Sequence[Row],
    *,
    patient: str = "Harold J. Whitcombe",
    payer: str = "Medicare Part B",
    supplier: str = "Larkspur Home Oxygen",
    phone: str = "(937) 555-0142",
    account: str = "LHO-20417",
    address: str = "418 Larkspur Lane, Dayton, OH 45402",
    total: str | None = None,
    password: str | None = None,
    blank_page: bool = False,
    more_pages: int = 0,
) -> bytes:
    """One page that lists the rows and their total; `total` prints another, `blank_page` adds one without words,
    `more_pages` so many with the same words and no charges.

    What follows a ~ in a description is printed in letters that nobody can read from the file.
    """
    out = io.BytesIO()
    paper = Canvas(out, pagesize=(612, 792), encrypt=password, invariant=True, pageCompression=0)
    paper.setFont("Helvetica-Bold", 14)
    paper.drawString(72, 740, supplier)
    paper.setFont("Helvetica", 10)
    head = [
        "2200 Mill Road, Dayton, OH 45402",
        f"Billing questions: {phone}",
        "",
        f"Patient: {patient}",
        f"Address: {address}",
        f"Insurance: {payer}",
        "Member ID: 4QX7-RT2-WP88",
        f"Account number: {account}",
        "Statement date: 06/17/2024",
    ]
    for number, text in enumerate(head):
        paper.drawString(72, 724 - 14 * number, text)
    y = 560
    if rows:
        for x, text in zip((72, 150, 260), ("Date", "Code", "Description"), strict=True):
            paper.drawString(x, y, text)
        paper.drawRightString(540, y, "Amount")
    for day, code, words, amount in rows:
        y -= 18
        paper.drawString(72, y, day)
        paper.drawString(150, y, code)
        known, _, unsaid = words.partition("~")
        paper.drawString(260, y, known)
        if unsaid:
            paper.setFont(_unsaying(), 10)
            paper.drawString(260 + paper.stringWidth(known, "Helvetica", 10), y, unsaid)
            paper.setFont("Helvetica", 10)
        paper.drawRightString(540, y, amount)
    due = total or f"{sum((Decimal(row[3]) for row in rows), Decimal(0)) or Decimal(740):,.2f}"
    paper.drawString(400, y - 30, "Total charges" if rows else "Amount due")
    paper.drawRightString(540, y - 30, f"${due}")
    if blank_page:
        paper.showPage()
        paper.setFillGray(0.8)
        paper.rect(100, 100, 400, 500, fill=1)
    for number in range(more_pages):
        paper.showPage()
        for line in range(40):
            paper.drawString(
                72, 740 - 14 * line, f"Thank you for choosing us, page {number + 2}. We look forward to you."
            )
    paper.save()
    if not any("~" in words for _, _, words, _ in rows):
        return out.getvalue()
    return re.sub(rb"(<[0-9A-F]{2}>) <00[2-7][0-9A-F]>", rb"\1 <FFFD>", out.getvalue())


def _unsaying() -> str:
    """A font whose letters are seen, while the file, as `bill` leaves it, does not say what they are."""
    if "Unsaying" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Unsaying", next((DATA / "fonts").glob("*-Bold.ttf"))))
    return "Unsaying"


def letter() -> bytes:
    """One page of words, with nothing of a charge in it."""
    out = io.BytesIO()
    paper = Canvas(out, pagesize=(612, 792), invariant=True)
    paper.drawString(72, 700, "Thank you for choosing us. Our prices begin at $20.00, and our fees are fair.")
    paper.save()
    return out.getvalue()
