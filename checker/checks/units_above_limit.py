"""More units than a day or a month allows: rent or oxygen of several months at once, supplies past a day's limit.

A line whose days span the months it counts is in order. A limit of zero is no limit here, and what has none (tubing by
the foot, cubic feet of gas) may come in any number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker.case import Case
from checker.case.alike import days_covered, part_months
from checker.case.histories import months_of
from checker.catalogue.day_limits import day_limit
from checker.catalogue.tables import OXYGEN_CONTENTS
from checker.data.thresholds import threshold, whole
from checker.model import Certainty, Finding, LineItem


class _Usual(NamedTuple):
    """How many units are usual, and from which day on the list says so."""

    units: Decimal
    since: date | None


_ONE = _Usual(Decimal(1), None)


def check(case: Case) -> Iterable[Finding]:
    rents: defaultdict[tuple[str, Decimal], list[LineItem]] = defaultdict(list)
    contents: defaultdict[tuple[str, str], list[LineItem]] = defaultdict(list)
    others: defaultdict[tuple[str, str, date], list[LineItem]] = defaultdict(list)
    elsewhere: defaultdict[tuple[str, str, date], list[LineItem]] = defaultdict(list)
    for line in case.charges:
        entry = case.entry(line)
        if line.service_date is None:
            continue
        if entry is None:
            if not days_covered(line):
                elsewhere[case.supplier(line), line.code or "", line.service_date].append(line)
        elif case.catalogue.is_a(entry.code, *OXYGEN_CONTENTS):
            contents[case.supplier(line), entry.code].append(line)
        elif not case.terms_of(line).is_rent or not entry.billing.is_rentable:
            others[case.supplier(line), entry.code, line.service_date].append(line)
        elif line.units > 1 and line.units > _months_allowed(line, entry.code, case):
            rents[entry.code, line.units].append(line)
    for (code, _), lines in rents.items():
        yield _finding("rent-units", code, lines, lines)
    for (_, code), lines in contents.items():
        yield from _contents(code, sorted(lines, key=lambda line: line.day), case)
    for (_, code, day), lines in others.items():
        yield from _a_days_limit(code, day, lines, case)
    for (_, code, day), lines in elsewhere.items():
        yield from _of_another_field(code, day, lines)


def _months_allowed(line: LineItem, code: str, case: Case) -> Decimal:
    """How many units of rent a line may have: the months its days span, the days of a part of a month, else what is
    expected of the thing in a day."""
    if part_months([line]):
        return Decimal(whole("most-days-a-month"))
    daily = case.catalogue.day_limit(code, line.day)
    return Decimal(max(1, months_of(line), daily.value if daily else 1))


def _contents(code: str, lines: Sequence[LineItem], case: Case) -> Iterator[Finding]:
    """Oxygen by the month: several units for one month, or again in the same month on another day."""
    if case.catalogue.limit(code, "per-month", lines[0].day) is None:
        return
    said: defaultdict[str, list[LineItem]] = defaultdict(list)
    extra: defaultdict[str, list[LineItem]] = defaultdict(list)
    singles = []
    for line in lines:
        if line.units <= max(1, months_of(line)):
            singles.append(line)
            continue
        reason = "contents-by-the-tank" if _like_tanks([line]) else "contents-units"
        said[reason].append(line)
        extra[reason].append(line)
    for month in _months(singles):
        again = [line for line in month if line.day != month[0].day]
        if again:
            reason = "contents-by-the-tank" if _like_tanks(month) else "contents-again-in-a-month"
            said[reason] += month
            extra[reason] += again
    for reason, found in said.items():
        yield _finding(reason, code, sorted(found, key=lambda line: line.day), extra[reason])


def _like_tanks(lines: Sequence[LineItem]) -> bool:
    """Whether the units look like tanks that together cost about one month: each far below a month's price."""
    total = sum((line.amount for line in lines), Decimal(0))
    each = total / sum((max(line.units, Decimal(1)) for line in lines), Decimal(0))
    return each < threshold("contents-a-month-from") and total <= threshold("contents-a-month-to")


def _months(lines: Sequence[LineItem]) -> Iterator[list[LineItem]]:
    """The lines month by month: one that begins soon after the month did belongs to it."""
    month: list[LineItem] = []
    for line in lines:
        if month and (line.day - month[0].day).days > whole("same-month-days"):
            yield month
            month = []
        month.append(line)
    if month:
        yield month


def _a_days_limit(code: str, day: date, lines: Sequence[LineItem], case: Case) -> Iterator[Finding]:
    """The words name the list by its month, and say that of another day it may be another. What has a schedule of its
    own is for `supply-too-often`, which knows when more may come at once.
    """
    limit = case.catalogue.day_limit(code, day)
    if limit is None or not limit.value or case.catalogue.limit(code, "replacement-frequency", day):
        return
    units, above = Decimal(0), []
    for line in lines:
        units += line.units
        if units > limit.value:
            above.append(line)
    if above:
        yield _finding("above-a-days-limit", code, lines, above, _Usual(limit.value, limit.since), units)


def _of_another_field(code: str, day: date, lines: Sequence[LineItem]) -> Iterator[Finding]:
    """Codes of other fields, whose limits are only compared with: which is usual among them is not ours to know."""
    if sum(line.units for line in lines) <= 1 or (limit := day_limit(code, day)) is None or not limit.units:
        return
    for counted in [[line] for line in lines] if limit.per_line else [lines]:
        units = sum((line.units for line in counted), Decimal(0))
        if units > limit.units:
            yield _finding("above-a-days-limit-elsewhere", code, counted, (), _Usual(limit.units, limit.since), units)


def _finding(
    reason: str,
    code: str,
    lines: Sequence[LineItem],
    stake: Sequence[LineItem],
    usual: _Usual = _ONE,
    units: Decimal | None = None,
) -> Finding:
    first = lines[0]
    return Finding(
        reason=reason,
        lines=tuple(lines),
        certainty=Certainty.MEDIUM,
        at_stake=tuple(stake),
        values={
            "code": code,
            "n": f"{(units or first.units).normalize():f}",
            "usual": f"{usual.units.normalize():f}",
            "edition": usual.since,
            "start": first.day,
        },
    )
