"""The three sample statements the page offers to those with no bill at hand: clean, faulty, summary only."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from checker.model import Kind
from tests.generator.fonts import width_of
from tests.generator.stories.story import month_after
from tests.generator.truth import NOTHING, Expected, Line, Statement, Truth

TEAL, PALE, INK, GREY = HexColor("#1d5c63"), HexColor("#eef5f5"), HexColor("#20262b"), HexColor("#5b6770")
LEFT, RIGHT = 54.0, letter[0] - 54.0
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
COLUMNS = (
    ("Date of Service", 54),
    ("Code", 120),
    ("Description", 186),
    ("Qty", 390),
    ("Charge", 442),
    ("Medicare Paid", 510),
    ("You Owe", RIGHT),
)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Item:
    """`allowed` is what Medicare allows for one unit: it pays four fifths of that."""

    code: str
    modifiers: tuple[str, ...]
    words: str
    charge: str
    allowed: str = "0.00"
    units: int = 1


CONCENTRATOR = Item("E1390", ("RR", "N1"), "Oxygen concentrator, monthly rental", "185.00", "99.10")
PORTABLE = Item("E1392", ("RR", "N1"), "Portable oxygen concentrator, monthly rental", "92.00", "48.80")
CANNULA = Item("A4615", (), "Nasal cannula, adult, 7 ft", "6.00", units=2)
REFUSED = replace(CONCENTRATOR, allowed="0.00")
MISTYPED = replace(REFUSED, code="E1930")
BOUGHT = Item("E1392", ("NU",), "Portable oxygen concentrator, new", "2495.00")


def _line(day: date, item: Item) -> Line:
    allowed = Decimal(item.allowed) * item.units
    paid = (allowed * Decimal("0.8")).quantize(CENT)
    amount = Decimal(item.charge) * item.units
    owed = allowed - paid if allowed else amount
    return Line(
        service_date=day,
        code=item.code,
        modifiers=item.modifiers,
        description=item.words,
        units=Decimal(item.units),
        amount=amount,
        other_money={"insurance_paid": paid, "patient_share": owed},
    )


def _statement(
    patient: str,
    address: tuple[str, ...],
    member: str,
    account: str,
    day: date,
    lines: tuple[Line, ...],
    **more: object,
) -> Statement:
    charges = sum((line.amount for line in lines if line.is_charge), NOTHING)
    payments = sum((line.amount for line in lines if not line.is_charge), NOTHING)
    owed = sum((line.other_money["patient_share"] for line in lines if line.is_charge), NOTHING)
    totals = {"total_charges": charges, "total_payments": payments or None, "balance_due": owed + payments}
    return Statement(
        supplier="Clearwell Home Oxygen, Inc.",
        supplier_address=("2200 Harbor View Drive, Suite 4", "Dayton, OH 45404"),
        supplier_phone="(937) 555-0142",
        patient=patient,
        address=address,
        payer="Medicare Part B",
        member_id=member,
        account=account,
        statement_date=day,
        lines=lines,
        **(totals | more),  # type: ignore[arg-type]
    )


def clean() -> Truth:
    """Six months of rent of a stationary and a portable concentrator, and two cheques: nothing to question."""
    start = date(2026, 1, 5)
    rent = [_line(month_after(start, n), item) for n in range(6) for item in (CONCENTRATOR, PORTABLE)]
    cheques = [
        Line(service_date=day, description="Payment received, thank you", amount=Decimal("-88.74"), kind=Kind.PAYMENT)
        for day in (date(2026, 4, 14), date(2026, 6, 16))
    ]
    statement = _statement(
        "Harold J. Whitcombe",
        ("418 Larkspur Lane", "Dayton, OH 45402"),
        "4QX7-RT2-WP88",
        "CW-20418",
        date(2026, 6, 22),
        (*rent, *cheques),
    )
    return _truth("clean", statement)


def faulty() -> Truth:
    """Rent twice in one rental month, a mistyped code, a purchase under Medicare, a cannula beside the rent."""
    lines = (
        _line(date(2026, 3, 9), CONCENTRATOR),
        _line(date(2026, 3, 9), PORTABLE),
        _line(date(2026, 3, 9), CANNULA),
        _line(date(2026, 4, 9), CONCENTRATOR),
        _line(date(2026, 4, 9), PORTABLE),
        _line(date(2026, 4, 17), REFUSED),
        _line(date(2026, 5, 9), MISTYPED),
        _line(date(2026, 5, 9), PORTABLE),
        _line(date(2026, 5, 20), BOUGHT),
    )
    statement = _statement(
        "Mavis E. Applewhite",
        ("73 Juniper Court, Apt 6", "Dayton, OH 45405"),
        "7EN4-TR9-MK22",
        "CW-31877",
        date(2026, 5, 29),
        lines,
    )
    expected = (
        Expected("duplicate-charge", ((0, 3), (0, 5))),
        Expected("unknown-code", ((0, 6),)),
        Expected("rental-purchase-mismatch", ((0, 8),)),
    )
    return replace(_truth("faulty", statement), expected=expected, permitted=("unbundled-accessory", "same-or-similar"))


def summary() -> Truth:
    """Totals and nothing else."""
    totals = {
        "total_charges": Decimal("831.00"),
        "total_payments": Decimal("-354.96"),
        "total_adjustments": Decimal("-387.30"),
        "balance_due": Decimal("88.74"),
    }
    statement = _statement(
        "Orville T. Marchbanks",
        ("1209 Old Mill Road", "Dayton, OH 45410"),
        "2WA5-HC8-QD31",
        "CW-40026",
        date(2026, 6, 30),
        (),
        itemized=False,
        **totals,
    )
    return replace(_truth("summary", statement), expected=(Expected("not-itemized"),))


def _truth(name: str, statement: Statement) -> Truth:
    day = statement.statement_date or date.min
    return Truth(name=f"{name}.pdf", layout="sample", statements=(statement,), as_of=day + timedelta(days=14))


SAMPLES = {"clean": clean, "faulty": faulty, "summary": summary}


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
    for (name, x), right in zip(COLUMNS, (0, 0, 0, 1, 1, 1, 1), strict=True):
        paper.text(x, name, BOLD, 8.5, HexColor("#ffffff"), right=bool(right))
    for n, line in enumerate(statement.lines):
        paper.y -= 18
        if n % 2:
            paper.band(18, PALE)
        for (_, x), cell, right in zip(COLUMNS, _cells(line), (0, 0, 0, 1, 1, 1, 1), strict=True):
            paper.text(x, cell, right=bool(right))
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
