"""Oxygen contents charged in a month in which the rent of the home system includes them, or for machines that make
their own oxygen.

Contents are payable by themselves once that rent has ended, beside a portable system alone, and for owned equipment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from checker.case import Case
from checker.case.beside import is_thing, rented
from checker.case.caps import CountedMonth, counted_months, is_past_cap
from checker.catalogue.tables import OXYGEN_CONTENTS, CodeClass, Group
from checker.data.thresholds import whole
from checker.model import Certainty, Finding, LineItem


def check(case: Case) -> Iterable[Finding]:
    home = rented(case, CodeClass.STATIONARY_RENTAL)
    months = counted_months(case).get(str(CodeClass.STATIONARY_RENTAL), ())
    rents = [month for month in months if month.history in home and not is_past_cap(month, case)]
    alike: defaultdict[tuple[str, str, str], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        if not case.owes(line) or not is_thing(line, case, Group.CONTENTS, *OXYGEN_CONTENTS):
            continue
        if rent := _rent_beside(line, rents, case):
            alike["contents-in-rent", line.code or line.description, rent.history.code].append(line)
        elif machine := _maker_of_its_own(line, case):
            alike["nothing-to-fill", line.code or line.description, machine].append(line)
    for (reason, _, machine), lines in alike.items():
        yield Finding(
            reason=reason,
            lines=tuple(lines),
            certainty=Certainty.MEDIUM,
            at_stake=tuple(lines),
            values={"rented": machine},
        )


def _rent_beside(line: LineItem, rents: Sequence[CountedMonth], case: Case) -> CountedMonth | None:
    """The month of rent, from the same supplier, in which the line's day lies. After the last one, contents may begin
    as early as a further month of rent may.
    """
    day, supplier = line.service_date, case.supplier(line)
    if day is None:
        return None
    early = timedelta(days=whole("start-tolerance-days"))
    for rent in rents:
        end = rent.month.end - early if rent.month == rent.history.months[-1] else rent.month.end
        if rent.history.supplier == supplier and rent.month.start <= day <= end:
            return rent
    return None


def _maker_of_its_own(line: LineItem, case: Case) -> str:
    """The code of a machine the contents cannot be for, where the papers and the person name no other of that class:
    all of them make oxygen or fill their own tanks. Empty where one may need contents, or none is named.
    """
    portable = case.catalogue.is_a(line.code, CodeClass.PORTABLE_CONTENTS)
    if not portable and not case.catalogue.is_a(line.code, CodeClass.STATIONARY_CONTENTS):
        return ""
    kind = CodeClass.PORTABLE_RENTAL if portable else CodeClass.STATIONARY_RENTAL
    known = [history.code for history in case.histories] + [start.code for start in case.about.rentals]
    named = sorted({code for code in known if case.catalogue.is_a(code, kind, CodeClass.PURCHASE_BY_DEFINITION)})
    own = all(case.catalogue.is_a(code, CodeClass.CONCENTRATOR, CodeClass.HOME_FILL) for code in named)
    return named[0] if named and own else ""
