"""A bill that asks for more than the plan's notice says the person owes."""

from __future__ import annotations

from collections.abc import Iterable

from checker.case import Case
from checker.model import AmountKind, Certainty, Finding


def check(case: Case) -> Iterable[Finding]:
    for comparison in case.comparisons:
        excess = comparison.above
        if excess is None:
            continue
        yield Finding(
            reason="share-above" if excess.by_line else "balance-above",
            lines=excess.lines,
            statement=comparison.bill,
            certainty=Certainty.HIGH if excess.by_line else Certainty.MEDIUM,
            amount_in_question=excess.amount,
            amount_kind=AmountKind.DIFFERENCE,
            values={"asked": excess.asked, "owed": excess.owed, "more": excess.amount},
        )
