"""What comes along with oxygen rent and is charged on its own: nose tubes, tubing, masks, regulators, stands, delivery,
set-up, repair.

They are payable for equipment that a person owns, and PAP supplies are payable beside PAP rent: those are other codes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set

from checker.beside import is_thing, rent_beside
from checker.caps import told_month
from checker.case import Case
from checker.descriptions import describe_class
from checker.model import Certainty, Finding, LineItem
from checker.tables import CodeClass, Group
from checker.terms import Terms

_HOME = CodeClass.STATIONARY_RENTAL
_PORTABLE = CodeClass.PORTABLE_RENTAL
_REPAIRS = {"K0740": (_HOME, _PORTABLE), "K0739": (CodeClass.CAPPED_RENTAL,)}
_SIGNED_FOR = frozenset({"GA", "GX", "GY"})


def check(case: Case) -> Iterable[Finding]:
    alike: defaultdict[tuple[str, str], list[LineItem]] = defaultdict(list)
    suppliers = {history.supplier for history in case.histories}
    billed = {entry.group for entry in case.entries.values()}
    for line in case.charges:
        if not case.owes(line) or not _SIGNED_FOR.isdisjoint(line.modifiers):
            continue
        if _is_brought(line, case):
            if case.supplier(line) in suppliers:
                alike["delivery", ""].append(line)
        elif reason := _part(line, billed, case) or _repair(line, case):
            alike[reason, line.code or line.description].append(line)
    for (reason, _), lines in alike.items():
        yield Finding(
            reason=reason,
            lines=tuple(lines),
            certainty=Certainty.MEDIUM,
            at_stake=tuple(lines),
            values={"code": _code(lines[0], case), "words": lines[0].description},
        )


def _is_brought(line: LineItem, case: Case) -> bool:
    """Whether the line is for bringing, setting up or fetching something, and for no thing itself."""
    terms = case.terms_of(line)
    if terms is Terms.DELIVERY or (terms is Terms.RETURN and line.code is None):
        described = describe_class(line.description)
        return line.code is not None or not described or Group.SERVICE in described
    return False


def _part(line: LineItem, billed: Set[Group], case: Case) -> str:
    """A part that comes along with oxygen rent, unless the papers show what else such a part is used with."""
    entry = case.entry(line)
    if not is_thing(line, case, Group.ACCESSORY, CodeClass.OXYGEN_ACCESSORY) or (entry and entry.also & billed):
        return ""
    if rent_beside(line, case, _HOME) or (rent_beside(line, case, _PORTABLE) and not _is_owned(line, case)):
        return "part-in-rent"
    return "part-after-rent" if _is_after_rent(line, case) else ""


def _is_owned(line: LineItem, case: Case) -> bool:
    """Whether an oxygen system was bought by then."""
    return any(
        sale.service_date and line.service_date and sale.service_date <= line.service_date
        for history in case.histories
        if case.catalogue.is_a(history.code, _HOME, _PORTABLE)
        for sale in history.purchases
    )


def _is_after_rent(line: LineItem, case: Case) -> bool:
    """Whether the start the person told us puts the day past the last month of rent, within the lifetime."""
    for start in case.about.rentals:
        kind = next((kind for kind in (_HOME, _PORTABLE) if case.catalogue.is_a(start.code, kind)), None)
        told = told_month(str(kind), line.service_date, case) if kind and line.service_date else None
        if told is None:
            continue
        cap, lifetime = (
            case.catalogue.limit(start.code, limit, told.begun)
            for limit in ("cap-months", "reasonable-useful-lifetime")
        )
        if cap and lifetime and cap.value < told.at_least and told.number <= lifetime.value:
            return True
    return False


def _repair(line: LineItem, case: Case) -> str:
    """A repair of what is rented: labor for oxygen or other equipment, or a part under the code of the thing itself."""
    if case.terms_of(line) is not Terms.REPAIR or line.code is None:
        return ""
    if line.code in _REPAIRS:
        return "repair-of-rented" if rent_beside(line, case, *_REPAIRS[line.code]) else ""
    rented = rent_beside(line, case, _HOME, _PORTABLE, CodeClass.CAPPED_RENTAL)
    return "repair-of-rented" if rented and rented.code == line.code else ""


def _code(line: LineItem, case: Case) -> str:
    entry = case.entry(line)
    return entry.code if entry else ""
