"""Headings of tables: which lines head a table, and what each column is called."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from checker.model import FigureKind
from checker.reading.columns.heading_columns import Heading, columns_by_cell, columns_by_word
from checker.reading.columns.heading_fit import fitting, fullest_row, over_one_another
from checker.reading.columns.heading_lines import goes_on_in_words, is_title, may_head
from checker.reading.columns.heading_phrases import cells_of
from checker.reading.columns.table_kinds import TableKind, kind_of
from checker.reading.tokens.heading_words import money_roles, role_of
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.line_classes import label_of
from checker.reading.tokens.roles import BILLED, Role
from checker.reading.tokens.tokens import Line, Look
from checker.reading.tokens.values import parse_money
from checker.remembered import remembered

MOST_LINES = 5
_LINES_LOOKED_AT = 6
_LINES_TO_FIGURE = 3
"""The part of its height by which a line reaches up beside another at least; lines of print hardly touch."""


class HeadingBlock(Struct, frozen=True):
    """The heading of a table: lines `first` to `last` (inclusive, indexes into the statement's lines)."""

    first: int
    last: int
    kind: TableKind
    columns: tuple[Heading, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(column.role for column in self.columns)

    @property
    def exactness(self) -> int:
        """How well the names are known: two for each whole phrase, one for a phrase within other words.

        None for a second column of money under one name, nor for columns that stand over one another.
        """
        money = [role for role in self.roles if role in money_roles()]
        known = sum(2 if role_of(column.text) else 1 if column.role else -2 for column in self.columns)
        return known - 2 * (len(money) - len(set(money))) - 4 * over_one_another(self.columns)


def find_headings(lines: Sequence[Line]) -> tuple[HeadingBlock, ...]:
    """All headings, in order. A block takes up to five lines, those beside one another counted once; the
    grouping that names most columns wins."""
    return _headings(tuple(lines))


def _exactness_within(whole: HeadingBlock, block: HeadingBlock) -> int:
    """How well the names of a heading are known, less those that it cuts from the heading over more lines: "covered"
    below "Not" is another column than that."""
    known = [column for column in whole.columns if role_of(column.text)]
    cut = sum(any(_ends_name(column, name) for name in known) for column in block.columns)
    return block.exactness - 2 * cut


def _ends_name(column: Heading, name: Heading) -> bool:
    longer = name.text != column.text and name.text.endswith(" " + column.text)
    return longer and name.box.shared_width(column.box) > 0


@remembered
def _headings(lines: tuple[Line, ...]) -> tuple[HeadingBlock, ...]:
    blocks: list[HeadingBlock] = []
    printed: dict[str, int] = {}
    at = 0
    while at < len(lines):
        # Below a heading that is printed again the words of a row may go on over the page.
        block = _block_at(lines, at, printed.get(lines[at].text, MOST_LINES))
        if block is not None and block.last > block.first:
            # What stands above a heading may look like its first lines.
            inner = (found for first in range(at + 1, block.last + 1) if (found := _block_at(lines, first)))
            block = max((block, *inner), key=partial(_exactness_within, block))
        if block is None:
            at += 1
        else:
            blocks.append(block)
            printed.setdefault(lines[block.first].text, _levels(lines[block.first : block.last + 1]))
            at = block.last + 1
    return tuple(replace(each, kind=TableKind.SUMS) if _heads_grid(lines, each) else each for each in blocks)


def _heads_grid(lines: Sequence[Line], block: HeadingBlock) -> bool:
    """Whether a heading of nothing billed stands over one figure, which the paper elsewhere calls what is owed: it is
    of the grid at the head of the paper, though its names read like those of columns."""
    if block.kind is not TableKind.ITEMS or not {*BILLED}.isdisjoint(block.roles):
        return False
    below = lines[block.last + 1 : block.last + 1 + _LINES_TO_FIGURE]
    row = next((line for line in below if line.having(Look.MONEY)), None)
    if row is None or len(row.having(Look.MONEY)) > 1 or row.having(Look.CODE):
        return False
    owed = parse_money(row.having(Look.MONEY)[0].text)
    named = (line for line in lines if line is not row and figure_kind(label_of(line)) is FigureKind.BALANCE_DUE)
    return any(parse_money(token.text) == owed for line in named for token in line.having(Look.MONEY))


def _block_at(lines: Sequence[Line], first: int, most: int = MOST_LINES) -> HeadingBlock | None:
    """The heading on at most so many levels that begins with a line."""
    if not may_head(lines[first]) or is_title(*lines[first : first + 2]):
        return None
    block = _block_in(tuple(lines[first : first + 2 * MOST_LINES + _LINES_LOOKED_AT]), most)
    return block and replace(block, first=first, last=first + block.last)


@remembered
def _block_in(lines: tuple[Line, ...], most: int) -> HeadingBlock | None:
    """The heading that begins with the first of these lines, which are all that is looked at, and takes `most`."""
    best: HeadingBlock | None = None
    fits = (0, 0)
    for last in range(len(lines)):
        above = lines[:last]
        if not may_head(lines[last]) or (above and not _adjoin(above[-1], lines[last])):
            break
        if _levels(lines[: last + 1]) > most:
            break
        if above and is_title(lines[last], above[-1]) and not _interleave(above[-1], lines[last]):
            break
        if goes_on_in_words(lines[last]) and not any(len(cells_of(line)) > 1 for line in above):
            break
        if last + 1 < len(lines) and _interleave(lines[last], lines[last + 1]):
            continue
        head = lines[: last + 1]
        row = fullest_row(lines[last + 1 : last + 1 + _LINES_LOOKED_AT], lines[last].page)
        columns, fit = fitting(_columns(head), row)
        kind = kind_of(columns, head)
        if kind is not None and (best is None or fit > fits):
            best, fits = HeadingBlock(0, last, kind, columns), fit
    return best


@remembered
def _columns(head: tuple[Line, ...]) -> tuple[tuple[Heading, ...], ...]:
    """The ways to read the columns of heading lines."""
    return columns_by_cell(head), columns_by_word(head)


def _levels(lines: Sequence[Line]) -> int:
    """How many of some lines stand one below the other, and not beside the one before."""
    return 1 + sum(not _interleave(*pair) for pair in itertools.pairwise(lines))


def _interleave(upper: Line, lower: Line) -> bool:
    """Whether a line that may head a table reaches up beside the one above it, as cells do that are centred."""
    return may_head(lower) and upper.box.stands_beside(lower.box)


def _adjoin(upper: Line, lower: Line) -> bool:
    return upper.page == lower.page and lower.box.top - upper.box.bottom < 0.8 * upper.box.height
