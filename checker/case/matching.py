"""The charges of a plan's notice set against those of a bill: which line there tells of which line here.

Papers drift: the plan may drop letters, date a charge a day or two off, split it in parts or print another amount. The
surest likeness is tried first, on all lines, and each line of the notice tells of one line of the bill.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from checker.case.credits import is_charge
from checker.data.thresholds import whole
from checker.model import LineItem, Money, Statement
from checker.parties.people import same_company

Likeness = Callable[[LineItem], Hashable]
Pairs = dict[int, int]
"""Places of the notice's lines, each with the place of the bill's line it tells of."""

_SURE: tuple[Likeness, ...] = (
    lambda line: (line.service_date, line.code, line.amount, frozenset(line.modifiers)),
    lambda line: (line.service_date, line.code, line.amount),
)


def match_notice(bill: Statement, notice: Statement) -> Pairs:
    """Which lines of the notice tell of which lines of the bill, by their places; reversals and second decisions go
    with the charge they are about."""
    here = {place: line for place, line in enumerate(bill.lines) if is_charge(line) and line.service_date}
    there = {place: line for place, line in enumerate(notice.lines) if is_charge(line) and line.service_date}
    pairs: Pairs = {}
    for likeness in _SURE:
        _alike(here, there, pairs, likeness)
    there = {place: line for place, line in there.items() if may_be_of(line, bill)}
    _without_code(here, there, pairs)
    _near(here, there, pairs)
    _parts(here, there, pairs)
    _other_amount(here, there, pairs)
    _again(notice, pairs)
    return pairs


def may_be_of(line: LineItem, bill: Statement) -> bool:
    """Whether the supplier the notice names for a line may be the bill's."""
    supplier = bill.details.supplier
    return not (line.provider and supplier) or same_company(line.provider, supplier.value)


def _free(here: dict[int, LineItem], pairs: Pairs) -> list[int]:
    taken = set(pairs.values())
    return [place for place in here if place not in taken]


def _alike(here: dict[int, LineItem], there: dict[int, LineItem], pairs: Pairs, likeness: Likeness) -> None:
    shelves: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(_free(here, pairs)):
        shelves[likeness(here[place])].append(place)
    for place, line in there.items():
        if place not in pairs and (shelf := shelves.get(likeness(line))):
            pairs[place] = shelf.pop()


def _without_code(here: dict[int, LineItem], there: dict[int, LineItem], pairs: Pairs) -> None:
    """One of the two papers prints no code: the day and the amount must do. A day or two off, no other line of those
    days may have that amount."""
    for place, line in there.items():
        found = [one for one in _free(here, pairs) if place not in pairs and _alike_but_for_code(here[one], line, 0)]
        if found:
            pairs[place] = found[0]
    free, off = _free(here, pairs), whole("notice-days-off")
    waiting = {place: line for place, line in there.items() if place not in pairs}
    near = {
        place: [one for one in free if _alike_but_for_code(here[one], line, off)] for place, line in waiting.items()
    }
    sought = Counter(one for found in near.values() for one in found)
    pairs |= {place: found[0] for place, found in near.items() if len(found) == 1 == sought[found[0]]}


def _alike_but_for_code(one: LineItem, other: LineItem, days: int) -> bool:
    near = _days_apart(one.service_date, other.service_date) <= days
    return near and one.amount == other.amount and not (one.code and other.code)


def _near(here: dict[int, LineItem], there: dict[int, LineItem], pairs: Pairs) -> None:
    """The same code and amount, a day or two off."""
    for place, line in there.items():
        if place in pairs or not line.code:
            continue
        found = [
            (off, one)
            for one in _free(here, pairs)
            if (here[one].code, here[one].amount) == (line.code, line.amount)
            and (off := _days_apart(here[one].service_date, line.service_date)) <= whole("notice-days-off")
        ]
        if found:
            pairs[place] = min(found)[1]


def _parts(here: dict[int, LineItem], there: dict[int, LineItem], pairs: Pairs) -> None:
    """Several lines of the notice, of one code and day, that come to one line of the bill."""
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, line in there.items():
        if place not in pairs and line.code:
            groups[line.service_date, line.code].append(place)
    for one in _free(here, pairs):
        group = groups.get((here[one].service_date, here[one].code), [])
        if len(group) > 1 and sum((there[place].amount for place in group), Decimal(0)) == here[one].amount:
            pairs |= dict.fromkeys(group, one)


def _other_amount(here: dict[int, LineItem], there: dict[int, LineItem], pairs: Pairs) -> None:
    """The only line of its code and day on both papers, whatever amounts they print."""
    shelves: defaultdict[Hashable, list[int]] = defaultdict(list)
    for one in _free(here, pairs):
        shelves[here[one].service_date, here[one].code].append(one)
    for place, line in there.items():
        shelf = shelves.get((line.service_date, line.code), []) if line.code and place not in pairs else []
        rivals = [other for other, each in there.items() if _same_thing(each, line) and other not in pairs]
        if len(shelf) == 1 and len(rivals) == 1:
            pairs[place] = shelf.pop()


def _again(notice: Statement, pairs: Pairs) -> None:
    """A second decision on a charge (sent in anew after a no) or a reversal of one tells of the same line."""
    known = {place: (notice.lines[place], one) for place, one in pairs.items()}
    for place, line in enumerate(notice.lines):
        if place in pairs:
            continue
        found = [one for each, one in known.values() if _same_thing(each, line) and abs(line.amount) == each.amount]
        if found:
            pairs[place] = found[0]


def _same_thing(one: LineItem, other: LineItem) -> bool:
    return (one.service_date, one.code) == (other.service_date, other.code)


def _days_apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else whole("notice-days-off") + 1


def decided_again(lines: Sequence[LineItem]) -> Pairs:
    """Within one notice: a charge that was refused and sent in anew counts once, as what was decided last.

    Of lines that agree in day, code, letters and amount at most one was not refused; the others point to it.
    """
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if is_charge(line) and line.service_date and line.code:
            groups[_SURE[0](line)].append(place)
    pairs: Pairs = {}
    for group in groups.values():
        standing = [place for place in group if not refused(lines[place])]
        if len(group) > 1 and len(standing) < 2:
            final = standing[0] if standing else group[-1]
            pairs |= {place: final for place in group if place != final}
    return pairs


def refused(line: LineItem) -> bool:
    """Whether a notice's line says no: in so many words, or by allowing and paying nothing of it."""
    if line.approved is not None:
        return not line.approved
    money = line.other_money
    if (
        money.get(Money.INSURANCE_PAID)
        or money.get(Money.DEDUCTIBLE)
        or money.get(Money.COINSURANCE)
        or money.get(Money.COPAY)
    ):
        return False
    return money.get(Money.ALLOWED) == 0 or any(
        money.get(name) == line.amount for name in (Money.NOT_COVERED, Money.ADJUSTMENT)
    )


def sure(lines: Iterable[LineItem], least: Decimal) -> bool:
    """Whether all of them were read without much doubt."""
    return all(line.confidence >= least for line in lines)
