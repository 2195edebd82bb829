"""How well the columns of a heading fit the figures that stand below it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from msgspec.structs import replace

from checker.model import Box
from checker.reading.columns.ageing import tells_ages
from checker.reading.columns.heading_columns import Heading, parted_names
from checker.reading.columns.heading_lines import may_head
from checker.reading.columns.one_name import joined_over_one_cell
from checker.reading.tokens.cutting import DASHES
from checker.reading.tokens.heading_words import money_roles, priced_roles, role_of
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.line_classes import is_talk, label_of
from checker.reading.tokens.roles import BILLED, THING_ROLES, Role
from checker.reading.tokens.tokens import Line, Look, Token
from checker.remembered import remembered

_TAKEN_OFF = frozenset({Role.PAYMENT, Role.ADJUSTMENT})
_SHARED = 0.5  # of the narrower one's width
_OVER = 2.0
"""How many points a figure may end behind the part of a name that it stands under."""


def fullest_row(body: Sequence[Line], page: int) -> tuple[Token, ...]:
    """The row below a heading that holds most figures, with those of other rows that stand beside all of its own.

    The ages of a balance are another box, and what stands below the next heading is another table. Neither sums nor
    talk tell of columns where rows do.
    """
    below = list(itertools.takewhile(lambda line: line.page == page and not tells_ages(line.text), body))
    figured = next((at for at, line in enumerate(below) if line.having(Look.MONEY)), len(below))
    below[figured:] = itertools.takewhile(lambda line: "\t" not in line.text or not may_head(line), below[figured:])
    told = [line for line in below if figure_kind(label_of(line)) is None and not is_talk(line)]
    rows = [line.tokens for line in told or below]
    most = max(rows, key=lambda row: (_figures(row), len(row)), default=())
    for row in rows:
        most += tuple(token for token in row if token.look is Look.MONEY and _is_beside(token, most))
    return most


def _is_beside(token: Token, row: Sequence[Token]) -> bool:
    return all(token.box.shared_width(other.box) <= 0 for other in row)


def fitting(ways: Sequence[tuple[Heading, ...]], row: tuple[Token, ...]) -> tuple[tuple[Heading, ...], tuple[int, int]]:
    """Of the ways to read the columns of a heading the one that fits the row below best, with names parted where its
    figures call for that; and how well the names as printed fit."""
    if ways[0] and all(role_of(column.text) for column in ways[0]) and not _lacking(ways[0], row):
        ways = ways[:1]  # cells that are whole names are not read word by word
    columns = max((joined_over_one_cell(way, row) for way in ways), key=lambda found: _named(found, row))
    fit = _named(columns, row)
    if _lacking(columns, row):
        others = [found for found in parted_names(columns) if _over_figures(found, columns, row)]
        columns = max((columns, *others), key=lambda found: (_named(found, row)[0], _placed(found, row)))
    elif _placed(columns, row)[0] < _figures(row) - _counts(columns, row):
        others = [found for found in parted_names(columns) if not _parts_money(columns, found)]
        columns = max((columns, *others), key=lambda found: _placed(found, row)[0])
    return _with_words_named(_with_charge_parted(columns, row), row), fit


def _over_figures(found: Sequence[Heading], columns: Sequence[Heading], row: Sequence[Token]) -> bool:
    """Whether the names of money that were parted from others stand over a figure each."""
    figures = [token.box for token in row if token.look in (Look.MONEY, Look.NUMBER) or token.text in DASHES]
    boxes = [column.box for column in found if column not in columns and column.role in priced_roles()]
    return all(any(_is_under(figure, box) for figure in figures) for box in boxes)


def _is_under(figure: Box, name: Box) -> bool:
    """Whether a figure ends below a name, or stands there for the most part, as below one that is centred."""
    return name.x0 < figure.x1 < name.x1 + _OVER or name.shared_width(figure) > _SHARED * figure.width


def _with_charge_parted(columns: tuple[Heading, ...], row: Sequence[Token]) -> tuple[Heading, ...]:
    """The columns; where codes are billed in none, a name that begins with what is billed ("Amount Paid") is two where
    a figure ends under that."""
    roles = {column.role for column in columns}
    if Role.CODE not in roles or roles & {*BILLED}:
        return columns
    figures = [token.box for token in row if token.look is Look.MONEY]
    for found in parted_names(columns):
        box = next((column.box for column in found if column.role in BILLED), None)
        if box and any(box.x0 < figure.x1 < box.x1 + _OVER for figure in figures):
            return found
    return columns


def _with_words_named(columns: tuple[Heading, ...], row: Sequence[Token]) -> tuple[Heading, ...]:
    """The columns; where none is that of the words, one named after what is taken off is, if words and no figure stand
    between those beside it ("Date | Payment / adjustment | Amount")."""
    roles = {column.role for column in columns}
    figured = any(token.look is Look.MONEY for token in row)
    if not figured or roles & THING_ROLES or not roles & {*BILLED}:
        return columns
    starts = [0.0, *(column.box.x1 for column in columns)]
    ends = [*(column.box.x0 for column in columns[1:]), float("inf")]
    return tuple(
        replace(column, role=Role.DESCRIPTION) if _holds_words(column, row, start, end) else column
        for column, start, end in zip(columns, starts, ends, strict=False)
    )


def _holds_words(column: Heading, row: Sequence[Token], start: float, end: float) -> bool:
    said = [token for token in row if token.look is Look.TEXT and token.text not in DASHES]
    words = any(start < token.box.middle < end for token in said)
    figures = any(token.look is Look.MONEY and token.box.shared_width(column.box) > 0 for token in row)
    return words and not figures and column.role in _TAKEN_OFF


@remembered
def _figures(row: tuple[Token, ...]) -> int:
    """How many figures a row holds: amounts, dashes behind the first, and what ends it behind some in whole dollars."""
    money = sum(token.look is Look.MONEY for token in row)
    behind = itertools.dropwhile(lambda token: token.look is not Look.MONEY, row)
    money += sum(token.text in DASHES for token in behind) if money > 1 else 0
    return money + (money > 1 and row[-1].look is Look.NUMBER)


def _figures_named(columns: Sequence[Heading]) -> int:
    return sum(column.role in priced_roles() for column in columns)


def _counts(columns: Sequence[Heading], row: Sequence[Token]) -> bool:
    """Whether there is a column of counts, whose "1.00" looks like money; one with a plain count has no other."""
    counted = [column.box for column in columns if column.role is Role.UNITS]
    return any(
        all(token.look is not Look.NUMBER or token.box.x1 < box.x0 or box.x1 < token.box.x0 for token in row)
        for box in counted
    )


def _named(columns: Sequence[Heading], row: tuple[Token, ...]) -> tuple[int, int]:
    """How well a reading of the heading fits: columns it can name, and as many for money as the row below holds; those
    of what is taken off may be empty there."""
    known = [column for column in columns if column.role]
    figures = _figures(row)
    filled = [column for column in known if column.role not in _TAKEN_OFF]
    too_many = max(_figures_named(filled) - figures, 0) if figures else 0
    wrong = len(columns) - len(known) + _lacking(known, row) + too_many + over_one_another(columns)
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


def over_one_another(columns: Sequence[Heading]) -> int:
    """How many columns share most of their place with the one before them, as no two do."""
    return sum(
        left.box.shared_width(right.box) > _SHARED * min(left.box.width, right.box.width)
        for left, right in itertools.pairwise(columns)
    )
