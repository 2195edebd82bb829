"""Rows in no table: what has a code and its figure; on a picture what has a day where the rows around it do, and none.

Without a figure such a line would pass for a heading of the rows below it, or for words of the row above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from checker.catalogue import load_catalogue
from checker.reading.rows.rows import Row
from checker.reading.rows.tables import Table
from checker.reading.tokens.line_classes import is_talk
from checker.reading.tokens.tokens import Line, Look

_OF_A_ROW = (Look.DATE, Look.NUMBER, Look.MONEY)
_FEWEST = 3
_MOST = 0.7
_SAME_EDGE = 6.0
"""How many points the days of a column may stand apart at their left, and its figures at their right."""
_LONG = 0.7
"""The part of a row's length from which on a line is as long as one."""
_ROWS_AWAY = 2.5
"""How far above the first row or below the last a row may stand, in the usual distance of rows."""


def missed_rows(lines: Sequence[Line], tables: Sequence[Table], pictured: frozenset[int]) -> list[Line]:
    """Lines of a picture that may be rows of these tables, and were taken for none:
    - outside their rows and sums, those that have a day in its column and words beside it;
    - wrapped on in a few rows only, those that have a day, a count or a figure in its column;
    - outside, long ones that have a code in its column.
    """
    found: list[Line] = []
    for table in tables:
        for page in {row.anchor.page for row in table.found.rows} & pictured:
            rows = [row for row in table.found.rows if row.anchor.page == page]
            found.extend(_missed(rows, lines, page))
    return found


def unplaced_rows(lines: Sequence[Line]) -> list[Line]:
    """Of the lines outside all tables those that have a figure and a known code, as rows do, and are no talk."""
    known = load_catalogue().code
    coded = (line for line in lines if any(known(code.text) for code in line.having(Look.CODE)))
    return [line for line in coded if line.having(Look.MONEY) and not is_talk(line)]


def _missed(rows: Sequence[Row], lines: Sequence[Line], page: int) -> Iterator[Line]:
    if len(rows) < _FEWEST:
        return
    edges = {look: _usual_edge([_edge_of(look, row.anchor) for row in rows]) for look in (*_OF_A_ROW, Look.CODE)}
    long = _LONG * median(row.anchor.box.width for row in rows)

    def says_so(line: Line, looks: Iterable[Look]) -> bool:
        found = ((edges[look], _edge_of(look, line)) for look in looks)
        aligned = any(edge and at and abs(at - edge) <= _SAME_EDGE for edge, at in found)
        return line.page == page and aligned and _near(line, rows) and _has_words(line)

    def is_coded(line: Line) -> bool:
        return line.box.width >= long and len(line.having(Look.CODE)) == 1 and says_so(line, [Look.CODE])

    within = [line for row in rows for line in row.lines if line is not row.anchor and says_so(line, _OF_A_ROW)]
    yield from (line for line in lines if says_so(line, [Look.DATE]) or is_coded(line))
    if len(within) <= (1 - _MOST) * len(rows) + 1:
        yield from within


def _usual_edge(edges: Sequence[float | None]) -> float | None:
    """Where most rows have a thing that stands in a column; None where fewer have it."""
    there = [edge for edge in edges if edge is not None]
    return median(there) if there and len(there) >= _MOST * len(edges) else None


def _near(line: Line, rows: Sequence[Row]) -> bool:
    """Whether a line stands among rows or not far above or below them."""
    tops = sorted(row.anchor.box.top for row in rows)
    pitches = [below - above for above, below in pairwise(tops)]
    reach = _ROWS_AWAY * median(pitches)
    return tops[0] - reach <= line.box.top <= tops[-1] + reach


def _edge_of(look: Look, line: Line) -> float | None:
    """Where the first day or code of a line begins, or the last count or figure ends; None where it has none."""
    there = line.having(look)
    return (there[0].box.x0 if look in (Look.DATE, Look.CODE) else there[-1].box.x1) if there else None


def _has_words(line: Line) -> bool:
    """Whether a line has a word, or a code or what is left of one."""
    return any(
        re.search(r"[A-Za-z]{4}|\d{3}", token.text) for token in (*line.having(Look.TEXT), *line.having(Look.CODE))
    )
