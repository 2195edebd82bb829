"""Cells drawn over several rows: the date in one holds for each of these rows.

In a ruled grid such a cell has its own ruled lines above and below, while those between the rows stop at its edge. Its
date stands in its middle: level with one of the rows, or between two. Without ruled lines that alone tells it: the
first row has no date, and each date as many rows above it as below, of all rows between it and those beside it.
"""

from __future__ import annotations

import itertools
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Box
from checker.reading.columns.abreast import column_by_column
from checker.reading.tokens.labels import figure_kind, line_kind
from checker.reading.tokens.line_classes import label_of
from checker.reading.tokens.tokens import Line, Look, Token

_THIN = 3.0
"""The most points that a ruled line is thick, and that the dates of a column begin apart."""
_FEWEST = 3
"""How many dates tell that one may stand for its own row alone."""


class _Cell(Struct, frozen=True):
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
    cells = [cell for column, ruled in columns for cell in _cells(column, ruled)] or list(_in_the_middle(lines))
    given: dict[int, list[Token]] = {}
    taken: dict[int, list[Token]] = {}
    for cell in cells:
        taken.setdefault(id(cell.line), []).append(cell.date)
        for row in cell.rows:
            box = replace(cell.date.box, top=row.box.top, bottom=row.box.bottom)
            given.setdefault(id(row), []).append(replace(cell.date, box=box))
    return [
        _with_given(line, given.get(id(line), []), taken.get(id(line), []))
        for line in lines
        if id(line) in given or len(taken.get(id(line), ())) < len(line.tokens)
    ]


def _with_given(line: Line, given: Sequence[Token], taken: Sequence[Token]) -> Line:
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
            if not top and not all(row.having(Look.MONEY) and row.box.bottom > date.box.top for row in inside):
                continue
            between = {round(rule.top) for rule in level if top < rule.top and rule.bottom < bottom}
            beside = not any(_over(date, row) for row in inside)
            if 1 < len(inside) <= len(between) + 1 and beside and _is_ruled(inside[-1], bottom, level):
                yield _Cell(date, line, tuple(inside))


def _in_the_middle(lines: Sequence[Line]) -> Iterator[_Cell]:
    """The cells without ruled lines: of the rows down to a sum, a payment or a line that names a day among words. Such
    a line right above the first row, with its day over theirs, is of that row."""
    stretch: list[Line] = []
    over: Sequence[Token] = ()
    for above, line in zip((None, *lines), lines, strict=False):
        label = label_of(line)
        charged = line_kind(label) is None or line.having(Look.CODE)
        row = line.having(Look.MONEY) and figure_kind(label) is None and charged
        if row or _is_a_day(line):
            over = above.having(Look.DATE) if above and not (stretch or _is_a_day(above)) else over
            stretch.append(line)
        elif line.having(Look.MONEY) or line.having(Look.DATE):
            yield from _about_days(stretch, over)
            stretch = []
    yield from _about_days(stretch, over)


def _about_days(stretch: Sequence[Line], over: Sequence[Token]) -> Iterator[_Cell]:
    """The cells of some rows and lines of days alone, where the rows above each day are as many as those below, and no
    day stands `over` the first."""
    days = [at for at, line in enumerate(stretch) if line.tokens[0].look is Look.DATE]
    reach = days[:1]
    for above, below in itertools.pairwise(days):
        reach.append(below - above - 1 - reach[-1])
    if not days or reach[0] == 0 or min(reach) < (len(days) < _FEWEST) or reach[-1] != len(stretch) - 1 - days[-1]:
        return
    cells = [_Cell(stretch[at].tokens[0], stretch[at], ()) for at in days]
    if any(abs(day.box.x0 - cells[0].date.box.x0) <= _THIN for day in over):
        return
    for cell, at, rows in zip(cells, days, reach, strict=True):
        around = [line for line in stretch[at - rows : at + rows + 1] if not _is_a_day(line)]
        others = [line.tokens[0].box.x0 for line in around if line is not cell.line]
        if any(abs(cell.date.box.x0 - cells[0].date.box.x0) > _THIN or x0 < cell.date.box.x1 for x0 in others):
            return
        yield replace(cell, rows=tuple(around))


def _is_a_day(line: Line) -> bool:
    return [token.look for token in line.tokens] == [Look.DATE]


def _edges(token: Token, level: Sequence[Box]) -> tuple[float, float]:
    """The ruled lines above and below a token that run over it, for the first rows the page's top; both at the same
    height where there are none."""
    tops = sorted(rule.top for rule in level if rule.x0 <= token.box.middle <= rule.x1)
    at = bisect(tops, token.box.level)
    return (tops[at - 1] if at else 0.0, tops[at]) if at < len(tops) else (0.0, 0.0)


def _is_ruled(row: Line, at: float, level: Sequence[Box]) -> bool:
    """Whether a ruled line at a height runs under a row from its beginning, or a piece of one does."""
    return any(abs(rule.top - at) < _THIN and rule.x0 <= row.tokens[0].box.middle <= rule.x1 for rule in level)


def _over(date: Token, row: Line) -> bool:
    """Whether a row prints something over or under the date, which stands beside all that its cell is drawn over."""
    return any(token is not date and token.box.shared_width(date.box) > 0 for token in row.tokens)
