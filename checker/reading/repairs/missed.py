"""Rows of a picture whose amount was not seen: a line that begins as the rows around it do, and is none of them.

Without a figure such a line would pass for a heading of the rows below it, or for words of the row above.
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
_LONG = 0.7
"""The part of a row's length from which on a line is as long as one."""
_LONE = 2.0
"""The distance of rows where there is one, in its heights."""
_ROWS_AWAY = 2.5
"""How far above the first row or below the last a row may stand, in the usual distance of rows."""


def missed_rows(lines: Sequence[Line], tables: Sequence[Table], pictured: frozenset[int]) -> list[Line]:
    """Lines outside the rows and sums of the tables, and lines wrapped on in a few rows only, that begin with a day in
    their column and have words beside it; and long ones outside that have a code in its column.
    """
    found: list[Line] = []
    for table in tables:
        for page in {row.anchor.page for row in table.found.rows} & pictured:
            rows = [row for row in table.found.rows if row.anchor.page == page]
            dated = list(_dated(rows, lines, page))
            found.extend(dated)
            found.extend(line for line in _coded(rows, lines, page) if line not in dated)
    return found


def _dated(rows: Sequence[Row], lines: Sequence[Line], page: int) -> Iterator[Line]:
    edge = _usual_edge([_day_at(row.anchor) for row in rows])
    if len(rows) < _FEWEST or edge is None:
        return

    def begins_so(line: Line) -> bool:
        at = _day_at(line) if line.page == page else None
        return at is not None and _near(line, rows) and abs(at - edge) <= _SAME_EDGE and _has_words(line)

    within = [line for row in rows for line in row.lines if line is not row.anchor and begins_so(line)]
    yield from filter(begins_so, lines)
    if len(within) <= (1 - _MOST) * len(rows) + 1:
        yield from within


def _coded(rows: Sequence[Row], lines: Sequence[Line], page: int) -> Iterator[Line]:
    edge = _usual_edge([_code_at(row.anchor) for row in rows])
    long = _LONG * median(row.anchor.box.width for row in rows)
    for line in lines:
        at = _code_at(line) if line.page == page and line.box.width >= long else None
        if edge is not None and at is not None and abs(at - edge) <= _SAME_EDGE and _near(line, rows):
            yield line


def _usual_edge(edges: Sequence[float | None]) -> float | None:
    """Where most rows have a thing that stands in a column; None where fewer have it."""
    there = [edge for edge in edges if edge is not None]
    return median(there) if there and len(there) >= _MOST * len(edges) else None


def _near(line: Line, rows: Sequence[Row]) -> bool:
    """Whether a line stands among rows or not far above or below them."""
    tops = sorted(row.anchor.box.top for row in rows)
    pitches = [below - above for above, below in pairwise(tops)] or [_LONE * rows[0].anchor.box.height]
    reach = _ROWS_AWAY * median(pitches)
    return tops[0] - reach <= line.box.top <= tops[-1] + reach


def _day_at(line: Line) -> float | None:
    """Where the day stands that a line begins with; None where it begins otherwise."""
    first = line.tokens[0] if line.tokens else None
    return first.box.x0 if first is not None and first.look is Look.DATE else None


def _code_at(line: Line) -> float | None:
    """Where the one code of a line stands; None where it has none, or more."""
    codes = line.having(Look.CODE)
    return codes[0].box.x0 if len(codes) == 1 else None


def _has_words(line: Line) -> bool:
    return any(re.search(r"[A-Za-z]{4}", token.text) for token in line.having(Look.TEXT))
