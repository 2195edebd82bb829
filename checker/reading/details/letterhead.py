"""What a statement takes from the one before it, where both stand under one letterhead."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from checker.model import Details, Read
from checker.parties.people import same_company_on_paper, same_person_on_paper

T = TypeVar("T")
_SHARED = 0.9
"""How far a value is trusted that is printed once for several statements."""


def under_one_letterhead(own: Details, above: Details) -> Details:
    """The details with those of the letterhead and an account printed once for all from the one above, unless another
    company is named, or a letterhead with its address. Those of the patient too, where no other is named; what a
    running head says of it is that of the one above.
    """
    if own.supplier and (own.supplier_address or not _is_same(own.supplier, above.supplier)):
        return own
    shared = replace(
        own,
        supplier=_less_sure(above.supplier),
        supplier_address=_less_sure(above.supplier_address),
        supplier_phone=own.supplier_phone or _less_sure(above.supplier_phone),
        statement_date=own.statement_date or _less_sure(above.statement_date),
        account=own.account or _less_sure(above.account),
    )
    if own.patient and above.patient and not same_person_on_paper(own.patient.value, above.patient.value):
        return shared
    return replace(
        shared,
        patient=own.patient or _less_sure(above.patient),
        address=own.address or _less_sure(above.address),
        payer=own.payer or _less_sure(above.payer),
        member_id=own.member_id or _less_sure(above.member_id),
    )


def _is_same(own: Read[str], above: Read[str] | None) -> bool:
    return above is not None and same_company_on_paper(own.value, above.value)


def _less_sure(read: Read[T] | None) -> Read[T] | None:
    return replace(read, confidence=round(read.confidence * _SHARED, 3)) if read else None
