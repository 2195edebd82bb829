"""Content cut down to what a paper of a given style shows: the truth that a careful human could write down."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.model import Kind
from tests.generator.style import Style
from tests.generator.truth import NOTHING, Line, Statement

CENT = Decimal("0.01")


def shown(statement: Statement, style: Style, leaves_out: frozenset[str]) -> Statement:
    """The statement with lines, details and totals as printed; `leaves_out` are details its top does not print."""
    lines = tuple(_line(line, style) for line in statement.lines if line.is_charge or not style.money_columns)
    gone = {"phone": {"supplier_phone": None}, "address": {"address": ()}}
    changes: dict[str, object] = {}
    for key in leaves_out:
        changes |= gone.get(key, {key: None})
    return replace(statement, lines=lines, **_totals(statement, lines, style), **changes)  # type: ignore[arg-type]


def _line(line: Line, style: Style) -> Line:
    coded = style.codes != "none"
    return replace(
        line,
        end_date=None if style.span == "none" else line.end_date,
        code=line.code if coded else None,
        internal_code=None
        if line.code or not (style.internal_codes and style.codes == "column")
        else line.internal_code,
        modifiers=line.modifiers if coded and style.modifiers != "none" else (),
        units=line.units if style.prints_units else Decimal(1),
        unit_price=line.unit_price if style.prints_price else None,
        other_money={key: _other_money(line)[key] for key in style.money_columns} if line.is_charge else {},
        serial=line.serial if "serial" in style.distractors else None,
        revenue_code=line.revenue_code if style.revenue_column else None,
    )


def _other_money(line: Line) -> dict[str, Decimal]:
    """A plan's dealing with a charge: what the story tells of it, else 70% allowed, 80% of that paid, the rest left."""
    allowed = (line.amount * Decimal("0.7")).quantize(CENT)
    paid = (allowed * Decimal("0.8")).quantize(CENT)
    return {
        "allowed": allowed,
        "adjustment": line.amount - allowed,
        "insurance_paid": paid,
        "patient_share": allowed - paid,
        "patient_paid": NOTHING,
        "tax": (line.amount * Decimal("0.06")).quantize(CENT),
        **line.other_money,
    }


def _totals(statement: Statement, lines: tuple[Line, ...], style: Style) -> dict[str, Decimal | None]:
    def total(*kinds: Kind) -> Decimal:
        return sum((line.amount for line in lines if line.kind in kinds), NOTHING)

    charges = total(Kind.CHARGE, Kind.CREDIT)
    payments, adjustments = total(Kind.PAYMENT), total(Kind.ADJUSTMENT)
    previous = statement.previous_balance if style.prints_previous else None
    if not style.prints_total:
        return dict.fromkeys(
            ("total_charges", "previous_balance", "total_payments", "total_adjustments", "balance_due")
        )
    if not lines:
        nothing = dict.fromkeys(("total_charges", "total_payments", "total_adjustments"))
        return {
            **nothing,
            "previous_balance": previous,
            "balance_due": (statement.balance_due or NOTHING) + (previous or NOTHING),
        }
    balance = (previous or NOTHING) + charges + payments + adjustments + statement.wrong_balance
    if style.money_columns:
        column = "patient_share" if "patient_share" in style.money_columns else None
        owed = sum((line.other_money[column] for line in lines if column), NOTHING) if column else charges
        balance = owed + (previous or NOTHING)
    wrong = (statement.total_charges or NOTHING) if not statement.adds_up else NOTHING
    return {
        "total_charges": charges + wrong,
        "previous_balance": previous,
        "total_payments": payments or None,
        "total_adjustments": adjustments or None,
        "balance_due": balance,
    }
