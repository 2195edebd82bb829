"""Charges far above what Original Medicare pays for the same thing, at the person's ZIP code and on that day, or, for
those with Medicaid, what their state's list allows.

A comparison, never a fault: a company may charge more. Where no published amount fits place, day and letters, nothing
is said, and no amount is worked out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from checker.case import Case
from checker.case.histories import month_on, months_of
from checker.case.terms import Terms, letters_say
from checker.catalogue.fees import Fee, MedicaidFee, Place, fee, medicaid_fee, place_of, zip_in
from checker.catalogue.tables import Billing, Code
from checker.data.thresholds import is_sure, threshold, whole
from checker.model import Finding, LineItem

_LAST_STEP = "first-month-KJ"
_RENT, _NEW = "RR", "NU"


def check(case: Case) -> Iterable[Finding]:
    zips = {statement.number: _zip(statement.number, case) for statement in case.statements}
    places = {statement: place_of(zip_code) if zip_code else None for statement, zip_code in zips.items()}
    far: defaultdict[tuple[str, bool], list[tuple[LineItem, Fee]]] = defaultdict(list)
    for line in case.charges:
        entry, place = case.entry(line), places[line.statement]
        if entry is None or place is None or line.service_date is None:
            continue
        paid = fee(entry.code, _letters(line, entry, case), place, line.service_date)
        if paid is None or (paid.first_months_only and _later_month(line, case)):
            continue
        if _is_far(line, paid):
            far[paid.code, paid.first_months_only].append((line, paid))
    for found in far.values():
        yield _finding(found, zips)
    yield from _above_medicaids(places, case)


def _zip(statement: int, case: Case) -> str | None:
    """The person's ZIP code: as told, else the one of the address they typed, else of the address on the paper."""
    printed = next(one.details.address for one in case.statements if one.number == statement)
    sure = printed and is_sure(printed.confidence, "doubtful-detail")
    return case.about.zip or zip_in(case.about.address) or (zip_in(printed.value) if printed and sure else None)


def _letters(line: LineItem, entry: Code, case: Case) -> frozenset[str]:
    """The letters of the line, with those for rent or sale where its words, or what it is, leave no doubt of them."""
    said = frozenset(line.modifiers)
    if letters_say(line, case.catalogue) is not Terms.OTHER:
        return said
    terms = case.terms_of(line)
    if terms is Terms.RENT:
        return said | {_RENT}
    sold = terms is Terms.PURCHASE or entry.billing is Billing.SUPPLY
    return said | {_NEW} if sold and _NEW in entry.priced_as else said


def _later_month(line: LineItem, case: Case) -> bool:
    """Whether it is at least the month of rent from which the amount is lower."""
    months = (month_on(history, line.service_date) for history in case.histories if line.service_date)
    return any(month and line in month.lines and (month.ordinal or month.seen) >= whole(_LAST_STEP) for month in months)


def _above_medicaids(places: Mapping[int, Place | None], case: Case) -> Iterable[Finding]:
    far: defaultdict[str, list[tuple[LineItem, MedicaidFee]]] = defaultdict(list)
    for line in case.charges:
        entry, place = case.entry(line), places[line.statement]
        state = case.about.state or (place.state if place else "")
        if entry is None or not state or line.service_date is None:
            continue
        paid = medicaid_fee(entry.code, _letters(line, entry, case), state, line.service_date)
        if paid and _is_far(line, paid):
            far[entry.code].append((line, paid))
    for found in far.values():
        newest, paid = max(found, key=lambda pair: (pair[0].day, pair[0].amount))
        yield Finding(
            reason="above-medicaids-list",
            lines=tuple(line for line, _ in found),
            values={
                "code": paid.code,
                "words": newest.description,
                "charge": _price(newest),
                "fee": paid.amount,
                "state": paid.state,
                "day": paid.since,
            },
            sources=(paid.source,),
        )


def _is_far(line: LineItem, paid: Fee | MedicaidFee) -> bool:
    """Whether the charge is many times the amount, and by more than small change."""
    more = (_price(line) - paid.amount) * max(line.units, Decimal(1))
    return _price(line) >= paid.amount * threshold("fee-times") and more >= threshold("fee-dollars")


def _price(line: LineItem) -> Decimal:
    """What is charged for one unit of one month."""
    return line.amount / max(line.units, Decimal(months_of(line)), Decimal(1))


def _finding(found: Sequence[tuple[LineItem, Fee]], zips: Mapping[int, str | None]) -> Finding:
    """One word about all charges for a thing, with the newest of them beside its amount."""
    newest, paid = max(found, key=lambda pair: (pair[0].day, pair[0].amount))
    return Finding(
        reason="above-the-fee-at-first" if paid.first_months_only else "above-the-fee",
        lines=tuple(line for line, _ in found),
        values={
            "code": paid.code,
            "words": newest.description,
            "charge": _price(newest),
            "fee": paid.amount,
            "zip": zips[newest.statement] or "",
            "day": newest.service_date,
        },
        sources=tuple(dict.fromkeys((paid.source, paid.place.source))),
    )
