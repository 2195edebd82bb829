"""Name, address, insurance or member number on the paper that differ from what the person typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from checker.case import Case
from checker.model import About, Certainty, Details, Finding, Read
from checker.payers import same_payer
from checker.people import same_address, same_number, same_person

Same = Callable[[str, str, bool], bool]
Told = Callable[[About], str | None]
Printed = Callable[[Details], Read[str] | None]

_FIELDS: tuple[tuple[str, Told, Printed, Same], ...] = (
    (
        "name",
        lambda about: about.name,
        lambda details: details.patient,
        lambda one, other, doubt: same_person(one, other, doubtful=doubt),
    ),
    (
        "address",
        lambda about: about.address,
        lambda details: details.address,
        lambda one, other, doubt: same_address(one, other, doubtful=doubt),
    ),
    (
        "member-id",
        lambda about: about.member_id,
        lambda details: details.member_id,
        lambda one, other, doubt: same_number(one, other, doubtful=doubt),
    ),
    ("payer", lambda about: about.payer, lambda details: details.payer, lambda one, other, _: same_payer(one, other)),
)


def check(case: Case) -> Iterable[Finding]:
    for field, told, printed, same in _FIELDS:
        given = told(case.about)
        seen: set[str] = set()
        for statement in case.statements:
            read = printed(statement.details)
            if not given or read is None or read.value in seen:
                continue
            seen.add(read.value)
            doubtful = read.confidence < case.number("doubtful-detail")
            if not same(given, read.value, doubtful):
                yield Finding(
                    reason=field,
                    statement=statement,
                    certainty=Certainty.LOW if doubtful else Certainty.HIGH,
                    values={"printed": read.value, "given": given},
                )
