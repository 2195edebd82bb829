"""A share left to a person who told us of QMB, the program with which nothing is owed for what Medicare covers.

Where the paper prints no column for the patient's part, its balance stands for it. The amount is named in the words
alone: it is a part of charges that other questions may be about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from checker.case import Case
from checker.model import Certainty, Finding, LineItem, Statement

_SHARE = "patient_share"
_SIGNED_FOR = frozenset({"GA", "GX", "GY"})
_ZERO = Decimal(0)


def check(case: Case) -> Iterable[Finding]:
    if not case.about.qmb:
        return
    printed = {line.statement for line in case.lines if _SHARE in line.other_money}
    shared: defaultdict[str, list[LineItem]] = defaultdict(list)
    for line in case.charges:
        if line.other_money.get(_SHARE, _ZERO) > 0 and _SIGNED_FOR.isdisjoint(line.modifiers):
            shared[case.payer_kinds[line.statement]].append(line)
    for lines in shared.values():
        share = sum((line.other_money[_SHARE] for line in lines), _ZERO)
        if share > case.number("small-copay"):
            yield Finding(reason="share", lines=tuple(lines), values={"share": share})
    for statement in case.statements:
        balance = _balance(statement)
        if statement.number not in printed and balance > case.number("small-copay"):
            yield Finding(reason="balance", statement=statement, certainty=Certainty.MEDIUM, values={"share": balance})


def _balance(statement: Statement) -> Decimal:
    """What the paper asks for now, zero where it does not say."""
    due = statement.details.balance_due
    return due.value if due else _ZERO
