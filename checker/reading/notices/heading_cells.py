"""The head of a claim that stands in the first cell of the heading of its charges, set above that heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model import Box, Word
from checker.reading.columns.heading_lines import may_head
from checker.reading.ink.lines import TextLine
from checker.reading.notices.claim_numbers import numbered
from checker.reading.notices.heads import cells_by_gap
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.line_classes import day_named
from checker.reading.tokens.tokenizing import tokenize
from checker.reading.tokens.tokens import SAME_EDGE, Line, Look

_CLOSE = 0.8
"""How near, in heights of type, the lines of one cell stand under one another."""
_LEVEL = 0.25
"""How much of their height lines share that stand beside one another."""

_Parts = tuple[Line | None, Line | None]
"""What of a line stands in the first cell, and the names of columns beside it."""


def above_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines; where the first cell of a heading tells of a claim, line by line beside the names of the columns, that
    cell comes first and the names below it."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        first, last = _around(lines, at)
        if first < last:
            taken = len(result) - (at - first)
            parts = [_parts(line, lines[at].box.x0) for line in lines[first : last + 1]]
            result[taken:] = [*(cell for cell, _ in parts if cell), *(names for _, names in parts if names)]
        else:
            result.append(lines[at])
        at = last + 1
    return result


def _around(lines: Sequence[Line], at: int) -> tuple[int, int]:
    """The first and the last line of the heading whose first cell names a claim or its day on this line, beside names
    of columns or between two lines of them; else this line alone."""
    edge = lines[at].box.x0
    cell, names = _parts(lines[at], edge)
    beside = names is not None or any(_is_level(lines[at], other, edge) for other in lines[max(at - 1, 0) : at + 2])
    if cell is None or not beside or not (numbered().search(cell.text) or day_named(cell)):
        return at, at
    first = last = at
    while first > 0 and _belongs(lines[first - 1], lines[first], lines[first - 1], edge):
        first -= 1
    while last + 1 < len(lines) and _belongs(lines[last], lines[last + 1], lines[last + 1], edge):
        last += 1
    return first, last


def _is_level(line: Line, other: Line, edge: float) -> bool:
    """Whether the other line holds names of columns alone and reaches into the height of a line of the first cell."""
    cell, names = _parts(other, edge)
    return cell is None and names is not None and line.box.shared_height(other.box) > _LEVEL * line.box.height


def _belongs(upper: Line, lower: Line, line: Line, edge: float) -> bool:
    """Whether one of two lines is of the heading of the other; one that begins with a day begins the first row."""
    if line.tokens[0].look is Look.DATE or upper.page != lower.page:
        return False
    return adjoins(upper, lower, _CLOSE) and _parts(line, edge) != (None, None)


def _parts(line: Line, edge: float) -> _Parts:
    """The first cell of a line, where it begins at this edge, and the rest, where it names columns; neither where the
    rest says something else."""
    cells = cells_by_gap(line)
    own = abs(cells[0][0].box.x0 - edge) < SAME_EDGE
    rest = _line(cells[1:] if own else cells)
    if rest is not None and not may_head(rest):
        return None, None
    return (_line(cells[:1]) if own else None), rest


def _line(cells: Iterable[Sequence[Word]]) -> Line | None:
    words = tuple(word for cell in cells for word in cell)
    return tokenize(TextLine(words, Box.around(word.box for word in words))) if words else None
