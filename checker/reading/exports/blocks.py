"""What a file that holds text is made of: lines to be read as they stand, and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.reading.tokens.heading_words import money_roles, role_of

_WHOLE = re.compile(r"-?\$? ?-?\d[\d,]*")
LONGEST_CELL = 400
"""Characters of one cell that are kept; a description is shorter, and one cell may hold megabytes."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines in which every character takes the same room."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell one line of text; rows may differ in length."""

    rows: tuple[tuple[str, ...], ...]


Block = Text | Table


def cell(text: str) -> str:
    """The text of a cell on one line, cut where it has no end."""
    short = " ".join(text[: LONGEST_CELL * 4].split())
    return short if len(short) <= LONGEST_CELL else f"{short[: LONGEST_CELL - 1]}…"


def table(rows: list[list[str]]) -> Table:
    """A table without the rows and columns in which nothing stands, and with cents in its columns of money."""
    filled = [[cell(text) for text in row] for row in rows]
    width = max(map(len, filled), default=0)
    even = [[*row, *[""] * (width - len(row))] for row in filled if any(row)]
    columns = [with_cents(column) for column in zip(*even, strict=True) if any(column)]
    return Table(tuple(zip(*columns, strict=True)))


def with_cents(column: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a column with ".00" after whole figures that stand below a heading of money.

    A spreadsheet keeps $185.00 as 185, and only the heading tells it from a count.
    """
    for place, heading in enumerate(column):
        if role_of(heading) in {"unit_price", *money_roles()}:
            return (
                *column[: place + 1],
                *(f"{text}.00" if _WHOLE.fullmatch(text) else text for text in column[place + 1 :]),
            )
    return column
