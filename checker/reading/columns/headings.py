"""Headings of tables: which lines head a table, and what each column is called."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial

from checker.reading.columns.ageing import tells_ages
from checker.reading.columns.alike import set_alike
from checker.reading.columns.heading_columns import Heading, cells_of, columns_by_cell, columns_by_word, parted_names
from checker.reading.columns.heading_lines import goes_on_in_words, may_head
from checker.reading.tokens.heading_words import (
    BILLED,
    THING_ROLES,
    money_roles,
    priced_roles,
    role_of,
)
from checker.reading.tokens.tokens import Line, Look, Token
from checker.remembered import remembered

MOST_LINES = 5
_LINES_LOOKED_AT = 6
_SHARED = 0.5
_OVER = 2.0
"""How many points a figure may end behind the part of a name that it stands under."""


_OF_A_PAPER = frozenset({"account", "other_date"})
_OF_A_CHARGE = frozenset({"code", "service_date", "from_date", "transaction_date", *BILLED})
"""What a box at the head of a paper names, and what heads no such box."""


class TableKind(Enum):
    """What a heading announces: line items, a box of sums, or how old a balance is."""

    ITEMS = auto()
    SUMS = auto()
    AGEING = auto()


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """The heading of a table: lines `first` to `last` (inclusive, indexes into the statement's lines)."""

    first: int
    last: int
    kind: TableKind
    columns: tuple[Heading, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(column.role for column in self.columns)

    @property
    def exactness(self) -> int:
        """How well the names are known: two for each whole phrase, one for a phrase within other words.

        None for a second column of money under one name, nor for columns that stand over one another.
        """
        money = [role for role in self.roles if role in money_roles()]
        known = sum(2 if role_of(column.text) else 1 if column.role else -2 for column in self.columns)
        return known - 2 * (len(money) - len(set(money))) - 4 * _over_one_another(self.columns)


def find_headings(lines: Sequence[Line]) -> tuple[HeadingBlock, ...]:
    """All headings, in order. A block takes up to five lines; the grouping that names most columns wins."""
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
    at = 0
    while at < len(lines):
        block = _block_at(lines, at)
        if block is not None and block.last > block.first:
            # What stands above a heading may look like its first lines.
            inner = (found for first in range(at + 1, block.last + 1) if (found := _block_at(lines, first)))
            block = max((block, *inner), key=partial(_exactness_within, block))
        if block is None:
            at += 1
        else:
            blocks.append(_together(lines, blocks.pop(), block) if _goes_on(lines, blocks, block) else block)
            at = block.last + 1
    return tuple(_alike(lines, blocks))


def _alike(lines: Sequence[Line], blocks: Sequence[HeadingBlock]) -> Iterator[HeadingBlock]:
    """The headings, those that say the same words with the columns of the one whose names are known best."""
    models: dict[tuple[str, ...], HeadingBlock] = {}
    for block in sorted((each for each in blocks if each.kind is TableKind.ITEMS), key=lambda each: -each.exactness):
        models.setdefault(block.roles, block)
    for block in blocks:
        better = (model for model in models.values() if model.exactness > block.exactness)
        moved = (found for model in better if (found := _moved(lines, model, block)))
        yield block if block.roles in itertools.islice(models, 1) else next(moved, block)


def _moved(lines: Sequence[Line], model: HeadingBlock, block: HeadingBlock) -> HeadingBlock | None:
    """The heading as the model has it, perhaps over lines next to its own; None where it says other words."""
    said = lines[model.first : model.last + 1]
    firsts = range(block.first, max(block.first - 3, -1), -1)
    for first, last in itertools.product(firsts, range(block.last, min(block.first + MOST_LINES, len(lines)))):
        head = lines[first : last + 1]
        if not any(line.having(Look.MONEY) for line in head) and (found := set_alike(model.columns, said, head)):
            return HeadingBlock(first, last, model.kind, found)
    return None


def _goes_on(lines: Sequence[Line], blocks: Sequence[HeadingBlock], block: HeadingBlock) -> bool:
    """Whether a heading of charges stands right under another: together they are one, with names not all known."""
    above = blocks[-1] if blocks else None
    return (
        above is not None
        and above.kind is block.kind is TableKind.ITEMS
        and above.last + 1 == block.first
        and _adjoin(lines[above.last], lines[block.first])
    )


def _together(lines: Sequence[Line], above: HeadingBlock, block: HeadingBlock) -> HeadingBlock:
    columns = _columns(tuple(lines[above.first : block.last + 1]))[0]
    return HeadingBlock(above.first, block.last, TableKind.ITEMS, columns)


def _block_at(lines: Sequence[Line], first: int) -> HeadingBlock | None:
    """The heading that begins with a line."""
    if not may_head(lines[first]):
        return None
    block = _block_in(tuple(lines[first : first + MOST_LINES + _LINES_LOOKED_AT]))
    return block and replace(block, first=first, last=first + block.last)


@remembered
def _block_in(lines: tuple[Line, ...]) -> HeadingBlock | None:
    """The heading that begins with the first of these lines, which are all that is looked at."""
    best: HeadingBlock | None = None
    fits = (0, 0)
    for last in range(min(MOST_LINES, len(lines))):
        above = lines[:last]
        if not may_head(lines[last]) or (above and not _adjoin(above[-1], lines[last])):
            break
        if goes_on_in_words(lines[last]) and not any(len(cells_of(line)) > 1 for line in above):
            break
        head = lines[: last + 1]
        row = _fullest(lines[last + 1 : last + 1 + _LINES_LOOKED_AT], lines[last].page)
        columns = max(_columns(head), key=lambda found: _named(found, row))
        fit = _named(columns, row)
        if _lacking(columns, row):
            columns = max(
                (columns, *parted_names(columns)), key=lambda found: (_named(found, row)[0], _placed(found, row))
            )
        elif _placed(columns, row)[0] < _figures(row) - _counts(columns, row):
            others = [found for found in parted_names(columns) if not _parts_money(columns, found)]
            columns = max((columns, *others), key=lambda found: _placed(found, row)[0])
        columns = _with_charge_parted(columns, row)
        kind = _kind(columns, head)
        if kind is not None and (best is None or fit > fits):
            best, fits = HeadingBlock(0, last, kind, columns), fit
    return best


def _with_charge_parted(columns: tuple[Heading, ...], row: Sequence[Token]) -> tuple[Heading, ...]:
    """The columns; where codes are billed in none, a name that begins with what is billed ("Amount Paid") is two where
    a figure ends under that."""
    roles = {column.role for column in columns}
    if "code" not in roles or roles & {*BILLED}:
        return columns
    figures = [token.box for token in row if token.look is Look.MONEY]
    for found in parted_names(columns):
        box = next((column.box for column in found if column.role in BILLED), None)
        if box and any(box.x0 < figure.x1 < box.x1 + _OVER for figure in figures):
            return found
    return columns


@remembered
def _columns(head: tuple[Line, ...]) -> tuple[tuple[Heading, ...], ...]:
    """The ways to read the columns of heading lines."""
    return columns_by_cell(head), columns_by_word(head)


def _fullest(body: Sequence[Line], page: int) -> tuple[Token, ...]:
    """The row below a heading that holds most figures, with those of other rows that stand beside all of its own; the
    ages of a balance are another box."""
    rows = [
        line.tokens for line in itertools.takewhile(lambda line: line.page == page and not tells_ages(line.text), body)
    ]
    most = max(rows, key=lambda row: (_figures(row), len(row)), default=())
    for row in rows:
        most += tuple(token for token in row if token.look is Look.MONEY and _is_beside(token, most))
    return most


def _is_beside(token: Token, row: Sequence[Token]) -> bool:
    return all(token.box.shared_width(other.box) <= 0 for other in row)


@remembered
def _figures(row: tuple[Token, ...]) -> int:
    """How many figures a row holds: amounts, and what ends it behind some, in whole dollars."""
    money = sum(token.look is Look.MONEY for token in row)
    return money + (money > 1 and row[-1].look is Look.NUMBER)


def _figures_named(columns: Sequence[Heading]) -> int:
    return sum(column.role in priced_roles() for column in columns)


def _counts(columns: Sequence[Heading], row: Sequence[Token]) -> bool:
    """Whether there is a column of counts, whose "1.00" looks like money; one with a plain count has no other."""
    counted = [column.box for column in columns if column.role == "units"]
    return any(
        all(token.look is not Look.NUMBER or token.box.x1 < box.x0 or box.x1 < token.box.x0 for token in row)
        for box in counted
    )


def _named(columns: Sequence[Heading], row: tuple[Token, ...]) -> tuple[int, int]:
    """How well a reading of the heading fits: columns it can name, and as many for money as the row below holds."""
    known = [column for column in columns if column.role]
    figures = _figures(row)
    too_many = max(_figures_named(known) - figures, 0) if figures else 0
    wrong = len(columns) - len(known) + _lacking(known, row) + too_many + _over_one_another(columns)
    return len(known) - 2 * wrong, sum(len(column.text) for column in known)


def _placed(columns: Sequence[Heading], row: Sequence[Token]) -> tuple[int, float]:
    """How well the columns of money stand over the figures below: how many have one under them, and how far, in points,
    those under none are off in all (below 0)."""
    money = [column.box for column in columns if column.role in priced_roles()]
    figures = [token.box for token in row if token.look is Look.MONEY]
    shared = [[figure.shared_width(box) for box in money] for figure in figures if money]
    return sum(any(width > 0 for width in widths) for widths in zip(*shared, strict=True)), sum(
        min(max(widths), 0.0) for widths in shared
    )


def _parts_money(columns: Sequence[Heading], found: Sequence[Heading]) -> bool:
    """Whether the one column that is parted in the columns found is one of money itself."""
    return any(column.role in money_roles() for column in columns if column not in found)


def _lacking(columns: Sequence[Heading], row: tuple[Token, ...]) -> int:
    """How many of the figures below have neither a column of money nor one of counts."""
    return max(_figures(row) - _figures_named(columns) - _counts(columns, row), 0)


def _over_one_another(columns: Sequence[Heading]) -> int:
    """How many columns share most of their place with the one before them, as no two do."""
    return sum(
        left.box.shared_width(right.box) > _SHARED * min(left.box.width, right.box.width)
        for left, right in itertools.pairwise(columns)
    )


def _adjoin(upper: Line, lower: Line) -> bool:
    return upper.page == lower.page and lower.box.top - upper.box.bottom < 0.8 * upper.box.height


def _kind(columns: Sequence[Heading], lines: Sequence[Line]) -> TableKind | None:
    if tells_ages(" ".join(line.text for line in lines)):
        return TableKind.AGEING
    known = [column.role for column in columns if column.role]
    money = [role for role in known if role in priced_roles()]
    things = THING_ROLES & set(known)
    dated = {"service_date", "from_date", "transaction_date"} & set(known) and set(BILLED) & set(known)
    if len(known) < 2 or len(columns) - len(known) > max(1, len(columns) // 4) or not money:
        return None
    if _OF_A_PAPER & set(known) and not _OF_A_CHARGE & {*known}:
        return None
    if things or dated:
        return TableKind.ITEMS if len(known) >= 3 or (len(known) == len(columns) and _apart(columns)) else None
    several = any(len(cells_of(line)) > 1 for line in lines)
    several &= len({column.text for column in columns if column.role in money_roles()}) > 1
    return TableKind.SUMS if several and len(money) >= 2 and len(money) >= 0.5 * len(columns) else None


def _apart(columns: Sequence[Heading]) -> bool:
    """Whether two names stand so far apart that they are columns and not words of one phrase."""
    return columns[-1].box.x0 - columns[0].box.x1 > 2 * columns[0].box.height
