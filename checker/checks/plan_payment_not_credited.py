"""Money the plan says it paid, which the bill does not take off."""

from __future__ import annotations

from collections.abc import Iterable

from checker.case import Case
from checker.case.comparisons import asked_too_much
from checker.model import Finding


def check(case: Case) -> Iterable[Finding]:
    for one in case.comparisons:
        if one.uncredited:
            yield asked_too_much(
                one.bill, one.uncredited, by_line="share-not-lowered", by_balance="balance-not-lowered"
            )
