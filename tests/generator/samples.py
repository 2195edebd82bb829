"""The three sample statements the page offers to those with no bill at hand: clean, faulty, summary only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from checker.model import Kind
from tests.generator.stories.story import month_after
from tests.generator.truth import NOTHING, Expected, Line, Statement, Truth

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
