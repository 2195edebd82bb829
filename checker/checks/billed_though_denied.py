"""A charge the plan refused at the supplier's cost, yet billed to the person."""

from __future__ import annotations

from collections.abc import Iterable

from checker.case import Case
from checker.model import AmountKind, Certainty, Finding


def check(case: Case) -> Iterable[Finding]:
    for comparison in case.comparisons:
        excess = comparison.denied
        if excess is None:
            continue
        yield Finding(
            reason="share-of-denied" if excess.by_line else "balance-with-denied",
            lines=excess.lines,
            statement=comparison.bill,
            certainty=Certainty.HIGH if excess.by_line else Certainty.MEDIUM,
            amount_in_question=excess.amount,
            amount_kind=AmountKind.DIFFERENCE,
            values={"asked": excess.asked, "owed": excess.owed, "more": excess.amount},
        )
