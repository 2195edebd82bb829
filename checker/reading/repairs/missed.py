"""Rows of a picture whose amount was not seen: a line that begins as the rows around it do, and is none of them.

Without a code such a line would pass for a heading of the rows below it, or for words of the row above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from checker.reading.rows.rows import Row
from checker.reading.rows.tables import Table
from checker.reading.tokens.tokens import Line, Look

_FEWEST = 3
_MOST = 0.7
_SAME_EDGE = 6.0
"""How many points the days of a column may stand apart at their left."""
_ROWS_AWAY = 2.5
"""How far above the first row or below the last a row may stand, in the usual distance of rows."""


def missed_rows(lines: Sequence[Line], tables: Sequence[Table], pictured: frozenset[int]) -> list[Line]:
    """Lines outside the rows and sums of the tables, and lines wrapped on in a few rows only, that begin with a day in
    their column and have words beside it.
    """
    found: list[Line] = []
    for table in tables:
        for page in {row.anchor.page for row in table.found.rows} & pictured:
            found.extend(_missed([row for row in table.found.rows if row.anchor.page == page], lines, page))
    return found


def _missed(rows: Sequence[Row], lines: Sequence[Line], page: int) -> Iterator[Line]:
    edges = [edge for row in rows if (edge := _day_at(row.anchor)) is not None]
    if len(rows) < _FEWEST or len(edges) < _MOST * len(rows):
        return
    edge = median(edges)
    tops = sorted(row.anchor.box.top for row in rows)
    reach = _ROWS_AWAY * median(below - above for above, below in pairwise(tops))

    def begins_so(line: Line) -> bool:
        at = _day_at(line) if line.page == page else None
        near = tops[0] - reach <= line.box.top <= tops[-1] + reach
        return at is not None and near and abs(at - edge) <= _SAME_EDGE and _has_words(line)

    within = [line for row in rows for line in row.lines if line is not row.anchor and begins_so(line)]
    yield from filter(begins_so, lines)
    if len(within) <= (1 - _MOST) * len(rows) + 1:
        yield from within


def _day_at(line: Line) -> float | None:
    """Where the day stands that a line begins with; None where it begins otherwise."""
    first = line.tokens[0] if line.tokens else None
    return first.box.x0 if first is not None and first.look is Look.DATE else None


def _has_words(line: Line) -> bool:
    return any(re.search(r"[A-Za-z]{4}", token.text) for token in line.having(Look.TEXT))
