"""The files as CMS publishes them: recognised by what stands in them, read with their quirks, nothing of ours in it.

Fee files are cp1252 with banner rows above the heading (lost when a person saves them again, and 0.00 becomes 0 then);
an amount of zero means that a column holds none. ZIP codes lose their leading zeros in spreadsheets. The HCPCS file
has fixed columns, long texts over several records, and modifiers right-aligned where the code stands.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import PurePath

from msgspec import Struct


class UnknownFile(Exception):
    """A file that is none of those CMS publishes, or one that does not say its quarter."""


class Kind(StrEnum):
    FEES = "fees"
    CBA_FEES = "former bidding area fees"
    RURAL_ZIPS = "rural ZIP codes"
    CBA_ZIPS = "former bidding area ZIP codes"
    HCPCS = "HCPCS"


class OfficialFee(Struct, frozen=True):
    """One row of a fee file: its amounts by column, zeros left out."""

    code: str
    modifier: str
    modifier2: frozenset[str]
    jurisdiction: str
    category: str
    ceiling: Decimal | None
    floor: Decimal | None
    amounts: Mapping[str, Decimal]


class OfficialZip(Struct, frozen=True):
    """One row of a ZIP list; `area` and `area_long` are blank in the rural one."""

    state: str
    zip: str
    area: str = ""
    area_long: str = ""


class OfficialCode(Struct, frozen=True):
    """One code, or one modifier, of the HCPCS file."""

    code: str
    is_modifier: bool
    long: str
    short: str
    coverage: str
    since: date
    until: date | None


class Release(Struct, frozen=True):
    """What one published file holds, and the first day of its quarter."""

    kind: Kind
    name: str
    effective: date
    fees: tuple[OfficialFee, ...] = ()
    zips: tuple[OfficialZip, ...] = ()
    codes: tuple[OfficialCode, ...] = ()


_QUARTERS = {"jan": 1, "apr": 4, "jul": 7, "oct": 10}
_BANNER = re.compile(r"(Jan|Apr|Jul|Oct)[a-z]* (\d{4})")
_FILE_NAME = re.compile(r"(\d{4})[_ -]*(JAN|APR|JUL|OCT)", re.IGNORECASE)
_AMOUNT_COLUMN = re.compile(r"[A-Z]{2} \((NR|R)\)")
_NONE = "."
"""A full stop alone: the mark of the program that makes the files for a value it has not."""
_YEAR_AND_QUARTER = re.compile(r"(\d{4})0([1-4])")
_RECORD = re.compile(r"[A-Z0-9 ]{5}\d{5}[3478]")
_CODE, _MORE_OF_CODE, _MODIFIER, _MORE_OF_MODIFIER = "3", "4", "7", "8"


def releases(name: str, data: bytes, effective: date | None = None) -> Iterator[Release]:
    """The release in a file, or those in a zip, of whose members others than ours are passed over.

    `effective` is the first day of the quarter for files that lost their banner. Raises UnknownFile.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        yield _release(name, data, effective)
        return
    found = False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            try:
                release = _release(PurePath(member).name, archive.read(member), effective)
            except UnknownFile:
                continue
            found = True
            yield release
    if not found:
        raise UnknownFile(f"{name}: none of its files is one that is read here")


def _release(name: str, data: bytes, effective: date | None) -> Release:
    text = data.decode("cp1252", errors="replace").removeprefix("ï»¿")
    if _RECORD.match(text):
        day = effective or _quarter(_FILE_NAME.search(name), order=(2, 1))
        return Release(Kind.HCPCS, name, _known(day, name), codes=tuple(_codes(text.splitlines())))
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    place, kind = next(((place, kind) for place, row in enumerate(rows) if (kind := _kind(row))), (0, None))
    if kind is None:
        raise UnknownFile(f"{name}: none of the files that are read here")
    heading, body = rows[place], [row for row in rows[place + 1 :] if row and row[0]]
    if kind in (Kind.FEES, Kind.CBA_FEES):
        day = effective or _quarter(_BANNER.search(" ".join(" ".join(row) for row in rows[:place])), order=(1, 2))
        return Release(kind, name, _known(day, name), fees=tuple(_fees(kind, heading, body)))
    year_and_quarter = _YEAR_AND_QUARTER.fullmatch(body[0][-1]) if body else None
    day = effective
    if year_and_quarter:
        day = date(int(year_and_quarter[1]), 3 * int(year_and_quarter[2]) - 2, 1)
    return Release(kind, name, _known(day, name), zips=tuple(_zips(kind, body)))


def _kind(row: Sequence[str]) -> Kind | None:
    match row[:5]:
        case ["HCPCS", "Mod", "Mod2", "JURIS", "CATG"]:
            return Kind.FEES
        case ["HCPCS", "Mod", "Mod2", "Mod3", "CATG"]:
            return Kind.CBA_FEES
        case ["STATE", "DMEPOS RURAL ZIP CODE", "YEAR/QTR"]:
            return Kind.RURAL_ZIPS
        case ["CBA State", "CBA ZIP Code", "CBA Name Short", "CBA Name", "Year/Qtr"]:
            return Kind.CBA_ZIPS
    return None


def _quarter(found: re.Match[str] | None, order: tuple[int, int]) -> date | None:
    if found is None:
        return None
    month, year = (found[place] for place in order)
    return date(int(year), _QUARTERS[month[:3].lower()], 1)


def _known(day: date | None, name: str) -> date:
    if day is None:
        raise UnknownFile(f"{name}: does not say its quarter; give its first day with --effective")
    return day


def _fees(kind: Kind, heading: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[OfficialFee]:
    by_state = kind is Kind.FEES
    first = 7 if by_state else 5
    columns = [
        (place, column)
        for place, column in enumerate(heading)
        if place >= first and (_AMOUNT_COLUMN.fullmatch(column) if by_state else column not in ("Description", ""))
    ]
    for row in body:
        found = ((column, _amount(row[place])) for place, column in columns)
        amounts = {column: amount for column, amount in found if amount is not None}
        if not amounts:  # priced by hand, claim by claim
            continue
        yield OfficialFee(
            code=row[0],
            modifier=row[1],
            modifier2=frozenset(filter(None, row[2:3] if by_state else row[2:4])),
            jurisdiction=row[3] if by_state else "",
            category=row[4],
            ceiling=_amount(row[5]) if by_state else None,
            floor=_amount(row[6]) if by_state else None,
            amounts=amounts,
        )


def _amount(cell: str) -> Decimal | None:
    try:
        amount = Decimal(cell.replace(",", "").removeprefix("$").removesuffix(_NONE) or "0")
    except InvalidOperation:
        raise UnknownFile(f"{cell!r} stands where an amount belongs") from None
    return amount.quantize(Decimal("0.01")) if amount else None


def _zips(kind: Kind, body: Sequence[Sequence[str]]) -> Iterator[OfficialZip]:
    for row in body:
        areas = row[2:4] if kind is Kind.CBA_ZIPS else ()
        yield OfficialZip(row[0], row[1].zfill(5), *areas)


def _codes(lines: Sequence[str]) -> Iterator[OfficialCode]:
    """One record a code or modifier, its long text put together from the records that follow it."""
    first, long = "", ""
    for line in [*lines, ""]:
        sort = line[10:11]
        if sort in (_MORE_OF_CODE, _MORE_OF_MODIFIER):
            long = f"{long} {line[11:91].strip()}"
            continue
        if first:
            yield _one_code(first, long)
        first, long = (line, line[11:91].strip()) if sort in (_CODE, _MODIFIER) else ("", "")


def _one_code(line: str, long: str) -> OfficialCode:
    since = _day(line[268:276])
    if since is None:
        raise UnknownFile(f"{line[:5]!r} has no date on which it was added")
    return OfficialCode(
        code=line[:5].strip(),
        is_modifier=line[10] == _MODIFIER,
        long=long,
        short=line[91:119].strip(),
        coverage=line[229:230].strip(),
        since=since,
        until=_day(line[284:292]),
    )


def _day(digits: str) -> date | None:
    return date.fromisoformat(digits) if digits.strip() else None
