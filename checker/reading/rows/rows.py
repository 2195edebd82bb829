"""Rows of a table, and the printed sums and unread lines among them; and rows while they are built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from checker.model import FigureKind
from checker.reading.tokens.cells import Cells
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line

MOST_LEADING = 6  # lines of one item above its amount
_LEADING = 1.2  # heights of a line that may be free between two


class Row(Struct, frozen=True):
    """One row: the line with its amount, its other lines, and all their tokens by role."""

    anchor: Line
    lines: tuple[Line, ...]
    cells: Cells
    heading: tuple[Line, ...] = ()


class FigureLine(Struct, frozen=True):
    """A line that prints a sum: which kind its label names, and its tokens by role."""

    kind: FigureKind
    line: Line
    cells: Cells
    after_rows: int


class TableRows(Struct, frozen=True):
    """What a table holds: rows, sums, and the lines that look like a row but have no amount."""

    rows: tuple[Row, ...]
    figures: tuple[FigureLine, ...]
    unread: tuple[Line, ...]

    def lines(self) -> Iterator[Line]:
        """Every line that is a part of a row, or a sum, or unread."""
        for row in self.rows:
            yield from row.lines
        yield from (figure.line for figure in self.figures)
        yield from self.unread


class Slot(Struct):
    """An anchor while rows are built, with the loose lines before it."""

    line: Line
    cells: Cells
    before: list[Line] = field(default_factory=list)
    starts_run: bool = False
    group: list[Line] = field(default_factory=list)
    attached: list[Line] = field(default_factory=list)


class Gathered(Struct):
    """The rows and the sums of a table in the order they stand, and the loose lines behind so many rows, by their
    number: these still have to find the row they belong to."""

    slots: list[Slot] = field(default_factory=list)
    figures: list[FigureLine] = field(default_factory=list)
    after: dict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))


def adjoins(upper: Line, lower: Line, within: float = _LEADING) -> bool:
    """Whether a line follows right on another: below it, no more than so many of its heights, or on the next page; and
    not at the top of the next column."""
    if upper.page != lower.page:
        return lower.page == upper.page + 1
    near = lower.box.top - upper.box.bottom < within * max(upper.box.height, lower.box.height)
    return near and lower.box.bottom > upper.box.top


def edge_of_words(line: Line, cells: Cells, row: Cells) -> float:
    """Where the words of a line below a row begin: cells left of them that the row has too may wrap beside them."""
    words = cells.get(Role.DESCRIPTION, ()) if cells.keys() <= row.keys() else ()
    return (words[0] if words else line).box.x0


def chain_above(loose: Sequence[Line], line: Line) -> list[Line]:
    """The loose lines that stand right above a line, one under the other."""
    chain: list[Line] = []
    for above in reversed(loose[-MOST_LEADING:]):
        if not adjoins(above, chain[0] if chain else line):
            break
        chain.insert(0, above)
    return chain
