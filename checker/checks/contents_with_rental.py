"""Oxygen contents charged in a month in which the rent of the home system includes them.

Contents are payable by themselves once that rent has ended, beside a portable system alone, and for owned equipment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.beside import is_thing, rented
from checker.caps import CountedMonth, counted_months, is_past_cap
from checker.case import Case
from checker.model import Certainty, Finding, LineItem
from checker.tables import CodeClass, Group

_CONTENTS = (CodeClass.STATIONARY_CONTENTS, CodeClass.PORTABLE_CONTENTS)


def check(case: Case) -> Iterable[Finding]:
    home = rented(case, CodeClass.STATIONARY_RENTAL)
    months = counted_months(case).get(str(CodeClass.STATIONARY_RENTAL), ())
    rents = [month for month in months if month.history in home and not is_past_cap(month, case)]
    alike: defaultdict[tuple[str, str], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        if not case.owes(line) or not is_thing(line, case, Group.CONTENTS, *_CONTENTS):
            continue
        if rent := _rent_beside(line, rents, case):
            alike[line.code or line.description, rent.history.code].append(line)
    for (_, machine), lines in alike.items():
        yield Finding(
            reason="contents-in-rent",
            lines=tuple(lines),
            certainty=Certainty.MEDIUM,
            at_stake=tuple(lines),
            values={"code": lines[0].code or "", "words": lines[0].description, "rented": machine},
        )


def _rent_beside(line: LineItem, rents: Sequence[CountedMonth], case: Case) -> CountedMonth | None:
    """The month of rent, from the same supplier, in which the line's day lies."""
    day, supplier = line.service_date, case.supplier(line)
    if day is None:
        return None
    for rent in rents:
        if rent.history.supplier == supplier and rent.month.start <= day <= rent.month.end:
            return rent
    return None
