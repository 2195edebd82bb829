"""The same charge twice: rent by its rental month, anything else by its day.

The next month's rent is no duplicate, nor is a charge that a credit took back, nor two lines that split one period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from checker.case import Case
from checker.case.alike import (
    days_between,
    days_covered,
    each_its_own,
    is_replacement,
    part_months,
    prorated,
    serials_of,
    side_of,
    still_open,
    telling_letters,
    without_shares,
)
from checker.case.terms import Terms
from checker.catalogue.near_codes import as_digits
from checker.catalogue.routine import often_repeated, stays
from checker.catalogue.tables import CodeClass
from checker.data.thresholds import whole
from checker.model import Certainty, Finding, LineItem, RentalHistory, RentalMonth, Value

_STAYS = frozenset({"hospital", "nursing-facility"})
_USED_UP = (CodeClass.CONSUMABLE, CodeClass.STATIONARY_CONTENTS, CodeClass.PORTABLE_CONTENTS)
_EVERY_MONTH = frozenset({"two-dates-one-month", "other-amount-same-day", "two-serials", "rent-on-two-bills"})


def check(case: Case) -> Iterable[Finding]:
    for history in case.histories:
        found = [finding for month in history.months for finding in _rent(month, case)]
        yield from _one_question(found)
        yield from _begun_early(history)
    in_hospital = stays(case.lines)
    alike: defaultdict[Hashable, list[LineItem]] = defaultdict(list)
    for line in case.charges:
        if line.service_date and not case.terms_of(line).is_rent:
            alike[_likeness(line, case)].append(line)
    for lines in alike.values():
        yield from _anything_else(still_open(lines), case, in_hospital)


def _rent(month: RentalMonth, case: Case) -> Iterable[Finding]:
    """What is billed twice in one rental month; a line that reaches into it from an earlier month is no part of it."""
    days: defaultdict[date, list[LineItem]] = defaultdict(list)
    for line in without_shares(still_open(month.lines)):
        if line.service_date and line.service_date >= month.start:
            days[line.service_date].append(line)
    values: Mapping[str, Value] = {"start": month.start, "code": month.lines[0].code or ""}
    for lines in days.values():
        yield from _rent_on_one_day(lines, values)
    firsts = [lines[0] for _, lines in sorted(days.items())]
    again = [(one, other) for one, other in pairwise(firsts) if not _may_both_stand(one, other, case)]
    if again:
        together = _in_order(line for pair in again for line in pair)
        yield Finding(
            reason="two-serials" if each_its_own(serials_of(together), len(together)) else "two-dates-one-month",
            lines=together,
            certainty=Certainty.MEDIUM,
            at_stake=together[1:],
            values={**values, "first": again[0][0].service_date, "second": again[0][1].service_date},
        )


def _one_question(found: Sequence[Finding]) -> Iterable[Finding]:
    """Each double by itself; but where month after month holds two rents, that is one question about them all."""
    doubts = [finding for finding in found if finding.reason in _EVERY_MONTH]
    if len(doubts) < whole("months-alike"):
        yield from found
        return
    yield from (finding for finding in found if finding.reason not in _EVERY_MONTH)
    yield Finding(
        reason="twice-every-month",
        lines=_in_order(line for finding in doubts for line in finding.lines),
        certainty=Certainty.MEDIUM,
        at_stake=_in_order(line for finding in doubts for line in finding.at_stake),
        values={"n": len(doubts), "code": doubts[0].values["code"]},
    )


def _rent_on_one_day(lines: Sequence[LineItem], values: Mapping[str, Value]) -> Iterable[Finding]:
    serials = serials_of(lines) if all(line.serial for line in lines) else ()
    copies: defaultdict[Hashable, list[LineItem]] = defaultdict(list)
    for line in lines:
        copies[line.code, line.amount, line.units, side_of(line), line.serial if serials else None].append(line)
    for same in copies.values():
        if len(same) > 1:
            bills = {line.statement for line in same}
            yield Finding(
                reason="rent-on-two-bills" if len(bills) == len(same) else "same-rental-month",
                lines=tuple(same),
                certainty=Certainty.MEDIUM if len(bills) == len(same) else Certainty.HIGH,
                at_stake=tuple(same[1:]),
                values={**values, "each": same[0].amount, "n": len(same)},
            )
    firsts = [same[0] for same in copies.values()]
    if (
        len(firsts) > 1
        and not each_its_own({side_of(line) for line in firsts}, len(firsts))
        and not part_months(firsts)
    ):
        yield Finding(
            reason=_why_two(firsts, serials),
            lines=tuple(firsts),
            certainty=Certainty.MEDIUM,
            at_stake=tuple(sorted(firsts, key=lambda line: -line.amount)[1:]),
            values={**values, "codes": tuple(line.code or "" for line in firsts)},
        )


def _why_two(lines: Sequence[LineItem], serials: Iterable[str]) -> str:
    if len({line.code for line in lines}) > 1:
        return "two-spellings-of-a-code"
    return "two-serials" if each_its_own(serials, len(lines)) else "other-amount-same-day"


def _begun_early(history: RentalHistory) -> Iterable[Finding]:
    """Months that follow one another too soon, too often: one or two are a billing day that moved."""
    early = tuple(
        after.lines[0]
        for month, after in pairwise(history.months)
        if whole("same-month-days") < (after.start - month.start).days <= whole("early-month-days")
    )
    if len(early) >= whole("early-months"):
        yield Finding(
            reason="months-too-short",
            lines=early,
            certainty=Certainty.MEDIUM,
            values={"n": len(early), "code": early[0].code or ""},
        )


def _anything_else(lines: Sequence[LineItem], case: Case, in_hospital: frozenset[int]) -> Iterable[Finding]:
    if len(lines) < 2:
        return
    yield Finding(
        reason=_reason(lines, case, in_hospital),
        lines=tuple(lines),
        certainty=Certainty.MEDIUM if _is_supply(lines[0], case) else Certainty.HIGH,
        at_stake=tuple(lines[1:]),
        values={
            "date": lines[0].service_date,
            "each": lines[0].amount,
            "n": len(lines),
        },
    )


def _reason(lines: Sequence[LineItem], case: Case, in_hospital: frozenset[int]) -> str:
    first = lines[0]
    entry = case.entry(first)
    if len({line.statement for line in lines}) == len(lines):
        return "charge-on-two-bills"
    if each_its_own(serials_of(lines), len(lines)):
        return "two-serials"
    often = first.statement in in_hospital and often_repeated(first)
    if _is_supply(first, case) and not often:
        units = sum((line.units for line in lines), Decimal(0))
        usual = case.usual_quantity(first)
        return "usual-quantity" if usual and units <= usual else "same-supply"
    lasting = entry is not None and entry.billing.is_lasting and case.terms_of(first) is not Terms.VISIT
    if lasting or case.terms_of(first) is Terms.PURCHASE:
        return "same-item"
    return "often-a-day" if often else "same-service"


def _likeness(line: LineItem, case: Case) -> Hashable:
    """What two lines must share to be one charge twice; words count where the code does not settle what it is."""
    entry = case.entry(line)
    words = "" if entry and entry.billing.is_lasting and CodeClass.CATCH_ALL not in entry.classes else line.description
    return (
        case.supplier(line),
        line.service_date,
        line.end_date,
        entry.code if entry else as_digits(line.code or ""),
        telling_letters(line, case.catalogue),
        line.units,
        line.amount,
        " ".join(words.upper().split()),
    )


def _may_both_stand(one: LineItem, other: LineItem, case: Case) -> bool:
    """Whether both may stand in one month: they split it, are two sides, or a stay, a replacement or another insurer
    lies between.
    """
    if each_its_own({side_of(one), side_of(other)}, 2) or is_replacement(other) or not case.have_one_payer(one, other):
        return True
    covered = days_covered(one)
    if covered and covered - days_between(one, other) <= whole("shared-days"):
        return True
    return (not covered and part_months((one, other))) or prorated(one, other) or _after_stay(other, case)


def _after_stay(line: LineItem, case: Case) -> bool:
    """Whether the person came home from a stay about that day: the billing day moves there."""
    near = timedelta(days=whole("stay-tolerance-days"))
    return any(
        event.kind in _STAYS and event.end and line.service_date and abs(line.service_date - event.end) <= near
        for event in case.about.events
    )


def _is_supply(line: LineItem, case: Case) -> bool:
    """Whether several of it often come on one day: things used up, tanks and fillings."""
    return case.catalogue.is_a(line.code, *_USED_UP)


def _in_order(lines: Iterable[LineItem]) -> tuple[LineItem, ...]:
    once = {line.number: line for line in lines}
    return tuple(sorted(once.values(), key=lambda line: (line.service_date, line.number)))
