"""Two tables side by side under one line of headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Box
from checker.reading.columns.heading_columns import Heading
from checker.reading.columns.headings import HeadingBlock
from checker.reading.ink.lines import TextLine
from checker.reading.tokens.heading_words import money_roles
from checker.reading.tokens.roles import Role
from checker.reading.tokens.tokens import Line, Look


def second_table_at(block: HeadingBlock) -> int | None:
    """Where a heading heads two tables side by side: the column at which dates, or all, begin again after money."""
    for at in range(1, len(block.columns)):
        before = block.roles[:at]
        again = block.roles[at] is Role.SERVICE_DATE and Role.SERVICE_DATE in before
        whole = money_roles() & set(before) and money_roles() & set(block.roles[at:])
        if whole and (again or (before == block.roles[at:] and Role.CODE in before)):
            return at
    return None


def side_by_side(block: HeadingBlock, body: Sequence[Line], at: int) -> list[tuple[tuple[Heading, ...], list[Line]]]:
    left, right = halves(body, block.columns[at].box.x0 - 4)
    return [(block.columns[:at], left), (block.columns[at:], right)]


def halves(lines: Sequence[Line], edge: float) -> Iterator[list[Line]]:
    """What of some lines stands left of an edge, and what right of it (points from the left); there also the whole of
    those whose words lead over it to a figure, as sums below both halves do."""
    led = ((line, line.tokens[0].box) for line in lines if line.having(Look.MONEY))
    over = {id(line) for line, words in led if words.x0 < edge < words.x1}
    yield [part for line in lines if id(line) not in over and (part := part_of_line(line, 0.0, edge))]
    yield [part for line in lines if (part := line if id(line) in over else part_of_line(line, edge, float("inf")))]


def part_of_line(line: Line, x0: float, x1: float) -> Line | None:
    """What of a line stands between two places (points from the left); None where nothing does."""
    tokens = tuple(token for token in line.tokens if x0 <= token.box.middle < x1)
    if len(tokens) == len(line.tokens):
        return line
    if not tokens:
        return None
    box = Box.around(token.box for token in tokens)
    words = tuple(word for word in line.source.words if x0 <= word.box.middle < x1)
    return Line(TextLine(words, box), "\t".join(token.printed for token in tokens), tokens)
