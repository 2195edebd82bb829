"""What a charge stands beside: the rent that runs on its day, and, where its code says nothing, what its words say."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from checker.case import Case
from checker.case.histories import month_on
from checker.catalogue.descriptions import describe_class
from checker.catalogue.tables import CodeClass, Group
from checker.model import LineItem, RentalHistory

_GROUPS = {CodeClass.STATIONARY_RENTAL: Group.STATIONARY, CodeClass.PORTABLE_RENTAL: Group.PORTABLE}


def rented(case: Case, *classes: CodeClass) -> tuple[RentalHistory, ...]:
    """What is rented of these classes: by its code or, where no code is printed, by words that mean nothing else."""
    return tuple(history for history in case.histories if history.months and _is_of(history, case, classes))


def rent_beside(line: LineItem, things: Iterable[RentalHistory], case: Case) -> RentalHistory | None:
    """Which of these things the same supplier rents out on the line's day; None where no rent of them is billed."""
    day, supplier = line.service_date, case.supplier(line)
    if day is None:
        return None
    return next((thing for thing in things if thing.supplier == supplier and month_on(thing, day)), None)


def _is_of(history: RentalHistory, case: Case, classes: Collection[CodeClass]) -> bool:
    if case.catalogue.code(history.code) is not None:
        return case.catalogue.is_a(history.code, *classes)
    described = describe_class(history.code)
    return bool(described) and described <= {_GROUPS[name] for name in classes if name in _GROUPS}


def is_thing(line: LineItem, case: Case, group: Group, *classes: CodeClass) -> bool:
    """Whether the line's code is of these classes or, where no known code says what it is, its words mean that group
    alone.
    """
    entry = case.entry(line)
    if entry is not None:
        return not entry.classes.isdisjoint(classes)
    says_nothing = line.code is None or line.number in case.misprints
    return says_nothing and describe_class(line.description) == {group}
