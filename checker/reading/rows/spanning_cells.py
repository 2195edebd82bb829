"""Cells that a ruled grid draws over several rows: the date in one holds for each of these rows.

Such a cell has its own ruled lines above and below, while those between the rows stop at its edge. Its date stands in
its middle: level with one of the rows, or between two.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.model import Box
from checker.reading.columns.abreast import column_by_column
from checker.reading.tokens.tokens import Line, Look, Token

_THIN = 3.0
"""The most points that a ruled line is thick."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A date in a cell drawn over several rows, the line it is printed on, and these rows."""

    date: Token
    line: Line
    rows: tuple[Line, ...]


def spread(lines: Sequence[Line], rules: Mapping[int, Sequence[Box]]) -> list[Line]:
    """The lines, each with the date of the cell drawn over it; `rules` are the ruled lines by page."""
    level = {page: [rule for rule in ruled if rule.height < _THIN] for page, ruled in rules.items()}
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if level.get(line.page):
            pages.setdefault(line.page, []).append(line)
    columns = [(column, level[page]) for page, own in pages.items() for column in column_by_column(own)]
    cells = [cell for column, ruled in columns for cell in _cells(column, ruled)]
    given: dict[int, list[Token]] = {}
    taken: dict[int, list[Token]] = {}
    for cell in cells:
        taken.setdefault(id(cell.line), []).append(cell.date)
        for row in cell.rows:
            box = replace(cell.date.box, top=row.box.top, bottom=row.box.bottom)
            given.setdefault(id(row), []).append(replace(cell.date, box=box))
    return [
        _with(line, given.get(id(line), []), taken.get(id(line), []))
        for line in lines
        if id(line) in given or len(taken.get(id(line), ())) < len(line.tokens)
    ]


def _with(line: Line, given: Sequence[Token], taken: Sequence[Token]) -> Line:
    if not given and not taken:
        return line
    kept = [token for token in line.tokens if not any(token is other for other in taken)]
    return replace(line, tokens=tuple(sorted((*kept, *given), key=lambda token: token.box.x0)))


def _cells(lines: Sequence[Line], level: Sequence[Box]) -> Iterator[_Cell]:
    rows = [line for line in lines if line.having(Look.MONEY) or line.having(Look.CODE)]
    for line in lines if rows else ():
        for date in line.having(Look.DATE):
            top, bottom = _edges(date, level)
            if top == bottom:
                continue
            inside = [row for row in rows if top < row.box.level < bottom]
            between = {round(rule.top) for rule in level if top < rule.top and rule.bottom < bottom}
            beside = not any(_over(date, row) for row in inside)
            if 1 < len(inside) <= len(between) + 1 and beside:
                yield _Cell(date, line, tuple(inside))


def _edges(token: Token, level: Sequence[Box]) -> tuple[float, float]:
    """The ruled lines above and below a token that run over it; both at the same height where there are none."""
    tops = sorted(rule.top for rule in level if rule.x0 <= token.box.middle <= rule.x1)
    at = bisect(tops, token.box.level)
    return (tops[at - 1], tops[at]) if 0 < at < len(tops) else (0.0, 0.0)


def _over(date: Token, row: Line) -> bool:
    """Whether a row prints something over or under the date, which stands beside all that its cell is drawn over."""
    return any(token is not date and token.box.shared_width(date.box) > 0 for token in row.tokens)
