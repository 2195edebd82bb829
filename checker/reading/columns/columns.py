"""Tokens under headings: which column of a table each token of a line belongs to.

Headings may be centred over right-aligned figures or cover more than their column, so the first pass goes by look and
nearness, and the second by where the tokens of each column were found to stand.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import quantiles

from msgspec import Struct

from checker.model import Box
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.looks import look_cost
from checker.reading.tokens.cells import leads_to_last_day
from checker.reading.tokens.heading_words import money_roles, priced_roles
from checker.reading.tokens.roles import DATE_ROLES, Role
from checker.reading.tokens.tokens import CELL_GAP, Line, Look, Token, ends_text
from checker.reading.tokens.values import MEASURE, RUN_TOGETHER_DATE
from checker.remembered import remembered, remembering_last

IMPOSSIBLE = 40.0  # costs more than any look or distance
_POINTS_A_COST = 8.0  # so many points off a column cost 1
_FARTHEST = 60.0  # points; what stands farther off costs no more
_POINTS_A_COST_WITHIN, _MOST_WITHIN = 800.0, 0.5
"""What a token costs that stands in a column but off its middle, by twice the points, and at most."""
_SAME_EDGE = 2.0
"""How many points a code may begin beside the words that it opens."""
_COUNTED = re.compile(rf"(?:{MEASURE})\.?", re.IGNORECASE)
_CLEAR = 12.0
"""How many points a number that belongs to a column stands off it at most."""
_ENOUGH = 100
"""Of more lines than this, that many spread over the table teach as much as all."""

_MOST_KEPT = 1000
"""How many lines are kept as they were assigned: what the columns hold is asked again and again of the same rows."""


class Column(Struct, frozen=True):
    """A column with the span its tokens take, in points from the left."""

    role: Role
    x0: float
    x1: float


ByColumn = Mapping[int, tuple[Token, ...]]
"""The tokens of one line by column index."""


def learn_columns(headings: Sequence[Heading], lines: Iterable[Line]) -> tuple[Column, ...]:
    """The columns under these headings, with spans learned from the lines that hold money."""
    columns = tuple(Column(heading.role, heading.box.x0, heading.box.x1) for heading in headings)
    tables = [line for line in lines if line.having(Look.MONEY) and len(line.tokens) > 1]
    tables = tables[:: len(tables) // _ENOUGH or 1]
    fitted = _fitted(columns, tables)
    return _right_of_their_names(columns, fitted if fitted == columns else _fitted(fitted, tables), tables)


def _right_of_their_names(
    names: tuple[Column, ...], fitted: tuple[Column, ...], lines: Sequence[Line]
) -> tuple[Column, ...]:
    """The columns; where a name of figures has none, or two have them in one place, but all figures stand right of a
    name each and before the next, each name has those. It may stand at the left of a wide column, they at its right."""
    priced = [index for index, name in enumerate(names) if name.role in priced_roles()]
    pairs = itertools.pairwise(fitted[index] for index in priced)
    in_one_place = any(2 * left.x1 > right.x0 + right.x1 for left, right in pairs)
    if not in_one_place and all(fitted[index] != names[index] for index in priced):
        return fitted
    places: dict[int, list[Box]] = {}
    for box in (token.box for line in lines for token in line.having(Look.MONEY)):
        index = max((at for at, name in enumerate(names) if name.x0 <= box.x0), default=0)
        if index not in priced or any(box.x1 > after.x0 for after in names[index + 1 : index + 2]):
            return fitted
        places.setdefault(index, []).append(box)
    found = {at: Column(names[at].role, min(b.x0 for b in own), max(b.x1 for b in own)) for at, own in places.items()}
    return tuple(found.get(at, names[at] if at in priced else column) for at, column in enumerate(fitted))


def _fitted(columns: tuple[Column, ...], lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns with the spans of what stands in them twice, or once where the table has but one line; what stands in
    one once and under its heading widens it."""
    lefts: dict[int, list[float]] = {}
    rights: dict[int, list[float]] = {}
    roles = tuple(column.role for column in columns)
    for line in lines:
        for index, tokens in align(line, columns).items():
            for token in tokens:
                opens = token.look is Look.CODE and columns[index].role is Role.DESCRIPTION and Role.CODE not in roles
                if opens or _look_costs(token, roles)[index] <= 1:
                    lefts.setdefault(index, []).append(token.box.x0)
                    rights.setdefault(index, []).append(token.box.x1)
    enough = 1 if len(lines) == 1 else 2
    return tuple(
        Column(column.role, _left_edge(lefts[index]), _right_edge(rights[index]))
        if len(lefts.get(index, ())) >= enough
        else _widened(column, lefts.get(index, ()), rights.get(index, ()))
        for index, column in enumerate(columns)
    )


def _widened(column: Column, lefts: Sequence[float], rights: Sequence[float]) -> Column:
    under = bool(lefts) and lefts[0] < column.x1 and column.x0 < rights[0]
    return Column(column.role, min(column.x0, lefts[0]), max(column.x1, rights[0])) if under else column


def _left_edge(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[0] if len(values) > 10 else min(values)


def _right_edge(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1] if len(values) > 10 else max(values)


@remembering_last(_MOST_KEPT)
def align(line: Line, columns: tuple[Column, ...]) -> ByColumn:
    """Each token's column, in reading order: the assignment of least cost in which no two columns are crossed."""
    if not columns or not line.tokens:
        return {}
    roles = tuple(column.role for column in columns)
    costs = [_costs(token, roles, columns) for token in line.tokens]
    if Role.CODE not in roles:
        _open_words(line.tokens, columns, costs)
    for at in range(1, len(costs)):
        if _ends_words(line, at, columns) or leads_to_last_day(line.tokens[at - 1], line.tokens[at]):
            costs[at] = costs[at - 1]
    nearest = [row.index(min(row)) for row in costs]
    if not all(left < right for left, right in itertools.pairwise(nearest)):
        nearest = _uncrossed(line.tokens, costs, roles)
    cells: dict[int, tuple[Token, ...]] = {}
    for index, token in zip(nearest, line.tokens, strict=True):
        cells[index] = (*cells.get(index, ()), token)
    return cells


def _open_words(tokens: Sequence[Token], columns: Sequence[Column], costs: Sequence[list[float]]) -> None:
    """Lets a code that begins where the words do stand with them for nothing: it opens them, or is their last line. Six
    digits that may be a day are none."""
    for token, row in zip(tokens, costs, strict=True):
        if token.look is not Look.CODE or RUN_TOGETHER_DATE.fullmatch(token.printed):
            continue
        for index, column in enumerate(columns):
            row[index] = 0.0 if _begins_words(token, column) else row[index]


def _begins_words(token: Token, column: Column) -> bool:
    return column.role is Role.DESCRIPTION and abs(token.box.x0 - column.x0) < _SAME_EDGE


def _ends_words(line: Line, at: int, columns: Sequence[Column]) -> bool:
    """Whether a number is the last of the words right before it, as an open bracket is:
    - clear of every column that they do not reach and that the next value does not fill: "Office visit 45 | $120.00";
    - or on a line without a code or a figure: "Nursing visit up to 2 hrs".
    """
    words, number = line.tokens[at - 1 : at + 1]
    if number.text.startswith("(") and number.look is Look.TEXT:
        return number.box.x0 - words.box.x1 < CELL_GAP * number.box.height
    counts = number.look is Look.NUMBER or (number.look is Look.CODE and number.printed.isdigit())
    if not counts or number.label or words.look is not Look.TEXT or not ends_text(line, number):
        return False
    if _COUNTED.fullmatch(words.text):
        return False
    if any(_begins_words(number, column) and words.box.x1 < column.x0 for column in columns):
        return False
    if not line.having(Look.MONEY) and not line.having(Look.CODE):
        return True
    after = line.tokens[at + 1].box.middle if at + 1 < len(line.tokens) else -1.0
    others = [
        column
        for column in columns
        if (column.x0 > words.box.x1 or column.x1 < words.box.x0) and not column.x0 <= after <= column.x1
    ]
    return not any(column.x0 - _CLEAR < number.box.x1 and number.box.x0 < column.x1 + _CLEAR for column in others)


def _costs(token: Token, roles: tuple[Role, ...], columns: Sequence[Column]) -> list[float]:
    """What it costs to put a token in each column: how little it looks like what that holds, and how far off it is."""
    x0, x1 = token.box.x0, token.box.x1
    costs: list[float] = []
    for look, column in zip(_look_costs(token, roles), columns, strict=True):
        off = column.x0 - x1 if x1 < column.x0 else x0 - column.x1
        if off > 0:
            costs.append(look + (off if off < _FARTHEST else _FARTHEST) / _POINTS_A_COST)
        else:
            costs.append(look + min(abs(x0 + x1 - column.x0 - column.x1) / _POINTS_A_COST_WITHIN, _MOST_WITHIN))
    return costs


def _uncrossed(tokens: Sequence[Token], costs: Sequence[Sequence[float]], roles: tuple[Role, ...]) -> list[int]:
    """The column of each token where the nearest ones would cross or be shared: the way of least cost to the last."""
    best = [[(cost, -1) for cost in costs[0]]]
    for (left, right), own in zip(itertools.pairwise(tokens), costs[1:], strict=True):
        reached: list[tuple[float, int]] = []
        cheapest, origin = IMPOSSIBLE * 1000, 0
        crowding = _crowding(left.look, right.look, roles)
        for index, (cost, (before, _)) in enumerate(zip(own, best[-1], strict=True)):
            together = before + crowding[index]
            if together < cheapest:
                reached.append((together + cost, index))
            else:
                reached.append((cheapest + cost, origin))
            if before < cheapest:
                cheapest, origin = before, index
        best.append(reached)
    at = min(range(len(roles)), key=lambda index: best[-1][index][0])
    way = [at]
    for row in reversed(best[1:]):
        at = row[at][1]
        way.append(at)
    return way[::-1]


def _look_costs(token: Token, roles: tuple[Role, ...]) -> tuple[float, ...]:
    return _look_costs_of(token.look, token.text, token.printed, roles)


@remembered
def _look_costs_of(look: Look, text: str, printed: str, roles: tuple[Role, ...]) -> tuple[float, ...]:
    return tuple(look_cost(look, text, printed, role) for role in roles)


@remembered
def _crowding(before: Look, look: Look, roles: tuple[Role, ...]) -> tuple[float, ...]:
    """What it costs that two tokens that follow one another share a column, by column."""
    return tuple(_crowding_in(role, before, look) for role in roles)


def _crowding_in(role: Role, before: Look, look: Look) -> float:
    if role is Role.DESCRIPTION or Look.TEXT in (before, look):
        return 0.2
    if role in money_roles() and before is look is Look.NUMBER:
        return 0.5
    if role in (Role.MODIFIERS, Role.CODE, Role.DIAGNOSIS, Role.SERIAL, Role.NDC, Role.REMARK):
        return 0.5
    if role in DATE_ROLES and before is look is Look.DATE:
        return 2.0
    return 12.0
