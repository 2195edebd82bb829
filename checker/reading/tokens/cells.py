"""The tokens of a line by role, and what they say about the line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look, Token
from checker.reading.tokens.values import parse_date, parse_span
from checker.reading.tokens.vocabulary import any_of

_NO_CHARGE = re.compile(rf"\W*{any_of('no_charge')}\W*", re.IGNORECASE)
_NO_AMOUNT = re.compile(
    r"""[A-Za-z]:\s                                         # a name of its own
    | %\s*$                                                # a share of a hundred
    | [a-z][ ]\$?[\d,.]+[ ][a-z] | [a-z]{4} | ^[,/;]       # words, or what goes on from some
    | ^0\d+$ | (?:^|[A-Z])-?\d{6,}$                        # the number of a thing or an account""",
    re.VERBOSE,
)
_LEADS_ON = re.compile(any_of("to_the_last_day"), re.IGNORECASE)
_MOST_LETTERS = 3
"""Letters for each figure that a misread amount has at most."""

Cells = Mapping[Role, tuple[Token, ...]]


Parse = Callable[[Line], Cells]


_DATE_CELLS = (Role.SERVICE_DATE, Role.FROM_DATE, Role.THROUGH_DATE, Role.TRANSACTION_DATE)


def once_a_line(parse: Parse) -> Parse:
    """The same, with what it gave for each line kept: rows are tried in many ways before they are put together."""
    known: dict[Line, Cells] = {}

    def parse_once(line: Line) -> Cells:
        if line not in known:
            known[line] = parse(line)
        return known[line]

    return parse_once


def has_amount(cells: Cells) -> bool:
    """Whether a money column holds a figure or what stands for none. The mark of a footnote is neither, nor is a share
    of a hundred, nor what has a name of its own, nor a number so long that dollars would have a comma or cents."""
    return any(_may_be_amount(token.text) for role in money_roles() & cells.keys() for token in cells[role])


def _may_be_amount(text: str) -> bool:
    if _NO_CHARGE.fullmatch(text):
        return True
    figures, letters = sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    return 0 < figures >= letters / _MOST_LETTERS and _NO_AMOUNT.search(text) is None


def is_dated(cells: Cells) -> bool:
    dated = [token for role in _DATE_CELLS if role in cells for token in cells[role]]
    return any(token.look is Look.DATE or parse_date(token.printed) for token in dated)


def tells_period(cells: Cells, row: Cells) -> bool:
    """Whether a line prints the last day of the period whose first a row beside it prints, or the whole of that period,
    and no earlier day."""
    days = [{role for role in _DATE_CELLS if role in each} for each in (cells, row)]
    if not days[0] or not days[1] or Role.THROUGH_DATE in days[1]:
        return False
    told, first = _days(cells, days[0]), _days(row, days[1])
    leads_on = any(leads_to_last_day(*pair) for role in days[1] for pair in itertools.pairwise(row[role]))
    if days[0] == {Role.THROUGH_DATE} or (leads_on and len(told) == 1):
        return not told or not first or told[-1] >= first[0]
    return len(told) > 1 and told[:1] == first


def leads_to_last_day(day: Token, token: Token) -> bool:
    """Whether a word behind a day leads to the last one of its span, which stands elsewhere: "01/04/24 to"."""
    return day.look is Look.DATE and token.look is Look.TEXT and _LEADS_ON.fullmatch(token.text) is not None


def _days(cells: Cells, roles: Iterable[Role]) -> list[date]:
    """The days that cells print with their years."""
    spans = (parse_span(token.printed) or () for role in roles for token in cells[role])
    return [day for span in spans for each in span if each and (day := each.settle(None))]


def is_coded(cells: Cells) -> bool:
    return any(token.look is Look.CODE for token in cells.get(Role.CODE, ()))


def begins_row(cells: Cells) -> bool:
    return is_coded(cells) or (is_dated(cells) and Role.DESCRIPTION in cells)


def like_row(cells: Cells) -> bool:
    """A code with a date or a count, or a date with words, and no amount."""
    return is_coded(cells) and (is_dated(cells) or Role.UNITS in cells)


def merged(cells: Iterable[Cells]) -> Cells:
    """The tokens of several lines by role, in reading order."""
    together: dict[Role, tuple[Token, ...]] = {}
    for cell in cells:
        for role, tokens in cell.items():
            together[role] = (*together.get(role, ()), *tokens)
    return together
