"""Tables with one column a month: each cell with an amount is a line, dated by the month its column is headed with."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box
from checker.reading.columns.heading_columns import columns_by_cell
from checker.reading.columns.heading_phrases import cells_of
from checker.reading.ink.lines import TextLine
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.line_classes import is_talk, label_of
from checker.reading.tokens.roles import THING_ROLES, Role
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import PrintedDate, month_and_year, parse_date

_MONTH = re.compile(r"(?P<month>\d{1,2})/(?P<year>20\d\d)")
_HEADING_LINES = 3
_FEWEST_MONTHS = 2
_OFF_ITS_COLUMN = 25.0
"""How many points the edge of a figure may stand off that of its heading."""


class _Column(Struct, frozen=True):
    """A heading: where it stands, and the day of its month; None for a column of anything else."""

    box: Box
    day: PrintedDate | None
    role: Role


def by_month(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each row of a table that has one column a month as one dated line a month."""
    naming = [at for at, line in enumerate(lines) if _names_months(line)]
    windows = itertools.product(range(_HEADING_LINES), range(1, _HEADING_LINES + 1))
    for at, (above, count) in itertools.product(naming, list(windows)):
        first = max(at - above, 0)
        head = lines[first : first + count]
        columns = _columns(head)
        if _heads_months(columns) and any(_crosses_months(line, columns) for line in lines[first + count :]):
            body = [part for line in lines[first + count :] for part in _cells(line, columns)]
            return [*lines[:first], *body]
    return list(lines)


def _names_months(line: Line) -> bool:
    """Whether a line without money holds several dates or names of months."""
    if "\t" not in line.text or line.having(Look.MONEY):
        return False
    named = (_day(cell.text) or parse_date(f"{cell.text} 1") for cell in cells_of(line))
    return sum(map(bool, named)) >= _FEWEST_MONTHS


def _columns(head: Sequence[Line]) -> list[_Column]:
    """The headings of up to three lines, words under one another together."""
    if any(line.having(Look.MONEY) or line.page != head[0].page for line in head):
        return []
    return [_Column(each.box, _day(each.text), each.role) for each in columns_by_cell(head)]


def _day(text: str) -> PrintedDate | None:
    if named := month_and_year(text):
        return PrintedDate(*named, 1)
    if month := _MONTH.fullmatch(text.strip()):
        return parse_date(f"{month['month']}/1/{month['year']}")
    return parse_date(text) if re.search(r"\d\D+\d", text) else None


def _heads_months(columns: Sequence[_Column]) -> bool:
    days = [(day.year or 0, day.month) for column in columns if (day := column.day)]
    things = {column.role for column in columns if column.day is None}
    rising = all(before < after for before, after in itertools.pairwise(days))
    return len(days) >= _FEWEST_MONTHS and rising and bool(things & THING_ROLES)


def _crosses_months(line: Line, columns: Sequence[_Column]) -> bool:
    """Whether a row has figures under several months: two days in the head of a paper are none."""
    return len({day for token in line.having(Look.MONEY) if (day := _month_over(token, columns))}) > 1


def _cells(line: Line, columns: Sequence[_Column]) -> Iterator[Line]:
    """One line for each figure of a row that stands under a month; the line itself where it is no row."""
    money = line.having(Look.MONEY)
    words = [token for token in line.tokens if token.look is not Look.MONEY]
    dated = [(token, day) for token in money if (day := _month_over(token, columns))]
    if not dated or not words or line.having(Look.DATE) or figure_kind(label_of(line)) or is_talk(line):
        yield line
        return
    place = next(column.box for column in columns if column.day)
    for token, day in dated:
        printed = f"{day.month:02}/{day.day:02}/{day.year}"
        date = Token(Look.DATE, printed, words[0].box, printed)
        # The figures of all months in one column, as those of a list are.
        amount = replace(token, box=replace(token.box, x0=place.x0, x1=place.x1))
        tokens = (date, *words, amount)
        yield Line(TextLine(line.source.words, line.box), " ".join(each.printed for each in tokens), tokens)


def _month_over(figure: Token, columns: Sequence[_Column]) -> PrintedDate | None:
    def off(column: _Column) -> float:
        return min(abs(column.box.x1 - figure.box.x1), abs(column.box.x0 - figure.box.x0))

    nearest = min(columns, key=off)
    return nearest.day if off(nearest) < _OFF_ITS_COLUMN else None
