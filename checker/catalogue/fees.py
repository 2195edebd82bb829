"""What Original Medicare pays for a code, at a place and a day: information beside a charge, never a verdict.

The fee depends on the ZIP code: rural, one of 130 former competitive bidding areas, or neither. Amounts are the whole
allowed amount of one unit (RR: one month), of which Medicare pays 80 percent after the deductible. Nothing is worked
out or carried over: where the files say nothing for that place, day and modifiers, there is no fee.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from checker.data import SourceKey, Verified, load, load_rows

_DIGITS = 5
"""Of a ZIP code; ZIP+4 lies where these say."""


class AreaKind(StrEnum):
    RURAL = "rural"
    FORMER_CBA = "former-cba"
    NON_RURAL = "non-rural"


class FeeRow(Struct, frozen=True, kw_only=True):
    """A row of data/fees.csv or data/fees_former_cba.csv: the amounts of a code and its modifiers over a span.

    `amounts` are by column: "OH (NR)" and "OH (R)" in the first file, the short name of the area in the second. No
    rural amount means that the other holds for the whole state, and the other way round. `jurisdiction` is D DME MAC,
    L Part B carrier, J both; `category` as in `Code.category`.
    """

    code: str
    modifier: str = ""
    modifier2: frozenset[str] = frozenset()
    since: date
    until: date
    jurisdiction: str = ""
    category: str = ""
    ceiling: Decimal | None = None
    floor: Decimal | None = None
    source: SourceKey
    verified: Verified
    amounts: Mapping[str, Decimal]


class ZipArea(Struct, frozen=True, kw_only=True):
    """A row of data/zip_areas.csv: the ZIP codes of one area in order, single or as ranges ("35004-35006").

    `area` is the column of the area in fees_former_cba.csv, blank for rural; `quarter` the list's edition.
    """

    kind: AreaKind
    state: str
    area: str = ""
    area_long: str = ""
    quarter: str
    source: SourceKey
    zips: tuple[str, ...]

    def __post_init__(self) -> None:
        if list(self.zips) != sorted(self.zips):
            raise ValueError("zips: they must stand in order")

    def lists(self, five: str) -> bool:
        """Whether a ZIP code is one of these."""
        at = bisect_right(self.zips, f"{five}~") - 1  # behind the ranges that begin with it
        return at >= 0 and five <= self.zips[at][-_DIGITS:]


class ZipPrefix(Struct, frozen=True, kw_only=True):
    """A row of data/zip_prefixes.csv: the state whose ZIP codes begin with `first` to `last` (three digits)."""

    first: str
    last: str
    state: str
    source: SourceKey
    verified: Verified


class MedicaidFee(Struct, frozen=True, kw_only=True):
    """A row of data/fees_medicaid.csv: what a state's Medicaid allows for people of `youngest` to `oldest` years, from
    the day of that fee to the end of the year in which the list was copied.
    """

    state: str
    code: str
    modifier: str = ""
    kind: str
    youngest: int
    oldest: int
    amount: Decimal
    since: date
    until: date
    source: SourceKey
    verified: Verified


class Place(Struct, frozen=True, kw_only=True):
    """Where a ZIP code lies for the fee schedule: `name` is the state, or the former bidding area."""

    kind: AreaKind
    state: str
    name: str
    source: SourceKey


class Fee(Struct, frozen=True, kw_only=True):
    """The allowed amount for one unit, and where and when it holds. `first_months_only` is set for capped rental: the
    amount is that of months 1 to 3, and falls by a quarter from month 4.
    """

    code: str
    modifier: str
    amount: Decimal
    place: Place
    since: date
    until: date
    first_months_only: bool
    source: SourceKey
    verified: Verified


_ZIP_AT_END = re.compile(r"\b(\d{5})(?:-?\d{4})?\W*(?:USA?|U\.S\.A?\.?)?\W*$", re.IGNORECASE | re.ASCII)
_BOUGHT_OR_RENTED = ("RR", "NU", "UE")
_CHANGES_THE_AMOUNT = frozenset({"QA", "QB", "QE", "QF", "QG", "QR", "KJ", "KR", "MS", "NR", "LL", "KE", "KG", "KK"})
_BY_PRICE_STEP = "CR"
_OLDEST = 120
_FORMER_AREAS = "fees_former_cba.csv"
_IN_EVERY_FILE = "E1390"


def fee(code: str, modifiers: Collection[str], place: Place | None, on: date) -> Fee | None:
    """The Medicare fee of one unit of that code where the person lives on that day, None where no row says it.

    The modifiers decide between rental, new and used, as read or as the words of the line show: a code priced only
    with one of them has no fee without it. So have modifiers that change the amount where the files do not price them.
    """
    if place is None:
        return None
    rows = _fitting(_rows(place.kind, code), modifiers, on)
    if not rows and place.kind is AreaKind.FORMER_CBA and _has_year(on):
        # A former bidding area without a row of its own takes the state's non-rural amount.
        rows = _fitting(_rows(AreaKind.NON_RURAL, code), modifiers, on)
    for row in rows:
        amount = _amount(row, place)
        if amount is not None:
            return Fee(
                code=code,
                modifier=row.modifier,
                amount=amount,
                place=place,
                since=row.since,
                until=row.until,
                first_months_only=row.category == _BY_PRICE_STEP and row.modifier == "RR",
                source=row.source,
                verified=row.verified,
            )
    return None


def place_of(zip_code: str) -> Place | None:
    """Where a ZIP (five digits, or ZIP+4) lies by the newest lists, which change a little each quarter.

    None where it is no ZIP of a state the fee schedule knows. A ZIP on neither list is non-rural.
    """
    five = zip_code.strip()[:_DIGITS]
    if len(five) < _DIGITS or not (five.isascii() and five.isdigit()):
        return None
    if area := _listed(five):
        return Place(kind=area.kind, state=area.state, name=area.area or area.state, source=area.source)
    for prefix in load("zip_prefixes.csv", ZipPrefix, ("first",)):
        if prefix.first <= five[:3] <= prefix.last:
            return Place(kind=AreaKind.NON_RURAL, state=prefix.state, name=prefix.state, source=prefix.source)
    return None


def zip_in(address: str | None) -> str | None:
    """The ZIP code that ends an address, None where none does."""
    found = _ZIP_AT_END.search(address or "")
    return found[1] if found else None


def medicaid_fee(code: str, modifiers: Collection[str], state: str, on: date) -> MedicaidFee | None:
    """What the state's Medicaid allows for a month's rent (RR) or a sale (NU) that day, whatever the person's age, None
    where no row says it; only Texas is known, from one copy.
    """
    kind = "rental" if "RR" in modifiers else "purchase" if "NU" in modifiers else ""
    rows: tuple[MedicaidFee, ...] = load("fees_medicaid.csv", MedicaidFee, ("state", "code", "modifier", "kind"))
    for row in rows:
        of_all_ages = row.youngest == 0 and row.oldest > _OLDEST
        if (row.code, row.state, row.kind) == (code, state, kind) and of_all_ages and row.since <= on <= row.until:
            return row
    return None


def _fitting(rows: Collection[FeeRow], modifiers: Collection[str], on: date) -> list[FeeRow]:
    said = frozenset(modifiers)
    claimed = [modifier for modifier in _BOUGHT_OR_RENTED if modifier in said]
    if len(claimed) > 1:
        return []
    wanted = claimed[0] if claimed else ""
    special = said & _CHANGES_THE_AMOUNT
    return [row for row in rows if row.since <= on <= row.until and row.modifier == wanted and row.modifier2 == special]


def _amount(row: FeeRow, place: Place) -> Decimal | None:
    if place.kind is AreaKind.FORMER_CBA and place.name in row.amounts:
        return row.amounts[place.name]
    plain, rural = row.amounts.get(f"{place.state} (NR)"), row.amounts.get(f"{place.state} (R)")
    first, second = (rural, plain) if place.kind is AreaKind.RURAL else (plain, rural)
    return second if first is None else first


def _rows(kind: AreaKind, code: str) -> tuple[FeeRow, ...]:
    return load_rows(_FORMER_AREAS if kind is AreaKind.FORMER_CBA else "fees.csv", FeeRow, code)


def _has_year(on: date) -> bool:
    """Whether the former bidding areas had a fee file that day at all: each holds home oxygen."""
    return any(row.since <= on <= row.until for row in _rows(AreaKind.FORMER_CBA, _IN_EVERY_FILE))


def _listed(five: str) -> ZipArea | None:
    """The area that lists a ZIP code; no two list the same."""
    areas = load("zip_areas.csv", ZipArea, ("kind", "state", "area"))
    return next((area for area in areas if area.lists(five)), None)


def zips_of(span: str) -> Iterator[str]:
    """The ZIP codes of one cell part: "35004" or "35004-35006"."""
    first, _, last = span.partition("-")
    for number in range(int(first), int(last or first) + 1):
        yield f"{number:05}"
