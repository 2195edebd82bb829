"""What comes along with oxygen rent and is charged on its own: nose tubes, tubing, masks, regulators, stands, delivery,
set-up, repair, a service plan, tanks that stand by, oxygen for a trip.

They are payable for equipment that a person owns, and PAP supplies are payable beside PAP rent: those are other codes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from checker.case import Case
from checker.case.alike import is_signed_for
from checker.case.beside import is_thing, rent_beside, rented
from checker.case.caps import told_month
from checker.case.histories import thing_of
from checker.case.terms import Says, Terms, words_say
from checker.catalogue.descriptions import describe_class
from checker.catalogue.tables import OXYGEN_CONTENTS, Code, CodeClass, Group
from checker.model import Certainty, Finding, LineItem, RentalHistory

_HOME = CodeClass.STATIONARY_RENTAL
_PORTABLE = CodeClass.PORTABLE_RENTAL
_OF_OXYGEN, _OF_ANYTHING_ELSE = "K0740", "K0739"
_TANKS = frozenset({Group.STATIONARY, Group.PORTABLE, Group.CONTENTS})


class _Papers(Struct, frozen=True):
    """What the papers show beside a charge: home systems, all oxygen systems and capped rentals that are rented, the
    first day on which an oxygen system was bought, the groups of things billed, and who brings equipment or oxygen.
    """

    home: tuple[RentalHistory, ...]
    oxygen: tuple[RentalHistory, ...]
    capped: tuple[RentalHistory, ...]
    bought: date
    groups: frozenset[Group]
    suppliers: frozenset[str]


def check(case: Case) -> Iterable[Finding]:
    papers = _papers(case)
    alike: defaultdict[tuple[str, str], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        if not case.owes(line) or is_signed_for(line):
            continue
        if _is_brought(line, case) or _is_promised(line, case):
            if case.supplier(line) in papers.suppliers:
                alike["service-plan" if _is_promised(line, case) else "delivery", ""].append(line)
        elif reason := _extra(line, papers, case) or _part(line, papers, case) or _repair(line, papers, case):
            alike[reason, line.code or line.description].append(line)
    for (reason, _), lines in alike.items():
        entry = case.entry(lines[0])
        yield Finding(
            reason=reason,
            lines=tuple(lines),
            certainty=Certainty.MEDIUM,
            at_stake=tuple(lines),
            values={"code": entry.code if entry else ""},
            sources=_own_source(lines[0], case) if reason == "service-plan" else (),
        )


def _papers(case: Case) -> _Papers:
    sales = [
        sale.service_date
        for history in case.histories
        if case.catalogue.is_a(history.code, _HOME, _PORTABLE)
        for sale in history.purchases
        if sale.service_date
    ]
    return _Papers(
        home=rented(case, _HOME),
        oxygen=rented(case, _HOME, _PORTABLE),
        capped=rented(case, CodeClass.CAPPED_RENTAL),
        bought=min(sales, default=date.max),
        groups=frozenset(entry.group for entry in case.entries.values()),
        suppliers=frozenset(history.supplier for history in case.histories)
        | {case.supplier(line) for line in case.charges if case.catalogue.is_a(line.code, *OXYGEN_CONTENTS)},
    )


def _is_brought(line: LineItem, case: Case) -> bool:
    """Whether the line is for bringing, setting up or fetching something, and for no thing itself."""
    terms = case.terms_of(line)
    if terms is Terms.DELIVERY or (terms is Terms.RETURN and line.code is None):
        described = describe_class(line.description)
        return line.code is not None or not described or Group.SERVICE in described
    return False


def _is_promised(line: LineItem, case: Case) -> bool:
    """Whether the line is for care of the equipment promised beforehand, under no code of a thing."""
    entry = case.entry(line)
    return (entry is None or _is_catch_all(entry)) and Says.AGREEMENT in words_say(line.description)


def _is_catch_all(entry: Code) -> bool:
    """Whether the code says nothing of what is charged."""
    return CodeClass.CATCH_ALL in entry.classes


def _own_source(line: LineItem, case: Case) -> tuple[str, ...]:
    rule = case.payers_own("SERVICE-PLAN", "not-covered", line.statement)
    return (rule.source,) if rule else ()


def _part(line: LineItem, papers: _Papers, case: Case) -> str:
    """A part that comes along with oxygen rent, unless the papers show what else such a part is used with, or, with no
    home system rented, that an oxygen system was bought.
    """
    entry = case.entry(line)
    if not is_thing(line, case, Group.ACCESSORY, CodeClass.OXYGEN_ACCESSORY) or (entry and entry.also & papers.groups):
        return ""
    owned = papers.bought <= line.day
    if rent_beside(line, papers.home if owned else papers.oxygen, case):
        return "part-in-rent"
    return "part-after-rent" if _is_after_rent(line, case) else ""


def _extra(line: LineItem, papers: _Papers, case: Case) -> str:
    """Tanks that stand by, or oxygen for a trip under no code of a thing, charged by the company that rents the machine
    at home and so owes both. What is rented month after month is no trip, whatever it is called.
    """
    entry, said = case.entry(line), words_say(line.description)
    if said.isdisjoint((Says.BACK_UP, Says.TRAVEL)):
        return ""
    described = entry.groups if entry and not _is_catch_all(entry) else describe_class(line.description)
    thing = thing_of(line, entry)
    others = [other for other in papers.home if other.code != thing]
    if described.isdisjoint(_TANKS) or not rent_beside(line, others, case):
        return ""
    if Says.BACK_UP in said:
        return "back-up"
    monthly = any(history.code == thing and len(history.months) > 1 for history in case.histories)
    return "" if monthly or (entry and not _is_catch_all(entry)) else "travel"


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


def _repair(line: LineItem, papers: _Papers, case: Case) -> str:
    """A repair of what is rented: labor for oxygen or other equipment, or a part under the code of the thing itself."""
    if case.terms_of(line) is not Terms.REPAIR:
        return ""
    by_labor = {_OF_OXYGEN: papers.oxygen, _OF_ANYTHING_ELSE: papers.capped}
    things = by_labor.get(line.code or "")
    if things is None:
        things = tuple(thing for thing in papers.oxygen + papers.capped if thing.code == line.code)
    if rent_beside(line, things, case):
        return "repair-of-rented"
    of_oxygen = line.code == _OF_OXYGEN or case.catalogue.is_a(line.code, _HOME, _PORTABLE)
    return "repair-after-rent" if of_oxygen and _is_after_rent(line, case) else ""
