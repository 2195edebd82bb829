"""A charge on the bill that the plan's notice about the bill's other charges does not list."""

from __future__ import annotations

from collections.abc import Iterable

from checker.case import Case
from checker.model import Certainty, Finding


def check(case: Case) -> Iterable[Finding]:
    for comparison in case.comparisons:
        if comparison.absent_that_day:
            yield Finding(
                reason="others-of-that-day", lines=comparison.absent_that_day, at_stake=comparison.absent_that_day
            )
        if comparison.absent_between:
            yield Finding(
                reason="days-before-and-after",
                lines=comparison.absent_between,
                certainty=Certainty.MEDIUM,
                at_stake=comparison.absent_between,
            )
