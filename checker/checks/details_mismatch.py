"""Name, address, insurance or member number on the paper that differ from what the person typed.

A bill written before the person moved, or before their insurance changed, rightly says what held then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from checker.case import Case
from checker.data.thresholds import is_sure
from checker.model import About, Certainty, Details, EventKind, Finding, Read, Statement
from checker.parties.payers import same_payer
from checker.parties.people import same_address, same_number, same_person

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

_CHANGED_BY = {
    "address": EventKind.MOVED,
    "member-id": EventKind.INSURER_CHANGED,
    "payer": EventKind.INSURER_CHANGED,
}


def check(case: Case) -> Iterable[Finding]:
    for field, told, printed, same in _FIELDS:
        given = told(case.about)
        seen: set[str] = set()
        for statement in case.statements:
            read = printed(statement.details)
            if not given or read is None or read.value in seen or _held_then(field, statement, case):
                continue
            seen.add(read.value)
            doubtful = not is_sure(read.confidence, "doubtful-detail")
            # A picture may lose one letter of a name and be sure of the rest.
            if not same(given, read.value, statement.pictured and (doubtful or field == "name")):
                yield Finding(
                    reason=field,
                    statement=statement,
                    certainty=Certainty.LOW if doubtful else Certainty.HIGH,
                    values={"printed": read.value, "given": given},
                )


def _held_then(field: str, statement: Statement, case: Case) -> bool:
    """Whether the bill is older than a change of this detail that the person told us of."""
    written = statement.details.statement_date
    kind = _CHANGED_BY.get(field)
    return written is not None and any(
        event.kind == kind and written.value < event.start for event in case.about.events
    )
