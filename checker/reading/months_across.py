"""Tables with one column a month: each cell with an amount is a line, dated by the month its column is headed with."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.model import Box
from checker.reading.heading_words import role_of
from checker.reading.labels import figure_kind
from checker.reading.line_classes import is_talk, label_of
from checker.reading.lines import TextLine
from checker.reading.tokens import Line, Look, Token
from checker.reading.values import PrintedDate, parse_date

_MONTH = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>20\d\d)|(?P<number>\d{1,2})/(?P<of>20\d\d)")
_HEADING_LINES = 3
_FEWEST_MONTHS = 2
_OFF_ITS_COLUMN = 25.0
"""How many points the edge of a figure may stand off that of its heading."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A heading: where it stands, and the day of its month; None for a column of anything else."""

    box: Box
    day: PrintedDate | None
    text: str


def by_month(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each row of a table that has one column a month as one dated line a month."""
    naming = [at for at, line in enumerate(lines) if _names_months(line)]
    windows = itertools.product(range(_HEADING_LINES), range(1, _HEADING_LINES + 1))
    for at, (above, count) in itertools.product(naming, list(windows)):
        first = max(at - above, 0)
        head = lines[first : first + count]
        columns = _columns(head)
        if _heads_months(columns):
            body = [part for line in lines[first + count :] for part in _cells(line, columns)]
            return [*lines[:first], *body]
    return list(lines)


def _names_months(line: Line) -> bool:
    """Whether a line without money holds several dates or names of months."""
    if line.having(Look.MONEY):
        return False
    named = (token.look is Look.DATE or parse_date(f"{token.text.split()[0]} 1") for token in line.tokens)
    return sum(map(bool, named)) >= _FEWEST_MONTHS


def _columns(head: Sequence[Line]) -> list[_Column]:
    """The headings of up to three lines, words under one another together."""
    if any(line.having(Look.MONEY) or line.page != head[0].page for line in head):
        return []
    stacks: list[list[Token]] = []
    for token in (token for line in head for token in line.tokens):
        over = [s for s in stacks if s[-1].box.x0 < token.box.x1 and token.box.x0 < s[-1].box.x1]
        if over and over[0][-1].box.bottom + token.box.height > token.box.top:
            over[0].append(token)
        else:
            stacks.append([token])
    columns = []
    for stack in stacks:
        text = " ".join(token.printed for token in stack)
        columns.append(_Column(Box.around(token.box for token in stack), _day(text), text))
    return sorted(columns, key=lambda column: column.box.x0)


def _day(text: str) -> PrintedDate | None:
    month = _MONTH.fullmatch(text.strip())
    if month is None:
        return parse_date(text) if re.search(r"\d\D+\d", text) else None
    return parse_date(
        f"{month['month']} 1, {month['year']}" if month["month"] else f"{month['number']}/1/{month['of']}"
    )


def _heads_months(columns: Sequence[_Column]) -> bool:
    days = [(day.year or 0, day.month) for column in columns if (day := column.day)]
    things = {role_of(column.text) for column in columns if column.day is None}
    rising = all(before < after for before, after in itertools.pairwise(days))
    return len(days) >= _FEWEST_MONTHS and rising and bool(things & {"code", "description", "item_number"})


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
