"""A lasting machine bought again within the years that payers expect the first to last, with no word of a replacement.

A sale paid month by month is no second sale: that is for `rental-purchase-mismatch`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from checker.case import Case
from checker.case.alike import is_replacement
from checker.case.months import add_months
from checker.data.thresholds import whole
from checker.model import Certainty, Finding, LineItem


def check(case: Case) -> Iterable[Finding]:
    sales: defaultdict[str, list[LineItem]] = defaultdict(list)
    for history in case.histories:
        sales[history.code] += [sale for sale in history.purchases if case.owes(sale)]
    for code, bought in sales.items():
        bought.sort(key=lambda line: (line.day, line.number))
        for one, other in pairwise(bought):
            if not is_replacement(other) and _is_within_lifetime(code, one.day, other.day, case):
                yield Finding(
                    reason="within-lifetime",
                    lines=(one, other),
                    certainty=Certainty.MEDIUM,
                    at_stake=(other,),
                    values={"code": code, "start": one.day, "second": other.day},
                )


def _is_within_lifetime(code: str, first: date, second: date, case: Case) -> bool:
    if (second - first).days <= whole("monthly-at-most-days"):
        return False
    lifetime = case.catalogue.limit(code, "reasonable-useful-lifetime", first)
    return lifetime is not None and second < add_months(first, int(lifetime.value))
