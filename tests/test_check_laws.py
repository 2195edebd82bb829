"""Laws of single checks over made-up correct bills: supplies refilled as Medicare allows, months lettered in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.case.months import add_months
from checker.model import Flag, Severity
from checker.review import review
from tests.checks.cases import reading

MONTHLY = {"A7038": 2, "A7032": 2, "A7033": 2, "A7031": 1, "A7003": 2, "A7006": 1, "A7015": 1}
"""Units of a month for supplies sent for one to three months at once."""
LONGER = {"A7030": 3, "A7034": 3, "A7037": 3, "A7014": 3, "A7035": 6, "A7046": 6, "A7005": 6}
"""Months for which one is meant."""
MEDICARE = "Medicare Part B"
QUICK = settings(max_examples=80, deadline=None, derandomize=True, database=None)
DAYS = st.dates(date(2021, 1, 1), date(2025, 12, 31))
LATER = date(2032, 12, 31)


def loud(lines: list[str]) -> list[Flag]:
    flags = review([reading("a", {"lines": lines, "payer": MEDICARE})], as_of=LATER).flags
    return [flag for flag in flags if flag.severity is not Severity.INFO]


def later(day: date, months: int, cycles: bool) -> date:
    """The end of so many months' supply; a cycle of 30 days is never the longer one."""
    return min(add_months(day, months), day + timedelta(days=30 * months)) if cycles else add_months(day, months)


@st.composite
def refills(draw: st.DrawFn) -> list[tuple[date, str, int]]:
    """Deliveries of one supply, each up to ten days before all that came until then is used up."""
    code, cycles = draw(st.sampled_from(sorted(MONTHLY | LONGER))), draw(st.booleans())
    day = until = draw(DAYS)
    found = []
    for _ in range(draw(st.integers(1, 8))):
        months = LONGER.get(code) or draw(st.integers(1, 3))
        found.append((day, code, months * MONTHLY[code] if code in MONTHLY else 1))
        until = later(max(day, until), months, cycles)
        day = until + timedelta(days=draw(st.integers(-10, 40)))
    return found


def written(deliveries: list[tuple[date, str, int]]) -> list[str]:
    return [f"{day} {code}-NU x{units} {10 * units}.00 SUPPLY" for day, code, units in deliveries]


@QUICK
@given(st.lists(refills(), min_size=1, max_size=4, unique_by=lambda found: found[0][1]))
def test_refills_as_allowed_raise_nothing(kinds: list[list[tuple[date, str, int]]]) -> None:
    assert loud([text for deliveries in kinds for text in written(deliveries)]) == []


@QUICK
@given(refills().filter(lambda found: found[0][1] in LONGER and found[0][1].startswith("A703")), st.integers(5, 60))
def test_one_more_in_between_is_one_question(deliveries: list[tuple[date, str, int]], days: int) -> None:
    day, code, units = deliveries[0]
    (flag,) = loud([*written(deliveries[:1]), *written([(day + timedelta(days=days), code, units)])])
    assert (flag.check, flag.lines) == ("supply-too-often", (1, 2))


def lettered(start: date, months: range, cycles: bool) -> Iterator[str]:
    for month in months:
        day = start + timedelta(days=30 * month) if cycles else add_months(start, month)
        letters = "KH" if month == 0 else "KI" if month < 3 else "KJ"
        yield f"{day} E0601-RR-{letters} 80.00 CPAP"


@QUICK
@given(DAYS, st.integers(0, 8), st.integers(1, 13), st.booleans())
def test_months_lettered_in_order_raise_nothing(start: date, first: int, months: int, cycles: bool) -> None:
    assert loud(list(lettered(start, range(first, min(first + months, 13)), cycles))) == []


@QUICK
@given(DAYS, st.integers(4, 12), st.booleans(), st.data())
def test_a_first_month_again_is_one_question(start: date, months: int, cycles: bool, data: st.DataObject) -> None:
    lines = list(lettered(start, range(months), cycles))
    again = data.draw(st.integers(1, months - 1))
    lines[again] = lines[again].replace("KI", "KH").replace("KJ", "KH")
    (flag,) = loud(lines)
    assert (flag.check, flag.reason) == ("modifier-conflict", "months-out-of-order")
    assert again + 1 in flag.lines
