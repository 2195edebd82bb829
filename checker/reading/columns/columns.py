"""Tokens under headings: which column of a table each token of a line belongs to.

Headings may be centred over right-aligned figures or cover more than their column, so the first pass goes by look and
nearness, and the second by where the tokens of each column were found to stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import quantiles

from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.looks import look_cost
from checker.reading.tokens.heading_words import DATE_ROLES, money_roles
from checker.reading.tokens.remembered import remembered
from checker.reading.tokens.tokens import Line, Look, Token

IMPOSSIBLE = 40.0
_POINTS_A_COST = 8.0
_FARTHEST = 60.0
_FEW = 6
"""Fewer lines than this teach little about where the figures of a column begin."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with the span its tokens take, in points from the left."""

    role: str
    x0: float
    x1: float


ByColumn = Mapping[int, tuple[Token, ...]]
"""The tokens of one line by column index."""


def learn_columns(headings: Sequence[Heading], lines: Iterable[Line]) -> tuple[Column, ...]:
    """The columns under these headings, with spans learned from the lines that hold money."""
    columns = tuple(Column(heading.role, heading.box.x0, heading.box.x1) for heading in headings)
    tables = [line for line in lines if line.having(Look.MONEY) and len(line.tokens) > 1]
    if len(tables) < _FEW:
        tables = _with_even_edges(tables)
    fitted = _fitted(columns, tables)
    return fitted if fitted == columns else _fitted(fitted, tables)


def _with_even_edges(lines: Sequence[Line]) -> list[Line]:
    """The lines with figures that end at one edge as wide as the widest of them: they are of one column."""
    widest: dict[int, float] = {}
    for line in lines:
        for token in line.having(Look.MONEY):
            edge = round(token.box.x1)
            widest[edge] = min(token.box.x0, widest.get(edge, token.box.x0))
    return [replace(line, tokens=tuple(_as_wide(token, widest) for token in line.tokens)) for line in lines]


def _as_wide(token: Token, widest: Mapping[int, float]) -> Token:
    if token.look is not Look.MONEY:
        return token
    return replace(token, box=replace(token.box, x0=widest[round(token.box.x1)]))


def _fitted(columns: Sequence[Column], lines: Iterable[Line]) -> tuple[Column, ...]:
    lefts: dict[int, list[float]] = {}
    rights: dict[int, list[float]] = {}
    roles = tuple(column.role for column in columns)
    for line in lines:
        for index, tokens in align(line, columns).items():
            for token in tokens:
                if _look_costs(token, roles)[index] <= 1:
                    lefts.setdefault(index, []).append(token.box.x0)
                    rights.setdefault(index, []).append(token.box.x1)
    return tuple(
        Column(column.role, _low(lefts[index]), _high(rights[index])) if len(lefts.get(index, ())) >= 2 else column
        for index, column in enumerate(columns)
    )


def _low(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[0] if len(values) > 10 else min(values)


def _high(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1] if len(values) > 10 else max(values)


def align(line: Line, columns: Sequence[Column]) -> ByColumn:
    """Each token's column, in reading order: the assignment of least cost in which no two columns are crossed."""
    if not columns:
        return {}
    tokens = line.tokens
    roles = tuple(column.role for column in columns)
    best: list[list[tuple[float, int]]] = []
    for row, token in enumerate(tokens):
        looks = _look_costs(token, roles)
        costs = [look + _distance(token, column) for look, column in zip(looks, columns, strict=True)]
        if row == 0:
            best.append([(cost, -1) for cost in costs])
            continue
        reached: list[tuple[float, int]] = []
        cheapest, origin = IMPOSSIBLE * 1000, 0
        crowding = _crowding(tokens[row - 1].look, token.look, roles)
        for index, (cost, (before, _)) in enumerate(zip(costs, best[-1], strict=True)):
            together = before + crowding[index]
            if together < cheapest:
                reached.append((together + cost, index))
            else:
                reached.append((cheapest + cost, origin))
            if before < cheapest:
                cheapest, origin = before, index
        best.append(reached)
    if not best:
        return {}
    index = min(range(len(columns)), key=lambda at: best[-1][at][0])
    cells: dict[int, list[Token]] = {}
    for row in range(len(tokens) - 1, -1, -1):
        cells.setdefault(index, []).insert(0, tokens[row])
        index = best[row][index][1]
    return {at: tuple(found) for at, found in cells.items()}


@remembered
def _look_costs(token: Token, roles: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(look_cost(token, role) for role in roles)


def _distance(token: Token, column: Column) -> float:
    x0, x1 = token.box.x0, token.box.x1
    if x1 < column.x0:
        return min(column.x0 - x1, _FARTHEST) / _POINTS_A_COST
    if x0 > column.x1:
        return min(x0 - column.x1, _FARTHEST) / _POINTS_A_COST
    return min(abs((x0 + x1) / 2 - (column.x0 + column.x1) / 2) / 400, 0.5)


@remembered
def _crowding(before: Look, look: Look, roles: tuple[str, ...]) -> tuple[float, ...]:
    """What it costs that two tokens that follow one another share a column, by column."""
    return tuple(_crowding_in(role, before, look) for role in roles)


def _crowding_in(role: str, before: Look, look: Look) -> float:
    if role == "description" or Look.TEXT in (before, look):
        return 0.2
    if role in money_roles() and before is look is Look.NUMBER:
        return 0.5
    if role in ("modifiers", "code", "diagnosis", "serial", "ndc", "remark"):
        return 0.5
    if role in DATE_ROLES and before is look is Look.DATE:
        return 2.0
    return 12.0
