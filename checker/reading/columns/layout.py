"""A way to take the lines of one table apart, and the lines a way is learned from."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from checker.reading.tokens.cells import Parse
from checker.reading.tokens.inline_labels import inline_labels
from checker.reading.tokens.labels import figure_kind
from checker.reading.tokens.line_classes import is_talk, label_of
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look


class Layout(Struct, frozen=True):
    """A way to take lines apart, and where descriptions stand (points from the left).

    `roles` are those of its columns, `guessed` those known only by what the columns hold, and `figures` counts the
    columns of money where there are no headings.
    """

    parse: Parse
    text_span: tuple[float, float]
    headed: bool
    roles: frozenset[Role]
    guessed: frozenset[Role] = frozenset()
    figures: int = 1


def _only_prices(line: Line) -> bool:
    named, _ = inline_labels(line)
    return all(named.get(token) is Role.UNIT_PRICE for token in line.having(Look.MONEY))


def typical_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines that are surely rows, to learn from; where too few are, all with words and money, or with money. What
    holds no figure but a price by its name ("Qty 2 @ 26.70") belongs to a row."""
    money = [line for line in lines if line.having(Look.MONEY) and not _only_prices(line)]
    figures = [line for line in money if not figure_kind(label_of(line)) and not is_talk(line)]
    worded = [line for line in figures if line.having(Look.TEXT) or line.having(Look.CODE)]
    sure = [line for line in worded if line.having(Look.DATE) or line.having(Look.CODE)]
    return sure if len(sure) >= 2 else worded or figures
