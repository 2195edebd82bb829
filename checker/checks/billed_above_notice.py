"""A bill that asks for more than the plan's notice says the person owes."""

from __future__ import annotations

from collections.abc import Iterable

from checker.case import Case
from checker.case.comparisons import asked_too_much
from checker.model import Finding


def check(case: Case) -> Iterable[Finding]:
    for one in case.comparisons:
        if excess := one.above:
            yield asked_too_much(one.bill, excess, by_line="share-above", by_balance="balance-above")
