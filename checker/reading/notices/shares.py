"""A cell of what the person owes that says why below its figure ("$13.57" over "You pay 20% coinsurance").

The words are no part of the row, a figure repeated among them is none of its own, and where cells are set by their last
line or their middle, the figure stands on a line above its row.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.reading.notice_words import notice_words
from checker.reading.rows.rows import adjoins
from checker.reading.tokens.tokens import Line, Look, Token

_FEWEST_FIGURES = 2
_MOST_LINES = 2
"""How many lines such a cell has above the last."""


def with_shares_in_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines; figures that stand alone above a row, where it has none, stand in it, and what explains them goes."""
    result: list[Line] = []
    for line in lines:
        told = _unexplained(line, result)
        if told is None:
            continue
        if _is_row(told) and (alone := _figure_above(told, result)) is not None:
            at, figure = alone
            result[at:] = [each for each in result[at + 1 :] if not _explains(each.tokens[0])]
            told = _with_figure(told, figure)
        result.append(told)
    return result


def _is_row(line: Line) -> bool:
    return len(line.having(Look.MONEY)) >= _FEWEST_FIGURES


def _is_figure(line: Line) -> bool:
    return [token.look for token in line.tokens] == [Look.MONEY]


def _unexplained(line: Line, above: Sequence[Line]) -> Line | None:
    """The line less what explains the figure that stands there right above it, in a row or before the words of one;
    None where nothing is left."""
    begins = next((at for at, token in enumerate(line.tokens) if _explains(token)), None)
    if begins is None or not above or not adjoins(above[-1], line) or _is_row(line):
        return line
    if not _is_row(above[-1]) and not (begins and _is_figure(above[-1])):
        return line
    said = line.tokens[begins:]
    if not any(figure.box.shared_width(token.box) > 0 for figure in above[-1].having(Look.MONEY) for token in said):
        return line
    return replace(line, tokens=line.tokens[:begins]) if begins else None


def _explains(token: Token) -> bool:
    return token.look is Look.TEXT and notice_words("told", "explained").match(token.text.lower()) is not None


def _figure_above(row: Line, above: Sequence[Line]) -> tuple[int, Token] | None:
    """The figure that is all of a line right above a row, perhaps over a line of words, where the row has none, and the
    place of that line."""
    lower = row
    for back, line in enumerate(reversed(above[-_MOST_LINES:]), start=1):
        if not adjoins(line, lower) or line.page != row.page:
            return None
        if _is_figure(line):
            if above[-back - 1 :][0].text.endswith(":"):
                return None
            figure = line.tokens[0]
            taken = any(figure.box.shared_width(other.box) > 0 for other in row.having(Look.MONEY))
            return None if taken else (len(above) - back, figure)
        if line.having(Look.MONEY) and not _explains(line.tokens[0]):
            return None
        lower = line
    return None


def _with_figure(row: Line, figure: Token) -> Line:
    """The row with a figure in the place of the words that it has there."""
    kept = [token for token in row.tokens if token.look is not Look.TEXT or not token.box.shared_width(figure.box) > 0]
    return replace(row, tokens=tuple(sorted((*kept, figure), key=lambda token: token.box.x0)))
