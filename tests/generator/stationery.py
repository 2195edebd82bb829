"""The paper of the samples: the letterhead, table and totals of a small oxygen supplier, the same bytes each time."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from tests.generator.fonts import width_of
from tests.generator.truth import NOTHING, Line, Statement, Truth

TEAL, PALE, INK, GREY, WHITE = (HexColor(f"#{code}") for code in ("1d5c63", "eef5f5", "20262b", "5b6770", "ffffff"))
LEFT, RIGHT = 54.0, letter[0] - 54.0
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
COLUMNS = (  # heading, left or right end, whether that is the right end
    ("Date of Service", LEFT, False),
    ("Code", 120, False),
    ("Description", 186, False),
    ("Qty", 390, True),
    ("Charge", 442, True),
    ("Medicare Paid", 510, True),
    ("You Owe", RIGHT, True),
)


class _Paper:
    """The supplier's stationery; `y` is the baseline of the next row, from the bottom."""

    def __init__(self, statement: Statement) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=letter, invariant=1, pageCompression=0)
        self.canvas.setTitle(f"Statement of account {statement.account}")
        self.y = letter[1] - 62.0

    def text(
        self, x: float, words: str, font: str = PLAIN, size: float = 9, colour: HexColor = INK, *, right: bool = False
    ) -> None:
        self.canvas.setFillColor(colour)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x - width_of(words, font, size) if right else x, self.y, words)

    def rows(self, x: float, rows: tuple[str, ...], size: float = 9, colour: HexColor = INK) -> None:
        for row in rows:
            self.text(x, row, size=size, colour=colour)
            self.y -= size * 1.4

    def band(self, height: float, colour: HexColor) -> None:
        self.canvas.setFillColor(colour)
        self.canvas.rect(LEFT - 6, self.y - 5, RIGHT - LEFT + 12, height, stroke=0, fill=1)


def draw(truth: Truth) -> bytes:
    """The PDF of a sample, the same bytes each time."""
    statement = truth.statements[0]
    paper = _Paper(statement)
    _letterhead(paper, statement)
    _facts(paper, statement)
    if statement.lines:
        _table(paper, statement)
    else:
        paper.text(LEFT, "Account summary", BOLD, 11, TEAL)
        paper.y -= 22
        paper.rows(LEFT, ("Charges for oxygen equipment and supplies from April 1 to June 30, 2026.",))
    _totals(paper, statement)
    paper.y = 70
    paper.rows(
        LEFT,
        (
            "Questions about this statement? Call our billing office, Monday to Friday, 8:30 to 5:00.",
            "Sample for demonstration: the supplier, the patient and all numbers are made up.",
        ),
        8,
        GREY,
    )
    paper.canvas.save()
    return paper.buffer.getvalue()


def _letterhead(paper: _Paper, statement: Statement) -> None:
    paper.canvas.setFillColor(TEAL)
    for x, radius in ((LEFT + 9, 9.0), (LEFT + 24, 6.0), (LEFT + 34, 3.5)):
        paper.canvas.circle(x, paper.y + 4, radius, stroke=0, fill=1)
    paper.text(LEFT + 48, statement.supplier, BOLD, 16, TEAL)
    paper.text(RIGHT, "Statement", PLAIN, 16, GREY, right=True)
    paper.y -= 18
    paper.rows(LEFT + 48, (*statement.supplier_address, f"Phone {statement.supplier_phone}"), 8.5, GREY)
    paper.y -= 26


def _facts(paper: _Paper, statement: Statement) -> None:
    day = statement.statement_date or date.min
    facts = (
        ("Statement date", f"{day:%B} {day.day}, {day.year}"),
        ("Account number", statement.account or ""),
        ("Patient", statement.patient),
        ("Insurance", statement.payer or ""),
        ("Member ID", statement.member_id or ""),
    )
    top = paper.y
    paper.rows(LEFT, (statement.patient, *statement.address), 10.5)
    paper.y = top + 4
    for name, value in facts:
        paper.text(352, name, PLAIN, 9, GREY)
        paper.text(440, value, BOLD, 9)
        paper.y -= 14
    paper.y -= 30


def _table(paper: _Paper, statement: Statement) -> None:
    paper.band(17, TEAL)
    for name, x, right in COLUMNS:
        paper.text(x, name, BOLD, 8.5, WHITE, right=right)
    for n, line in enumerate(statement.lines):
        paper.y -= 18
        if n % 2:
            paper.band(18, PALE)
        for (_, x, right), cell in zip(COLUMNS, _cells(line), strict=True):
            paper.text(x, cell, right=right)
    paper.y -= 12
    paper.canvas.setStrokeColor(TEAL)
    paper.canvas.line(LEFT - 6, paper.y, RIGHT + 6, paper.y)


def _cells(line: Line) -> tuple[str, ...]:
    day = f"{line.service_date:%m/%d/%Y}"
    if not line.is_charge:
        return day, "", line.description, "", "", "", f"-{-line.amount:,.2f}"
    code = " ".join((line.code or "", *line.modifiers))
    money = (line.amount, line.other_money["insurance_paid"], line.other_money["patient_share"])
    return day, code, line.description, str(line.units), *(f"{figure:,.2f}" for figure in money)


def _totals(paper: _Paper, statement: Statement) -> None:
    paid = sum((line.other_money.get("insurance_paid", NOTHING) for line in statement.lines), NOTHING)
    rows = [("Total charges", statement.total_charges)]
    if paid:
        rows.append(("Medicare payments", -paid))
        allowed = sum((sum(line.other_money.values()) for line in statement.lines if line.is_charge), NOTHING)
        rows.append(("Medicare adjustments", allowed - (statement.total_charges or NOTHING)))
    if statement.total_adjustments is not None:
        rows.append(("Insurance adjustments", statement.total_adjustments))
    if statement.total_payments is not None:
        rows.append(("Your payments" if statement.lines else "Insurance payments", statement.total_payments))
    for name, figure in rows:
        paper.y -= 17
        paper.text(RIGHT - 84, name, PLAIN, 9.5, GREY, right=True)
        paper.text(RIGHT, _signed(figure or NOTHING), PLAIN, 9.5, right=True)
    paper.y -= 24
    paper.text(RIGHT - 84, "Balance due", BOLD, 12, TEAL, right=True)
    paper.text(RIGHT, "$" + _signed(statement.balance_due or NOTHING), BOLD, 12, TEAL, right=True)


def _signed(figure: Decimal) -> str:
    return f"-{-figure:,.2f}" if figure < 0 else f"{figure:,.2f}"
