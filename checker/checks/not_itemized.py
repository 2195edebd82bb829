"""Bills that cannot be checked because they do not say what was charged: totals only, or charges without any code."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from checker.case import Case
from checker.credits import is_charge
from checker.model import Finding, Statement, StatementKind, Value


def check(case: Case) -> Iterable[Finding]:
    for statement in case.statements:
        if statement.kind is not StatementKind.BILL or _partly_read(statement):
            continue
        if any(line.code for line in statement.lines):
            continue
        if reason := _reason(statement, any(is_charge(line) for line in statement.lines)):
            yield Finding(reason=reason, statement=statement, values=_values(statement))


def _reason(statement: Statement, charges: bool) -> str:
    if statement.itemized and charges:
        return "no-codes"
    return "totals-only" if charges or _total(statement) else ""


def _partly_read(statement: Statement) -> bool:
    """Where rows or pages went unread, what is lacking may be ours."""
    return bool(statement.reading.unread or statement.reading.unread_pages)


def _values(statement: Statement) -> dict[str, Value]:
    listed = sum((line.amount for line in statement.lines if is_charge(line)), Decimal(0))
    return {"total": _total(statement) or listed}


def _total(statement: Statement) -> Decimal | None:
    """The figure the bill asks for: its total charges, else its balance."""
    printed = statement.details.total_charges or statement.details.balance_due
    return printed.value if printed and printed.value else None
