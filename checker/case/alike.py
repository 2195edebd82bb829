"""What tells two lines of one code apart: sides, serial numbers, letters, the days and the share of a month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from checker.case.terms import Says, words_say
from checker.catalogue import Catalogue
from checker.catalogue.tables import ModifierKind
from checker.data.thresholds import threshold, whole
from checker.model import LineItem, Money

_SIDES = frozenset({"RT", "LT"})
PART_OF_A_MONTH = "KR"
_REPLACEMENT = "RA"
_SIGNED_FOR = frozenset({"GA", "GX", "GY"})
_LEFT_TO_THE_PATIENT = (Money.PATIENT_SHARE, Money.COINSURANCE, Money.DEDUCTIBLE, Money.COPAY)
_SAYS_NOTHING = frozenset({ModifierKind.COVERAGE, ModifierKind.NOTICE, ModifierKind.COMPETITIVE_BID, ModifierKind.FLOW})


def is_replacement(line: LineItem) -> bool:
    """Whether the line says (RA) that it stands for a thing lost, stolen or broken beyond repair."""
    return _REPLACEMENT in line.modifiers


def is_signed_for(line: LineItem) -> bool:
    """Whether its letters say that a notice was given before (GA, GX), or that Medicare never pays for it (GY)."""
    return not _SIGNED_FOR.isdisjoint(line.modifiers)


def side_of(line: LineItem) -> str:
    """RT, LT or nothing."""
    return next((letters for letters in line.modifiers if letters in _SIDES), "")


def serials_of(lines: Iterable[LineItem]) -> frozenset[str]:
    return frozenset(line.serial for line in lines if line.serial)


def each_its_own(marks: Iterable[str], n: int) -> bool:
    """Whether each of n lines bears a mark of its own."""
    return len({mark for mark in marks if mark}) == n


def telling_letters(line: LineItem, catalogue: Catalogue) -> frozenset[str]:
    """The modifiers that tell two charges apart: not those about papers on file, flow or price lists."""
    known = {letters: catalogue.modifier(letters) for letters in line.modifiers}
    return frozenset(letters for letters, row in known.items() if row is None or row.kind not in _SAYS_NOTHING)


def still_open(lines: Sequence[LineItem]) -> Sequence[LineItem]:
    """Without those that insurance denied and the paper shows as nothing owed, where another of them stands."""
    open_ones = [
        line
        for line in lines
        if line.other_money.get(Money.PATIENT_SHARE) != 0 or line.other_money.get(Money.INSURANCE_PAID)
    ]
    return open_ones or lines


def without_shares(lines: Sequence[LineItem]) -> Sequence[LineItem]:
    """Without those that are a part of a charge, where another of them stands: they say so (tax, coinsurance), or their
    amount is what another one of that day leaves to the patient, as a second insurer is billed for it.
    """
    left = {
        (line.service_date, line.code, line.other_money[column])
        for line in lines
        for column in _LEFT_TO_THE_PATIENT
        if line.other_money.get(column, line.amount) < line.amount
    }
    whole_ones = [
        line
        for line in lines
        if Says.SHARE not in words_say(line.description) and (line.service_date, line.code, line.amount) not in left
    ]
    return whole_ones or lines


def days_between(one: LineItem, other: LineItem) -> int:
    """How many days after the first the second begins."""
    return (other.service_date - one.service_date).days if one.service_date and other.service_date else 0


def days_covered(line: LineItem) -> int | None:
    """How many days a line says it covers; a through-date equal to the from-date says nothing."""
    if line.end_date and line.service_date and line.end_date > line.service_date:
        return (line.end_date - line.service_date).days + 1
    if part_months([line]) and 1 < line.units <= whole("most-days-a-month"):
        return int(line.units)
    return None


def part_months(lines: Iterable[LineItem]) -> bool:
    """Whether any of them says that it is rent for a part of a month: by its letters (KR) or in words."""
    return any(PART_OF_A_MONTH in line.modifiers or Says.PART_MONTH in words_say(line.description) for line in lines)


def whole_months(lines: Iterable[LineItem]) -> list[LineItem]:
    """Rents without those for a part of a month: they say so, or are priced by the days up to another soon after."""
    ordered = sorted(lines, key=lambda line: line.day)
    cut = {
        one.number
        for one, after in pairwise(ordered)
        if 0 < days_between(one, after) <= whole("same-month-days") and prorated(one, after)
    }
    return [line for line in ordered if line.number not in cut and not part_months([line])]


def prorated(one: LineItem, other: LineItem) -> bool:
    """Whether the first is rent for no more than the days up to the second, by its price."""
    share = days_between(one, other) / threshold("days-in-a-month")
    return one.amount <= other.amount * (share + threshold("prorated-slack"))
