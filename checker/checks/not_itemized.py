"""Bills that cannot be checked because they do not say what was charged: nothing but totals, sums by kind of thing, or
charges without any code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from checker.case import Case
from checker.case.credits import is_charge
from checker.catalogue.categories import is_category
from checker.model import Finding, LineItem, Statement, StatementKind


def check(case: Case) -> Iterable[Finding]:
    for statement in case.statements:
        if statement.kind is not StatementKind.BILL or _partly_read(statement):
            continue
        if any(line.code for line in statement.lines):
            continue
        charges = [line for line in statement.lines if is_charge(line)]
        if reason := _reason(statement, charges):
            yield Finding(reason=reason, statement=statement, values={"total": _total(statement, charges)})


def _reason(statement: Statement, charges: Sequence[LineItem]) -> str:
    if charges and statement.itemized and not all(is_category(line.description) for line in charges):
        return "no-codes"
    if _total(statement, charges):
        return "totals-only"
    details = statement.details
    whose = details.patient or details.account
    return "nothing-listed" if whose and not statement.itemized and not statement.lines else ""


def _partly_read(statement: Statement) -> bool:
    """Where rows or pages went unread, what is lacking may be ours."""
    return bool(statement.reading.unread or statement.reading.unread_pages)


def _total(statement: Statement, charges: Sequence[LineItem]) -> Decimal:
    """The figure the bill asks for: its total charges, else its balance, else what its lines come to."""
    printed = statement.details.total_charges or statement.details.balance_due
    return printed.value if printed and printed.value else sum((line.amount for line in charges), Decimal(0))
