"""Lists and cards of charges that stand side by side with no heading over them: each column of them is read by itself.

That a page is set so is told by its left edges. Where the figures, codes and days to the right of a gutter stand as
those to its left do, only farther along, each side is a list of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import eq

from checker.model import FigureKind
from checker.reading.columns.side_by_side import halves
from checker.reading.tokens.labels import ENDS_TABLE, figure_kind
from checker.reading.tokens.line_classes import label_of
from checker.reading.tokens.tokens import Line, Look, Token

_TELLING = (Look.DATE, Look.CODE, Look.MONEY)
_SAME_PLACE = 3.0
"""How many points what stands in the same place of two columns may be off."""
_MOST_ALIKE = 0.8
"""The part of what the lesser side holds that has a place on the other."""
_FEWEST = 2
"""The least figures of both sides, and lines that begin at the edge of one."""


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that hold charges side by side cut in columns, one column after the other."""
    found = _side_by_side(lines)
    if found is None:
        return list(lines)
    first, last, edge = found
    return [
        *in_columns(lines[:first]),
        *(line for half in halves(lines[first:last], edge) for line in in_columns(half)),
        *in_columns(lines[last:]),
    ]


def column_by_column(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines cut where one column of a page ends and the next begins at its top, and where such a page ends."""
    columns: list[list[Line]] = []
    pages = set[int]()
    for line in lines:
        last = columns[-1][-1] if columns else None
        if last and last.page == line.page and line.box.bottom < last.box.top:
            pages.add(line.page)
            columns.append([line])
        elif last is None or (last.page != line.page and last.page in pages):
            columns.append([line])
        else:
            columns[-1].append(line)
    return columns


def _side_by_side(lines: Sequence[Line]) -> tuple[int, int, float] | None:
    """The first lines that hold charges side by side (from, up to) and the edge between, in points from the left: that
    at which most lines say the like on both sides, and they begin highest."""
    found: list[tuple[int, int, float]] = []
    for edge in _edges(lines):
        cores = (_alike(lines, *stretch, edge) for stretch in _uncrossed(lines, edge))
        core = next((core for core in cores if core is not None), None)
        found += [(*core, edge - _SAME_PLACE)] if core else []
    return min(
        found, key=lambda core: (-_likeness(lines[slice(*core[:2])], core[2] + _SAME_PLACE), core[0]), default=None
    )


def _likeness(lines: Sequence[Line], edge: float) -> int:
    """How many lines have the same looks on both sides, as far as the shorter goes, more than have others."""
    looks = [[[token.look for token in side] for side in _sides(line, edge)] for line in lines]
    alike = [all(map(eq, left, right)) for left, right in looks if left and right]
    return 2 * sum(alike) - len(alike)


def _edges(lines: Sequence[Line]) -> list[float]:
    """Where cells of several lines begin that are not the first of theirs, from left to right."""
    begin = Counter(round(token.box.x0) for line in lines for token in line.tokens[1:] if token.look is not Look.MONEY)
    return [float(x) for x in sorted(begin) if begin[x - 1] + begin[x] + begin[x + 1] >= _FEWEST]


def _uncrossed(lines: Sequence[Line], edge: float) -> Iterator[tuple[int, int]]:
    """The stretches of lines of one page that no cell goes on over the edge in."""
    start: int | None = None
    for at, line in enumerate(lines):
        whole = not any(token.box.x0 < edge - _SAME_PLACE < token.box.x1 for token in line.tokens)
        if start is not None and (not whole or line.page != lines[start].page):
            yield start, at
            start = None
        if whole and start is None:
            start = at
    if start is not None:
        yield start, len(lines)


def _alike(lines: Sequence[Line], first: int, last: int, edge: float) -> tuple[int, int] | None:
    """The part of a stretch of lines that is two lists of charges, if it is."""
    both = [at for at in range(first, last) if all(map(_telling, _sides(lines[at], edge)))]
    # A box of days and sums may stand over the lists.
    begins = [at for at in both if lines[at].having(Look.CODE) or _tell_alike(*_sides(lines[at], edge))]
    both = both[both.index(begins[0]) :] if begins else both
    if not both:
        return None
    start, end = both[0], _end(lines, both, last)
    sides = [_sides(line, edge) for line in lines[start:end]]
    margins = [_margin([side[at] for side in sides if side[at]]) for at in (0, 1)]
    while start > first and _begin_at(_sides(lines[start - 1], edge), margins):
        start -= 1
    sides = [_sides(line, edge) for line in lines[start:end]]
    left, right = ([token for side in sides for token in side[at]] for at in (0, 1))
    shift = margins[1] - margins[0]
    lesser, other, way = (right, left, -shift) if len(right) <= len(left) else (left, right, shift)
    told = _telling(lesser)
    places = {look: _edges_of(other, look) for look in _TELLING}
    placed = [token for token in told if _has_place(token, places[token.look], way)]
    if _mirrored(sides):
        placed = told
    looks = {token.look for token in placed}
    figures = sum(token.look is Look.MONEY for token in (*left, *right))
    whole = Look.MONEY in looks and len(looks) > 1 and figures >= _FEWEST and _worded(lesser)
    return (start, end) if whole and len(placed) >= _MOST_ALIKE * len(told) else None


def _margin(sides: Sequence[Sequence[Token]]) -> float:
    """Where several lines of one side begin, the farthest left of such places; where any does if none do."""
    begin = Counter(round(side[0].box.x0) for side in sides)
    return min((x for x, times in begin.items() if times >= _FEWEST), default=min(begin))


def _mirrored(sides: Sequence[tuple[Sequence[Token], Sequence[Token]]]) -> bool:
    """Whether what is told on the one side of each line is told on the other too, of the same looks in the same order,
    codes and days among it, across a gap, as in cards of one make whose chips are of different widths."""
    looks = [[[token.look for token in side if token.look in _TELLING] for side in each] for each in sides]
    both = [(left, right) for left, right in looks if left and right]
    apart = all(right[0].box.x0 - left[-1].box.x1 > right[0].box.height for left, right in sides if left and right)
    told = {look for left, _ in both for look in left}
    return apart and all(left == right for left, right in both) and told >= {Look.CODE, Look.DATE}


def _sides(line: Line, edge: float) -> tuple[list[Token], list[Token]]:
    left = [token for token in line.tokens if token.box.x0 < edge - _SAME_PLACE]
    return left, list(line.tokens[len(left) :])


def _begin_at(sides: Sequence[Sequence[Token]], edges: Sequence[float]) -> bool:
    """Whether what a line holds on each side begins where that column does."""
    placed = zip(sides, edges, strict=True)
    return all(abs(side[0].box.x0 - edge) < _SAME_PLACE for side, edge in placed if side)


def _telling(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.look in _TELLING]


def _tell_alike(left: Sequence[Token], right: Sequence[Token]) -> bool:
    return [token.look for token in _telling(left)] == [token.look for token in _telling(right)]


def _worded(tokens: Sequence[Token]) -> bool:
    return any(token.look is Look.TEXT and re.search(r"[A-Za-z]{3}", token.text) for token in tokens)


def _edges_of(tokens: Sequence[Token], look: Look) -> tuple[list[float], list[float]]:
    """The left and the right edges of the tokens of one look, each in order."""
    boxes = [token.box for token in tokens if token.look is look]
    return sorted(box.x0 for box in boxes), sorted(box.x1 for box in boxes)


def _has_place(token: Token, edges: tuple[Sequence[float], Sequence[float]], way: float) -> bool:
    """Whether an edge of the other side stands where one of the token's does, so many points farther along."""
    return any(_is_near(at + way, sides) for at, sides in zip((token.box.x0, token.box.x1), edges, strict=True))


def _is_near(at: float, edges: Sequence[float]) -> bool:
    after = bisect_right(edges, at - _SAME_PLACE)
    return after < len(edges) and edges[after] < at + _SAME_PLACE


def _end(lines: Sequence[Line], both: Sequence[int], last: int) -> int:
    """Where the columns end: before the sum of all, whose name stands in no line before it, in a line one side of which
    tells nothing. Below all lines `both` of whose sides tell, what was owed before ends them too.
    """
    named = set[str]()
    for at, line in enumerate(lines[:last]):
        label = label_of(line)
        ends = {*ENDS_TABLE, FigureKind.BALANCE_FORWARD} if at > both[-1] else ENDS_TABLE
        if at > both[0] and at not in both and label not in named and figure_kind(label) in ends:
            return at
        named |= {label, *(token.text for token in line.tokens)}
    return last
