"""Money the plan says it paid, which the bill does not take off."""

from __future__ import annotations

from collections.abc import Iterable

from checker.case import Case
from checker.model import AmountKind, Certainty, Finding


def check(case: Case) -> Iterable[Finding]:
    for comparison in case.comparisons:
        excess = comparison.uncredited
        if excess is None:
            continue
        yield Finding(
            reason="share-not-lowered" if excess.by_line else "balance-not-lowered",
            lines=excess.lines,
            statement=comparison.bill,
            certainty=Certainty.HIGH if excess.by_line else Certainty.MEDIUM,
            amount_in_question=excess.amount,
            amount_kind=AmountKind.DIFFERENCE,
            values={"asked": excess.asked, "owed": excess.owed, "more": excess.amount},
        )
