"""Whose statement is whose, and from whom: one person's statements are reviewed together, two persons' apart."""

from __future__ import annotations

from collections.abc import Sequence

from checker.data.thresholds import threshold
from checker.model import Details, Read, Statement
from checker.parties.people import same_company, same_number, same_person


def by_patient(statements: Sequence[Statement]) -> tuple[tuple[int, ...], ...]:
    """The places of the statements of each patient, patients in the order they first come.

    A statement that names nobody belongs to the patient with its account or member id, else to the only patient there
    is, else stands alone.
    """
    groups: list[list[int]] = []
    named = [place for place, statement in enumerate(statements) if statement.details.patient]
    unnamed = [place for place, statement in enumerate(statements) if not statement.details.patient]
    for place in named:
        details = statements[place].details
        group = next((group for group in groups if any(_same(statements[i].details, details) for i in group)), None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    patients = len(groups)
    for place in unnamed:
        details = statements[place].details
        group = next((group for group in groups if any(_shares(statements[i].details, details) for i in group)), None)
        if group is None and patients <= 1 and groups:
            group = groups[0]
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    return tuple(sorted(tuple(sorted(group)) for group in groups))


def suppliers_of(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The supplier of each statement under one spelling; one that names none has the only supplier there is, or ""."""
    names: list[str] = []
    for statement in statements:
        name = _value(statement.details.supplier)
        if name and not any(same_company(name, known) for known in names):
            names.append(name)
    alone = names[0] if len(names) == 1 else ""
    return tuple(
        next((known for known in names if name and same_company(name, known)), alone)
        for name in (_value(statement.details.supplier) for statement in statements)
    )


def _same(one: Details, other: Details) -> bool:
    first, second = one.patient, other.patient
    if first is None or second is None:
        return False
    doubtful = min(first.confidence, second.confidence) < float(threshold("doubtful-detail")) or _shares(one, other)
    return same_person(first.value, second.value, doubtful=doubtful)


def _shares(one: Details, other: Details) -> bool:
    """Whether both print the same account or member id."""
    return any(
        bool(mine and theirs) and same_number(mine, theirs)
        for mine, theirs in (
            (_value(one.account), _value(other.account)),
            (_value(one.member_id), _value(other.member_id)),
        )
    )


def _value(read: Read[str] | None) -> str:
    return read.value.strip() if read else ""
