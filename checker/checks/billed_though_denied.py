"""A charge the plan refused at the supplier's cost, yet billed to the person."""

from __future__ import annotations

from collections.abc import Iterable

from checker.case import Case
from checker.case.comparisons import asked_too_much
from checker.model import Finding


def check(case: Case) -> Iterable[Finding]:
    for one in case.comparisons:
        if excess := one.denied:
            yield asked_too_much(one.bill, excess, by_line="share-of-denied", by_balance="balance-with-denied")
