"""What a file that holds text is made of: lines to be read as they stand, and tables."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta

from msgspec import Struct

from checker.errors import TooLarge
from checker.reading.limits import limit
from checker.reading.tokens.heading_words import money_roles, priced_roles, role_of
from checker.reading.tokens.roles import DATE_ROLES

_WHOLE = re.compile(r"-?\$? ?-?\d[\d,]*")
_CENTS = re.compile(r"\d\d")
_FIGURE = re.compile(r"\d")
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_SERIAL = re.compile(r"[34]\d{4}")
_FIRST_DAY = date(1899, 12, 30)
"""The day 0 of spreadsheets, which keep a day as how many have gone by; five digits are those from 1982 to 2036."""
LONGEST_CELL = 400
"""Characters of one cell that are kept; a description is shorter, and one cell may hold megabytes."""


class Text(Struct, frozen=True):
    """Lines in which every character takes the same room; `close` where no blank line stands above them."""

    lines: tuple[str, ...]
    close: bool = False


class Table(Struct, frozen=True):
    """Rows of cells, each cell one line of text; rows may differ in length."""

    rows: tuple[tuple[str, ...], ...]


Block = Text | Table


def cell(text: str) -> str:
    """The text of a cell on one line, cut where it has no end; a moment without its time of day."""
    short = " ".join(text[: LONGEST_CELL * 4].split())
    if moment := _MIDNIGHT.fullmatch(short):
        return moment[1]
    return short if len(short) <= LONGEST_CELL else f"{short[: LONGEST_CELL - 1]}…"


def table(rows: list[list[str]]) -> Table:
    """A table without the rows and columns in which nothing stands, and with cents in its columns of money.

    Raises TooLarge for one with more columns than anybody reads.
    """
    filled = [row for row in ([cell(text) for text in row] for row in rows) if any(row)]
    places = sorted({place for row in filled for place, text in enumerate(row) if text})
    if len(places) > limit("columns"):
        raise TooLarge
    whole = [tuple(row[place] if place < len(row) else "" for row in filled) for place in places]
    columns = [_with_days(with_cents(column)) for column in _cents_joined(whole)]
    return Table(tuple(zip(*columns, strict=True)))


def _cents_joined(columns: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The columns, dollars and cents in boxes of their own put together: "195" and "50" below one heading of money."""
    joined: list[tuple[str, ...]] = []
    for column in columns:
        if joined and _are_cents(joined[-1], column):
            pairs = zip(joined[-1], column, strict=True)
            joined[-1] = tuple(f"{dollars}.{cents}" if cents else dollars for dollars, cents in pairs)
        else:
            joined.append(column)
    return joined


def _are_cents(dollars: tuple[str, ...], cents: tuple[str, ...]) -> bool:
    """Whether each cell of a column without a heading is two figures beside whole dollars."""
    beside = [(left, right) for left, right in zip(dollars, cents, strict=True) if right]
    named = any(_heads(text, money_roles()) for text, right in zip(dollars, cents, strict=True) if not right)
    return named and all(_WHOLE.fullmatch(left) and _CENTS.fullmatch(right) for left, right in beside)


def _heads(text: str, roles: Collection[str]) -> bool:
    """Whether a cell is the heading of such a column; those with figures are not, and there are very many of them."""
    return _FIGURE.search(text) is None and role_of(text) in roles


def _with_days(column: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a column with days for the numbers that a spreadsheet keeps them as, below a heading of days."""
    place = next((place for place, text in enumerate(column) if _heads(text, DATE_ROLES)), len(column))
    return tuple(_day(text) if at > place and _SERIAL.fullmatch(text) else text for at, text in enumerate(column))


def _day(serial: str) -> str:
    return (_FIRST_DAY + timedelta(days=int(serial))).isoformat()


def with_cents(column: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a column with ".00" after whole figures that stand below a heading of money.

    A spreadsheet keeps $185.00 as 185, and only the heading tells it from a count.
    """
    for place, heading in enumerate(column):
        if _heads(heading, priced_roles()):
            return (
                *column[: place + 1],
                *(f"{text}.00" if _WHOLE.fullmatch(text) else text for text in column[place + 1 :]),
            )
    return column
