"""What a charge stands beside: the rent that runs on its day, and, where its code says nothing, what its words say."""

from __future__ import annotations

from checker.case import Case
from checker.descriptions import describe_class
from checker.histories import month_on
from checker.model import LineItem, RentalHistory
from checker.tables import CodeClass, Group


def rent_beside(line: LineItem, case: Case, *classes: CodeClass) -> RentalHistory | None:
    """What the same supplier rents out on the line's day, of these classes; None where no such rent is billed."""
    day, supplier = line.service_date, case.supplier(line)
    if day is None:
        return None
    for history in case.histories:
        if history.supplier == supplier and case.catalogue.is_a(history.code, *classes) and month_on(history, day):
            return history
    return None


def is_thing(line: LineItem, case: Case, group: Group, *classes: CodeClass) -> bool:
    """Whether the line's code is of these classes or, where no known code says what it is, its words mean that group
    alone.
    """
    entry = case.entry(line)
    if entry is not None:
        return not entry.classes.isdisjoint(classes)
    says_nothing = line.code is None or line.number in case.misprints
    return says_nothing and describe_class(line.description) == {group}
